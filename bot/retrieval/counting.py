"""How often passages have their terms, title and heading counted as often as they weigh."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.retrieval.candidates import ranges
from bot.retrieval.index import HEADING_WEIGHT, TITLE_WEIGHT, PassageTable

__all__ = ["MOST_FREQUENT", "PIECE", "Counts", "count", "lengths_of", "sizes"]

PIECE = 20_000
"""Passages to count at a time, so that memory stays bounded."""

MOST_FREQUENT = 65_535
"""How often a term is counted in one passage at most."""

Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Counts:
    """Term `terms[i]` comes `frequencies[i]` times in passage `passages[i]`, sorted by both.

    A term counts `MOST_FREQUENT` times at most.
    `words` has a word's number once for each of the passages that have it.
    """

    terms: Longs
    passages: Longs
    frequencies: Longs
    words: Longs


def count(table: PassageTable, term_of_word: Ints, passages: Longs) -> Counts:
    """The counts of some passages, ascending."""
    text, text_owner = _laid(table.words, table.word_offsets, passages)
    heads, head_owner = _laid(table.heads, table.head_offsets, passages)
    in_title = np.arange(len(heads)) < np.repeat(*_title_ends(table, passages))
    words = np.concatenate([text, heads]).astype(np.int64)
    owner = np.concatenate([text_owner, head_owner])
    weight = np.concatenate(
        [np.ones(len(text), np.int64), np.where(in_title, TITLE_WEIGHT, HEADING_WEIGHT)]
    )
    width = max(len(passages), 1)
    order = np.argsort(words * width + owner, kind="stable")
    held, first = _distinct((words * width + owner)[order])
    in_word = np.add.reduceat(weight[order], first) if len(first) else weight[:0]
    of_word = held // width
    keys = term_of_word[of_word].astype(np.int64) * width + held % width
    order = np.argsort(keys, kind="stable")
    of_term, first = _distinct(keys[order])
    return Counts(
        terms=of_term // width,
        passages=passages[of_term % width],
        frequencies=np.minimum(
            np.add.reduceat(in_word[order], first) if len(first) else in_word[:0], MOST_FREQUENT
        ),
        words=of_word,
    )


def sizes(table: PassageTable, passages: Longs) -> tuple[Longs, Longs, Longs]:
    """How many words the text, the title and the heading of each passage have."""
    text = table.word_offsets[passages + 1] - table.word_offsets[passages]
    title = table.title_ends[passages] - table.head_offsets[passages]
    heading = table.head_offsets[passages + 1] - table.title_ends[passages]
    return text, title, heading


def lengths_of(table: PassageTable, passages: Longs) -> Longs:
    """The lengths of passages in terms, title and heading counted as often as they weigh."""
    text, title, heading = sizes(table, passages)
    return text + TITLE_WEIGHT * title + HEADING_WEIGHT * heading


def _laid(words: Ints, offsets: Longs, passages: Longs) -> tuple[Ints, Longs]:
    """The words of some passages end to end, and which passage (by place) has each."""
    lengths = offsets[passages + 1] - offsets[passages]
    return words[ranges(offsets[passages], lengths)], np.repeat(np.arange(len(passages)), lengths)


def _title_ends(table: PassageTable, passages: Longs) -> tuple[Longs, Longs]:
    """Where each title ends among the heads laid end to end, once for each word of its heads."""
    _, title, heading = sizes(table, passages)
    whole = title + heading
    return np.cumsum(whole) - whole + title, whole


def _distinct(ascending: Longs) -> tuple[Longs, Longs]:
    """The distinct values, and where each begins."""
    first = np.flatnonzero(np.diff(ascending, prepend=-1))
    return ascending[first], first
