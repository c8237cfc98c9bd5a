"""The documents that questions are asked of, indexed in memory as the program indexes them."""

from __future__ import annotations

import time
from collections.abc import Iterable

from bot.answering.answer import answer, excerpts_for, search_for
from bot.answering.fit import Fit, fit_of
from bot.answering.models import Answer, Quote
from bot.answering.question import Question, understand
from bot.answering.quotes import MOST_QUOTES, widen
from bot.corpus.models import Document
from bot.language.thesaurus import Thesaurus
from bot.resources import CORPUS
from bot.retrieval.catalogue import Catalogue
from bot.retrieval.embedded import EmbeddedEngine
from bot.retrieval.filters import Filters
from bot.retrieval.protocol import CANDIDATES, Progress

__all__ = ["Body"]


class Body:
    """Documents under one index. `progress` is told how many have been read.

    `seconds` is how long each answer took.
    """

    def __init__(self, documents: Iterable[Document], progress: Progress | None = None) -> None:
        self._engine = EmbeddedEngine()
        self._engine.build(documents, {}, progress)
        self._thesaurus = Thesaurus.read(CORPUS / "thesaurus.yaml")
        self.seconds: list[float] = []

    @property
    def documents(self) -> Catalogue:
        """The documents, in their order."""
        return self._engine.documents

    def rank(self, question: str) -> list[str]:
        """The ids of the documents of the best passages, best first, each at its first place."""
        query = understand(question, self._engine.lexicon, self._thesaurus).query
        found = self._engine.search(query, CANDIDATES)
        names = (found.index.document_of(hit.passage).id for hit in found.hits)
        return list(dict.fromkeys(names))

    def ask(self, question: str, without: Iterable[str] = ()) -> Answer:
        """The answer, its quotes given whatever the confidence.

        `without` names works that may not be quoted.
        """
        began = time.perf_counter()
        understood, filters = self._understood(question, without)
        answered = answer(self._engine, understood, filters, always=True)
        self.seconds.append(time.perf_counter() - began)
        return answered

    def read(
        self, question: str, without: Iterable[str] = ()
    ) -> tuple[Fit, tuple[Quote, ...]] | None:
        """What the decision to answer rests on, and what would be quoted; None where nothing is.

        `without` names works that may not be quoted.
        """
        understood, filters = self._understood(question, without)
        found = search_for(self._engine, understood, filters)
        chosen = excerpts_for(understood, found)[:MOST_QUOTES] if found.hits else []
        if not chosen:
            return None
        quotes = tuple(widen(excerpt.document, excerpt.span) for excerpt in chosen)
        return fit_of(understood, found, chosen[0]), quotes

    def _understood(self, question: str, without: Iterable[str]) -> tuple[Question, Filters]:
        understood = understand(question, self._engine.lexicon, self._thesaurus)
        return understood, Filters(language=understood.language, without=frozenset(without))
