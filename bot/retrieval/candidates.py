"""The words of the candidate passages, laid end to end, so that NumPy counts them all at once."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from bot.retrieval.index import Index

__all__ = ["Candidates", "Field", "ranges"]

Longs = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of every candidate: `keys` are word or term numbers, `owner` whose they are.

    `lengths` counts each candidate's words; `mean` is the mean length over the whole index.
    """

    keys: Longs
    owner: Longs
    lengths: Longs
    mean: float


@dataclass(frozen=True, slots=True)
class Candidates:
    """The fields of the candidates, and the sentences of their texts.

    Sentence `s` begins at `sentence_starts[s]` of the text's keys and belongs to candidate
    `sentence_owner[s]`.
    """

    text: Field
    title: Field
    heading: Field
    sentence_starts: Longs
    sentence_owner: Longs

    @classmethod
    def of(cls, index: Index, passages: Longs) -> Candidates:
        """The candidates that are the numbered passages, in the order given."""
        table = index.table
        text, title, heading = index.mean_lengths
        first = table.sentence_offsets[passages]
        counts = table.sentence_offsets[passages + 1] - first
        sentences = ranges(first, counts)
        owner = np.repeat(np.arange(len(passages)), counts)
        begins = table.word_offsets[passages]
        ends = table.word_offsets[passages + 1]
        laid = np.cumsum(ends - begins) - (ends - begins)
        return cls(
            text=_field(table.words, begins, ends, text),
            title=_field(
                table.heads, table.head_offsets[passages], table.title_ends[passages], title
            ),
            heading=_field(
                table.heads, table.title_ends[passages], table.head_offsets[passages + 1], heading
            ),
            sentence_starts=table.sentence_word_offsets[sentences] - begins[owner] + laid[owner],
            sentence_owner=owner,
        )

    def as_terms(self, index: Index) -> Candidates:
        """The same fields with each word replaced by its term."""
        term_of_word = index.lexicon.term_of_word
        return replace(
            self,
            text=replace(self.text, keys=term_of_word[self.text.keys].astype(np.int64)),
            title=replace(self.title, keys=term_of_word[self.title.keys].astype(np.int64)),
            heading=replace(self.heading, keys=term_of_word[self.heading.keys].astype(np.int64)),
        )


def ranges(starts: Longs, lengths: Longs) -> Longs:
    """The numbers `starts[i]` to `starts[i] + lengths[i]` (excluded), end to end."""
    shift = np.repeat(starts - (np.cumsum(lengths) - lengths), lengths)
    numbers: Longs = np.arange(len(shift), dtype=np.int64) + shift
    return numbers


def _field(words: npt.NDArray[np.int32], starts: Longs, ends: Longs, mean: float) -> Field:
    lengths = ends - starts
    return Field(
        keys=words[ranges(starts, lengths)].astype(np.int64),
        owner=np.repeat(np.arange(len(starts)), lengths),
        lengths=lengths,
        mean=mean,
    )
