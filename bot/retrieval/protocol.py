"""What every search engine does, whatever holds its postings.

An engine keeps three things at hand: the words of its documents (`lexicon`), which questions are
put into; their cards (`documents`); and a first stage, BM25, that gives the best candidates. The
second stage is the same for all: `results` ranks the candidates from their words, so that the
engine changes nothing in the answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from bot.corpus.models import Document
from bot.retrieval.catalogue import Catalogue, Key
from bot.retrieval.features import Features, features_of
from bot.retrieval.filters import EVERYTHING, Filters
from bot.retrieval.index import Index
from bot.retrieval.lexicon import Lexicon
from bot.retrieval.query import Query
from bot.retrieval.ranking import rank

__all__ = ["CANDIDATES", "Engine", "Hit", "Key", "Progress", "Results", "results"]

CANDIDATES = 100
"""How many passages of the first stage the second one looks at."""

Progress = Callable[[int], None]
"""Is told how many documents have been read."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage by number, and its score in the second stage."""

    passage: int
    score: float


@dataclass(frozen=True, slots=True)
class Results:
    """The best passages, best first, what was looked for, and the index that numbers refer to.

    `originals` are the other candidates, best first, that are of a text itself which digests are
    about.
    The index is as it was when the question was put, whatever happens to the engine since.
    """

    index: Index
    features: Features
    hits: tuple[Hit, ...]
    originals: tuple[Hit, ...]


class Engine(Protocol):
    """Searches documents. Safe to use from several threads; changes come in one step each."""

    @property
    def lexicon(self) -> Lexicon:
        """The words of the documents."""

    @property
    def documents(self) -> Catalogue:
        """The documents, in the order that decides between equal scores."""

    @property
    def state(self) -> Mapping[str, Any] | None:
        """What the last change was given as `state`; None where nothing was ever indexed."""

    def build(
        self,
        documents: Iterable[Document],
        state: Mapping[str, Any],
        progress: Progress | None = None,
    ) -> None:
        """Index these documents and no others; questions are answered from the old meanwhile.

        The documents may be gone through twice.

        Raises:
            EngineUnavailable: the engine cannot be reached; nothing has changed.
        """

    def update(
        self,
        added: Iterable[Document],
        removed: Iterable[Key],
        state: Mapping[str, Any],
    ) -> None:
        """Add documents and remove others. One that is added takes the place of its namesake.

        Raises:
            EngineUnavailable: the engine cannot be reached; nothing has changed.
        """

    def search(self, query: Query, top: int, filters: Filters = EVERYTHING) -> Results:
        """The best `top` passages, best first; ties go to the earlier passage.

        A passage counts only for terms that it has: one that has none is never returned.

        Raises:
            EngineUnavailable: the engine does not answer in time.
        """

    def close(self) -> None:
        """Let go of files and connections."""


def results(index: Index, query: Query, candidates: npt.NDArray[np.int64], top: int) -> Results:
    """The second stage over the numbered passages of the index."""
    features = features_of(index, query)
    scores = rank(index, query, features, candidates)
    order = np.lexsort((candidates, -scores))
    best, others = order[:top], order[top:]
    originals = others[index.of_originals(candidates[others])]
    return Results(
        index=index,
        features=features,
        hits=_hits(candidates, scores, best),
        originals=_hits(candidates, scores, originals),
    )


def _hits(
    candidates: npt.NDArray[np.int64],
    scores: npt.NDArray[np.float64],
    order: npt.NDArray[np.int64],
) -> tuple[Hit, ...]:
    return tuple(Hit(int(candidates[at]), float(scores[at])) for at in order)
