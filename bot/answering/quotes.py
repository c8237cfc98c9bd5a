"""Which sentences are quoted: one to three, none of which says what another does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.answering.excerpts import Excerpt, opens_with_what_is_before
from bot.answering.models import Quote
from bot.answering.voices import voice_of
from bot.corpus.models import BlockKind, Document, Span
from bot.corpus.openings import opens_with_reservation
from bot.corpus.sentences import sentences
from bot.language.analysis import terms_of

__all__ = ["MOST_QUOTES", "choose", "widen"]

MOST_QUOTES = 3
LONGEST_QUOTE = 900
"""Characters beyond which a quote is not widened."""

_WORTH = 0.001
"""Share of the best excerpt's probability that another needs to be quoted beside it."""

_HALF = 0.5
"""Share of an excerpt's probability that one which says the same needs to be quoted instead."""

_ALIKE = 0.6
"""Overlap of terms (of the shorter) above which two sentences say the same."""


def choose(ranked: Sequence[Excerpt], most: int = MOST_QUOTES) -> list[Excerpt]:
    """The excerpts to quote, best first, none of which says what another does.

    The probabilities of excerpts that have no sentence in common add up: taking the likeliest of
    those left, again and again, makes it the likeliest that one of them answers. Of two that say
    the same, and of which only the other has what is asked for, that other is taken where it is
    about as likely.
    """
    chosen: list[_Said] = []
    said = [_Said(excerpt) for excerpt in ranked]
    for one in said:
        if len(chosen) == most or (chosen and one.excerpt.score < _WORTH * chosen[0].excerpt.score):
            break
        if not any(one.overlaps(other) or one.is_like(other) for other in chosen):
            chosen.append(_with_point(one, said, chosen))
    return [one.excerpt for one in chosen]


@dataclass(frozen=True)
class _Said:
    """An excerpt with its terms, read when they are needed."""

    excerpt: Excerpt

    @cached_property
    def terms(self) -> frozenset[str]:
        return frozenset(terms_of(self.excerpt.text, self.excerpt.document.language))

    def overlaps(self, other: _Said) -> bool:
        """Whether both have a sentence in common."""
        one, two = self.excerpt, other.excerpt
        return (
            one.rank == two.rank and one.span.start < two.span.end and two.span.start < one.span.end
        )

    def is_like(self, other: _Said) -> bool:
        """Whether both say the same."""
        fewest = max(min(len(self.terms), len(other.terms)), 1)
        return len(self.terms & other.terms) > _ALIKE * fewest


def _with_point(one: _Said, said: Sequence[_Said], chosen: Sequence[_Said]) -> _Said:
    """The excerpt, or one that says the same and has what is asked for, where it has not."""
    if one.excerpt.has_point:
        return one
    instead = (
        other
        for other in said
        if other.excerpt.has_point
        and other.excerpt.score >= _HALF * one.excerpt.score
        and other.is_like(one)
        and not any(other.overlaps(before) or other.is_like(before) for before in chosen)
    )
    return next(instead, one)


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
                and opens_with_what_is_before(document, Span(start, end))
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
    end = _with_what_is_announced(document, start, end)
    quote = Quote(document, start, end)
    return Quote(document, start, end, voice_of(quote))


def _with_what_is_announced(document: Document, start: int, end: int) -> int:
    """The end of the quote; of the next paragraph where it ends with a colon and that follows."""
    if not document.text[start:end].endswith(":"):
        return end
    after = next((block for block in document.blocks if block.start >= end), None)
    if after is None or after.kind is not BlockKind.PARAGRAPH:
        return end
    told = sentences(document.text, after.start, after.end)
    fits = [sentence.end for sentence in told if sentence.end - start <= LONGEST_QUOTE]
    return fits[0] if fits else end


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
