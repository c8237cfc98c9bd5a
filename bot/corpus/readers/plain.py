"""Plain text: pages copied as text, letters, notes, decisions, verse."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import repeat

from bot.corpus.byline import byline
from bot.corpus.copied_page import copied_page
from bot.corpus.draft import Draft
from bot.corpus.languages import language_of
from bot.corpus.models import BlockKind
from bot.corpus.names import NAMES
from bot.corpus.numbering import add_paragraph
from bot.corpus.official_copy import official_copy
from bot.corpus.readers.decoding import decode
from bot.corpus.readers.marked import unmark
from bot.corpus.readers.plain_notes import APART, take_notes
from bot.corpus.readers.source import Source
from bot.corpus.signature import sign_at_top
from bot.corpus.sources.heading import reads_official

__all__ = ["read_plain"]

_LONGEST_TITLE = 200
_NARROWEST_WRAP = 40
_WIDEST_WRAP = 110
_SLACK = 0.08
"""Share by which the numbers of characters of lines of one width may differ."""

_MOSTLY = 0.8

_LONGEST_VERSE = 70
_HEAD = 6
"""Lines at the top among which a byline is looked for."""

_SUBJECT = re.compile(
    r"^(?:objet|object|subject|re)\s?:\s?(?P<subject>\S.{3,150})$", re.IGNORECASE | re.MULTILINE
)
"""What a letter or a message is about."""

_AUTHORS = re.compile(rf"{NAMES}\s?\d(?:\s?,?\s?\d)*(?:\s?,\s{NAMES}\s?\d(?:\s?,?\s?\d)*){{0,9}}")
"""Who signs an article of research, with the numbers of their laboratories."""

_GENRE = re.compile(
    r"(?:transcription|transcript|verbatim|entretien|interview|synth[èe]se)\W*", re.IGNORECASE
)
"""What a text is, on the line under its title."""

_ENDED = re.compile(r"[.!?…:;][\"'’”»)\]]*$")
_TITLE_END = re.compile(r"[.,;:][\"'’”»)\]]*$")
_BULLET = re.compile(r"^(?:[-–—•*◦▪‣·]|\d{1,2}[.)]|[a-z]\))\s+\S")


def read_plain(data: bytes, source: Source) -> Iterator[Draft]:
    """The draft of a plain text; its title is its first line, or the file's name."""
    text = decode(data, source)
    if reads_official(text):
        copy = official_copy(text)
        draft = _plain(copy.text, source.title, verse=False, title=copy.title)
        draft.head = copy.head
    else:
        draft = copied_page(text, source.title) or _plain(text, source.title)
    draft.url = source.url
    yield draft


def _plain(
    text: str, fallback_title: str, *, verse: bool = True, title: str | None = None
) -> Draft:
    """The draft of a text; a `title` that is known is no part of it."""
    draft = Draft(title=title or fallback_title, language=language_of(text))
    text, draft.notes = take_notes(text)
    chunks = [chunk for chunk in APART.split(text.strip("\n")) if chunk.strip()]
    first = None if title else _title(chunks)
    subject = _SUBJECT.search("\n".join(chunks[:_HEAD]))
    if first:
        heading = unmark(first)
        draft.title = heading.text
        draft.body.add(heading.text, BlockKind.HEADING, level=1, marks=heading.marks)
        chunks[0] = chunks[0].strip().removeprefix(first)
    elif subject and not title:
        draft.title = subject["subject"]
    for chunk in chunks:
        lines = [line.strip() for line in chunk.split("\n") if line.strip()]
        if lines:
            _add(draft, lines, verse)
    sign_at_top(draft, official=not verse)
    if first and chunks[0] and (authors := _AUTHORS.fullmatch(chunks[0].strip().split("\n")[0])):
        draft.author = re.sub(r"\s?\d(?:\s?,?\s?\d)*", "", authors[0])
    return draft


def _title(chunks: Sequence[str]) -> str | None:
    """The first line, where it reads like a title and a text follows."""
    if not chunks:
        return None
    first, *under = chunks[0].strip().split("\n")
    first = first.strip()
    if not under and len(chunks) == 1:
        return None
    alone = not under or _stands_under_title(under[0].strip())
    if not alone or len(first) > _LONGEST_TITLE or _TITLE_END.search(first) or byline(first):
        return None
    return first if any(character.isalpha() for character in first) else None


def _stands_under_title(line: str) -> bool:
    """Whether the line signs the text, as researchers do too, or only tells its genre."""
    return byline(line) is not None or bool(_AUTHORS.fullmatch(line) or _GENRE.fullmatch(line))


def _add(draft: Draft, lines: list[str], verse: bool) -> None:
    """Add a chunk's lines: one paragraph when it was wrapped, verse as it stands, else by line."""
    if _is_wrapped(lines):
        _add_paragraph(draft, " ".join(lines))
    elif verse and _is_verse(lines):
        draft.body.add("\n".join(lines))
    else:
        for line in lines:
            _add_paragraph(draft, line)


def _add_paragraph(draft: Draft, text: str) -> None:
    marked = unmark(text)
    if marked.marks:
        add_paragraph(draft.body, marked.text, marks=marked.marks)
    else:
        add_paragraph(draft.body, text)


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether the lines are one paragraph cut at a width: even lines that do not end sentences."""
    full, last = lines[:-1], lines[-1]
    if not full or any(_BULLET.match(line) for line in lines[1:]):
        return False
    if any(line.split()[:2] == lines[0].split()[:2] for line in lines[1:]):
        return False
    widest = max(len(line) for line in lines)
    narrowest = min(len(line) for line in full)
    ended = sum(bool(_ENDED.search(line)) for line in full)
    return (
        narrowest >= _NARROWEST_WRAP
        and widest <= _WIDEST_WRAP
        and len(last) <= widest
        and widest - narrowest <= 30
        and ended <= len(full) / 2
        and sum(map(_is_full, full, lines[1:], repeat(widest))) >= _MOSTLY * len(full)
    )


def _is_full(line: str, following: str, widest: int) -> bool:
    """Whether the next line's first word had no room left on the line."""
    first = following.split(maxsplit=1)[0]
    return len(line) + 1 + len(first) >= widest * (1 - _SLACK)


def _is_verse(lines: Sequence[str]) -> bool:
    return (
        len(lines) > 1
        and all(len(line) <= _LONGEST_VERSE for line in lines)
        and not any(_BULLET.match(line) or unmark(line).marks for line in lines)
    )
