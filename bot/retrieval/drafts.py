"""A change of an index in the making: on disk (`stored_draft`) or in memory."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

__all__ = ["Draft", "MemoryDraft"]

Array = npt.NDArray[Any]


class Draft(Protocol):
    """Arrays by name, some kept from before, others to be added to or replaced."""

    def put(self, name: str, array: Array) -> None:
        """Give an array new contents."""

    def append(self, name: str, array: Array) -> None:
        """Add rows to the end of an array."""

    def allocate(self, name: str, shape: tuple[int, ...], dtype: npt.DTypeLike) -> Array:
        """A new array of zeros to write in."""

    def __getitem__(self, name: str, /) -> Array:
        """An array as it is now."""


class MemoryDraft:
    """A draft that starts from arrays in memory and leaves them untouched."""

    def __init__(self, arrays: Mapping[str, Array]) -> None:
        self._pieces = {name: [array] for name, array in arrays.items()}

    def put(self, name: str, array: Array) -> None:
        """Give an array new contents."""
        self._pieces[name] = [array]

    def append(self, name: str, array: Array) -> None:
        """Add rows to the end of an array."""
        self._pieces.setdefault(name, []).append(array)

    def allocate(self, name: str, shape: tuple[int, ...], dtype: npt.DTypeLike) -> Array:
        """A new array of zeros to write in."""
        array = np.zeros(shape, dtype)
        self.put(name, array)
        return array

    def __getitem__(self, name: str, /) -> Array:
        """An array as it is now."""
        pieces = self._pieces[name]
        if len(pieces) > 1:
            self._pieces[name] = pieces = [np.concatenate(pieces)]
        return pieces[0]

    def arrays(self) -> dict[str, Array]:
        """All arrays as they are now."""
        return {name: self[name] for name in self._pieces}
