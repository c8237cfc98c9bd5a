"""Strings in arrays, found by their hash, so that they can be memory-mapped and never loaded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

__all__ = ["Hashes", "Strings", "hash_of", "hashes_of", "laid_end_to_end"]

Hashes = npt.NDArray[np.uint64]

_REMEMBERED = 16_384
"""Strings whose numbers are kept at hand once they have been asked for."""


def hash_of(string: str) -> int:
    """64 bits of BLAKE2b, the same on every machine and at every run."""
    return int.from_bytes(blake2b(string.encode(), digest_size=8).digest(), "little")


def hashes_of(strings: Iterable[str]) -> Hashes:
    """The hash of each string."""
    digests = (blake2b(string.encode(), digest_size=8).digest() for string in strings)
    return np.frombuffer(b"".join(digests), "<u8")


def laid_end_to_end(strings: Iterable[str]) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.int64]]:
    """The UTF-8 bytes of strings end to end, and where each ends."""
    encoded = [string.encode() for string in strings]
    ends = np.cumsum([len(string) for string in encoded], dtype=np.int64)
    return np.frombuffer(b"".join(encoded), np.uint8), ends


@dataclass(frozen=True, slots=True)
class Strings:
    """Numbered strings; equal strings may stand several times.

    `data` holds them end to end in UTF-8 (uint8), `offsets` where each begins, and the end;
    `hashes` are theirs by number. `order` sorts the first `len(order)` hashes; the strings after
    those came later and are looked through one by one.
    """

    data: npt.NDArray[np.uint8]
    offsets: npt.NDArray[np.int64]
    hashes: Hashes
    order: npt.NDArray[np.int64]
    _looked_up: dict[str, Sequence[int]] = field(default_factory=dict, init=False, repr=False)

    def __len__(self) -> int:
        return len(self.hashes)

    def __getitem__(self, number: int) -> str:
        return self._bytes(number).decode()

    def __iter__(self) -> Iterator[str]:
        return (self[number] for number in range(len(self)))

    def _bytes(self, number: int) -> bytes:
        return self.data[self.offsets[number] : self.offsets[number + 1]].tobytes()

    def numbers_of(self, string: str) -> Sequence[int]:
        """The numbers under which `string` stands, ascending; none where it does not."""
        numbers = self._looked_up.get(string)
        if numbers is None:
            if len(self._looked_up) >= _REMEMBERED:
                self._looked_up.clear()
            numbers = self._looked_up.setdefault(string, self._look_up(string))
        return numbers

    def _look_up(self, string: str) -> list[int]:
        wanted, key = string.encode(), np.uint64(hash_of(string))
        known = len(self.order)
        first = int(self.hashes[:known].searchsorted(key, sorter=self.order))
        last = first
        while last < known and self.hashes[self.order[last]] == key:
            last += 1
        numbers: list[int] = self.order[first:last].tolist()
        if known < len(self):
            numbers += (np.flatnonzero(self.hashes[known:] == key) + known).tolist()
        return [number for number in numbers if self._bytes(number) == wanted]
