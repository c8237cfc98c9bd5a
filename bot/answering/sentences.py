"""The sentences of the best passages, and what each of them gives to the question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.answering.points import holds
from bot.answering.question import Question
from bot.corpus.models import Document, Span
from bot.retrieval.candidates import Candidates, ranges
from bot.retrieval.features import Slots, gram_slots, stem_slots
from bot.retrieval.index import Index

__all__ = ["ScoredSentence", "score_sentences"]

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class SentenceWeights:
    """What each part of a sentence's score counts for; see docs/answers.md."""

    stems: float = 1.0
    grams: float = 0.6
    context: float = 0.5
    passage: float = 0.9
    point: float = 0.25
    opening: float = 0.05


WEIGHTS = SentenceWeights()


@dataclass(frozen=True, slots=True)
class ScoredSentence:
    """A sentence of a candidate passage.

    `covered` says for each distinct word of the question how far the sentence has it (0 to 1);
    `context` the same for the sentence with its heading, its title and its passage.
    """

    document: Document
    passage: int
    rank: int
    place: int
    span: Span
    score: float
    covered: Floats
    context: Floats
    has_point: bool

    @property
    def text(self) -> str:
        """The sentence itself."""
        return self.span.of(self.document.text)


def score_sentences(
    index: Index, question: Question, passages: Sequence[int], scores: Sequence[float]
) -> tuple[list[ScoredSentence], Floats]:
    """The sentences of the passages, best first, and the weights of the question's words.

    `scores` are the passages' own, best first.
    """
    numbers = np.array(passages, np.int64)
    words = Candidates.of(index, numbers)
    stems = words.as_terms(index)
    by_stem, by_gram = stem_slots(index, question.query), gram_slots(index, question.query)
    in_sentence = _by_sentence(by_stem, stems)
    in_grams = _by_sentence(by_gram, words)
    around = _around(by_stem, stems, len(numbers))
    owner = words.sentence_owner
    context = np.maximum(in_sentence, 0.7 * around[owner])
    whole, whole_grams = by_stem.weights.sum() or 1.0, by_gram.weights.sum() or 1.0
    best = max(scores[0], 1e-9) if len(scores) else 1.0
    found = []
    place = 0
    for number, held in enumerate(_spans(index, numbers)):
        rank = int(owner[number])
        place = place + 1 if number and owner[number - 1] == rank else 0
        document = index.document_of(passages[rank])
        has_point = holds(question.point, held.of(document.text))
        score = (
            WEIGHTS.stems * float(in_sentence[number] @ by_stem.weights) / whole
            + WEIGHTS.grams * float(in_grams[number] @ by_gram.weights) / whole_grams
            + WEIGHTS.context * float(context[number] @ by_stem.weights) / whole
            + WEIGHTS.passage * scores[rank] / best
            + WEIGHTS.point * (has_point and question.point is not None)
            + WEIGHTS.opening * (place == 0)
        )
        found.append(
            ScoredSentence(
                document,
                passages[rank],
                rank,
                place,
                held,
                score,
                in_sentence[number],
                context[number],
                has_point,
            )
        )
    found.sort(key=lambda sentence: (-sentence.score, sentence.rank, sentence.place))
    return found, by_stem.weights


def _spans(index: Index, passages: npt.NDArray[np.int64]) -> list[Span]:
    first = index.table.sentence_offsets[passages]
    numbers = ranges(first, index.table.sentence_offsets[passages + 1] - first)
    return [Span(int(start), int(end)) for start, end in index.table.sentence_spans[numbers]]


def _by_sentence(slots: Slots, candidates: Candidates) -> Floats:
    """How far each sentence has each slot, at most 1."""
    covered = np.zeros((len(candidates.sentence_owner), len(slots.weights)))
    marks, places = slots.marks(candidates.text.keys)
    if len(places):
        sentence = np.searchsorted(candidates.sentence_starts, places, side="right") - 1
        first = np.flatnonzero(np.diff(sentence, prepend=-1))
        covered[sentence[first]] = np.maximum.reduceat(marks, first, axis=0)
    return np.minimum(covered, 1.0)


def _around(slots: Slots, candidates: Candidates, count: int) -> Floats:
    """How far each passage has each slot in its title, its heading or its text."""
    covered = np.zeros((count, len(slots.weights)))
    for field in (candidates.text, candidates.title, candidates.heading):
        marks, places = slots.marks(field.keys)
        np.maximum.at(covered, field.owner[places], marks)
    return np.minimum(covered, 1.0)
