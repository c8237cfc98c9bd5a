"""Opening the saved index of some documents, or building it where there is none that is current."""

from __future__ import annotations

import logging
from collections.abc import Callable

from bot.errors import IndexUnusable
from bot.retrieval.building import build
from bot.retrieval.embedded import EmbeddedEngine
from bot.retrieval.index import Index
from bot.retrieval.sources import Sources
from bot.retrieval.storage import Stamp, Store

__all__ = ["LiveEngine", "Progress", "open_index"]

Progress = Callable[[int], None]
"""Is told how many documents have been read."""

_log = logging.getLogger(__name__)


class LiveEngine:
    """The engine over the newest index of some documents, which other processes may change."""

    def __init__(self, sources: Sources, progress: Progress | None = None) -> None:
        """Open the index, or build it; see `open_index`."""
        self._sources = sources
        self._store = Store(sources.folder)
        self._stamp: Stamp | None = None
        self.reload(progress)

    @property
    def current(self) -> EmbeddedEngine:
        """The engine to put one question to; opened again where a newer index has been saved."""
        stamp = self._store.stamp
        if stamp != self._stamp:
            index = _saved(self._store, self._sources)
            if index is not None:
                self._engine = EmbeddedEngine(index)
            self._stamp = stamp
        return self._engine

    def reload(self, progress: Progress | None = None) -> None:
        """Take in what has been added to the documents; questions are answered meanwhile.

        Raises:
            HomeError: the library of the home folder cannot be read; the engine is what it was.
            CorpusError: a bundled document breaks the rules of the bundle.
        """
        engine = EmbeddedEngine(open_index(self._sources, progress))
        self._engine, self._stamp = engine, self._store.stamp


def open_index(sources: Sources, progress: Progress | None = None) -> Index:
    """The saved index of the documents where it is current, else a new one, saved where it can be.

    A damaged or stale index is built again: everything that it says is in the documents.

    Raises:
        HomeError: the library of the home folder cannot be read.
        CorpusError: a bundled document breaks the rules of the bundle.
    """
    store = Store(sources.folder)
    found = _saved(store, sources)
    if found is not None:
        return found
    try:
        with store.locked():
            # Another process may have built it while this one waited for its turn.
            return _saved(store, sources) or _build(store, sources, progress)
    except OSError as error:
        _log.info("%s cannot be written (%s): indexed in memory", sources.folder, error)
        return build(sources.documents(), progress)


def _saved(store: Store, sources: Sources) -> Index | None:
    try:
        contents = store.read()
    except IndexUnusable as error:
        _log.info("indexed again: %s", error)
        return None
    if contents is None or contents.facts["state"] != sources.state():
        return None
    return Index.of(contents)


def _build(store: Store, sources: Sources, progress: Progress | None) -> Index:
    # Taken first: documents that come while others are read make the index stale, never wrong.
    state = sources.state()
    index = build(sources.documents(), progress)
    try:
        store.write(index.contents({"state": state}))
    except OSError as error:
        _log.info("%s cannot be written (%s): indexed in memory", sources.folder, error)
        return index
    return _saved(store, sources) or index
