"""OpenDocument texts (.odt), by odfdo: headings, paragraphs, lists, tables, notes apart."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from bot.corpus.byline import real_name
from bot.corpus.draft import Draft
from bot.corpus.models import BlockKind, Note
from bot.corpus.numbering import add_paragraph
from bot.corpus.readers.archives import check_archive
from bot.corpus.readers.marked import Marked
from bot.corpus.readers.source import Source
from bot.errors import RefusedSource

if TYPE_CHECKING:
    from odfdo import Element

__all__ = ["read_open_document"]

_INSIDE = {"text:section", "text:numbered-paragraph", "office:text", "text:list-header"}
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
        _walk(draft, body)
    except (LxmlError, BadZipFile, KeyError, ValueError, TypeError, AttributeError) as error:
        raise RefusedSource("archive-damaged", path=source.name) from error
    if not draft.body.text:
        raise RefusedSource("source-empty", path=source.name)
    first = draft.body.blocks[0]
    if not draft.title and first.kind is BlockKind.HEADING:
        draft.title = first.of(draft.body.text)
    draft.title = draft.title or source.title
    yield draft


def _walk(draft: Draft, parent: Element) -> None:
    for element in parent.children:
        match element.tag:
            case "text:h":
                level = int(element.get_attribute("text:outline-level") or 1)
                draft.body.add(_words(element, draft).text, BlockKind.HEADING, level=level)
            case "text:p":
                words = _words(element, draft)
                if words.text:
                    add_paragraph(draft.body, words.text, marks=words.marks)
            case "text:list":
                _add_items(draft, element)
            case "table:table":
                for row in element.get_elements("descendant::table:table-row"):
                    cells = (_words(cell, draft).text for cell in row.children)
                    draft.body.add(" | ".join(filter(None, cells)))
            case tag if tag in _INSIDE:
                _walk(draft, element)


def _add_items(draft: Draft, parent: Element) -> None:
    for item in parent.children:
        for element in item.children:
            if element.tag == "text:list":
                _add_items(draft, element)
            elif element.tag in {"text:p", "text:h"}:
                words = _words(element, draft)
                draft.body.add(words.text, BlockKind.ITEM, marks=words.marks)


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
