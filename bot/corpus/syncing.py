"""Asking again, politely, for what came from files and addresses: what has changed is replaced."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.corpus.adding import Addition, Progress, add_sources, file_origin
from bot.corpus.additions import AddResult, Origin, Outcome
from bot.corpus.fetch import as_address
from bot.corpus.library import Library, Record
from bot.corpus.originals import bears_card, with_card_of
from bot.corpus.pacing import Pace
from bot.corpus.readers.apart import Apart
from bot.errors import RefusedSource

__all__ = ["sync"]


def sync(
    library: Library, progress: Progress = lambda _: None, *, addition: Addition | None = None
) -> Iterator[AddResult]:
    """Look again at each file and address of the library; one result for each document.

    What can no longer be had keeps its document, with a refused result that says why.

    Raises:
        HomeError: The library cannot be written; what came before is kept.
    """
    addition = addition or Addition()
    pace = Pace()
    with Apart(addition.limits) as apart:
        for source, record in _by_source(library.records()).items():
            progress(source)
            try:
                if as_address(source):
                    pace.wait(source)
                    yield _sync_address(library, record, apart, addition)
                elif _is_changed(record):
                    yield from add_sources(library, [source], addition=addition)
                else:
                    yield AddResult(Outcome.UNCHANGED, source, record.id)
            except RefusedSource as error:
                yield AddResult.refused(source, error)


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
    if bears_card(before):
        document = with_card_of(document, before)
    if before.related:
        document = document.model_copy(update={"related": before.related})
    origin = Origin(source, fetched.etag, fetched.last_modified)
    document = addition.digests.tied(document)
    (result,) = library.add([document], origin=origin, by=addition.by, quota=addition.quota)
    if result.outcome is Outcome.UNCHANGED:
        library.checked(record.id, origin)
    return result
