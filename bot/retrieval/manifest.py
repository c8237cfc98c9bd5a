"""The manifest of a store: which files hold its arrays, and plain facts, in `manifest.json`.

It is replaced in one step. Of each array it has an entry: its file, type, shape and checksum.
"""

from __future__ import annotations

import hashlib
import json
import mmap
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from bot.errors import IndexUnusable

__all__ = ["FORMAT", "Entry", "Manifest", "mapped", "size_of"]

FORMAT = 7
"""Changes whenever the arrays or the facts change meaning."""

Array = npt.NDArray[Any]
Entry = dict[str, Any]


class Manifest(NamedTuple):
    """Facts that JSON can write, and the entries of arrays by name."""

    facts: Mapping[str, Any]
    arrays: Mapping[str, Entry]

    @staticmethod
    def path(folder: Path) -> Path:
        """Where the manifest of a folder is."""
        return folder / "manifest.json"

    @classmethod
    def read(cls, folder: Path) -> Manifest | None:
        """The manifest of a folder; None where there is none.

        Raises:
            IndexUnusable: it is damaged or of another format.
        """
        path = cls.path(folder)
        try:
            whole = json.loads(path.read_bytes())
        except (FileNotFoundError, NotADirectoryError):
            return None
        except (OSError, ValueError) as error:
            raise IndexUnusable("index-damaged", file=str(path)) from error
        if not isinstance(whole, dict) or whole.get("format") != FORMAT:
            raise IndexUnusable("index-of-other-format", folder=str(folder))
        if whole.get("sha256") != _digest(str(whole.get("body"))):
            raise IndexUnusable("index-damaged", file=str(path))
        return cls(**json.loads(whole["body"]))

    def write(self, folder: Path) -> None:
        """Replace the manifest of a folder, on disk when this returns."""
        path = self.path(folder)
        body = json.dumps({"facts": dict(self.facts), "arrays": dict(self.arrays)})
        aside = path.with_suffix(".new")
        with aside.open("w", encoding="utf-8") as file:
            json.dump({"format": FORMAT, "sha256": _digest(body), "body": body}, file)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
        _flush_folder(folder)


def mapped(folder: Path, entry: Entry) -> Array:
    """The array of an entry, mapped from its file, not to be written.

    Raises:
        IndexUnusable: the file is shorter than the array.
        FileNotFoundError: there is no such file.
    """
    path = folder / entry["file"]
    dtype, shape, size = np.dtype(entry["dtype"]), tuple(entry["shape"]), size_of(entry)
    with path.open("rb") as file:
        if os.fstat(file.fileno()).st_size < size:
            raise IndexUnusable("index-damaged", file=str(path))
        if not size:
            return np.empty(shape, dtype)
        pages = mmap.mmap(file.fileno(), size, access=mmap.ACCESS_READ)
    return np.frombuffer(pages, dtype).reshape(shape)


def size_of(entry: Entry) -> int:
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
