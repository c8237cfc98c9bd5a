"""What may be quoted: a sentence, or two in a row, and how likely the answer is to be there.

The sentences of the best passages compete with each other: a conditional logit (McFadden 1974)
over their clues gives each the probability that the answer is in it. Its weights are in
`excerpts.json`, fitted by `python -m bot.evaluation.excerpt_fitting`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from heapq import nsmallest
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.answering.clues import Clues, Sentences, read_sentences
from bot.answering.question import Question
from bot.corpus.models import Document, Span
from bot.corpus.openings import (
    opens_with_demonstrative,
    opens_with_pronoun,
    opens_with_reservation,
)
from bot.corpus.places import place_of
from bot.retrieval.protocol import Results

__all__ = ["MODEL", "Excerpt", "opens_with_what_is_before", "score_excerpts"]

Floats = npt.NDArray[np.float64]

MODEL = Path(__file__).with_suffix(".json")
"""Where the fitted weights are, by the names of the clues."""

_SUPERSEDED = -4.0
"""What it weighs that a sentence is a digest's, and the text which that is about was found too.

Set by hand: the bundle has no such texts to fit it on.
"""

_WORTH_ADDING = 0.01
"""Share of the likelier of two sentences that the other needs for both to be quoted together."""

_OF_THE_OTHER = 0.3
"""What the less likely of two sentences adds: two middling ones are no better than a good one."""

_KEPT = 60
"""Excerpts that are considered for a quote: those beyond are too unlikely."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One or two sentences of a candidate passage.

    `rank` is the passage's place among the candidates and `place` the first sentence's in the
    passage, both from 0. `score` is the probability that the answer is in it rather than in any
    other sentence found; of two sentences, the likelier's and a part of the other's. `covered` says
    for each distinct word of the question how far the excerpt has it (0 to 1); `context` the same
    for the excerpt with its heading, title and passage. `unnamed`: a name of the question is in
    none of these.
    """

    document: Document
    rank: int
    place: int
    span: Span
    score: float
    covered: Floats
    context: Floats
    has_point: bool
    unnamed: bool

    @property
    def text(self) -> str:
        """The excerpt itself."""
        return self.span.of(self.document.text)


@cache
def _weights() -> Floats:
    saved = json.loads(MODEL.read_text(encoding="utf-8"))
    return np.array([saved[name] for name in Clues.__dataclass_fields__])


def score_excerpts(question: Question, found: Results) -> list[Excerpt]:
    """The best excerpts of the passages that were found, best first, at most `_KEPT`."""
    read = read_sentences(question, found)
    likely = _likelihoods(read)
    runs = ((-_score(likely, first, last), first, last) for first, last in _runs(read, likely))
    return [_excerpt(read, -score, first, last) for score, first, last in nsmallest(_KEPT, runs)]


def _likelihoods(read: Sentences) -> Floats:
    """How likely each sentence is to have the answer; together they come to 1."""
    score = read.clues.table @ _weights() + _SUPERSEDED * read.superseded
    likely: Floats = np.exp(score - score.max(initial=-np.inf))
    likely /= likely.sum()
    return likely


def _score(likely: Floats, first: int, last: int) -> float:
    best = likely[first : last + 1].max()
    return float(best + _OF_THE_OTHER * (likely[first : last + 1].sum() - best))


def _runs(read: Sentences, likely: Floats) -> Iterator[tuple[int, int]]:
    """Each sentence alone, and each with the next one of the same paragraph where both count.

    Not where the quote would bring a third: the subject of a first that opens with a pronoun, or
    the reservation that follows the second.
    """
    for number, span in enumerate(read.spans):
        yield number, number
        after = number + 1
        if not _follows(read, number):
            continue
        less, more = sorted(likely[number : after + 1])
        if less < _WORTH_ADDING * more:
            continue
        document = read.document_of(number)
        brings = opens_with_what_is_before(document, span) or (
            _follows(read, after)
            and opens_with_reservation(read.spans[after + 1].of(document.text))
        )
        if not brings:
            yield number, after


def opens_with_what_is_before(document: Document, span: Span) -> bool:
    """Whether only the sentence before tells what the one at `span` opens with."""
    sentence = span.of(document.text)
    if opens_with_pronoun(sentence):
        return True
    if not opens_with_demonstrative(sentence):
        return False
    around = f"{document.title} {place_of(document, span.start) or ''}"
    return opens_with_demonstrative(sentence, around)


def _follows(read: Sentences, number: int) -> bool:
    """Whether the next sentence is of the same paragraph."""
    after = number + 1
    if after == len(read.spans) or read.owner[after] != read.owner[number]:
        return False
    return (
        "\n" not in read.document_of(number).text[read.spans[number].end : read.spans[after].start]
    )


def _excerpt(read: Sentences, score: float, first: int, last: int) -> Excerpt:
    held = slice(first, last + 1)
    return Excerpt(
        document=read.document_of(first),
        rank=read.owner[first],
        place=read.places[first],
        span=Span(read.spans[first].start, read.spans[last].end),
        score=float(score),
        covered=read.covered[held].max(axis=0),
        context=read.context[held].max(axis=0),
        has_point=not read.clues.lacking[held].all(),
        unnamed=bool(read.clues.unnamed[held].all()),
    )
