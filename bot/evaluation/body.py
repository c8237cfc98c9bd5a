"""The documents that questions are asked of, indexed in memory as the program indexes them."""

from __future__ import annotations

import time
from collections.abc import Iterable

from bot.answering.answer import answer
from bot.answering.models import Answer
from bot.answering.question import understand
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
        understood = understand(question, self._engine.lexicon, self._thesaurus)
        filters = Filters(language=understood.language, without=frozenset(without))
        answered = answer(self._engine, understood, filters, always=True)
        self.seconds.append(time.perf_counter() - began)
        return answered
