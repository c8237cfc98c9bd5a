"""The postings of a run of passages, with the bounds that let a search leave most of them out.

A posting's part of a score (`bm25.parts`) is kept as one byte, rounded up, beside the exact
frequency that gives it. Passages go by blocks of `BLOCK`: of a frequent term, the greatest byte of
each block is kept too (Ding & Suel 2011), and of the most frequent a byte for every passage.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.retrieval.bm25 import GREATEST_PART, parts
from bot.retrieval.counting import PIECE, Counts, count, sizes
from bot.retrieval.drafts import Draft
from bot.retrieval.index import HEADING_WEIGHT, TITLE_WEIGHT, PassageTable

__all__ = ["BLOCK", "SHIFT", "STEP", "Postings", "write_postings"]

SHIFT = 4
"""A passage's number shifted right by so many bits is its block's: quicker than a division."""

BLOCK = 1 << SHIFT
"""Passages in a block."""

STEP = GREATEST_PART / 255
"""What one unit of a byte stands for: a part lies between byte - 1 and byte times this."""

_PEAKED = 256
"""A term that one passage in so many has is given the peaks of its blocks."""

_DENSE = 20
"""A term that one passage in so many has is given a byte for every passage."""

_MOST_FREQUENT = 65_535
"""How often a term is counted in one passage at most."""

Bytes = npt.NDArray[np.uint8]
Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Postings:
    """The passages that have each term, ascending.

    Row `r` is of term number `terms[r]` (ascending) and owns `passages[offsets[r]:offsets[r + 1]]`
    with as many `frequencies` and bytes; `peak[r]` is its greatest byte. `block_row[r]` is its row
    of `block_peaks` and `dense_row[r]` of `dense`, -1 where it has none. `lengths` are of the
    passages, in terms, and `mean_length` (one number) what the bytes were computed with.
    """

    terms: Ints
    offsets: Longs
    passages: Ints
    frequencies: npt.NDArray[np.uint16]
    bytes: Bytes
    peak: Bytes
    block_row: Ints
    block_peaks: Bytes
    dense_row: Ints
    dense: Bytes
    lengths: Ints
    mean_length: npt.NDArray[np.float64]

    def __len__(self) -> int:
        """How many passages there are."""
        return len(self.lengths)

    @property
    def blocks(self) -> int:
        """How many blocks the passages fill."""
        return int(self.block_peaks.shape[1])


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
    lengths = _lengths(table, np.arange(first, last))
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
        clipped = np.minimum(counts.frequencies, _MOST_FREQUENT)
        passages[places] = local
        frequencies[places] = clipped
        exact = parts(clipped, lengths[local], mean_length)
        # Rounded up, and a little more, so that no rounding of the division makes it too small.
        coded[places] = np.minimum(np.ceil(exact / STEP + 1e-9), 255)
    _write_bounds(draft, name, offsets, passages, coded, last - first)


def _write_bounds(
    draft: Draft, name: str, offsets: Longs, passages: Ints, coded: Bytes, count: int
) -> None:
    blocks = -(-count // BLOCK)
    held = np.diff(offsets)
    peaked, dense = held * _PEAKED >= count, held * _DENSE >= count
    draft.put(f"{name}.peak", np.maximum.reduceat(coded, offsets[:-1]) if count else coded[:0])
    draft.put(f"{name}.block_row", _row_numbers(peaked))
    draft.put(f"{name}.dense_row", _row_numbers(dense))
    peaks = draft.allocate(f"{name}.block_peaks", (int(peaked.sum()), blocks), np.uint8)
    for at, row in enumerate(np.flatnonzero(peaked).tolist()):
        of_block = passages[offsets[row] : offsets[row + 1]] >> SHIFT
        begins = np.flatnonzero(np.diff(of_block, prepend=-1))
        greatest = np.maximum.reduceat(coded[offsets[row] : offsets[row + 1]], begins)
        peaks[at, of_block[begins]] = greatest
    laid = draft.allocate(f"{name}.dense", (int(dense.sum()), blocks * BLOCK), np.uint8)
    for at, row in enumerate(np.flatnonzero(dense).tolist()):
        own = slice(offsets[row], offsets[row + 1])
        laid[at, passages[own]] = coded[own]


def _row_numbers(chosen: npt.NDArray[np.bool_]) -> Ints:
    return np.where(chosen, np.cumsum(chosen) - 1, -1).astype(np.int32)


def _lengths(table: PassageTable, passages: Longs) -> Ints:
    text, title, heading = sizes(table, passages)
    return (text + TITLE_WEIGHT * title + HEADING_WEIGHT * heading).astype(np.int32)
