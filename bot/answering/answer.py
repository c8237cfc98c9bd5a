"""From a question to an answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from bot.answering.abstention import confidence, status_of
from bot.answering.excerpts import Excerpt, score_excerpts
from bot.answering.fit import fit_of
from bot.answering.models import Answer, Point, Quote, Status
from bot.answering.premises import denial_first
from bot.answering.question import Question
from bot.answering.quotable import quotable
from bot.answering.quotes import MOST_QUOTES, choose, widen
from bot.answering.receipts import write_receipt
from bot.corpus.models import Document
from bot.language.analysis import terms_of
from bot.retrieval.filters import EVERYTHING, Filters
from bot.retrieval.protocol import Engine, Results
from bot.retrieval.query import STANDS_FOR

__all__ = ["answer", "excerpts_for", "search_for"]

_PASSAGES_READ = 10
"""How many of the best passages compete for a quote."""

_DEFINITIONS_READ = 40
"""The same for a definition: many passages have the word, and few define it."""

_ORIGINALS_READ = 3
"""How many more passages of the texts that the digests among these are about."""

_NEAREST = 3
_MORE_QUOTES = 3


def search_for(engine: Engine, question: Question, filters: Filters = EVERYTHING) -> Results:
    """The passages whose sentences compete for a quote.

    A digest in everyday words outdoes the text that it is about: where it is among the best, the
    best passages of that text compete too.
    """
    read = _DEFINITIONS_READ if question.point is Point.DEFINITION else _PASSAGES_READ
    found = engine.search(question.query, read, filters)
    works = {found.index.document_of(hit.passage).work for hit in found.hits}
    originals = (
        hit
        for hit in found.originals
        if not works.isdisjoint(found.index.document_of(hit.passage).supersedes)
    )
    return replace(found, hits=(*found.hits, *islice(originals, _ORIGINALS_READ)))


def excerpts_for(question: Question, found: Results) -> list[Excerpt]:
    """What to quote first, and what more there is, of the passages that were found."""
    ranked = quotable(score_excerpts(question, found), question)
    chosen = choose(ranked, MOST_QUOTES + _MORE_QUOTES)
    return denial_first(chosen, question, found.index.lexicon, len(found.index))


def answer(
    engine: Engine, question: Question, filters: Filters = EVERYTHING, *, always: bool = False
) -> Answer:
    """What the documents say to the question, or that they do not.

    With `always`, what would have been quoted comes with an answer that is none: to measure what
    silence spares.
    """
    found = search_for(engine, question, filters)
    index, hits = found.index, found.hits
    if not hits:
        return _unanswered(question, ())
    chosen = excerpts_for(question, found)
    fit = fit_of(question, found, chosen[0])
    sure = confidence(fit)
    status = status_of(fit)
    nearest = _nearest(index.document_of(hit.passage) for hit in hits)
    if status is Status.UNANSWERED and not always:
        return _unanswered(question, nearest, sure)
    quotes = _distinct(widen(sentence.document, sentence.span) for sentence in chosen)
    return Answer(
        question=question.text,
        language=question.language,
        status=status,
        confidence=sure,
        quotes=quotes[:MOST_QUOTES],
        missing=question.query.missing,
        nearest=nearest,
        receipt=write_receipt(question.text, quotes[:MOST_QUOTES]),
        unquoted=_unquoted(question, quotes[:MOST_QUOTES]),
        lacking=_lacking(question, chosen[:MOST_QUOTES]),
        premise=fit.contradicted,
        more=quotes[MOST_QUOTES:],
    )


def _unanswered(question: Question, nearest: tuple[Document, ...], sure: float = 0.0) -> Answer:
    return Answer(
        question=question.text,
        language=question.language,
        status=Status.UNANSWERED,
        confidence=sure,
        quotes=(),
        missing=question.query.missing,
        nearest=nearest,
        receipt=write_receipt(question.text, ()),
    )


def _unquoted(question: Question, quotes: Iterable[Quote]) -> tuple[str, ...]:
    """The words of the question that documents have, and no quote, heading or title."""
    said = {
        term
        for quote in quotes
        for text in (quote.text, quote.heading or "", quote.document.title)
        for term in terms_of(text, quote.document.language)
    }
    query = question.query
    absent = (
        held
        for held in query.terms
        if held.weight == 1.0
        and held.known
        and not any(share >= STANDS_FOR and term in said for term, share in held.terms.items())
    )
    return tuple(dict.fromkeys(query.text[held.start : held.end] for held in absent))


def _lacking(question: Question, chosen: Iterable[Excerpt]) -> Point | None:
    """What the question asks for, where none of the excerpts has any such thing."""
    if any(excerpt.has_point for excerpt in chosen):
        return None
    return next((point for point in question.points if point is not None), None)


def _distinct(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """The quotes without those that lie within another one."""
    kept: list[Quote] = []
    for quote in quotes:
        if not any(_within(quote, other) for other in kept):
            kept = [other for other in kept if not _within(other, quote)]
            kept.append(quote)
    return tuple(kept)


def _within(quote: Quote, other: Quote) -> bool:
    return (
        quote.document.id == other.document.id
        and other.start <= quote.start
        and quote.end <= other.end
    )


def _nearest(documents: Iterable[Document]) -> tuple[Document, ...]:
    by_work: dict[str, Document] = {}
    for document in documents:
        by_work.setdefault(document.work, document)
    return tuple(by_work.values())[:_NEAREST]
