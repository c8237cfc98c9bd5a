"""Adding what a person names: a file, or a folder with all the files in it that can be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from bot.corpus.additions import AddResult, Origin, Quota
from bot.corpus.library import Library
from bot.corpus.models import LOCAL
from bot.corpus.readers import SUFFIXES, Limits, keeps_ids, stream
from bot.errors import RefusedSource

__all__ = ["Progress", "add_sources"]

Progress = Callable[[str], None]
"""Told the name of each file or address just before it is read."""


def add_sources(
    library: Library,
    sources: Sequence[str],
    progress: Progress = lambda _: None,
    *,
    by: str = LOCAL,
    limits: Limits | None = None,
    quota: Quota | None = None,
) -> Iterator[AddResult]:
    """Add files and folders one after the other; each is on disk when its result comes.

    A source that cannot be read gives a refused result and does not stop the others. All
    documents of one file are added, or none.

    Raises:
        HomeError: The library cannot be written; what came before is kept.
    """
    for source in sources:
        try:
            for path in _files(Path(source)):
                progress(str(path))
                yield from _add_file(library, path, by, limits, quota)
        except RefusedSource as error:
            yield AddResult.refused(source, error)


def _files(path: Path) -> list[Path]:
    """The file itself, or the readable files under a folder, in order of their names."""
    if not path.is_dir():
        return [path]
    found = sorted(
        file
        for file in path.rglob("*")
        if file.suffix.lower() in SUFFIXES
        and file.is_file()
        and not any(part.startswith(".") for part in file.relative_to(path).parts)
    )
    if not found:
        raise RefusedSource("folder-without-documents", path=str(path))
    return found


def _add_file(
    library: Library, path: Path, by: str, limits: Limits | None, quota: Quota | None
) -> Iterator[AddResult]:
    try:
        results = library.add(
            stream(path, limits=limits),
            origin=_origin(path),
            by=by,
            own_ids=keeps_ids(path),
            quota=quota,
        )
    except RefusedSource as error:
        results = [AddResult.refused(str(path), error)]
    return (replace(result, source=str(path)) for result in results)


def _origin(path: Path) -> Origin:
    full = path.absolute()
    changed = str(full.stat().st_mtime_ns) if full.exists() else None
    return Origin(str(full), last_modified=changed)
