"""Sorted strings in two arrays, so that they can be memory-mapped and searched without loading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt

__all__ = ["SortedStrings"]


class SortedStrings:
    """Strings in the order of their UTF-8 bytes; equal strings may stand several times.

    `data` holds all of them end to end (uint8), `offsets` where each begins, and the end (int64).
    """

    def __init__(self, data: npt.NDArray[np.uint8], offsets: npt.NDArray[np.int64]) -> None:
        self.data = data
        self.offsets = offsets

    @classmethod
    def of(cls, strings: Iterable[str]) -> SortedStrings:
        """The arrays of strings that are already sorted by their UTF-8 bytes."""
        encoded = [string.encode() for string in strings]
        offsets = np.zeros(len(encoded) + 1, np.int64)
        np.cumsum([len(string) for string in encoded], out=offsets[1:])
        return cls(np.frombuffer(b"".join(encoded), np.uint8), offsets)

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def __getitem__(self, number: int) -> str:
        return self._bytes(number).decode()

    def __iter__(self) -> Iterator[str]:
        return (self[number] for number in range(len(self)))

    def _bytes(self, number: int) -> bytes:
        return self.data[self.offsets[number] : self.offsets[number + 1]].tobytes()

    def range_of(self, string: str) -> range:
        """The numbers at which `string` stands; empty where it does not."""
        wanted = string.encode()
        first = self._first(wanted, 0)
        last = first
        while last < len(self) and self._bytes(last) == wanted:
            last += 1
        return range(first, last)

    def _first(self, wanted: bytes, low: int) -> int:
        """The first number whose string is not less than `wanted`."""
        high = len(self)
        while low < high:
            middle = (low + high) // 2
            if self._bytes(middle) < wanted:
                low = middle + 1
            else:
                high = middle
        return low
