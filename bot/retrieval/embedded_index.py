"""The embedded engine's index: what the second stage reads, and the postings of the first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from bot.retrieval.catalogue import Catalogue, CatalogueArrays
from bot.retrieval.index import HEADING_WEIGHT, TITLE_WEIGHT, Index, PassageTable
from bot.retrieval.lexicon import Lexicon
from bot.retrieval.parts import part_of
from bot.retrieval.postings import Postings
from bot.retrieval.storage import Contents

__all__ = ["EmbeddedIndex", "Totals"]


class Totals(NamedTuple):
    """Counts over the passages of all documents that are not removed, in words."""

    passages: int = 0
    text: int = 0
    title: int = 0
    heading: int = 0

    @property
    def mean_lengths(self) -> tuple[float, float, float]:
        """The mean lengths of text, title and heading."""
        count = max(self.passages, 1)
        return self.text / count, self.title / count, self.heading / count

    @property
    def mean_length(self) -> float:
        """The mean length in terms, titles and headings counted as often as they weigh.

        1 where there is nothing to measure.
        """
        whole = self.text + TITLE_WEIGHT * self.title + HEADING_WEIGHT * self.heading
        return whole / self.passages if whole else 1.0


@dataclass(frozen=True, slots=True)
class EmbeddedIndex(Index):
    """An index with the postings of its terms.

    `recent` holds the postings of the passages that came after those of `postings`, numbered from
    its own first; `idf` is rank-bm25's of each term, over both.
    """

    postings: Postings
    recent: Postings
    idf: npt.NDArray[np.float64]
    totals: Totals

    @classmethod
    def of(cls, contents: Contents) -> EmbeddedIndex:
        """The index that these contents make."""
        arrays = contents.arrays
        totals = Totals(*contents.facts["totals"])
        return cls(
            documents=Catalogue(part_of(CatalogueArrays, "catalogue", arrays), arrays["removed"]),
            table=part_of(PassageTable, "table", arrays),
            lexicon=part_of(Lexicon, "lexicon", arrays),
            total=totals.passages,
            mean_lengths=totals.mean_lengths,
            postings=part_of(Postings, "postings", arrays),
            recent=part_of(Postings, "recent", arrays),
            idf=arrays["idf"],
            totals=totals,
        )
