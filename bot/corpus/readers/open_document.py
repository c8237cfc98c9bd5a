"""OpenDocument texts (.odt), by odfdo: headings, paragraphs, lists, tables, notes apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from bot.corpus.draft import Draft
from bot.corpus.models import BlockKind, Note
from bot.corpus.names import real_name
from bot.corpus.numbering import add_paragraph
from bot.corpus.readers.archives import check_archive, unreadable
from bot.corpus.readers.marked import Marked, joined
from bot.corpus.readers.source import Source
from bot.errors import RefusedSource

if TYPE_CHECKING:
    from odfdo import Document, Element

__all__ = ["read_open_document"]

_INSIDE = {"text:section", "text:numbered-paragraph", "office:text", "text:list-header"}
_ROWS = "child::table:table-row | child::table:table-header-rows/table:table-row"
_LONGEST_CELL = 300
"""Characters of a table's cell that is no cell, but a part of the page."""

_GOES_ON = ("text:continue-numbering", "text:continue-list")
_SPACES = {"text:s", "text:tab", "text:line-break"}
_UNSEEN = {"office:annotation", "text:tracked-changes", "draw:frame", "text:bookmark-ref"}


def read_open_document(data: bytes, source: Source) -> Iterator[Draft]:
    """The draft of an OpenDocument text. Tracked deletions and comments are not read.

    Raises:
        RefusedSource: The file is damaged, locked, a trap, or holds no text.
    """
    check_archive(data, source)
    import odfdo
    from lxml.etree import LxmlError

    try:
        opened = odfdo.Document(BytesIO(data))
        described, body = opened.meta, opened.body
        draft = Draft(
            title=described.title or "",
            author=real_name(described.initial_creator or described.creator),
            url=source.url,
        )
        heads = opened.styles.get_elements("//style:header/text:p")
        draft.head = "\n".join(head.text_recursive for head in heads)
        _Reading(draft, _numbered_styles(opened)).walk(body)
    except (
        LxmlError,
        BadZipFile,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        odfdo.SecurityError,
    ) as error:
        raise unreadable(error, source) from error
    if not draft.body.text:
        raise RefusedSource("source-empty", path=source.name)
    first = draft.body.blocks[0]
    if not draft.title and first.kind is BlockKind.HEADING:
        draft.title = first.of(draft.body.text)
    draft.title = draft.title or source.title
    yield draft


class _Reading:
    """One walk through a document, with the numbers of its lists."""

    def __init__(self, draft: Draft, numbered: set[str]) -> None:
        self._draft = draft
        self._numbered = numbered
        self._counts: Counter[str] = Counter()

    def walk(self, parent: Element) -> None:
        draft = self._draft
        for element in parent.children:
            match element.tag:
                case "text:h":
                    level = int(element.get_attribute("text:outline-level") or 1)
                    draft.body.add(_words(element, draft).text, BlockKind.HEADING, level=level)
                case "text:p":
                    words = _words(element, draft)
                    if words.text:
                        add_paragraph(draft.body, words.text, marks=words.marks)
                    for box in element.get_elements("descendant::draw:text-box"):
                        self.walk(box)
                case "text:list":
                    self._add_items(element, str(element.get_attribute("text:style-name") or ""))
                case "table:table":
                    for row in element.get_elements(_ROWS):
                        self._add_row(row.children)
                case tag if tag in _INSIDE:
                    self.walk(element)

    def _add_row(self, cells: list[Element]) -> None:
        """Add a row in one line; one that only lays a page out is what stands in its cells."""
        if len(cells) == 1 or any(len(cell.text_recursive) > _LONGEST_CELL for cell in cells):
            for cell in cells:
                self.walk(cell)
            return
        row = joined(_words(cell, self._draft) for cell in cells)
        self._draft.body.add(row.text, marks=row.marks)

    def _add_items(self, parent: Element, style: str, depth: int = 1) -> None:
        goes_on = any(map(parent.get_attribute, _GOES_ON))
        if depth == 1 and not goes_on:
            self._counts[style] = 0
        for item in parent.children:
            for place, element in enumerate(item.children):
                if element.tag == "text:list":
                    self._add_items(element, style, depth + 1)
                elif element.tag in {"text:p", "text:h"}:
                    numbered = depth == 1 and style in self._numbered
                    numbered = numbered and item.tag == "text:list-item"
                    self._add_item(element, self._next(item, style, place) if numbered else None)

    def _next(self, item: Element, style: str, place: int) -> str | None:
        """The number before the item's first paragraph; its others have none."""
        if place:
            return None
        started = item.get_attribute("text:start-value")
        self._counts[style] = int(started) if started else self._counts[style] + 1
        return str(self._counts[style])

    def _add_item(self, element: Element, number: str | None) -> None:
        """Add an item of a list; what a list numbers at its outermost level is a paragraph."""
        words = _words(element, self._draft)
        kind = BlockKind.PARAGRAPH if number else BlockKind.ITEM
        self._draft.body.add(words.text, kind, number=number, marks=words.marks)


def _numbered_styles(opened: Document) -> set[str]:
    """The styles of lists that number their items 1, 2, 3 at their outermost level."""
    found: set[str] = set()
    for part in (opened.content, opened.styles):
        for style in part.get_elements("//text:list-style"):
            for level in style.get_elements("text:list-level-style-number"):
                outermost = level.get_attribute("text:level") == "1"
                if outermost and level.get_attribute("style:num-format") == "1":
                    found.add(str(style.get_attribute("style:name") or ""))
    return found


def _words(element: Element, draft: Draft) -> Marked:
    words = Marked()
    _collect(element, words, draft)
    return words.finished()


def _collect(element: Element, words: Marked, draft: Draft) -> None:
    words.add(element.text or "")
    for child in element.children:
        if child.tag in _SPACES:
            words.add(" ")
        elif child.tag == "text:note":
            _add_note(child, words, draft)
        elif child.tag not in _UNSEEN:
            _collect(child, words, draft)
            if child.tag == "text:p":
                words.add(" ")
        words.add(child.tail or "")


def _add_note(note: Element, words: Marked, draft: Draft) -> None:
    label = "".join(cited.text or "" for cited in note.get_elements("text:note-citation"))
    label = label or str(len(draft.notes) + 1)
    text = " ".join(_words(body, draft).text for body in note.get_elements("text:note-body"))
    draft.notes.append(Note(label=label, text=text))
    words.mark(label)
