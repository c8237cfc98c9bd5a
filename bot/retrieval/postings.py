"""The postings of a run of passages, with the bounds that let a search leave most of them out.

A posting's part of a score (`bm25.parts`) is kept as one byte, rounded up, beside the exact
frequency that gives it. A frequent term has a byte for every passage too, and the greatest of each
block of `BLOCK` passages.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from bot.retrieval.bm25 import GREATEST_PART, norms, parts
from bot.retrieval.counting import PIECE, Counts, count, lengths_of
from bot.retrieval.drafts import Draft
from bot.retrieval.index import PassageTable

__all__ = ["BLOCK", "MOST_KEPT", "STEP", "PostingList", "Postings", "write_postings"]

BLOCK = 16
"""Passages in a block."""

STEP = GREATEST_PART / 255
"""What one unit of a byte stands for: a part lies between byte - 1 and byte times this."""

_FREQUENT = 16
"""A term that one passage in so many has is frequent."""

MOST_KEPT = 255
"""The greatest frequency that is kept for every passage."""

_REMEMBERED = 4_096
"""Lists kept at hand once they have been asked for."""

Bytes = npt.NDArray[np.uint8]
Ints = npt.NDArray[np.int32]
Shorts = npt.NDArray[np.uint16]
Longs = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Everywhere:
    """A frequent term's byte and frequency in every passage, 0 where it is not.

    Passages are filled up to whole blocks; `peaks` are the greatest bytes of each. Frequencies are
    `MOST_KEPT` at most: what is more is read in the list.
    """

    bytes: Bytes
    peaks: Bytes
    frequencies: Bytes


@dataclass(frozen=True, slots=True, eq=False)
class PostingList:
    """The passages that have one term, ascending, with their frequencies and bytes.

    They begin at `start` in the arrays of all postings. `peak` is the greatest byte; `everywhere`
    is there where the term is frequent.
    """

    start: int
    passages: Ints
    frequencies: Shorts
    bytes: Bytes
    peak: int
    everywhere: Everywhere | None


@dataclass(frozen=True, slots=True)
class Postings:
    """The passages that have each term, ascending.

    Row `r` is of term number `terms[r]` (ascending) and owns `passages[offsets[r]:offsets[r + 1]]`
    with as many `frequencies` and `bytes`; `peak[r]` is its greatest byte. `frequent_row[r]` is the
    row of a frequent term in `dense`, `dense_frequencies` and `peaks`, else -1. `lengths` are of
    the passages, in terms, and `mean_length` (one number) what the bytes were computed with.
    """

    terms: Ints
    offsets: Longs
    passages: Ints
    frequencies: Shorts
    bytes: Bytes
    peak: Bytes
    frequent_row: Ints
    dense: Bytes
    dense_frequencies: Bytes
    peaks: Bytes
    lengths: Ints
    mean_length: npt.NDArray[np.float64]
    _lists: dict[int, PostingList] = field(default_factory=dict, init=False, repr=False)
    _norms: dict[float, Floats] = field(default_factory=dict, init=False, repr=False)

    def __len__(self) -> int:
        """How many passages there are."""
        return len(self.lengths)

    @property
    def built_with(self) -> float:
        """The mean length that the bytes were computed with."""
        return float(self.mean_length[0])

    def norms_of(self, passages: npt.NDArray[np.intp], mean_length: float) -> Floats:
        """The `bm25.norms` of some passages, looked up by their lengths."""
        table = self._norms.get(mean_length)
        if table is None:
            table = norms(np.arange(self.lengths.max(initial=0) + 1), mean_length)
            self._norms.clear()
            self._norms[mean_length] = table
        return table.take(self.lengths.take(passages))

    def list_of(self, term: int) -> PostingList | None:
        """The passages that have a term, None where none has; the same object for a time."""
        held = self._lists.get(term)
        if held is None:
            row = int(self.terms.searchsorted(np.int32(term)))
            if row == len(self.terms) or self.terms[row] != term:
                return None
            if len(self._lists) >= _REMEMBERED:
                self._lists.clear()
            held = self._lists.setdefault(term, self._list_at(row))
        return held

    def _list_at(self, row: int) -> PostingList:
        start, end = self.offsets[row : row + 2].tolist()
        frequent = int(self.frequent_row[row])
        return PostingList(
            start=start,
            passages=self.passages[start:end],
            frequencies=self.frequencies[start:end],
            bytes=self.bytes[start:end],
            peak=int(self.peak[row]),
            everywhere=(
                Everywhere(
                    self.dense[frequent], self.peaks[frequent], self.dense_frequencies[frequent]
                )
                if frequent >= 0
                else None
            ),
        )


def write_postings(
    draft: Draft, name: str, table: PassageTable, term_of_word: Ints, first: int, mean_length: float
) -> None:
    """Write the postings of the passages from `first` on, a bounded number at a time."""
    last = len(table.document)
    pieces = [np.arange(at, min(at + PIECE, last)) for at in range(first, last, PIECE)]
    kept = count(table, term_of_word, pieces[0]) if len(pieces) == 1 else None

    def counted() -> Iterator[Counts]:
        if kept is not None:
            yield kept
        else:
            yield from (count(table, term_of_word, piece) for piece in pieces)

    document_frequency = np.zeros(int(term_of_word.max(initial=-1)) + 1, np.int64)
    for counts in counted():
        document_frequency += np.bincount(counts.terms, minlength=len(document_frequency))
    terms = np.flatnonzero(document_frequency)
    offsets = np.append(0, np.cumsum(document_frequency[terms]))
    lengths = lengths_of(table, np.arange(first, last)).astype(np.int32)
    draft.put(f"{name}.terms", terms.astype(np.int32))
    draft.put(f"{name}.offsets", offsets)
    draft.put(f"{name}.lengths", lengths)
    draft.put(f"{name}.mean_length", np.array([mean_length]))
    passages = draft.allocate(f"{name}.passages", (int(offsets[-1]),), np.int32)
    frequencies = draft.allocate(f"{name}.frequencies", (int(offsets[-1]),), np.uint16)
    coded = draft.allocate(f"{name}.bytes", (int(offsets[-1]),), np.uint8)
    filled = offsets[:-1].copy()
    for counts in counted():
        begins = np.flatnonzero(np.diff(counts.terms, prepend=-1))
        held = np.diff(np.append(begins, len(counts.terms)))
        rows = terms.searchsorted(counts.terms[begins])
        places = np.repeat(filled[rows] - begins, held) + np.arange(len(counts.terms))
        filled[rows] += held
        local = counts.passages - first
        passages[places] = local
        frequencies[places] = counts.frequencies
        exact = parts(counts.frequencies, norms(lengths[local], mean_length))
        # Rounded up, and a little more, so that no rounding of the division makes it too small.
        coded[places] = np.minimum(np.ceil(exact / STEP + 1e-9), 255)
    _write_bounds(draft, name, offsets, passages, frequencies, coded, last - first)


def _write_bounds(
    draft: Draft,
    name: str,
    offsets: Longs,
    passages: Ints,
    frequencies: Shorts,
    coded: Bytes,
    count: int,
) -> None:
    blocks = -(-count // BLOCK)
    frequent = np.diff(offsets) * _FREQUENT >= count
    draft.put(f"{name}.peak", np.maximum.reduceat(coded, offsets[:-1]) if count else coded[:0])
    rows = np.where(frequent, np.cumsum(frequent) - 1, -1)
    draft.put(f"{name}.frequent_row", rows.astype(np.int32))
    dense = draft.allocate(f"{name}.dense", (int(frequent.sum()), blocks * BLOCK), np.uint8)
    held = draft.allocate(f"{name}.dense_frequencies", dense.shape, np.uint8)
    peaks = draft.allocate(f"{name}.peaks", (len(dense), blocks), np.uint8)
    for at, row in enumerate(np.flatnonzero(frequent).tolist()):
        own = slice(offsets[row], offsets[row + 1])
        dense[at, passages[own]] = coded[own]
        held[at, passages[own]] = np.minimum(frequencies[own], MOST_KEPT)
        peaks[at] = dense[at].reshape(-1, BLOCK).max(axis=1)
