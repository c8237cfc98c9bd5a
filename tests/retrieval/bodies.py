"""Bodies of bare terms, indexed without text."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bot.retrieval.bm25 import Weighted, inverse_document_frequencies
from bot.retrieval.drafts import MemoryDraft
from bot.retrieval.index import PassageTable
from bot.retrieval.parts import part_of
from bot.retrieval.postings import Postings, write_postings
from bot.retrieval.pruning import Admitted
from bot.retrieval.topk import Found, best

Body = Sequence[Sequence[int]]
"""Passages as term numbers."""


def table_of(body: Body) -> PassageTable:
    """Passages with no title and no heading."""
    count = len(body)
    ends = np.cumsum([0, *map(len, body)])
    return PassageTable(
        document=np.arange(count, dtype=np.int32),
        spans=np.zeros((count, 2), np.int64),
        heads=np.empty(0, np.int32),
        head_offsets=np.zeros(count + 1, np.int64),
        title_ends=np.zeros(count, np.int64),
        words=np.array([term for passage in body for term in passage], np.int32),
        word_offsets=ends,
        sentence_spans=np.zeros((0, 2), np.int64),
        sentence_word_offsets=np.zeros(1, np.int64),
        sentence_offsets=np.zeros(count + 1, np.int64),
    )


class Searched:
    """A body that can be searched; `mean_length` is what its bytes are computed with."""

    def __init__(self, body: Body, terms: int, mean_length: float | None = None) -> None:
        draft = MemoryDraft({})
        self.mean_length = sum(map(len, body)) / len(body) or 1.0
        term_of_word = np.arange(terms, dtype=np.int32)
        laid_with = mean_length or self.mean_length
        write_postings(draft, "postings", table_of(body), term_of_word, 0, laid_with)
        self.postings = part_of(Postings, "postings", draft)
        frequency = np.zeros(terms, np.int64)
        frequency[self.postings.terms] = np.diff(self.postings.offsets)
        self.idf = inverse_document_frequencies(frequency, len(body))

    def best(self, question: Sequence[int], most: int, admitted: Sequence[bool] = ()) -> Found:
        """The best passages for some terms."""
        weighted = [Weighted(term, float(self.idf[term])) for term in question]
        mask = Admitted.of(np.array(admitted, bool)) if admitted else None
        return best(self.postings, weighted, most, self.mean_length, mask)
