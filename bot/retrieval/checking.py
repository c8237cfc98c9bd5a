"""Whether the files of a store are what was written, without reading them all at each opening."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["Checked", "checksum"]

_PIECE = 1 << 24
"""Bytes that a checksum reads at a time."""


def checksum(array: npt.NDArray[Any], before: int = 0) -> int:
    """CRC-32 of an array's bytes, going on from what came before them."""
    flat = np.ascontiguousarray(array).reshape(-1).view(np.uint8)
    for start in range(0, len(flat), _PIECE):
        before = zlib.crc32(flat[start : start + _PIECE].data, before)
    return before


class Checked:
    """The files of a folder that were once found to be what their checksums say.

    A file that is copied, restored or written to since is looked at again. What a disk changes on
    its own is not noticed; nothing but reading all of it at every opening would.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / "checked.json"
        self._known: dict[str, Any] = {}
        with suppress(OSError, ValueError):
            self._known = dict(json.loads(self._path.read_bytes()))

    def knows(self, entry: Mapping[str, Any]) -> bool:
        """Whether the file of a manifest's entry need not be looked at again."""
        return bool(self._known.get(entry["file"]) == self._mark(entry))

    def remember(self, entries: Iterable[Mapping[str, Any]]) -> None:
        """Keep in mind that the files of these entries, and no others, are what was written.

        Where that cannot be saved they are looked at again next time.
        """
        with suppress(OSError):
            marks = {entry["file"]: self._mark(entry) for entry in entries}
            if marks != self._known:
                aside = self._path.with_suffix(".new")
                aside.write_text(json.dumps(marks), encoding="utf-8")
                aside.replace(self._path)

    def _mark(self, entry: Mapping[str, Any]) -> list[int]:
        status = (self._folder / entry["file"]).stat()
        return [entry["checksum"], status.st_ino, status.st_mtime_ns]
