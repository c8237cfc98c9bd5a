"""From the lines of printed pages to paragraphs: what repeats on pages goes, the rest is joined."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.corpus.byline import byline
from bot.corpus.draft import Draft
from bot.corpus.languages import language_of
from bot.corpus.models import BlockKind
from bot.corpus.numbering import add_paragraph, is_capitals, is_heading, opens_paragraph
from bot.corpus.readers.foot_notes import FootNotes
from bot.corpus.readers.hyphens import SOFT_HYPHEN, Joiner
from bot.corpus.readers.printed_line import Line, Shape, shape_of
from bot.corpus.readers.printed_numbers import hanging_numbers
from bot.corpus.readers.printed_rows import with_rows
from bot.corpus.readers.running_heads import text_of_pages
from bot.corpus.text import normalise

__all__ = ["add_pages"]

_LONGEST_HEADING = 200
_LONGEST_HEAD = 12
_FIRST = 2
"""Pages whose running heads are looked at for what the document is."""

_GAP = 1.35
"""A gap between lines larger than this many usual ones parts paragraphs."""

_LARGE_GAP = 1.45
"""The same for large letters, as a share of their size."""

_NEAR = 2.5
"""Usual gaps within which a word that is cut at a line's end goes on."""

_INDENT = 0.8
"""An indent of this many times the size of the letters opens a paragraph."""

_ENDED = re.compile(r"[.!?…:;][\"'’”»)\]]*$")
_STATES = re.compile(r"[.;,][\"'’”»)\]]*$")
_COUNTERSIGNS = re.compile(
    r"(?:Par|Pour) (?:le|la|l['’]).{2,80}:$|(?:Le|La) (?:ministre|garde|secrétaire|Premi).{2,90},$"
)
"""Under the name of who signs, in capitals, who signs after them."""

_FEWEST_LETTERS = 3
_MAY_GO_ON = re.compile(r"\d|\(?[a-zivx]{1,5}\)")
"""How a line may begin within a sentence: "depuis / 1976. La", "au point / a) de"."""


def add_pages(draft: Draft, pages: Sequence[Sequence[Line]]) -> None:
    """Add the paragraphs, headings and notes of pages to a draft.

    The draft's title becomes the largest heading of the first page, where there is one; its
    author and its day those of a line at the top that says only that.
    """
    kept = text_of_pages(pages)
    draft.head = _heads(pages, kept)
    lines = [line for page in kept for line in page]
    if not lines:
        return
    shape, joiner = shape_of(lines), Joiner(line.text for line in lines)
    notes = FootNotes(shape)
    body, rows = with_rows([line for page in kept for line in notes.without(page)])
    draft.notes += notes.joined(joiner)
    numbers = hanging_numbers(body, shape) if body else {}
    largest = 0.0
    for paragraph in _paragraphs(body, shape, rows | set(numbers)):
        text, marks = joiner.join((line.text, line.marks) for line in paragraph)
        size = paragraph[0].size
        number = numbers.get(id(paragraph[0]))
        if id(paragraph[0]) in rows or number:
            cut = len(text) - len(text.removeprefix(number or "").lstrip())
            called = [(label, at - cut) for label, at in marks]
            page = paragraph[0].page
            draft.body.add(text[cut:], number=number, page=page, marks=called)
        elif shape.is_large(paragraph[0]) and len(text) <= _LONGEST_HEADING:
            level = 1 if size >= 1.5 * shape.size else 2
            page = paragraph[0].page
            draft.body.add(text, BlockKind.HEADING, level=level, page=page, marks=marks)
            if paragraph[0].page == 1 and size > largest + 0.5:
                draft.title, largest = text, size
        elif _is_bold_heading(paragraph, text, shape):
            draft.body.add(text, BlockKind.HEADING, level=3, page=paragraph[0].page, marks=marks)
        else:
            add_paragraph(draft.body, text, page=paragraph[0].page, marks=marks)
    _sign(draft, body[:_LONGEST_HEAD])


def _heads(pages: Sequence[Sequence[Line]], kept: Sequence[Sequence[Line]]) -> str:
    """What stands around the text of the first pages: a decision may bear its number there."""
    text = {id(line) for page in kept for line in page}
    around = (line.text for page in pages[:_FIRST] for line in page if id(line) not in text)
    return "\n".join(dict.fromkeys(around))


def _paragraphs(lines: Sequence[Line], shape: Shape, opening: set[int]) -> Iterator[list[Line]]:
    """The lines of each paragraph; each line whose id is in `opening` opens one."""
    paragraph: list[Line] = []
    for line in lines:
        if paragraph and (id(line) in opening or _parted(paragraph, line, shape)):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _parted(paragraph: Sequence[Line], line: Line, shape: Shape) -> bool:
    """Whether the line opens another paragraph than the one that the lines above make."""
    above = paragraph[-1]
    wrapped = is_capitals(above.text) and is_capitals(line.text)
    ended = bool(_ENDED.search(above.text))
    if _is_broken(above, line, shape):
        return False
    if shape.differs(line, above) or (is_capitals(above.text) and _COUNTERSIGNS.match(line.text)):
        return True
    if shape.is_centred(above) != shape.is_centred(line) and line.text[0].isupper():
        return True
    closes = ended or shape.ends_short(above)
    changes = not shape.bold and line.bold != above.bold and not line.text[0].islower()
    if changes and (closes or line.page != above.page):
        return True
    goes_on_large = shape.is_large(line) and not line.text[0].isdigit()
    opens = opens_paragraph(line.text) and not (wrapped or goes_on_large)
    # A number may also begin a line of a sentence that goes on ("depuis / 1976. La").
    if opens and (closes or not _MAY_GO_ON.match(line.text) or not _follows(above, line, shape)):
        return True
    if line.page != above.page or line.bottom >= above.bottom:
        # A page or a column ends anywhere: only an unfinished sentence goes on in the next.
        unfinished = not (ended or is_heading(above.text))
        return not unfinished or (shape.ends_short(above) and line.text[0].isupper())
    if not _follows(above, line, shape):
        return True
    indented = line.left - above.left > _INDENT * shape.size and len(paragraph) > 1
    word = line.text.split(maxsplit=1)[0]
    if word[0].isupper() and shape.ends_short(above) and shape.has_room(above, word):
        return True
    closed = ended or (is_heading(above.text) and not wrapped)
    return closed and (indented or shape.ends_short(above) or shape.has_room(above, word))


def _is_broken(above: Line, line: Line, shape: Shape) -> bool:
    """Whether the line above ends within a word, which this one ends."""
    broken = above.text.endswith(("-", SOFT_HYPHEN)) and line.text[0].islower()
    near = 0 < above.bottom - line.bottom < _NEAR * shape.leading
    return broken and (near or line.page != above.page)


def _follows(above: Line, line: Line, shape: Shape) -> bool:
    """Whether the line stands right under the other, in its column."""
    gap = above.bottom - line.bottom
    same = line.page == above.page and gap > 0
    return same and gap <= max(_GAP * shape.leading, _LARGE_GAP * line.size)


def _is_bold_heading(paragraph: Sequence[Line], text: str, shape: Shape) -> bool:
    """Whether a few bold lines, among others that are not, head what follows."""
    return (
        not shape.bold
        and all(line.bold for line in paragraph)
        and len(text) <= _LONGEST_HEADING
        and not _STATES.search(text)
        and sum(map(str.isalpha, text)) >= _FEWEST_LETTERS
    )


def _sign(draft: Draft, head: Sequence[Line]) -> None:
    language = language_of(draft.body.text)
    for line in head:
        signed = byline(normalise(line.text), language)
        if signed is not None:
            draft.author = draft.author or signed.author
            draft.publisher = draft.publisher or signed.publisher
            draft.published = draft.published or signed.published
