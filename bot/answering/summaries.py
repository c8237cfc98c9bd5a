"""Summaries: the bundled one, in our own words, or the sentences that carry a document.

The sentences are chosen to cover what the document is about within a budget of characters, as in
Gillick & Favre (2009, "A scalable global model for summarization"): each term weighs the sum of
the centralities (LexRank, see `centrality`) of the sentences that have it, and counts once. The
greedy choice takes the sentence that adds most, times its own centrality, for the square root of
its length (Lin & Bilmes 2010 scale the cost of a sentence in this way). What it gives against the
first sentences is in docs/summaries.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from bot.answering.centrality import TermTable, centrality
from bot.answering.models import Quote
from bot.answering.quotes import widen
from bot.answering.voices import voiced
from bot.corpus.models import BlockKind, Document, Language, Span, Summaries
from bot.corpus.sentences import sentences
from bot.language.analysis import terms_of

__all__ = ["BUDGETS", "Length", "Summary", "carrying_sentences", "summarize"]


class Length(StrEnum):
    """How long a summary is."""

    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"


BUDGETS = {Length.SHORT: 350, Length.MEDIUM: 900, Length.LONG: 1_800}
"""Characters that the quotes of a summary hold at most, unless one alone is longer."""

_FEWEST_TERMS = 5
"""Distinct terms below which a sentence says too little to be chosen before others."""

_LEAST_NEW = 0.2
"""Share of a sentence's weight that no chosen one may have yet, or it says the same again."""


@dataclass(frozen=True, slots=True)
class Summary:
    """A document in short.

    Either `text`, the bundled summary, in our own words and in `language`; or `quotes`, the
    sentences that carry the document, in its own language and its order.
    """

    document: Document
    language: Language
    length: Length
    text: str | None = None
    quotes: tuple[Quote, ...] = ()


def summarize(document: Document, length: Length, language: Language) -> Summary:
    """The bundled summary in the language if there is one, else in another, else the sentences."""
    if document.summaries:
        spoken = language if language in document.summaries else next(iter(document.summaries))
        return Summary(document, spoken, length, text=_of(document.summaries[spoken], length))
    quotes = carrying_sentences(document, BUDGETS[length])
    return Summary(document, document.language, length, quotes=quotes)


def _of(summaries: Summaries, length: Length) -> str:
    return {
        Length.SHORT: summaries.short,
        Length.MEDIUM: summaries.medium,
        Length.LONG: summaries.long,
    }[length]


def carrying_sentences(document: Document, budget: int) -> tuple[Quote, ...]:
    """The sentences that cover most of the document in `budget` characters, in their order.

    There is at least one, however long, unless the document has no sentence.
    """
    told = list(_sentences(document))
    spans = [span for span, _ in told]
    table = TermTable.of([terms_of(span.of(document.text), document.language) for span in spans])
    title = frozenset(terms_of(document.title, document.language))
    central = centrality(table, title, [opening for _, opening in told])
    lengths = np.array([span.end - span.start for span in spans], np.float64)
    telling = np.bincount(table.rows, minlength=table.sentences) >= _FEWEST_TERMS
    waiting = telling if telling.any() else np.ones(table.sentences, bool)
    weights = table.by_term(central)
    uncovered = weights.copy()
    chosen: list[Quote] = []
    too_long: Quote | None = None
    while waiting.any():
        gains = central * table.by_sentence(uncovered) / np.sqrt(lengths)
        best = int(np.argmax(np.where(waiting, gains, -1.0)))
        waiting[best] = False
        quote, apart = _joined(widen(document, spans[best]), chosen)
        if _length(quote) + sum(map(_length, apart)) > budget:
            too_long = too_long or quote
            continue
        chosen = [*apart, quote]
        inside = [n for n, span in enumerate(spans) if _lies_in(span, quote)]
        waiting[inside] = False
        uncovered[table.columns[np.isin(table.rows, inside)]] = 0.0
        waiting &= lengths <= budget - sum(map(_length, chosen))
        waiting &= table.by_sentence(uncovered) >= _LEAST_NEW * table.by_sentence(weights)
    if not chosen and too_long is not None:
        chosen = [too_long]
    return tuple(sorted(chosen, key=lambda quote: quote.start))


def _sentences(document: Document) -> Iterator[tuple[Span, bool]]:
    """The sentences below headings, and whether each is the first under its own."""
    opening = True
    for block in document.blocks:
        if block.kind is BlockKind.HEADING:
            opening = True
            continue
        if not block.is_running_text:
            continue
        for span in sentences(document.text, block.start, block.end):
            yield span, opening
            opening = False


def _joined(quote: Quote, chosen: list[Quote]) -> tuple[Quote, list[Quote]]:
    """The quote with those that it overlaps made one, and the others."""
    apart = [held for held in chosen if held.end <= quote.start or quote.end <= held.start]
    overlapped = [quote, *(held for held in chosen if held not in apart)]
    start = min(held.start for held in overlapped)
    end = max(held.end for held in overlapped)
    return voiced(quote.document, start, end), apart


def _length(quote: Quote) -> int:
    return quote.end - quote.start


def _lies_in(span: Span, quote: Quote) -> bool:
    return quote.start <= span.start and span.end <= quote.end
