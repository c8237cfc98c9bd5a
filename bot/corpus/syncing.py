"""Asking again, politely, for what came from files and addresses: what has changed is replaced."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from bot.corpus.adding import Addition, Progress, add_sources, file_origin
from bot.corpus.additions import AddResult, Origin, Outcome
from bot.corpus.fetch import as_address
from bot.corpus.library import Library, Record
from bot.corpus.models import Document, Provenance
from bot.corpus.readers.apart import Apart
from bot.errors import RefusedSource

__all__ = ["add_originals", "sync"]

_BETWEEN_REQUESTS = 1.0
"""Seconds between two requests to one site."""


def sync(
    library: Library, progress: Progress = lambda _: None, *, addition: Addition | None = None
) -> Iterator[AddResult]:
    """Look again at each file and address of the library; one result for each document.

    What can no longer be had keeps its document, with a refused result that says why.

    Raises:
        HomeError: The library cannot be written; what came before is kept.
    """
    addition = addition or Addition()
    asked: dict[str, float] = {}
    with Apart(addition.limits) as apart:
        for source, record in _by_source(library.records()).items():
            progress(source)
            try:
                if as_address(source):
                    _wait(source, asked)
                    yield _sync_address(library, record, apart, addition)
                elif _is_changed(record):
                    yield from add_sources(library, [source], addition=addition)
                else:
                    yield AddResult(Outcome.UNCHANGED, source, record.id)
            except RefusedSource as error:
                yield AddResult.refused(source, error)


def add_originals(
    library: Library,
    digests: Iterable[Document],
    progress: Progress = lambda _: None,
    *,
    addition: Addition | None = None,
) -> Iterator[AddResult]:
    """Fetch the official texts that the bundle's digests are about into the library.

    An original bears its digest's card (title, numbers, citation), the id of the digest followed
    by `-original`, and names the digest among its `related`.

    Raises:
        HomeError: The library cannot be written; what came before is kept.
    """
    addition = addition or Addition()
    asked: dict[str, float] = {}
    with Apart(addition.limits) as apart:
        for digest in digests:
            if digest.provenance is not Provenance.DIGEST or not digest.url:
                continue
            if digest.translation_of is not None:
                continue
            progress(digest.url)
            try:
                _wait(digest.url, asked)
                fetched = addition.fetcher.fetch(digest.url)
                found = apart.read_bytes(
                    digest.url, fetched.data or b"", fetched.content_type, fetched.url
                )
                origin = Origin(digest.url, fetched.etag, fetched.last_modified)
                yield from library.add(
                    [_with_card(found[0], digest)],
                    origin=origin,
                    by=addition.by,
                    quota=addition.quota,
                )
            except RefusedSource as error:
                yield AddResult.refused(digest.url, error)


def _by_source(records: Iterable[Record]) -> dict[str, Record]:
    """One record for each source, although a file of lines gave many documents."""
    found: dict[str, Record] = {}
    for record in records:
        found.setdefault(record.origin.source, record)
    return found


def _is_changed(record: Record) -> bool:
    path = Path(record.origin.source)
    if not path.is_absolute():
        return False
    if not path.exists():
        raise RefusedSource("source-missing", path=str(path))
    return file_origin(path).last_modified != record.origin.last_modified


def _sync_address(library: Library, record: Record, apart: Apart, addition: Addition) -> AddResult:
    source = record.origin.source
    fetched = addition.fetcher.fetch(
        source, etag=record.origin.etag, last_modified=record.origin.last_modified
    )
    if fetched.data is None:
        return AddResult(Outcome.UNCHANGED, source, record.id)
    (document, *_) = apart.read_bytes(source, fetched.data, fetched.content_type, fetched.url)
    before = library.document(record.id)
    if before.related:
        document = _with_card(document, before)
    origin = Origin(source, fetched.etag, fetched.last_modified)
    (result,) = library.add([document], origin=origin, by=addition.by, quota=addition.quota)
    if result.outcome is Outcome.UNCHANGED:
        library.checked(record.id, origin)
    return result


def _with_card(original: Document, digest: Document) -> Document:
    """The original's text under the card that its digest already has."""
    is_digest = digest.provenance is Provenance.DIGEST
    return original.model_copy(
        update={
            "id": f"{digest.id}-original" if is_digest else digest.id,
            "kind": digest.kind,
            "title": digest.title,
            "publisher": digest.publisher,
            "author": digest.author,
            "published": digest.published,
            "valid": digest.valid,
            "reference": digest.reference,
            "citation": digest.citation,
            "identifiers": digest.identifiers,
            "related": (digest.id,) if is_digest else digest.related,
        }
    )


def _wait(address: str, asked: dict[str, float]) -> None:
    """Let a second pass between two requests to one site."""
    site = urlsplit(address).hostname or ""
    left = asked.get(site, 0.0) + _BETWEEN_REQUESTS - time.monotonic()
    if site in asked and left > 0:
        time.sleep(left)
    asked[site] = time.monotonic()
