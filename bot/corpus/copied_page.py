"""Finding the article in a web page that was copied as text, furniture and all.

Lines of prose make the article: long enough, ended like sentences, and full of little words. What
surrounds them is judged by its words (`furniture`) and by its place: before the article there are
its title, its byline and its opening; between its paragraphs, short lines are its headings, its
lists or its short sentences; after its last paragraph there is nothing of it left.

A text is held to be a copied page only when it shows furniture that no letter, note or decision
has. Everything else is a plain document, and loses nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.corpus.copied_notes import CopiedNotes, take_notes
from bot.corpus.draft import Draft
from bot.corpus.forge_page import readme
from bot.corpus.languages import language_of
from bot.corpus.models import BlockKind, Language
from bot.corpus.names import publisher_in
from bot.corpus.numbering import add_paragraph
from bot.corpus.page_body import article
from bot.corpus.page_head import read_head, sign_below
from bot.corpus.page_lines import BULLET, FURNITURE, Line, Role, page_lines
from bot.corpus.plain_genres import heads_any_document, is_plain

__all__ = ["copied_page"]

_HEAD_REACH = 15
"""Lines below the title among which the byline is looked for."""

_MOST_LINES = 20_000
"""Lines that no copied page has: a longer text is another document."""

_ENOUGH_FURNITURE = 2
_FURNITURE_SHARE = 0.025
_SURELY_FURNITURE = 6
_HOUR = re.compile(r"(?:[01]?\d|2[0-3])\s?(?::|[hH])\s?[0-5]\d")
_FEWEST_ENTRIES = 2
"""Hours alone on their line from which a page is a live report."""


def copied_page(text: str, fallback_title: str, *, with_notes: bool = True) -> Draft | None:
    """The article of a page that was copied as text, or None for a text that is no such page.

    The draft's title, author, publisher and day are those that the page shows; its body holds the
    article's paragraphs, headings, lists and tables, and its notes lie beside it if they are asked
    for.
    """
    if text.count("\n") > _MOST_LINES:
        return None
    language = language_of(text)
    lines = page_lines(text, language)
    if not _is_copied(lines):
        return None
    whole = readme(lines)
    if whole:
        return _as_it_is(whole, language)
    first = next((n for n, line in enumerate(lines) if line.role is Role.PROSE), None)
    if first is None:
        return None
    first = _live_from(lines, first)
    draft = Draft(title=fallback_title, language=language)
    opening = read_head(draft, lines[:first])
    draft.head = "\n".join(line.text for line in lines[:first] if line.role is Role.SHORT)
    below = sign_below(draft, lines[first:])
    draft.publisher = draft.publisher or _publisher_below(lines)
    notes = take_notes(below) if with_notes else CopiedNotes()
    draft.notes = list(notes.notes)
    own = [line for n, line in enumerate(below) if n not in notes.lines]
    for line in [*opening, *article(own, draft.author, draft.publisher)]:
        _add(draft, line, notes)
    return draft if draft.body.text else None


def _as_it_is(lines: Sequence[Line], language: Language) -> Draft:
    """A draft of all these lines, the first of which is its title too."""
    draft = Draft(title=lines[0].text, language=language)
    for line in lines:
        _add(draft, line, CopiedNotes())
    return draft


def _is_copied(lines: Sequence[Line]) -> bool:
    """Whether there is furniture that plain documents do not have: two lines, or one signed.

    One at least must be no heading that any document may have ("Références"). There must be more
    in a long text, and in a letter, minutes or a contract, which may hold a few such lines.
    """
    furniture = {line.text for line in lines if line.role in FURNITURE}
    found = len(furniture)
    if all(map(heads_any_document, furniture)):
        return False
    signed = any(line.signed and line.signed.published for line in lines[:_HEAD_REACH])
    if found >= _SURELY_FURNITURE:
        return True
    least = max(1 if signed else _ENOUGH_FURNITURE, _FURNITURE_SHARE * len(lines))
    return found >= least and not is_plain(
        [line.text for line in lines if line.role not in FURNITURE]
    )


def _live_from(lines: Sequence[Line], first: int) -> int:
    """Where the first entry of a live report stands, by its hour; else the first paragraph."""
    hours = [n for n, line in enumerate(lines) if _HOUR.fullmatch(line.text)]
    above = [n for n in hours if n < first]
    return above[0] if above and len(hours) >= _FEWEST_ENTRIES else first


def _publisher_below(lines: Sequence[Line]) -> str | None:
    named = (publisher_in(line.text) for line in reversed(lines) if line.role is not Role.PROSE)
    return next(filter(None, named), None)


def _add(draft: Draft, line: Line, notes: CopiedNotes) -> None:
    if line.role is Role.ROW:
        draft.body.add(" | ".join(cell.strip() for cell in line.text.split("\t") if cell.strip()))
        return
    text, marks = notes.marked(line.text)
    if line.role in {Role.SHORT, Role.HEADING}:
        draft.body.add(text, BlockKind.HEADING, level=2, marks=marks)
    elif line.role is Role.ITEM and not BULLET.match(text):
        draft.body.add(text, BlockKind.ITEM, marks=marks)
    else:
        add_paragraph(draft.body, text, marks=marks)
