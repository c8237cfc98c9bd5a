"""What an index is made of: the bundled documents and every library of a home folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.corpus.fingerprint import bundle_fingerprint
from bot.corpus.library import Library, generations
from bot.corpus.models import Document
from bot.language.analysis import FINGERPRINT

__all__ = ["Sources"]


@dataclass(frozen=True, slots=True)
class Sources:
    """Where documents come from; `bundle` is None where the bundled ones are left out."""

    home: Path
    bundle: Path | None

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
        }

    def __iter__(self) -> Iterator[Document]:
        """The bundled documents, then those of each library.

        Raises:
            HomeError: the home folder cannot be read.
        """
        if self.bundle:
            from bot.corpus.bundle import read_bundle

            yield from read_bundle(self.bundle)
        for name in generations(self.home):
            yield from Library(self.home, name).documents()
