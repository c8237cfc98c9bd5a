"""What may be quoted: a sentence of the best passages, or two in a row, and how well it answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.answering.models import Point
from bot.answering.points import defined_subject, holds
from bot.answering.question import Question
from bot.corpus.models import Document, Span
from bot.corpus.pronouns import opens_with_pronoun
from bot.language.analysis import terms_of
from bot.retrieval.candidates import Candidates, ranges
from bot.retrieval.coverage import by_sentence, in_passage
from bot.retrieval.index import Index
from bot.retrieval.protocol import Results
from bot.retrieval.query import STANDS_FOR

__all__ = ["Excerpt", "score_excerpts"]

Floats = npt.NDArray[np.float64]

_TAKES_UP = re.compile(
    r"(?:c'est|ce(?:t|tte|s)?|cela|il|elle|ils|elles|celui-ci|celle-ci|ainsi|ensuite|depuis|"
    r"this|these|that|those|it|they|he|she|such)\b",
    re.IGNORECASE,
)
"""How a sentence opens that goes on about what the one before it said."""


@dataclass(frozen=True, slots=True)
class ExcerptWeights:
    """What each part of an excerpt's score counts for; docs/answers.md says how they were set.

    `second` is what a second sentence costs, `takes_up` what it gains when it takes up the first;
    `unnamed` what it costs that a name of the question is nowhere in the passage or its title;
    `superseded` what it costs a digest that the text it is about was found too.
    """

    stems: float = 1.0
    grams: float = 0.4
    context: float = 0.5
    passage: float = 1.3
    point: float = 0.4
    second: float = -0.1
    takes_up: float = 0.15
    unnamed: float = -0.4
    superseded: float = -0.4


WEIGHTS = ExcerptWeights()

_FROM_AROUND = 0.7
"""What a word of the question counts for that the passage has, not the sentence itself."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One or two sentences of a candidate passage.

    `rank` is the passage's place among the candidates and `place` the first sentence's in the
    passage, both from 0. `covered` says for each distinct word of the question how far the excerpt
    has it (0 to 1); `context` the same for the excerpt with its heading, title and passage.
    `unnamed`: a name of the question is in none of these.
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


def score_excerpts(question: Question, found: Results) -> list[Excerpt]:
    """The excerpts of the passages that were found, best first."""
    index, scores = found.index, [hit.score for hit in found.hits]
    passages = [hit.passage for hit in found.hits]
    documents = [index.document_of(passage) for passage in passages]
    numbers = np.array(passages, np.int64)
    words = Candidates.of(index, numbers)
    stems = words.as_terms(index)
    by_stem, by_gram = found.features.stems, found.features.grams
    covered, grams = by_sentence(by_stem, stems), by_sentence(by_gram, words)
    around = _FROM_AROUND * in_passage(by_stem, stems)
    spans = _spans(index, numbers)
    owner = words.sentence_owner.tolist()
    points = [
        _has_point(question, documents[rank], span) for span, rank in zip(spans, owner, strict=True)
    ]
    places = _places(owner)
    names = [slot for slot, held in enumerate(question.query.distinct) if held.named]
    superseded = {work for document in documents for work in document.supersedes}
    best = max(scores[0], 1e-9)
    excerpts = []
    for first, last in _runs(documents, spans, owner):
        rank, held = owner[first], slice(first, last + 1)
        document = documents[rank]
        of_words = covered[held].max(axis=0)
        context = np.maximum(of_words, around[rank])
        has_point = any(points[held])
        unnamed = any(context[slot] == 0 for slot in names)
        score = (
            WEIGHTS.stems * by_stem.share(of_words[None])[0]
            + WEIGHTS.grams * by_gram.share(grams[held].max(axis=0)[None])[0]
            + WEIGHTS.context * by_stem.share(context[None])[0]
            + WEIGHTS.passage * scores[rank] / best
            + WEIGHTS.point * (has_point and question.point is not None)
            + WEIGHTS.unnamed * unnamed
            + WEIGHTS.superseded * (document.work in superseded)
        )
        if last > first:
            takes_up = _TAKES_UP.match(document.text, spans[last].start) is not None
            score += WEIGHTS.second + WEIGHTS.takes_up * takes_up
        excerpts.append(
            Excerpt(
                document=document,
                rank=rank,
                place=places[first],
                span=Span(spans[first].start, spans[last].end),
                score=float(score),
                covered=of_words,
                context=context,
                has_point=has_point,
                unnamed=unnamed,
            )
        )
    return sorted(excerpts, key=lambda excerpt: (-excerpt.score, excerpt.rank, excerpt.place))


def _has_point(question: Question, document: Document, span: Span) -> bool:
    """Whether a sentence holds what is asked for; a definition must be of what is asked about."""
    sentence = span.of(document.text)
    if question.point is not Point.DEFINITION:
        return holds(question.point, sentence, question.text)
    asked = question.query.bag
    subject = terms_of(defined_subject(sentence), document.language)
    return any(asked.get(term, 0.0) >= STANDS_FOR for term in subject)


def _spans(index: Index, passages: npt.NDArray[np.int64]) -> list[Span]:
    first = index.table.sentence_offsets[passages]
    numbers = ranges(first, index.table.sentence_offsets[passages + 1] - first)
    return [Span(int(start), int(end)) for start, end in index.table.sentence_spans[numbers]]


def _places(owner: Sequence[int]) -> list[int]:
    """Each sentence's place in its passage, from 0."""
    places: list[int] = []
    for number, rank in enumerate(owner):
        places.append(places[-1] + 1 if number and owner[number - 1] == rank else 0)
    return places


def _runs(
    documents: Sequence[Document], spans: Sequence[Span], owner: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Each sentence alone, and each with the next one of the same paragraph.

    Not with the next where it opens with a pronoun: its subject, which the quote will bring, would
    make a third.
    """
    for number, span in enumerate(spans):
        yield number, number
        after = number + 1
        if after < len(spans) and owner[after] == owner[number]:
            text = documents[owner[number]].text
            together = "\n" not in text[span.end : spans[after].start]
            if together and not opens_with_pronoun(span.of(text)):
                yield number, after
