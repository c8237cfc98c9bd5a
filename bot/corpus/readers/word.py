"""Word files (.docx), by python-docx: headings by their styles, lists, automatic numbers, notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from bot.corpus.draft import Draft
from bot.corpus.models import BlockKind, Note
from bot.corpus.names import real_name
from bot.corpus.numbering import add_paragraph, roman
from bot.corpus.readers.archives import check_archive, unreadable
from bot.corpus.readers.marked import Marked, joined
from bot.corpus.readers.source import Source
from bot.errors import RefusedSource

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

__all__ = ["read_word"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NOTES = {"footnote": f"{_RELATION}/footnotes", "endnote": f"{_RELATION}/endnotes"}
_HEADING = re.compile(r"^(?:heading|titre)\s*(?P<level>[1-9])$", re.IGNORECASE)
_TITLE = re.compile(r"^(?:title|titre)$", re.IGNORECASE)
_CONTENTS = re.compile(r"^(?:toc|tm|table des mati|header|footer|en-t)", re.IGNORECASE)
_BODY_LEVEL = 9
"""The level in a document's outline of what is no heading; levels are counted from 0."""

_LONGEST_CELL = 300
"""Characters of a table's cell that is no cell, but a part of the page."""

_NO_TITLES = {"Word Document", "PowerPoint Presentation", "Document"}
"""Titles that programs fill in."""

_BOX = f"{_W}txbxContent"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CALLS = {f"{_W}{kind}Reference": kind for kind in _NOTES}
_UNSEEN = {f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", _BOX, _FALLBACK}


def read_word(data: bytes, source: Source) -> Iterator[Draft]:
    """The draft of a Word file. What was deleted or hidden in it is not read.

    Raises:
        RefusedSource: The file is damaged, locked, a trap, or holds no text.
    """
    check_archive(data, source)
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        word = docx.Document(BytesIO(data))
        draft = _Reading(word, source).draft
    except (OpcError, LxmlError, BadZipFile, KeyError, ValueError, AttributeError) as error:
        raise unreadable(error, source) from error
    if not draft.body.text:
        raise RefusedSource("source-empty", path=source.name)
    yield draft


class _Reading:
    """One pass over a Word document."""

    def __init__(self, word: WordDocument, source: Source) -> None:
        properties = word.core_properties
        self._word = word
        self._counts: Counter[tuple[str, int]] = Counter()
        title = properties.title or ""
        self.draft = Draft(title="" if title in _NO_TITLES else title, url=source.url)
        self.draft.author = real_name(properties.author)
        self._styles = {style.style_id: style.name or "" for style in word.styles}
        self._style_lists = {
            style.name: style.element.find(f"{_W}pPr/{_W}numPr") for style in word.styles
        }
        self._style_levels = {
            style.name: style.element.find(f"{_W}pPr/{_W}outlineLvl") for style in word.styles
        }
        self._numbered = self._decimal_lists()
        self.draft.head = "\n".join(
            paragraph.text for section in word.sections for paragraph in section.header.paragraphs
        )
        self._walk(word.element.body)
        self._read_notes()
        blocks = self.draft.body.blocks
        if not self.draft.title and blocks and blocks[0].kind is BlockKind.HEADING:
            self.draft.title = blocks[0].of(self.draft.body.text)
        self.draft.title = self.draft.title or source.title

    def _walk(self, parent: Any) -> None:
        for element in parent:
            if element.tag == f"{_W}p":
                self._add(element)
            elif element.tag == f"{_W}tbl":
                for row in element.iterchildren(f"{_W}tr"):
                    self._add_row(list(row.iterchildren(f"{_W}tc")))
            elif element.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins"}:
                self._walk(element)

    def _add_row(self, cells: list[Any]) -> None:
        """Add a row in one line; one that only lays a page out is what stands in its cells."""
        words = [_words(cell) for cell in cells]
        if len(cells) == 1 or any(len(cell.text) > _LONGEST_CELL for cell in words):
            for cell in cells:
                self._walk(cell)
            return
        row = joined(words)
        self.draft.body.add(row.text, marks=row.marks)

    def _add(self, paragraph: Any) -> None:
        self._add_words(paragraph)
        # What stands in boxes beside the paragraph follows it.
        for box in paragraph.iter(_BOX):
            if not any(above.tag == _FALLBACK for above in box.iterancestors()):
                self._walk(box)

    def _add_words(self, paragraph: Any) -> None:
        words = _words(paragraph)
        style = self._style(paragraph)
        level = self._heading_level(paragraph, style)
        body = self.draft.body
        if not words.text or _CONTENTS.match(style):
            return
        if _TITLE.match(style):
            self.draft.title = self.draft.title or words.text
            body.add(words.text, BlockKind.HEADING, level=1)
        elif level:
            body.add(words.text, BlockKind.HEADING, level=level, marks=words.marks)
        elif (listed := self._list_of(paragraph)) is not None:
            number = self._next_number(listed)
            kind = BlockKind.PARAGRAPH if number else BlockKind.ITEM
            body.add(words.text, kind, number=number, marks=words.marks)
        else:
            add_paragraph(body, words.text, marks=words.marks)

    def _heading_level(self, paragraph: Any, style: str) -> int:
        """The level of a heading by its style's name, or by its place in the outline; else 0."""
        named = _HEADING.match(style)
        if named:
            return int(named["level"])
        outlined = paragraph.find(f"{_W}pPr/{_W}outlineLvl")
        outlined = self._style_levels.get(style) if outlined is None else outlined
        level = int(outlined.get(f"{_W}val", _BODY_LEVEL)) if outlined is not None else _BODY_LEVEL
        return level + 1 if level < _BODY_LEVEL else 0

    def _style(self, paragraph: Any) -> str:
        found = paragraph.find(f"{_W}pPr/{_W}pStyle")
        return self._styles.get(found.get(f"{_W}val"), "") if found is not None else ""

    def _list_of(self, paragraph: Any) -> tuple[str, int] | None:
        """The list that the paragraph is in, and how deep, or None."""
        properties = paragraph.find(f"{_W}pPr/{_W}numPr")
        if properties is None:
            properties = self._style_lists.get(self._style(paragraph))
        if properties is None:
            return None
        number, level = properties.find(f"{_W}numId"), properties.find(f"{_W}ilvl")
        name = number.get(f"{_W}val") if number is not None else ""
        return (name, int(level.get(f"{_W}val")) if level is not None else 0)

    def _next_number(self, listed: tuple[str, int]) -> str | None:
        """The number that Word prints before the paragraph, for lists of plain numbers."""
        if listed not in self._numbered:
            return None
        self._counts[listed] += 1
        return str(self._counts[listed])

    def _decimal_lists(self) -> set[tuple[str, int]]:
        """The lists whose items are numbered 1, 2, 3 at their outermost level."""
        try:
            numbering = self._word.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return set()
        decimal = {
            abstract.get(f"{_W}abstractNumId")
            for abstract in numbering.iter(f"{_W}abstractNum")
            for level in abstract.iter(f"{_W}lvl")
            if level.get(f"{_W}ilvl") == "0"
            for form in level.iter(f"{_W}numFmt")
            if form.get(f"{_W}val") == "decimal"
        }
        return {
            (number.get(f"{_W}numId"), 0)
            for number in numbering.iter(f"{_W}num")
            for abstract in number.iter(f"{_W}abstractNumId")
            if abstract.get(f"{_W}val") in decimal
        }

    def _read_notes(self) -> None:
        """The notes in the order of their calls, each with the number that Word prints."""
        from docx.oxml import parse_xml

        texts: dict[str, str] = {}
        for kind, relation in _NOTES.items():
            try:
                part = self._word.part.part_related_by(relation)
            except KeyError:
                continue
            for note in parse_xml(part.blob).iter(f"{_W}{kind}"):
                texts[f"{kind} {note.get(f'{_W}id')}"] = _words(note).text
        labels: dict[str, str] = {}
        for mark in self.draft.body.note_marks:
            kind = mark.label.partition(" ")[0]
            of_kind = sum(name.startswith(kind) for name in labels)
            labels.setdefault(mark.label, _label(kind, of_kind + 1))
        self.draft.body.relabel(labels)
        self.draft.notes += [
            Note(label=label, text=texts[name]) for name, label in labels.items() if texts.get(name)
        ]


def _label(kind: str, number: int) -> str:
    """Footnotes are numbered 1, 2; endnotes i, ii, as Word does."""
    return str(number) if kind == "footnote" else roman(number)


def _words(element: Any) -> Marked:
    """The visible words of an element, and the notes that they call."""
    words = Marked()
    _collect(element, words)
    return words.finished()


def _collect(element: Any, words: Marked) -> None:
    for child in element:
        if child.tag in _UNSEEN or child.find(f"{_W}rPr/{_W}vanish") is not None:
            continue
        if child.tag == f"{_W}t":
            words.add(child.text or "")
        elif child.tag in {f"{_W}tab", f"{_W}br", f"{_W}cr"}:
            words.add(" ")
        elif child.tag == f"{_W}noBreakHyphen":
            words.add("\u2011")
        elif child.tag in _CALLS:
            words.mark(f"{_CALLS[child.tag]} {child.get(f'{_W}id')}")
        else:
            _collect(child, words)
            if child.tag == f"{_W}p":
                words.add(" ")
