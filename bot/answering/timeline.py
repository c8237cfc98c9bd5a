"""Dated events in order, each a quote of the bundled timeline, by subject and by date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.answering.models import Quote
from bot.answering.naming import Names
from bot.answering.periods import Period, iso_period
from bot.answering.subjects import wanted
from bot.answering.voices import voiced
from bot.corpus.bundle import TIMELINE, Event
from bot.corpus.models import BlockKind, Document, Language
from bot.errors import MisuseError, UnknownDocument
from bot.language.analysis import Token, terms_of
from bot.language.spelling import nearest
from bot.language.thesaurus import Concept, Thesaurus
from bot.retrieval.catalogue import Catalogue
from bot.retrieval.filters import EVERYTHING, Filters

__all__ = ["Chronicle", "DatedQuote", "Timeline"]

_PROPOSED = 8
"""How many subjects are proposed instead of one that no event is about."""


@dataclass(frozen=True, slots=True)
class DatedQuote:
    """An event: its days, how exactly they are known, the sentence that tells it, its documents.

    `precision` is `day`, `month`, `year`, or `about` where the sources differ or the day is not
    sure, as the sentence says.
    """

    period: Period
    precision: str
    quote: Quote
    documents: tuple[Document, ...]
    subjects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The events in order. Where none is about the subject, `nearest` are subjects with events."""

    subject: str | None
    since: date | None
    until: date | None
    language: Language
    events: tuple[DatedQuote, ...]
    nearest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Told:
    """An event in every language, with the terms of its sentences and of its subjects."""

    event: Event
    period: Period
    quotes: Mapping[Language, Quote]
    terms: Mapping[Language, frozenset[str]]
    subjects: frozenset[tuple[str, ...]]

    def has(self, part: Token | Concept, language: Language) -> bool:
        """Whether the event is about the concept, or has the word in that language."""
        if isinstance(part, Token):
            return (part.term,) in self.subjects or part.term in self.terms.get(language, ())
        return part.id in self.event.subjects or any(
            label in self.subjects or self.terms.get(spoken, frozenset()).issuperset(label)
            for spoken, label in part.labels
        )


class Chronicle:
    """The events of the timeline, ready to be filtered."""

    def __init__(
        self,
        documents: Catalogue,
        events: Sequence[Event],
        names: Names,
        thesaurus: Thesaurus,
    ) -> None:
        self._names = names
        self._thesaurus = thesaurus
        told = [documents.at(row) for row in documents.rows_of_work(TIMELINE)]
        self._told = sorted(_tell(events, told), key=lambda held: held.period)

    def between(
        self,
        subject: str | None,
        since: date | None,
        until: date | None,
        language: Language,
        filters: Filters = EVERYTHING,
    ) -> Timeline:
        """The events about a subject with a day from `since` to `until`, both included.

        Raises:
            MisuseError: `since` is after `until`.
        """
        if since and until and since > until:
            raise MisuseError("dates-reversed", since=since, until=until)
        about = self._about(subject, filters) if subject else self._told
        shown = [held for held in about if held.period.meets(since, until)]
        works = self._works(shown, language, filters)
        found = tuple(
            DatedQuote(
                held.period,
                held.event.precision,
                held.quotes.get(language) or next(iter(held.quotes.values())),
                tuple(works[work] for work in held.event.documents if work in works),
                held.event.subjects,
            )
            for held in shown
        )
        return Timeline(
            subject, since, until, language, found, () if about else self._subjects(language)
        )

    def _about(self, subject: str, filters: Filters) -> list[_Told]:
        """The events of the document, the concepts or the words that the subject is.

        Every word of the subject must be in the event, itself or by another label of its concept.
        """
        work = self._work_called(subject, filters)
        tag = tuple(terms_of(subject, Language.FRENCH))
        parts = {language: self._wanted(subject, language) for language in Language}
        return [
            held
            for held in self._told
            if work in held.event.documents
            or tag in held.subjects
            or any(
                words and all(held.has(word, language) for word in words)
                for language, words in parts.items()
            )
        ]

    def _work_called(self, subject: str, filters: Filters) -> str | None:
        try:
            return self._names.find(subject, filters=filters).work
        except UnknownDocument:
            return None

    def _wanted(self, subject: str, language: Language) -> list[Token | Concept]:
        """The parts of the subject, misspelt words repaired by the words of the events."""
        return [
            self._repaired(part, language) if isinstance(part, Token) else part
            for part in wanted(subject, language, self._thesaurus)
        ]

    def _repaired(self, token: Token, language: Language) -> Token:
        known = {term for held in self._told for term in held.terms.get(language, ())}
        found = nearest(token.term, sorted(known)) if token.term not in known else []
        return token._replace(term=found[0]) if len(found) == 1 else token

    def _works(
        self, about: Iterable[_Told], language: Language, filters: Filters
    ) -> dict[str, Document]:
        """The documents of these events, by work, in the language where there is such a text."""
        named = {work for held in about for work in held.event.documents}
        found = ((work, self._names.work(work, language, filters)) for work in named)
        return {work: document for work, document in found if document is not None}

    def _subjects(self, language: Language) -> tuple[str, ...]:
        tags = Counter(tag for held in self._told for tag in held.event.subjects)
        concepts = self._thesaurus.concepts
        return tuple(
            concepts[tag].name[language] for tag, _ in tags.most_common() if tag in concepts
        )[:_PROPOSED]


def _tell(events: Sequence[Event], documents: Sequence[Document]) -> Iterator[_Told]:
    """The events with their sentences: each document has one paragraph an event, in order."""
    paragraphs = {
        document.language: iter(
            [
                voiced(document, block.start, block.end)
                for block in document.blocks
                if block.kind is not BlockKind.HEADING
            ]
        )
        for document in documents
    }
    for event in events:
        quotes = {
            language: next(told) for language, told in paragraphs.items() if language in event.text
        }
        if quotes:
            first = iso_period(str(event.date))
            last = iso_period(str(event.until)) if event.until else first
            yield _Told(
                event,
                Period(first.first, last.last),
                quotes,
                {spoken: frozenset(terms_of(told.text, spoken)) for spoken, told in quotes.items()},
                frozenset(
                    tuple(terms_of(tag.replace("-", " "), Language.FRENCH))
                    for tag in event.subjects
                ),
            )
