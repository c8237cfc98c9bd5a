"""An answer and its quotes. A quote's text is read from its document, never stored apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.corpus.code_articles import code_article_at
from bot.corpus.models import Document, Language
from bot.corpus.places import place_of
from bot.errors import QuoteError

__all__ = ["Answer", "Point", "Quote", "Status", "Voice"]


class Status(StrEnum):
    """How far the documents answer."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    UNANSWERED = "unanswered"


class Voice(StrEnum):
    """Who is speaking in a quote."""

    APPLICANTS = "applicants"
    MINISTER = "minister"
    REASONS = "judge-reasons"
    RULING = "judge-ruling"
    AUTHORITY = "authority"
    COMPANY = "company"
    PRESS = "press"
    LAW = "law"
    UNDETERMINED = "undetermined"


class Point(StrEnum):
    """What a question asks for, where a quote must hold one to answer it."""

    DATE = "date"
    HOUR = "hour"
    DURATION = "duration"
    AMOUNT = "amount"
    PENALTY = "penalty"
    NUMBER = "number"
    AGE = "age"
    NAMES = "names"
    PERSON = "person"
    PLACE = "place"
    TOWN = "town"
    COURT = "court"
    REFERENCE = "reference"
    ARTICLE = "article"
    REASON = "reason"
    DECISION = "decision"
    OUTCOME = "outcome"
    CONSEQUENCE = "consequence"
    STATEMENT = "statement"
    DEFINITION = "definition"
    CONTACT = "contact"
    OPINION = "opinion"
    WHOLE_TEXT = "whole-text"
    ACTION = "action"


@dataclass(frozen=True, slots=True)
class Quote:
    """Characters `start` to `end` of a document, and who speaks in them.

    Raises:
        QuoteError: the span does not lie in the document's text, or is empty.
    """

    document: Document
    start: int
    end: int
    voice: Voice = Voice.UNDETERMINED

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end <= len(self.document.text):
            raise QuoteError("quote-outside", document=self.document.id, start=self.start)

    @property
    def text(self) -> str:
        """The quoted characters, read from the document."""
        return self.document.text[self.start : self.end]

    @property
    def heading(self) -> str | None:
        """The heading under which the quote stands, with the number of its paragraph."""
        return place_of(self.document, self.start)

    @property
    def citation(self) -> str | None:
        """The document's citation; of a text with several articles of a code, the article's."""
        article = code_article_at(self.document, self.start)
        return article.citation if article else self.document.citation

    @property
    def published(self) -> date | None:
        """The document's day; of a text with several articles, that of the article's version."""
        article = code_article_at(self.document, self.start)
        return article.valid.since if article else self.document.published


@dataclass(frozen=True, slots=True)
class Answer:
    """What the documents say to a question.

    `confidence` is the fitted probability, 0 to 1, that the quotes answer. `missing` are words of
    the question that no document has, `unquoted` those that none of the quotes has; `nearest` the
    documents closest to it; `lacking` is what a partial answer asks for and its quotes do not give.
    `premise`: the first quote contradicts what the question takes for granted.
    """

    question: str
    language: Language
    status: Status
    confidence: float
    quotes: tuple[Quote, ...]
    missing: tuple[str, ...]
    nearest: tuple[Document, ...]
    receipt: str
    unquoted: tuple[str, ...] = ()
    lacking: Point | None = None
    premise: bool = False
    more: tuple[Quote, ...] = ()
