"""Which sentences are quoted: one to three, none of which says what another does."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.excerpts import Excerpt
from bot.answering.models import Quote
from bot.answering.voices import voice_of
from bot.corpus.models import BlockKind, Document, Span
from bot.corpus.openings import opens_with_pronoun, opens_with_reservation
from bot.corpus.sentences import sentences
from bot.language.analysis import terms_of

__all__ = ["MOST_QUOTES", "choose", "widen"]

MOST_QUOTES = 3
LONGEST_QUOTE = 900
"""Characters beyond which a quote is not widened."""

_WORTH = 0.001
"""Share of the best excerpt's probability that another needs to be quoted beside it."""

_ALIKE = 0.6
"""Overlap of terms (of the shorter) above which two sentences say the same."""


def choose(ranked: Sequence[Excerpt], most: int = MOST_QUOTES) -> list[Excerpt]:
    """The excerpts to quote, best first, none of which says what another does.

    The probabilities of excerpts that have no sentence in common add up: taking the likeliest of
    those left, again and again, makes it the likeliest that one of them answers.
    """
    chosen: list[Excerpt] = []
    said: list[frozenset[str]] = []
    for excerpt in ranked:
        if len(chosen) == most or (chosen and excerpt.score < _WORTH * chosen[0].score):
            break
        if any(_overlap(excerpt, other) for other in chosen):
            continue
        terms = frozenset(terms_of(excerpt.text, excerpt.document.language))
        if not any(_alike(terms, other) for other in said):
            chosen.append(excerpt)
            said.append(terms)
    return chosen


def _overlap(one: Excerpt, other: Excerpt) -> bool:
    return (
        one.rank == other.rank
        and one.span.start < other.span.end
        and other.span.start < one.span.end
    )


def _alike(left: frozenset[str], right: frozenset[str]) -> bool:
    return len(left & right) > _ALIKE * max(min(len(left), len(right)), 1)


def widen(document: Document, span: Span) -> Quote:
    """The quote of a sentence, with its subject, its reservation, or the list it belongs to."""
    start, end = _list_around(document, span)
    block = document.block_at(span.start)
    if block is not None:
        inside = sentences(document.text, block.start, block.end)
        at = next((n for n, held in enumerate(inside) if held.end >= span.end), None)
        if at is not None:
            while (
                at > 0
                and opens_with_pronoun(document.text[start:end])
                and end - inside[at - 1].start <= LONGEST_QUOTE
            ):
                at -= 1
                start = min(start, inside[at].start)
            after = next((held for held in inside if held.start >= end), None)
            if (
                after is not None
                and opens_with_reservation(after.of(document.text))
                and after.end - start <= LONGEST_QUOTE
            ):
                end = after.end
    quote = Quote(document, start, end)
    return Quote(document, start, end, voice_of(quote))


def _list_around(document: Document, span: Span) -> tuple[int, int]:
    """The whole list with its opening, where the sentence opens it or is one of its items."""
    blocks = document.blocks
    at = next((n for n, block in enumerate(blocks) if block.start <= span.start < block.end), None)
    if at is None:
        return span
    first = last = at
    if blocks[at].kind is BlockKind.ITEM:
        while first > 0 and blocks[first].kind is BlockKind.ITEM:
            first -= 1
        if blocks[first].kind is BlockKind.HEADING:
            first += 1
    elif not document.text[span.start : span.end].endswith(":"):
        return span
    while last + 1 < len(blocks) and blocks[last + 1].kind is BlockKind.ITEM:
        last += 1
    opening = sentences(document.text, blocks[first].start, blocks[first].end)
    start = opening[-1].start if blocks[first].kind is not BlockKind.ITEM else blocks[first].start
    if blocks[last].end - start > LONGEST_QUOTE:
        return span
    return min(start, span.start), max(blocks[last].end, span.end)
