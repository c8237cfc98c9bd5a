"""How central each sentence is to its document: LexRank, biased towards where the gist stands.

A random walk goes from sentence to sentence in proportion to the cosine of their terms (continuous
LexRank, Erkan & Radev 2004), and at each step jumps with some probability to a sentence drawn by a
prior (biased LexRank, Otterbacher, Erkan & Radev 2009). The prior favours sentences that share the
title's words, that stand early, or that open a section. The walk never forms the matrix of all
pairs: its cost grows with the number of words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

__all__ = ["TermTable", "centrality"]

Floats = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]

_FOLLOWED = 0.3
"""Probability that the walk follows a likeness rather than the prior."""

_TITLE = 2.0
_EARLY = 2.0
_OPENING = 2.0
_STEPS = 30
"""Enough: what is left to settle shrinks by `_FOLLOWED` at each step."""


@dataclass(frozen=True, slots=True)
class TermTable:
    """Sentence `rows[i]` has term number `columns[i]`, `counts[i]` times. Each pair stands once."""

    rows: Longs
    columns: Longs
    counts: Floats
    sentences: int
    terms: tuple[str, ...]

    @classmethod
    def of(cls, sentences: Sequence[Sequence[str]]) -> TermTable:
        """The table of sentences that are given as their terms."""
        number: dict[str, int] = {}
        cells = [
            (row, number.setdefault(term, len(number)), count)
            for row, terms in enumerate(sentences)
            for term, count in Counter(terms).items()
        ]
        rows, columns, counts = np.array(cells, np.int64).reshape(-1, 3).T
        return cls(rows, columns, counts.astype(np.float64), len(sentences), tuple(number))

    def by_sentence(self, of_term: Floats) -> Floats:
        """For each sentence, the sum of a value over its distinct terms."""
        return np.bincount(self.rows, of_term[self.columns], self.sentences).astype(np.float64)

    def by_term(self, of_sentence: Floats) -> Floats:
        """For each term, the sum of a value over the sentences that have it."""
        summed = np.bincount(self.columns, of_sentence[self.rows], len(self.terms))
        return summed.astype(np.float64)


def centrality(table: TermTable, title: Collection[str], opening: Sequence[bool]) -> Floats:
    """How central each sentence is, the most central 1.

    Args:
        table: The sentences' terms.
        title: The terms of the document's title.
        opening: For each sentence, whether it is the first under its heading.
    """
    if not table.sentences:
        return np.zeros(0)
    rarity = np.log1p(table.sentences / np.maximum(table.by_term(np.ones(table.sentences)), 1))
    values = table.counts * rarity[table.columns]
    norms = np.sqrt(np.bincount(table.rows, values**2, table.sentences))
    norms[norms == 0] = 1.0
    values /= norms[table.rows]

    def likeness(weights: Floats) -> Floats:
        """The sum over all other sentences of their cosine with each, weighted."""
        summed = np.bincount(table.columns, values * weights[table.rows], len(table.terms))
        held = np.bincount(table.rows, values * summed[table.columns], table.sentences)
        own = np.bincount(table.rows, values**2, table.sentences)
        return np.maximum(held - own * weights, 0.0)

    prior = _prior(table, rarity, norms, title, opening)
    degree = likeness(np.ones(table.sentences))
    alone = degree <= 1e-12
    degree[alone] = 1.0
    walk = prior.copy()
    for _ in range(_STEPS):
        followed = likeness(walk / degree) + walk[alone].sum() * prior
        walk = (1 - _FOLLOWED) * prior + _FOLLOWED * followed
    return np.asarray(walk / walk.max())


def _prior(
    table: TermTable,
    rarity: Floats,
    norms: Floats,
    title: Collection[str],
    opening: Sequence[bool],
) -> Floats:
    in_title = np.array([term in title for term in table.terms], np.float64)
    shared = table.by_sentence(in_title * rarity) / norms
    early = 1 / np.sqrt(np.arange(1, table.sentences + 1))
    prior = (
        1.0
        + _TITLE * shared / (shared.max() or 1.0)
        + _EARLY * early
        + _OPENING * np.array(opening, np.float64)
    )
    return np.asarray(prior / prior.sum())
