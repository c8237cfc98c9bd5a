"""A folder of memory-mapped arrays, changed in one step and whole after any crash.

`manifest.json` alone says what the store holds: plain facts, and of each array its file, type,
shape and checksum. A change writes new files, or adds to the ends of files beyond what any
manifest counts, and flushes them; the manifest is replaced last, so that a reader sees the store
before or after a change, never between. Files that no manifest names are swept by the next writer.
Writers take turns: whoever changes a store has locked the others out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy.typing as npt

from bot.errors import IndexUnusable
from bot.retrieval.checking import Checked, checksum
from bot.retrieval.manifest import Entry, Manifest, mapped, size_of
from bot.retrieval.stored_draft import StoredDraft, remove

__all__ = ["Contents", "Stamp", "Store"]

_CHECKED_AT_OPENING = 16 * 1024 * 1024
"""Bytes up to which checksums are compared at every opening; of larger stores, once a file."""

_ATTEMPTS = 5
"""Times that a manifest is read again when a writer swept its files meanwhile."""

Array = npt.NDArray[Any]
Stamp = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Contents:
    """What a store holds: facts that JSON can write, and arrays by name."""

    facts: Mapping[str, Any]
    arrays: Mapping[str, Array]


class Store:
    """The saved contents of one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def stamp(self) -> Stamp | None:
        """Changes with every change of the contents; None where nothing is saved."""
        try:
            status = Manifest.path(self._folder).stat()
        except OSError:
            return None
        return status.st_ino, status.st_mtime_ns

    def read(self) -> Contents | None:
        """The saved contents, their arrays memory-mapped; None where nothing is saved.

        Raises:
            IndexUnusable: a file is missing, damaged or of another format.
        """
        for attempt in range(_ATTEMPTS):
            manifest = Manifest.read(self._folder)
            if manifest is None:
                return None
            try:
                return self._map(manifest)
            except FileNotFoundError as error:
                if attempt == _ATTEMPTS - 1:
                    raise IndexUnusable("index-damaged", file=str(error.filename)) from error
        return None

    def verify(self) -> None:
        """Compare every file with its checksum.

        Raises:
            IndexUnusable: a file is not what was written.
        """
        manifest = Manifest.read(self._folder)
        for entry in manifest.arrays.values() if manifest is not None else ():
            self._check(entry, mapped(self._folder, entry))

    def draft(self, *, new: bool, place: str | None = None) -> StoredDraft:
        """A change to come: of everything (`new`), or of what is saved.

        `place` names the folder of new files where this must be the same each time.

        Raises:
            IndexUnusable: what is saved is damaged.
            OSError: the folder cannot be written.
        """
        saved = None if new else Manifest.read(self._folder)
        entries = saved.arrays if saved is not None else {}
        return StoredDraft(self._folder, place or uuid4().hex, entries, self._commit)

    def _commit(self, manifest: Manifest) -> None:
        manifest.write(self._folder)
        if _is_large(manifest.arrays):
            # Their checksums are of what was just written.
            Checked(self._folder).remember(manifest.arrays.values())
        self._sweep({str(entry["file"]) for entry in manifest.arrays.values()})

    def _map(self, manifest: Manifest) -> Contents:
        entries = manifest.arrays
        arrays = {name: mapped(self._folder, entry) for name, entry in entries.items()}
        checked = Checked(self._folder) if _is_large(entries) else None
        for name, entry in entries.items():
            if checked is None or not checked.knows(entry):
                self._check(entry, arrays[name])
        if checked is not None:
            checked.remember(entries.values())
        return Contents(manifest.facts, arrays)

    def _check(self, entry: Entry, array: Array) -> None:
        if checksum(array) != entry["checksum"]:
            raise IndexUnusable("index-damaged", file=str(self._folder / entry["file"]))

    def _sweep(self, kept: set[str]) -> None:
        """Remove what the manifest does not name; what cannot be, the next writer removes."""
        for folder in filter(Path.is_dir, self._folder.iterdir()):
            for path in folder.iterdir():
                if f"{folder.name}/{path.name}" not in kept:
                    remove(path)
            if not any(folder.iterdir()):
                remove(folder)


def _is_large(entries: Mapping[str, Entry]) -> bool:
    return sum(map(size_of, entries.values())) > _CHECKED_AT_OPENING
