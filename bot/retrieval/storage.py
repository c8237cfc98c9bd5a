"""A folder of memory-mapped arrays, changed in one step and whole after any crash.

`manifest.json` alone says what the store holds: plain facts, and of each array its file, type and
SHA-256. New files are written and flushed first, the manifest is replaced last, so that a reader
sees the store before or after a change, never between; files that no manifest names are swept by
the next writer. Writers take turns: whoever calls `write` has locked the others out.
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

__all__ = ["FORMAT", "Contents", "Stamp", "Store"]

FORMAT = 1
"""Changes whenever the arrays or the facts change meaning."""

_CHECKED_AT_OPENING = 64 * 1024 * 1024
"""Bytes up to which the hashes are checked at every opening; larger stores when asked to."""

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
        self._manifest = folder / "manifest.json"

    @property
    def stamp(self) -> Stamp | None:
        """Changes with every change of the contents; None where nothing is saved."""
        try:
            status = self._manifest.stat()
        except OSError:
            return None
        return status.st_ino, status.st_mtime_ns

    def facts(self) -> dict[str, Any] | None:
        """The saved facts, or None where nothing is saved.

        Raises:
            IndexUnusable: the manifest is damaged or of another format.
        """
        manifest = self._read_manifest()
        return None if manifest is None else dict(manifest["facts"])

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
        """Check every file against its hash.

        Raises:
            IndexUnusable: a file is not what was written.
        """
        manifest = self._read_manifest() or {"arrays": {}}
        for entry in manifest["arrays"].values():
            self._check(entry, self._mapped(entry))

    def write(self, contents: Contents) -> None:
        """Replace what the store holds.

        Raises:
            OSError: the disk is full or refuses; the store is what it was.
        """
        folder = self._folder / uuid4().hex
        try:
            folder.mkdir(parents=True)
            arrays = {
                name: _write_array(folder / name, array) for name, array in contents.arrays.items()
            }
            self._commit({"facts": dict(contents.facts), "arrays": arrays})
        except BaseException:
            _sweep(folder)
            raise
        self._sweep_all_but(folder.name)

    def _commit(self, manifest: dict[str, Any]) -> None:
        body = json.dumps(manifest)
        whole = {"format": FORMAT, "sha256": _digest(body.encode()), "body": body}
        aside = self._manifest.with_suffix(".new")
        with aside.open("w", encoding="utf-8") as file:
            json.dump(whole, file)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(self._manifest)
        _flush_folder(self._folder)

    def _read_manifest(self) -> dict[str, Any] | None:
        try:
            whole = json.loads(self._manifest.read_bytes())
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise IndexUnusable("index-damaged", file=str(self._manifest)) from error
        if not isinstance(whole, dict) or whole.get("format") != FORMAT:
            raise IndexUnusable("index-of-other-format", folder=str(self._folder))
        if whole.get("sha256") != _digest(str(whole.get("body")).encode()):
            raise IndexUnusable("index-damaged", file=str(self._manifest))
        manifest: dict[str, Any] = json.loads(whole["body"])
        return manifest

    def _map(self, manifest: dict[str, Any]) -> Contents:
        entries = manifest["arrays"]
        arrays = {name: self._mapped(entry) for name, entry in entries.items()}
        if sum(array.nbytes for array in arrays.values()) <= _CHECKED_AT_OPENING:
            for name, entry in entries.items():
                self._check(entry, arrays[name])
        return Contents(manifest["facts"], arrays)

    def _mapped(self, entry: dict[str, Any]) -> Array:
        path = self._folder / entry["file"]
        dtype, shape = np.dtype(entry["dtype"]), tuple(entry["shape"])
        size = dtype.itemsize * int(np.prod(shape))
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_size < size:
                raise IndexUnusable("index-damaged", file=str(path))
            if not size:
                return np.empty(shape, dtype)
            mapped = mmap.mmap(file.fileno(), size, access=mmap.ACCESS_READ)
        return np.frombuffer(mapped, dtype).reshape(shape)

    def _check(self, entry: dict[str, Any], array: Array) -> None:
        if _digest(array) != entry["sha256"]:
            raise IndexUnusable("index-damaged", file=str(self._folder / entry["file"]))

    def _sweep_all_but(self, kept: str) -> None:
        for path in self._folder.iterdir():
            if path.is_dir() and path.name != kept:
                _sweep(path)


def _write_array(path: Path, array: Array) -> dict[str, Any]:
    array = np.ascontiguousarray(array)
    with path.open("wb") as file:
        array.tofile(file)
        file.flush()
        os.fsync(file.fileno())
    return {
        "file": f"{path.parent.name}/{path.name}",
        "dtype": array.dtype.str,
        "shape": array.shape,
        "sha256": _digest(array),
    }


def _digest(data: bytes | Array) -> str:
    if isinstance(data, bytes):
        return hashlib.sha256(data).hexdigest()
    return hashlib.sha256(np.ascontiguousarray(data).reshape(-1).view(np.uint8).data).hexdigest()


def _flush_folder(folder: Path) -> None:
    """Put a rename on disk, where the system lets a folder be flushed."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _sweep(folder: Path) -> None:
    import shutil

    # Another system may refuse to remove a file that someone still reads: the next writer will.
    shutil.rmtree(folder, ignore_errors=True)
