"""The notes of pages without links: "(1) OJ C 29" in a paragraph below, "Commission(1)" above.

Older pages of the Official Journal have them so. They are taken only as a whole: paragraphs in a
row that are numbered from 1, each called once, in order, right after a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.corpus.models import Note
from bot.corpus.readers.marked import sentinel
from bot.corpus.text import collapse

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["take_endnotes"]

_NOTE = re.compile(r"^\(\s?(?P<label>\d{1,3})\s?\)\s*(?P<text>\S.*)$")
_CALL = r"(?<=[^\W\d_]|[»”\"')])\s?\(\s?{label}\s?\)"

_Slot = tuple["HtmlElement", str]


def take_endnotes(tree: HtmlElement) -> list[Note]:
    """Take the numbered notes below a page's text out of it, and leave a mark at each call."""
    run = _last_run(tree)
    if not run:
        return []
    above = list(_texts_above(tree, run[0]))
    calls = _calls(above, len(run))
    if calls is None:
        return []
    for (element, part), label, start, end in reversed(calls):
        text = getattr(element, part)
        setattr(element, part, f"{text[:start]}{sentinel(label)}{text[end:]}")
    notes = []
    for paragraph in run:
        found = _NOTE.match(collapse(paragraph.text_content()))
        if found:
            notes.append(Note(label=found["label"], text=found["text"]))
        paragraph.drop_tree()
    return notes


def _last_run(tree: HtmlElement) -> list[HtmlElement]:
    """The last paragraphs in a row that are numbered (1), (2), (3)."""
    run: list[HtmlElement] = []
    last: list[HtmlElement] = []
    for paragraph in tree.iter("p"):
        text = collapse(paragraph.text_content()) if paragraph.find(".//p") is None else ""
        found = _NOTE.match(text)
        if found and int(found["label"]) in {1, len(run) + 1}:
            run = [*run, paragraph] if int(found["label"]) == len(run) + 1 else [paragraph]
            last = run
        elif text:
            run = []
    return last


def _texts_above(tree: HtmlElement, note: HtmlElement) -> Iterator[_Slot]:
    """The texts of the page before the first note, in order."""

    def walk(element: HtmlElement) -> Iterator[_Slot | None]:
        if element is note:
            yield None
            return
        if element.text and isinstance(element.tag, str):
            yield element, "text"
        for child in element:
            yield from walk(child)
            if child.tail:
                yield child, "tail"

    for slot in walk(tree):
        if slot is None:
            return
        yield slot


def _calls(slots: list[_Slot], count: int) -> list[tuple[_Slot, str, int, int]] | None:
    """Where each note is called, one after the other; None where one is not."""
    found: list[tuple[_Slot, str, int, int]] = []
    at, after = 0, 0
    for label in map(str, range(1, count + 1)):
        called = re.compile(_CALL.format(label=label))
        while at < len(slots):
            match = called.search(getattr(*slots[at]), after)
            if match:
                found.append((slots[at], label, match.start(), match.end()))
                after = match.end()
                break
            at, after = at + 1, 0
        else:
            return None
    return found
