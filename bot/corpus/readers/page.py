"""Web pages: the article without what surrounds it, by trafilatura, with its metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, cast

from bot.corpus.draft import Draft
from bot.corpus.models import BlockKind, Document, Language
from bot.corpus.numbering import add_paragraph
from bot.corpus.readers.decoding import decode
from bot.corpus.readers.source import Source
from bot.corpus.text import TextBuilder
from bot.errors import RefusedSource

if TYPE_CHECKING:
    from lxml.etree import _Element
    from trafilatura.settings import Document as Extracted

__all__ = ["read_page"]

_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE
)
_LANGUAGE = re.compile(r"<html[^>]{0,300}?\blang\s*=\s*[\"']?(fr|en)\b", re.IGNORECASE)
_CHARSET = re.compile(r"charset=[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_HEAD_BYTES = 4_096


def read_page(data: bytes, source: Source) -> Iterator[Document]:
    """The document of a web page.

    Raises:
        RefusedSource: The page is not text, or holds no article that can be told from the rest.
    """
    html = decode(data, source, _declared_encoding(data, source))
    yield _draft(html, source).document()


def _declared_encoding(data: bytes, source: Source) -> str | None:
    by_server = _CHARSET.search(source.content_type or "")
    if by_server:
        return by_server[1]
    by_page = _DECLARED.search(data[:_HEAD_BYTES])
    return by_page[1].decode("ascii", "ignore") if by_page else None


def _draft(html: str, source: Source) -> Draft:
    from trafilatura import bare_extraction

    found = cast(
        "Extracted | None",
        bare_extraction(
            html,
            url=source.url,
            with_metadata=True,
            include_comments=False,
            include_tables=True,
            # A day guessed from any number of the page would be worse than none.
            date_extraction_params={"extensive_search": False, "original_date": True},
        ),
    )
    if found is None or found.body is None:
        raise RefusedSource("page-without-text", path=source.name)
    draft = Draft(
        title=found.title or source.title,
        author=found.author,
        publisher=found.sitename,
        published=date.fromisoformat(found.date) if found.date else None,
        language=_language(html),
        url=source.url,
    )
    _add_children(draft.body, found.body)
    if not draft.body.text:
        raise RefusedSource("page-without-text", path=source.name)
    return draft


def _language(html: str) -> Language | None:
    match = _LANGUAGE.search(html[:_HEAD_BYTES])
    return Language(match[1].lower()) if match else None


def _add_children(body: TextBuilder, parent: _Element) -> None:
    for element in parent:
        match element.tag:
            case "head":
                level = int((element.get("rend") or "h2")[1:])
                body.add(_words(element), BlockKind.HEADING, level=level)
            case "list":
                _add_items(body, element)
            case "table":
                for row in element.iter("row"):
                    body.add(" | ".join(filter(None, map(_words, row.iter("cell")))))
            case "quote" if len(element):
                _add_children(body, element)
            case _:
                add_paragraph(body, _words(element))


def _add_items(body: TextBuilder, parent: _Element) -> None:
    for item in parent.iter("item"):
        own = [item.text or ""]
        for child in item:
            if child.tag != "list":
                own.append(_words(child))
            own.append(child.tail or "")
        body.add(" ".join(" ".join(own).split()), BlockKind.ITEM)


def _words(element: _Element) -> str:
    pieces = []
    for node in element.iter():
        if node.tag == "lb":
            pieces.append(" ")
        pieces.append(node.text or "")
        if node is not element:
            pieces.append(node.tail or "")
    return " ".join("".join(pieces).split())
