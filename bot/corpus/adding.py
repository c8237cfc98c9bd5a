"""Adding what a person names: a file, a folder with all that can be read in it, an address.

What is read is hostile until it is a document: files and pages are read in a process apart
(`readers.apart`), addresses fetched under the rules of `fetch`.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.corpus.additions import AddResult, Origin, Quota
from bot.corpus.fetch import Fetcher, as_address
from bot.corpus.library import Library
from bot.corpus.models import LOCAL, Document
from bot.corpus.readers import SUFFIXES, Limits, keeps_ids, stream
from bot.corpus.readers.apart import Apart
from bot.corpus.readers.files import file_bytes, refusing
from bot.corpus.ties import Digests
from bot.errors import RefusedSource

__all__ = ["Addition", "Progress", "add_bytes", "add_sources"]

Progress = Callable[[str], None]
"""Told the name of each file or address just before it is read."""


@dataclass(frozen=True, slots=True)
class Addition:
    """On whose behalf and within what limits documents are added.

    `digests` are those of which an added document may be the original.
    """

    by: str = LOCAL
    limits: Limits = field(default_factory=Limits)
    quota: Quota = field(default_factory=Quota)
    fetcher: Fetcher = field(default_factory=Fetcher)
    digests: Digests = field(default_factory=Digests)


def add_sources(
    library: Library,
    sources: Sequence[str],
    progress: Progress = lambda _: None,
    *,
    addition: Addition | None = None,
) -> Iterator[AddResult]:
    """Add files, folders and addresses one after the other; each is on disk when its result comes.

    A source that cannot be read gives a refused result and does not stop the others. All
    documents of one file are added, or none.

    Raises:
        HomeError: The library cannot be written; what came before is kept.
    """
    addition = addition or Addition()
    with Apart(addition.limits) as apart:
        for source in sources:
            try:
                for one in _each(source):
                    progress(one)
                    yield from _add(library, one, apart, addition)
            except RefusedSource as error:
                yield AddResult.refused(source, error)


def add_bytes(
    library: Library,
    name: str,
    data: bytes,
    content_type: str | None = None,
    *,
    addition: Addition | None = None,
) -> list[AddResult]:
    """Add an attachment, named as the person's file was.

    Raises:
        HomeError: The library cannot be written.
    """
    addition = addition or Addition()
    # Attachments of one name are not one document: nothing but the bytes says where they are from.
    origin = Origin(f"attachment:{hashlib.sha256(data).hexdigest()[:16]}:{name}")
    try:
        with Apart(addition.limits) as apart:
            found = apart.read_bytes(name, data, content_type)
        own = keeps_ids(Path(name))
        return _shown(name, _keep(library, found, origin, addition, own_ids=own))
    except RefusedSource as error:
        return [AddResult.refused(name, error)]


def _each(source: str) -> list[str]:
    """The address or the file itself, or the readable files under a folder, by name."""
    path = Path(source)
    if as_address(source):
        return [source]
    with refusing(path):
        if not path.is_dir():
            return [source]
    found = sorted(_readable(path))
    if not found:
        raise RefusedSource("folder-without-documents", path=source)
    return found


def _readable(folder: Path) -> Iterator[str]:
    """The files under a folder that may be documents, and the folders that cannot be entered."""
    closed: list[OSError] = []
    for place, folders, files in os.walk(folder, onerror=closed.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES:
                yield str(Path(place, name))
    yield from (str(error.filename) for error in closed)


def _add(library: Library, source: str, apart: Apart, addition: Addition) -> list[AddResult]:
    try:
        address = as_address(source)
        if address:
            results = _add_address(library, address, apart, addition)
        else:
            results = _add_file(library, Path(source), apart, addition)
    except RefusedSource as error:
        return [AddResult.refused(source, error)]
    if not results:
        return [AddResult.refused(source, RefusedSource("source-empty", path=source))]
    return _shown(source, results)


def _add_address(
    library: Library, address: str, apart: Apart, addition: Addition
) -> list[AddResult]:
    fetched = addition.fetcher.fetch(address)
    found = apart.read_bytes(address, fetched.data or b"", fetched.content_type, fetched.url)
    origin = Origin(address, fetched.etag, fetched.last_modified)
    return _keep(library, found, origin, addition)


def _add_file(library: Library, path: Path, apart: Apart, addition: Addition) -> list[AddResult]:
    own = keeps_ids(path)
    origin = file_origin(path)
    found: Iterable[Document]
    if own:
        # Lines are read one by one: a file of any length is never held whole.
        found = stream(path, limits=addition.limits)
    else:
        found = apart.read_bytes(str(path), file_bytes(path, addition.limits))
    return _keep(library, found, origin, addition, own_ids=own)


def _keep(
    library: Library,
    found: Iterable[Document],
    origin: Origin,
    addition: Addition,
    *,
    own_ids: bool = False,
) -> list[AddResult]:
    found = map(addition.digests.tied, found)
    return library.add(found, origin=origin, by=addition.by, own_ids=own_ids, quota=addition.quota)


def _shown(source: str, results: Iterable[AddResult]) -> list[AddResult]:
    """The results with the source as the person wrote it."""
    return [replace(result, source=source) for result in results]


def file_origin(path: Path) -> Origin:
    """Where a file is, and when it was last changed.

    Raises:
        RefusedSource: The file is missing, may not be looked at, or has a name that no library
            can hold.
    """
    full = path.absolute()
    with refusing(path):
        return Origin(str(full), last_modified=str(full.stat().st_mtime_ns))
