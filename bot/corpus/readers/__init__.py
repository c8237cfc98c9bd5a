"""Readers: from a file or a page to documents, one module a format.

To add a format, write a module with a function `(data, source) -> Iterator[Draft]` and
name it in `formats.READERS`. A reader raises `RefusedSource`, with a message a person can act on,
for anything it cannot read; nothing else may leave it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.corpus.draft import Draft
from bot.corpus.models import Document
from bot.corpus.readers.files import file_bytes, opened
from bot.corpus.readers.formats import SUFFIXES, Format, reader_of, recognise
from bot.corpus.readers.jsonl import read_lines
from bot.corpus.readers.source import Limits, Source
from bot.corpus.sources import describe
from bot.corpus.unmarked_lists import set_items_apart
from bot.errors import RefusedSource

__all__ = [
    "SUFFIXES",
    "Limits",
    "Source",
    "file_bytes",
    "keeps_ids",
    "read",
    "read_bytes",
    "stream",
]


def read(path: Path, *, limits: Limits | None = None) -> list[Document]:
    """The documents of a file.

    Raises:
        RefusedSource: The file is missing, is a folder, or cannot become a document.
    """
    return list(stream(path, limits=limits))


def read_bytes(
    name: str,
    data: bytes,
    content_type: str | None = None,
    url: str | None = None,
    *,
    limits: Limits | None = None,
) -> list[Document]:
    """The documents of an attachment or a fetched page; `name` is its file name or its address.

    Raises:
        RefusedSource: The bytes cannot become a document.
    """
    return list(_documents(data, Source(name, content_type, url, limits or Limits())))


def stream(path: Path, *, limits: Limits | None = None) -> Iterator[Document]:
    """The documents of a file one by one; a JSON Lines file of any length is never held whole.

    Raises:
        RefusedSource: As `read`, when the iterator gets there.
    """
    limits = limits or Limits()
    source = Source(str(path), limits=limits)
    if not keeps_ids(path):
        yield from _documents(file_bytes(path, limits), source)
        return
    with opened(path) as lines:
        if path.stat().st_size == 0:
            raise RefusedSource("source-empty", path=source.name)
        bounded = iter(lambda: lines.readline(limits.line_bytes + 1), b"")
        yield from _of_lines(bounded, source)


def keeps_ids(path: Path) -> bool:
    """Whether the file names its documents itself (JSON Lines), so that their ids must stay."""
    return path.suffix.lower() in {".jsonl", ".ndjson"}


def _documents(data: bytes, source: Source) -> Iterator[Document]:
    limits = source.limits
    if len(data) > limits.bytes:
        raise RefusedSource("source-too-large", path=source.name, limit=limits.bytes)
    form = recognise(data, source)
    if form is Format.LINES:
        yield from _of_lines(data.splitlines(True), source)
        return
    for draft in _drafts(form, data, source):
        if len(draft.body.text) > limits.characters:
            raise RefusedSource("text-too-long", path=source.name, limit=limits.characters)
        if not draft.body.text:
            raise RefusedSource("source-empty", path=source.name)
        set_items_apart(draft.body)
        describe(draft)
        yield draft.document()


def _of_lines(lines: Iterable[bytes], source: Source) -> Iterator[Document]:
    """The documents of JSON Lines, told what they are like any; their titles are their owner's."""
    for draft in read_lines(lines, source):
        title = draft.title
        describe(draft)
        draft.title = title
        yield draft.document()


def _drafts(form: Format, data: bytes, source: Source) -> Iterator[Draft]:
    try:
        yield from reader_of(form)(data, source)
    except (RefusedSource, MemoryError):
        raise
    except RecursionError as error:
        raise RefusedSource("reading-too-deep", path=source.name) from error
    except Exception as error:
        # Broken files make parsers raise anything at all; a person needs one clear line.
        raise RefusedSource("reading-failed", path=source.name) from error
