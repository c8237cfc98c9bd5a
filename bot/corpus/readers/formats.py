"""Which format bytes are in, told from the bytes first: names and servers can be wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from importlib import import_module
from typing import cast

from bot.corpus.draft import Draft
from bot.corpus.readers.source import Source
from bot.errors import RefusedSource

__all__ = ["SUFFIXES", "Format", "Reader", "reader_of", "recognise"]

Reader = Callable[[bytes, Source], Iterator[Draft]]


class Format(StrEnum):
    """The formats that can be read."""

    LINES = "jsonl"
    MARKDOWN = "markdown"
    OPEN_DOCUMENT = "odt"
    PAGE = "page"
    PDF = "pdf"
    PLAIN = "plain"
    SAVED_PAGE = "mhtml"
    WORD = "docx"


_READERS = {
    Format.MARKDOWN: ("markdown", "read_markdown"),
    Format.OPEN_DOCUMENT: ("open_document", "read_open_document"),
    Format.PAGE: ("page", "read_page"),
    Format.PDF: ("pdf", "read_pdf"),
    Format.PLAIN: ("plain", "read_plain"),
    Format.SAVED_PAGE: ("saved_page", "read_saved_page"),
    Format.WORD: ("word", "read_word"),
}
"""The module and the function that read a format; imported when the format is met."""

SUFFIXES = {
    ".jsonl": Format.LINES,
    ".ndjson": Format.LINES,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".htm": Format.PAGE,
    ".html": Format.PAGE,
    ".xhtml": Format.PAGE,
    ".mhtml": Format.SAVED_PAGE,
    ".mht": Format.SAVED_PAGE,
    ".pdf": Format.PDF,
    ".docx": Format.WORD,
    ".odt": Format.OPEN_DOCUMENT,
    ".txt": Format.PLAIN,
    ".text": Format.PLAIN,
}
_CONTENT_TYPES = {
    "text/html": Format.PAGE,
    "application/xhtml+xml": Format.PAGE,
    "multipart/related": Format.SAVED_PAGE,
    "text/markdown": Format.MARKDOWN,
    "application/jsonl": Format.LINES,
    "application/x-ndjson": Format.LINES,
}
_UNREADABLE = (
    (b"\x7fELF", "source-binary"),
    (b"MZ\x90", "source-binary"),
    (b"\x89PNG", "source-is-image"),
    (b"\xff\xd8\xff", "source-is-image"),
    (b"GIF8", "source-is-image"),
    (b"\xd0\xcf\x11\xe0", "source-old-word"),
    (b"{\\rtf", "source-rtf"),
    (b"\x1f\x8b", "source-compressed"),
    (b"Rar!", "source-compressed"),
    (b"7z\xbc\xaf", "source-compressed"),
)
"""First bytes of formats that are met and not read, and what to tell the person."""

_PDF = b"%PDF-"
_ZIP = b"PK\x03\x04"
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_SNIFFED = 2_048


def recognise(data: bytes, source: Source) -> Format:
    """The format of the bytes.

    Raises:
        RefusedSource: The bytes are in a format that is not read.
    """
    for mark, message in _UNREADABLE:
        if data.startswith(mark):
            raise RefusedSource(message, path=source.name)
    if _PDF in data[:_SNIFFED]:
        return Format.PDF
    if data.startswith(_ZIP):
        return _archived(data, source)
    if _HTML.match(data[:_SNIFFED].removeprefix(b"\xef\xbb\xbf")):
        return Format.PAGE
    by_server = (source.content_type or "").partition(";")[0].strip().lower()
    return SUFFIXES.get(source.suffix) or _CONTENT_TYPES.get(by_server) or Format.PLAIN


def _archived(data: bytes, source: Source) -> Format:
    """Which word processor's file a ZIP archive is, told from the name of its main member."""
    for form, member in (
        (Format.WORD, b"word/document.xml"),
        (Format.OPEN_DOCUMENT, b"content.xml"),
    ):
        if member in data:
            return form
    raise RefusedSource("source-compressed", path=source.name)


def reader_of(form: Format) -> Reader:
    """The function that reads a format. Its parser is imported here, not before."""
    module, function = _READERS[form]
    return cast("Reader", getattr(import_module(f"bot.corpus.readers.{module}"), function))
