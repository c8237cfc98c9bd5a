"""Keeping an engine's index true to the documents that it is made of."""

from __future__ import annotations

from bot.errors import SettingsError
from bot.retrieval.embedded import EmbeddedEngine
from bot.retrieval.protocol import Engine, Progress
from bot.retrieval.sources import Sources
from bot.settings import EngineName, Settings

__all__ = ["bring_up_to_date", "open_engine"]


def open_engine(
    sources: Sources, progress: Progress | None = None, settings: Settings | None = None
) -> Engine:
    """The engine over these documents, its index opened where it is current, else built.

    It is the one that the settings name, the embedded one without any.

    A damaged or stale index is built again: everything that it says is in the documents. Where
    the home folder cannot be written, the index is made in memory.

    Raises:
        HomeError: the library of the home folder cannot be read.
        CorpusError: a bundled document breaks the rules of the bundle.
        EngineUnavailable: the engine cannot be reached.
        SettingsError: what the engine needs is not installed.
    """
    engine: Engine
    if settings is not None and settings.engine is EngineName.OPENSEARCH:
        engine = _clustered(sources, settings)
    else:
        engine = EmbeddedEngine(sources.folder, prepared=sources.prepared, parallel=True)
    bring_up_to_date(engine, sources, progress)
    return engine


def _clustered(sources: Sources, settings: Settings) -> Engine:
    try:
        from bot.retrieval.opensearch import OpenSearchEngine
    except ModuleNotFoundError as error:
        raise SettingsError("extra-missing", extra="opensearch") from error
    name = settings.opensearch_index
    return OpenSearchEngine(settings, name if sources.bundle else f"{name}-without-bundle")


def bring_up_to_date(engine: Engine, sources: Sources, progress: Progress | None = None) -> None:
    """Index what has been added or removed since; questions are answered meanwhile.

    Raises:
        HomeError: the library of the home folder cannot be read; the engine is what it was.
        CorpusError: a bundled document breaks the rules of the bundle.
        EngineUnavailable: the engine cannot be reached.
    """
    if engine.state == sources.state():
        return
    with sources.locked():
        # Taken first: documents that come while others are read make the index stale, never wrong.
        state = sources.state()
        # Another process may have done it while this one waited for its turn.
        if engine.state == state:
            return
        changes = sources.changes(engine.state, engine.documents)
        if changes is not None:
            engine.update(changes.added, changes.removed, state)
        # They disagree when a library was put back from a copy, its changes numbered the same.
        if changes is None or not sources.agree_with(engine.documents):
            engine.build(sources, state, progress)
