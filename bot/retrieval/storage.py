"""A folder of memory-mapped arrays, changed in one step and whole after any crash.

`manifest.json` alone says what the store holds: plain facts, and of each array its file, type,
shape and checksum. A change writes new files, or adds to the ends of files beyond what any
manifest counts, and flushes them; the manifest is replaced last, so that a reader sees the store
before or after a change, never between. Files that no manifest names are swept by the next writer.
Writers take turns: whoever changes a store has locked the others out.
"""

from __future__ import annotations

import hashlib
import json
import mmap
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
import numpy.typing as npt

from bot.errors import IndexUnusable
from bot.retrieval.checking import Checked, checksum

__all__ = ["FORMAT", "Contents", "Stamp", "Store", "StoredDraft"]

FORMAT = 6
"""Changes whenever the arrays or the facts change meaning."""

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
        self.folder = folder
        self._manifest = folder / "manifest.json"

    @property
    def stamp(self) -> Stamp | None:
        """Changes with every change of the contents; None where nothing is saved."""
        try:
            status = self._manifest.stat()
        except OSError:
            return None
        return status.st_ino, status.st_mtime_ns

    def read(self) -> Contents | None:
        """The saved contents, their arrays memory-mapped; None where nothing is saved.

        Raises:
            IndexUnusable: a file is missing, damaged or of another format.
        """
        for attempt in range(_ATTEMPTS):
            manifest = self._read_manifest()
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
        manifest = self._read_manifest() or {"arrays": {}}
        for entry in manifest["arrays"].values():
            self._check(entry, self._mapped(entry))

    def draft(self, *, new: bool) -> StoredDraft:
        """A change to come: of everything (`new`), or of what is saved.

        Raises:
            IndexUnusable: what is saved is damaged.
            OSError: the folder cannot be written.
        """
        saved = None if new else self._read_manifest()
        return StoredDraft(self, saved["arrays"] if saved else {})

    def commit(self, facts: Mapping[str, Any], entries: Mapping[str, Any]) -> None:
        """Replace the manifest; only drafts call this."""
        body = json.dumps({"facts": dict(facts), "arrays": dict(entries)})
        whole = {"format": FORMAT, "sha256": _digest(body), "body": body}
        aside = self._manifest.with_suffix(".new")
        with aside.open("w", encoding="utf-8") as file:
            json.dump(whole, file)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(self._manifest)
        _flush_folder(self.folder)
        if _is_large(entries):
            # Their checksums are of what was just written.
            Checked(self.folder).remember(entries.values())
        self._sweep({str(entry["file"]) for entry in entries.values()})

    def _read_manifest(self) -> dict[str, Any] | None:
        try:
            whole = json.loads(self._manifest.read_bytes())
        except (FileNotFoundError, NotADirectoryError):
            return None
        except (OSError, ValueError) as error:
            raise IndexUnusable("index-damaged", file=str(self._manifest)) from error
        if not isinstance(whole, dict) or whole.get("format") != FORMAT:
            raise IndexUnusable("index-of-other-format", folder=str(self.folder))
        if whole.get("sha256") != _digest(str(whole.get("body"))):
            raise IndexUnusable("index-damaged", file=str(self._manifest))
        manifest: dict[str, Any] = json.loads(whole["body"])
        return manifest

    def _map(self, manifest: dict[str, Any]) -> Contents:
        entries = manifest["arrays"]
        arrays = {name: self._mapped(entry) for name, entry in entries.items()}
        checked = Checked(self.folder) if _is_large(entries) else None
        for name, entry in entries.items():
            if checked is None or not checked.knows(entry):
                self._check(entry, arrays[name])
        if checked is not None:
            checked.remember(entries.values())
        return Contents(manifest["facts"], arrays)

    def _mapped(self, entry: dict[str, Any]) -> Array:
        path = self.folder / entry["file"]
        dtype, shape, size = np.dtype(entry["dtype"]), tuple(entry["shape"]), _size(entry)
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_size < size:
                raise IndexUnusable("index-damaged", file=str(path))
            if not size:
                return np.empty(shape, dtype)
            mapped = mmap.mmap(file.fileno(), size, access=mmap.ACCESS_READ)
        return np.frombuffer(mapped, dtype).reshape(shape)

    def _check(self, entry: dict[str, Any], array: Array) -> None:
        if checksum(array) != entry["checksum"]:
            raise IndexUnusable("index-damaged", file=str(self.folder / entry["file"]))

    def _sweep(self, kept: set[str]) -> None:
        """Remove what the manifest does not name.

        Another system may refuse to remove a file that someone still reads: the next writer will.
        """
        for folder in filter(Path.is_dir, self.folder.iterdir()):
            for path in folder.iterdir():
                if f"{folder.name}/{path.name}" not in kept:
                    _remove(path)
            if not any(folder.iterdir()):
                _remove(folder)


class StoredDraft:
    """A change of a store: nothing of it is seen before `commit`, and nothing of it after a crash.

    Whatever writes may raise `OSError` when the disk is full or refuses.
    """

    def __init__(
        self, store: Store, entries: Mapping[str, dict[str, Any]], place: str | None = None
    ) -> None:
        """`place` names the folder of new files, which must not exist; any if None."""
        self._store = store
        self._entries = {name: dict(entry) for name, entry in entries.items()}
        self._place = place or uuid4().hex
        self._touched: set[str] = set()
        (store.folder / self._place).mkdir(parents=True)

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
            mapped = mmap.mmap(file.fileno(), size)
        return np.frombuffer(mapped, dtype).reshape(shape)

    def __getitem__(self, name: str, /) -> Array:
        """An array as it is now."""
        return self._store._mapped(self._entries[name])

    def commit(self, facts: Mapping[str, Any]) -> None:
        """Make the change."""
        for name in self._touched:
            entry = self._entries[name]
            if entry["checksum"] is None:
                entry["checksum"] = checksum(self[name])
            with self._path(name).open("r+b") as file:
                os.fsync(file.fileno())
        self._store.commit(facts, self._entries)

    def discard(self) -> None:
        """Leave the store as it was."""
        folder = self._store.folder / self._place
        for path in folder.iterdir():
            _remove(path)
        _remove(folder)

    def _new(self, name: str, dtype: np.dtype[Any], shape: tuple[int, ...]) -> dict[str, Any]:
        file = f"{self._place}/{name}"
        return {"file": file, "dtype": dtype.str, "shape": list(shape), "checksum": 0}

    def _path(self, name: str) -> Path:
        return self._store.folder / str(self._entries[name]["file"])


def _is_large(entries: Mapping[str, Any]) -> bool:
    return sum(map(_size, entries.values())) > _CHECKED_AT_OPENING


def _size(entry: Mapping[str, Any]) -> int:
    """The bytes of an entry's array."""
    size: int = np.dtype(entry["dtype"]).itemsize * int(np.prod(entry["shape"]))
    return size


def _digest(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()


def _flush_folder(folder: Path) -> None:
    """Put a rename on disk, where the system lets a folder be flushed."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _remove(path: Path) -> None:
    try:
        path.rmdir() if path.is_dir() else path.unlink()
    except OSError:
        return
