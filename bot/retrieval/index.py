"""What is known of passages and their words, as arrays that can be memory-mapped."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.corpus.models import Document, Span
from bot.retrieval.catalogue import Catalogue
from bot.retrieval.lexicon import Lexicon

__all__ = ["HEADING_WEIGHT", "TITLE_WEIGHT", "Index", "PassageTable"]

TITLE_WEIGHT = 3
"""How many times a word of the title counts as one of the text."""

HEADING_WEIGHT = 1
"""How many times a word of the heading counts as one of the text."""

Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class PassageTable:
    """What is known of each passage, as word numbers of the lexicon.

    Passage `p` is `spans[p]` of document number `document[p]`. Its title and heading words are
    `heads[head_offsets[p]:head_offsets[p + 1]]`, the title's up to `title_ends[p]`; its text's
    words `words[word_offsets[p]:word_offsets[p + 1]]`. Its sentences are numbered
    `sentence_offsets[p]` to `sentence_offsets[p + 1]`; sentence `s` is `sentence_spans[s]` of the
    document and its words `words[sentence_word_offsets[s]:sentence_word_offsets[s + 1]]`.
    """

    document: Ints
    spans: Longs
    heads: Ints
    head_offsets: Longs
    title_ends: Longs
    words: Ints
    word_offsets: Longs
    sentence_spans: Longs
    sentence_word_offsets: Longs
    sentence_offsets: Longs


@dataclass(frozen=True, slots=True)
class Index:
    """What the second stage reads: passages and what the words in them are worth.

    `total` counts all passages of the engine, of which `table` may hold only the candidates;
    `mean_lengths` are those of text, title and heading, in words, over all passages.
    """

    documents: Catalogue
    table: PassageTable
    lexicon: Lexicon
    total: int
    mean_lengths: tuple[float, float, float]

    def __len__(self) -> int:
        return self.total

    def document_of(self, passage: int) -> Document:
        """The document that a passage is a piece of."""
        return self.documents.at(int(self.table.document[passage]))

    def of_originals(self, passages: Longs) -> npt.NDArray[np.bool_]:
        """Which of the passages are of a text itself that digests are about."""
        return self.documents.arrays.is_tied[self.table.document[passages]]

    def sentences_of(self, passage: int) -> list[Span]:
        """The sentences of a passage, in order, as spans of its document."""
        first, last = self.table.sentence_offsets[passage : passage + 2]
        return [Span(int(start), int(end)) for start, end in self.table.sentence_spans[first:last]]
