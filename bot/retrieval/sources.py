"""What an index is made of: the bundled documents and every library of a home folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.corpus.fingerprint import bundle_fingerprint
from bot.corpus.library import (
    Library,
    changed_since,
    count_documents,
    generations,
    last_change,
)
from bot.corpus.models import BUNDLE, Document
from bot.errors import UnknownDocument
from bot.language.analysis import FINGERPRINT
from bot.retrieval.catalogue import Catalogue, Key

__all__ = ["Changes", "Sources"]


@dataclass(frozen=True, slots=True)
class Changes:
    """Documents to add, each in the place of its namesake, and others to remove."""

    added: tuple[Document, ...]
    removed: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """Where documents come from; `bundle` is None where the bundled ones are left out.

    `prepared` is the folder of an index of the bundle alone, where one was made beforehand.
    """

    home: Path
    bundle: Path | None = None
    prepared: Path | None = None

    @property
    def folder(self) -> Path:
        """Where their index is saved: one for each way of using the home folder."""
        return self.home / ("index" if self.bundle else "index-without-bundle")

    @contextmanager
    def locked(self) -> Iterator[None]:
        """The right to change their index, which one process has at a time.

        Where the home folder cannot be written there is nothing to share, and nothing to lock.
        """
        from filelock import FileLock

        with ExitStack() as held:
            with suppress(OSError):
                self.folder.mkdir(parents=True, exist_ok=True)
                held.enter_context(FileLock(self.folder / "lock"))
            yield

    def state(self) -> dict[str, Any]:
        """What changes whenever an index of these documents would.

        Raises:
            HomeError: the home folder cannot be read.
        """
        return {
            "analysis": FINGERPRINT,
            "bundle": bundle_fingerprint(self.bundle) if self.bundle else None,
            "libraries": generations(self.home),
            "change": last_change(self.home),
        }

    def changes(self, since: Mapping[str, Any] | None, held: Catalogue) -> Changes | None:
        """What to do to documents that were in the state `since`.

        None if all must be read again, or so many that it is quicker.

        Raises:
            HomeError: the home folder cannot be read.
            CorpusError: a bundled document breaks the rules of the bundle.
        """
        now = self.state()
        if since is None or since["analysis"] != now["analysis"]:
            return None
        if since["change"] > now["change"]:
            return None
        keys = [Key(*changed) for changed in changed_since(self.home, since["change"])]
        if len(keys) > len(held):
            return None
        documents = {key: self._document(key) for key in keys}
        added = [document for document in documents.values() if document is not None]
        removed = [key for key, document in documents.items() if document is None]
        if since["bundle"] != now["bundle"]:
            removed += held.keys_in(BUNDLE)
            added += self._bundled()
        return Changes(tuple(added), tuple(removed))

    def agree_with(self, held: Catalogue) -> bool:
        """Whether there are as many added documents as an index holds."""
        return count_documents(self.home) == held.count_outside(BUNDLE)

    def _document(self, key: Key) -> Document | None:
        try:
            return Library(self.home, key.library).document(key.id)
        except UnknownDocument:
            return None

    def __iter__(self) -> Iterator[Document]:
        """The bundled documents, then those of each library.

        Raises:
            HomeError: the home folder cannot be read.
        """
        yield from self._bundled()
        for name in generations(self.home):
            yield from Library(self.home, name).documents()

    def _bundled(self) -> Iterator[Document]:
        if self.bundle:
            from bot.corpus.bundle import read_bundle

            yield from read_bundle(self.bundle)
