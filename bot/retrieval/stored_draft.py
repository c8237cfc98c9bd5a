"""A change of a store in the making: new files, and what is added to the ends of old ones."""

from __future__ import annotations

import mmap
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from bot.retrieval.checking import checksum
from bot.retrieval.manifest import Entry, Manifest, mapped

__all__ = ["StoredDraft", "remove"]

Array = npt.NDArray[Any]
Commit = Callable[[Manifest], None]


class StoredDraft:
    """A change of a store: nothing of it is seen before `commit`, and nothing of it after a crash.

    Whatever writes may raise `OSError` when the disk is full or refuses.
    """

    def __init__(
        self, folder: Path, place: str, entries: Mapping[str, Entry], commit: Commit
    ) -> None:
        """`place` names the folder within `folder` for new files; there is none of that name yet.

        `commit` makes facts and entries those of the store.
        """
        self._folder = folder
        self._place = place
        self._entries = {name: dict(entry) for name, entry in entries.items()}
        self._commit = commit
        self._touched: set[str] = set()
        (folder / place).mkdir(parents=True)

    def put(self, name: str, array: Array) -> None:
        """Give an array new contents."""
        self._entries.pop(name, None)
        self.append(name, array)

    def append(self, name: str, array: Array) -> None:
        """Add rows to the end of an array."""
        array = np.ascontiguousarray(array)
        entry = self._entries.get(name)
        if entry is None:
            shape = (0, *array.shape[1:])
            entry = self._entries[name] = self._new(name, array.dtype, shape)
            self._path(name).touch()
        # What lies beyond what the entry counts is left from a writer that died.
        end = int(np.prod(entry["shape"])) * array.dtype.itemsize
        with self._path(name).open("r+b") as file:
            file.truncate(end)
            file.seek(end)
            # Not `tofile`, which does not notice a disk that fills up under a small array.
            file.write(array.reshape(-1).view(np.uint8).data)
        entry["shape"] = [entry["shape"][0] + len(array), *entry["shape"][1:]]
        entry["checksum"] = checksum(array, entry["checksum"])
        self._touched.add(name)

    def allocate(self, name: str, shape: tuple[int, ...], dtype: npt.DTypeLike) -> Array:
        """A new array of zeros to write in, on disk from the start."""
        entry = self._new(name, np.dtype(dtype), shape)
        entry["checksum"] = None
        self._entries[name] = entry
        self._touched.add(name)
        size = np.dtype(dtype).itemsize * int(np.prod(shape))
        with self._path(name).open("w+b") as file:
            if not size:
                return np.zeros(shape, dtype)
            file.truncate(size)
            if hasattr(os, "posix_fallocate"):
                # A disk that fills up while a mapped file is written kills the process.
                os.posix_fallocate(file.fileno(), 0, size)
            pages = mmap.mmap(file.fileno(), size)
        return np.frombuffer(pages, dtype).reshape(shape)

    def __getitem__(self, name: str, /) -> Array:
        """An array as it is now."""
        return mapped(self._folder, self._entries[name])

    def commit(self, facts: Mapping[str, Any]) -> None:
        """Make the change."""
        for name in self._touched:
            entry = self._entries[name]
            if entry["checksum"] is None:
                entry["checksum"] = checksum(self[name])
            with self._path(name).open("r+b") as file:
                os.fsync(file.fileno())
        self._commit(Manifest(facts, self._entries))

    def discard(self) -> None:
        """Leave the store as it was."""
        folder = self._folder / self._place
        for path in folder.iterdir():
            remove(path)
        remove(folder)

    def _new(self, name: str, dtype: np.dtype[Any], shape: tuple[int, ...]) -> Entry:
        file = f"{self._place}/{name}"
        return {"file": file, "dtype": dtype.str, "shape": list(shape), "checksum": 0}

    def _path(self, name: str) -> Path:
        return self._folder / str(self._entries[name]["file"])


def remove(path: Path) -> None:
    """Remove a file or an empty folder; another system may refuse to while someone reads it."""
    try:
        path.rmdir() if path.is_dir() else path.unlink()
    except OSError:
        return
