"""The clerk: what both faces call. It opens the documents once and answers from them.

What a question does not need is imported by the method that needs it, since a process that answers
one question must start fast.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.answering.answer import answer
from bot.answering.models import Answer
from bot.answering.naming import Names
from bot.answering.question import Question, understand
from bot.answering.summaries import Length, Summary, summarize
from bot.corpus.library import Library
from bot.corpus.models import BUNDLE, Document, Language
from bot.language.thesaurus import Thesaurus
from bot.resources import CORPUS, INDEX
from bot.retrieval.catalogue import Catalogue, Selection
from bot.retrieval.filters import EVERYTHING, Filters
from bot.retrieval.opening import bring_up_to_date, open_engine
from bot.retrieval.protocol import Engine, Progress
from bot.retrieval.sources import Sources
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.answering.checking import Check
    from bot.answering.comparison import Comparison
    from bot.answering.definitions import Definition
    from bot.answering.replay import Replay
    from bot.answering.timeline import Chronicle, Timeline

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
        engine: Engine,
        sources: Sources,
        thesaurus: Thesaurus,
    ) -> None:
        self._engine = engine
        self._sources = sources
        self._thesaurus = thesaurus
        # Made when first needed, and again when the documents have changed.
        self._names_of = lru_cache(maxsize=1)(self._make_names)
        self._chronicle_of = lru_cache(maxsize=1)(self._make_chronicle)

    @classmethod
    def open(cls, settings: Settings, progress: Progress | None = None) -> Clerk:
        """The clerk over the bundled documents and the libraries of the home folder.

        The saved index is opened where it is current, else built; `progress` is told how many
        documents have been read.

        Raises:
            HomeError: the library of the home folder cannot be read.
            EngineUnavailable: the engine cannot be reached.
        """
        sources = Sources(settings.home)
        if settings.bundle:
            sources = replace(sources, bundle=CORPUS, prepared=INDEX)
        thesaurus = Thesaurus.open(CORPUS / "thesaurus.yaml", INDEX, sources.folder)
        engine = open_engine(sources, progress, settings)
        return cls(engine, sources, thesaurus)

    def reload(self, progress: Progress | None = None) -> None:
        """Take in what has been added or removed; questions are answered meanwhile.

        Call it after changing a library. Other processes see the new index at their next question.

        Raises:
            HomeError: the library of the home folder cannot be read.
        """
        bring_up_to_date(self._engine, self._sources, progress)

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
        found = self._engine.search(self._understand(question).query, top, filters)
        return [
            Found(
                found.index.document_of(hit.passage),
                hit.passage,
                hit.score,
                *(int(offset) for offset in found.index.table.spans[hit.passage]),
            )
            for hit in found.hits
        ]

    def sources(self, filters: Filters = EVERYTHING) -> Selection:
        """The documents that the filters let through, in order."""
        documents = self._engine.documents
        return Selection(documents, filters.rows(documents).nonzero()[0].tolist())

    def source(
        self, name: str, filters: Filters = EVERYTHING, language: Language | None = None
    ) -> Document:
        """The document of that id, title, reference or alias, in `language` where there is one.

        Raises:
            UnknownDocument: no document bears that name, or several do; with the nearest names.
        """
        return self.names.find(name, language, filters)

    def summarize(
        self,
        name: str,
        length: Length = Length.MEDIUM,
        *,
        language: Language = Language.FRENCH,
        filters: Filters = EVERYTHING,
    ) -> Summary:
        """The document of that name in short: our own words, or the sentences that carry it.

        It is shown under its title in the language of the summary, where it has one.

        Raises:
            UnknownDocument: no document bears that name, or several do; with the nearest names.
        """
        document = self.source(name, filters, language)
        found = summarize(document, length, language)
        if found.language is document.language:
            return found
        titled = self.names.work(document.work, found.language, filters)
        return replace(found, document=titled or document)

    def define(
        self,
        term: str,
        *,
        language: Language = Language.FRENCH,
        filters: Filters = EVERYTHING,
    ) -> Definition:
        """What a term means, in both languages; without any quote, terms that may be meant."""
        from bot.answering.definitions import define

        return define(
            term,
            language,
            engine=self._engine,
            names=self.names,
            thesaurus=self._thesaurus,
            filters=filters,
        )

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

    def compare(
        self,
        subject: str,
        *,
        language: Language = Language.FRENCH,
        filters: Filters = EVERYTHING,
    ) -> Comparison:
        """Where the documents differ on a subject; what is not sure is not said.

        Raises:
            QuestionError: the subject has no word to look for.
        """
        from bot.answering.comparison import GUIDES, compare

        guides = [self.names.work(work, language, filters) for work in GUIDES]
        return compare(
            subject,
            language,
            engine=self._engine,
            thesaurus=self._thesaurus,
            guides=[guide for guide in guides if guide is not None],
            filters=filters,
        )

    def check(self, text: str, filters: Filters = EVERYTHING) -> Check:
        """Every quotation and legal reference of a text: exact, altered, not found, misattributed.

        Raises:
            MisuseError: the text is too long.
        """
        from bot.answering.checking import check

        return check(text, engine=self._engine, names=self.names, filters=filters)

    def receipt(
        self, word: str, question: str | None = None, filters: Filters = EVERYTHING
    ) -> Replay:
        """The receipt replayed: each quote found again, or what has become of its document.

        Raises:
            MisuseError: the word is not a receipt, or was altered.
        """
        from bot.answering.replay import replay

        added = sorted(filters.libraries - {BUNDLE})
        libraries = [Library(self._sources.home, name) for name in added]
        return replay(word, self._engine.documents, libraries, question, filters)

    @property
    def names(self) -> Names:
        """The names that the documents go by."""
        return self._names_of(self._engine.documents)

    @property
    def _chronicle(self) -> Chronicle:
        return self._chronicle_of(self._engine.documents)

    def _understand(self, question: str, language: Language | None = None) -> Question:
        return understand(question, self._engine.lexicon, self._thesaurus, language)

    def _make_names(self, documents: Catalogue) -> Names:
        return Names(documents, self._thesaurus)

    def _make_chronicle(self, documents: Catalogue) -> Chronicle:
        from bot.answering.timeline import Chronicle
        from bot.corpus.bundle import read_events

        return Chronicle(
            documents, read_events(CORPUS)[0], self._names_of(documents), self._thesaurus
        )
