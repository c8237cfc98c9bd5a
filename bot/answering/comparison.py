"""Where the documents differ: what the guides say of it, then sentences side by side.

The bundled guides on sources that differ and on frequent confusions say who writes what. Beyond
them, two sentences of different documents are set side by side when nearly all their words are the
same and their one date, or one number of the same unit, is not; and when two who are opposed in a
case speak of the same thing. Nothing is said rather than something wrong: the rules look for few
pairs and sure ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations, pairwise

from bot.answering.models import Quote, Voice
from bot.answering.subjects import Subject
from bot.answering.voices import voiced
from bot.corpus.models import BlockKind, Document, Language
from bot.errors import QuestionError
from bot.language.analysis import analyse, terms_of
from bot.language.references import is_reference
from bot.language.thesaurus import Thesaurus
from bot.retrieval.filters import EVERYTHING, Filters
from bot.retrieval.protocol import Engine
from bot.retrieval.query import make_query

__all__ = ["GUIDES", "Comparison", "Difference", "Divergence", "compare"]

GUIDES = ("divergences", "confusions-frequentes")
"""The bundled guides, in the order in which they are quoted."""

_PASSAGES_READ = 60
_SAME = 0.75
"""Jaccard index of their words from which two sentences are about the same thing."""

_FEWEST_WORDS = 5

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_AMOUNT = re.compile(r"(?!(?:19|20)\d\d$)\d+(?:,\d+)?")

_OPPOSED = ((Voice.APPLICANTS, Voice.COMPANY),)
_SHARED = 1
"""Words beyond the subject's that both share when they speak of the same thing."""


class Difference(StrEnum):
    """On what sources differ."""

    TOLD = "told"
    DATE = "date"
    NUMBER = "number"
    VIEW = "view"


@dataclass(frozen=True, slots=True)
class Divergence:
    """One difference: a paragraph of a guide that tells it, or two quotes side by side."""

    difference: Difference
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Where sources differ on a subject: none told means none known, not none there."""

    subject: str
    language: Language
    divergences: tuple[Divergence, ...]


@dataclass(frozen=True, slots=True)
class _Statement:
    """A sentence: its words, its days, its numbers by unit, its other references."""

    quote: Quote
    words: frozenset[str]
    days: frozenset[str]
    amounts: Mapping[str, frozenset[str]]
    references: frozenset[str]


def compare(
    subject: str,
    language: Language,
    *,
    engine: Engine,
    thesaurus: Thesaurus,
    guides: Sequence[Document],
    filters: Filters = EVERYTHING,
) -> Comparison:
    """Where the documents differ on a subject.

    Raises:
        QuestionError: the subject has no word to look for.
    """
    meant = Subject.of(subject, thesaurus)
    if meant.empty:
        raise QuestionError("question-empty")
    told = [Divergence(Difference.TOLD, (quote,)) for quote in _told(meant, guides)]
    found = _statements(subject, meant, language, engine, thesaurus, filters)
    said = set(terms_of(subject, language))
    return Comparison(subject, language, (*told, *_apart(found), *_opposed(found, said)))


def _told(subject: Subject, guides: Sequence[Document]) -> Iterator[Quote]:
    """The paragraphs of the guides about the subject, by their own words or their heading's."""
    for guide in guides:
        for block in guide.blocks:
            if block.kind is not BlockKind.HEADING:
                heading = guide.heading_of(block.start) or ""
                terms = set(terms_of(f"{heading} ; {block.of(guide.text)}", guide.language))
                if subject.is_in(terms, guide.language):
                    yield voiced(guide, block.start, block.end)


def _statements(
    text: str,
    subject: Subject,
    language: Language,
    engine: Engine,
    thesaurus: Thesaurus,
    filters: Filters,
) -> list[_Statement]:
    """The sentences about the subject in the best passages, the guides' left out."""
    query = make_query(text, language, engine.lexicon, thesaurus)
    found = engine.search(query, _PASSAGES_READ, replace(filters, language=language))
    statements = []
    for hit in found.hits:
        document = found.index.document_of(hit.passage)
        if document.work in GUIDES:
            continue
        for span in found.index.sentences_of(hit.passage):
            statement = _statement(voiced(document, *span))
            if subject.is_in(
                statement.words | statement.days | statement.references, document.language
            ):
                statements.append(statement)
    return statements


def _statement(quote: Quote) -> _Statement:
    tokens = list(analyse(quote.text, quote.document.language))
    dated = {token.start for token in tokens if _DAY.fullmatch(token.term)}
    rest = [token for token in tokens if token.start not in dated]
    amounts: dict[str, frozenset[str]] = {}
    for token, after in pairwise(rest):
        if _AMOUNT.fullmatch(token.term) and not is_reference(after.term):
            amounts[after.term] = amounts.get(after.term, frozenset()) | {token.term}
    counted = {number for held in amounts.values() for number in held}
    return _Statement(
        quote,
        frozenset(token.term for token in rest if not is_reference(token.term)),
        frozenset(token.term for token in tokens if _DAY.fullmatch(token.term)),
        amounts,
        frozenset(token.term for token in rest if is_reference(token.term)) - counted,
    )


def _apart(statements: Sequence[_Statement]) -> Iterator[Divergence]:
    """Pairs that say the same of the same thing but for one date, or for one number."""
    for one, other in combinations(statements, 2):
        if one.quote.document.work == other.quote.document.work:
            continue
        if one.quote.document.language is not other.quote.document.language:
            continue
        if one.references != other.references or not _same(one.words, other.words):
            continue
        difference = _difference(one, other)
        if difference is not None:
            yield Divergence(difference, (one.quote, other.quote))


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one) >= _FEWEST_WORDS and len(one & other) >= _SAME * len(one | other)


def _difference(one: _Statement, other: _Statement) -> Difference | None:
    """What alone differs: the day, or the number of one unit."""
    if len(one.days) == len(other.days) == 1 and one.days != other.days:
        return Difference.DATE if one.amounts == other.amounts else None
    if one.days != other.days or one.amounts.keys() != other.amounts.keys():
        return None
    apart = [unit for unit in one.amounts if one.amounts[unit] != other.amounts[unit]]
    single = len(apart) == 1 and len(one.amounts[apart[0]]) == len(other.amounts[apart[0]]) == 1
    return Difference.NUMBER if single else None


def _opposed(statements: Sequence[_Statement], subject: set[str]) -> Iterator[Divergence]:
    """For each two who are opposed, what they say that shares most words beyond the subject's."""
    for left, right in _OPPOSED:
        pairs = [
            (len((one.words & other.words) - subject), one.quote, other.quote)
            for one in statements
            for other in statements
            if one.quote.voice is left
            and other.quote.voice is right
            and one.quote.document.language is other.quote.document.language
        ]
        shared, *quotes = max(pairs, key=lambda pair: pair[0], default=(0,))
        if shared >= _SHARED:
            yield Divergence(Difference.VIEW, tuple(quotes))
