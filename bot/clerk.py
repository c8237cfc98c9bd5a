"""The clerk: what both faces call. It opens the documents once and answers from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from bot.answering.answer import answer
from bot.answering.models import Answer
from bot.answering.naming import Names
from bot.answering.question import Question, understand
from bot.answering.replay import Replay, replay
from bot.answering.timeline import Chronicle, Timeline
from bot.corpus.bundle import read_bundle, read_events
from bot.corpus.library import Library
from bot.corpus.models import Document, Language
from bot.language.thesaurus import Thesaurus
from bot.resources import CORPUS
from bot.retrieval.building import build
from bot.retrieval.embedded import EmbeddedEngine
from bot.retrieval.filters import EVERYTHING, Filters
from bot.settings import Settings

__all__ = ["Clerk", "Found"]


@dataclass(frozen=True, slots=True)
class Found:
    """A ranked passage."""

    document: Document
    number: int
    score: float
    start: int
    end: int


class Clerk:
    """Answers from a set of documents. Safe to call from several threads."""

    def __init__(
        self,
        engine: EmbeddedEngine,
        thesaurus: Thesaurus,
        *,
        libraries: Sequence[Library] = (),
    ) -> None:
        self._engine = engine
        self._thesaurus = thesaurus
        self._libraries = libraries

    @classmethod
    def open(cls, settings: Settings) -> Clerk:
        """The clerk over the bundled documents and the library of the home folder."""
        documents = list(read_bundle(CORPUS)) if settings.bundle else []
        return cls(
            EmbeddedEngine(build(documents)),
            Thesaurus.read(CORPUS / "thesaurus.yaml"),
            libraries=(Library(settings.home),),
        )

    def ask(
        self, question: str, *, language: Language | None = None, filters: Filters = EVERYTHING
    ) -> Answer:
        """The answer to a question; quotes come in the question's language where there are any.

        Raises:
            QuestionError: the question is empty or too long.
        """
        understood = self._understand(question, language)
        return answer(self._engine, understood, replace(filters, language=understood.language))

    def search(self, question: str, top: int, filters: Filters = EVERYTHING) -> list[Found]:
        """The best passages for a question, best first."""
        index = self._engine.index
        hits = self._engine.search(self._understand(question, None).query, top, filters)
        return [
            Found(
                index.document_of(hit.passage),
                hit.passage,
                hit.score,
                *(int(offset) for offset in index.table.spans[hit.passage]),
            )
            for hit in hits
        ]

    def sources(self, filters: Filters = EVERYTHING) -> list[Document]:
        """The documents that the filters let through, in order."""
        documents = list(self._engine.index.documents)
        admitted = filters.admit(documents)
        return [document for document, kept in zip(documents, admitted, strict=True) if kept]

    def source(
        self, name: str, filters: Filters = EVERYTHING, language: Language | None = None
    ) -> Document:
        """The document of that id, title, reference or alias, in `language` where there is one.

        Raises:
            UnknownDocument: no document bears that name, or several do; with the nearest names.
        """
        return self.names.find(name, language, filters)

    def timeline(
        self,
        subject: str | None = None,
        since: date | None = None,
        until: date | None = None,
        *,
        language: Language = Language.FRENCH,
        filters: Filters = EVERYTHING,
    ) -> Timeline:
        """The dated events about a subject, or all of them, in order.

        Raises:
            MisuseError: `since` is after `until`.
        """
        return self._chronicle.between(subject, since, until, language, filters)

    def receipt(
        self, word: str, question: str | None = None, filters: Filters = EVERYTHING
    ) -> Replay:
        """The receipt replayed: each quote found again, or what has become of its document.

        Raises:
            MisuseError: the word is not a receipt, or was altered.
        """
        libraries = [library for library in self._libraries if library.name in filters.libraries]
        return replay(word, self.sources(filters), libraries, question)

    @cached_property
    def names(self) -> Names:
        """The names that the documents go by."""
        return Names(self._engine.index.documents, self._thesaurus)

    @cached_property
    def _chronicle(self) -> Chronicle:
        documents = self._engine.index.documents
        return Chronicle(documents, read_events(CORPUS)[0], self.names, self._thesaurus)

    def _understand(self, question: str, language: Language | None) -> Question:
        return understand(question, self._engine.index.lexicon, self._thesaurus, language)
