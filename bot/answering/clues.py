"""What speaks for each sentence of the passages that were found, and against it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
import numpy.typing as npt

from bot.answering.holding import holds_point
from bot.answering.models import Point
from bot.answering.question import Question, names_of_parts
from bot.corpus.models import Document, Span
from bot.retrieval.asked_names import Name, are_in
from bot.retrieval.candidates import Candidates, ranges
from bot.retrieval.coverage import by_sentence, in_passage
from bot.retrieval.features import Slots, grams_asked, rarity
from bot.retrieval.index import Index
from bot.retrieval.protocol import Results
from bot.retrieval.proximity import Proximity
from bot.retrieval.query import STANDS_FOR, Query

__all__ = ["Clues", "Sentences", "read_sentences"]

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

_FROM_AROUND = 0.7
"""What a word of the question counts for that the passage has, not the sentence itself."""

_TAKES_UP = re.compile(
    r"(?:c'est|ce(?:t|tte|s)?|cela|il|elle|ils|elles|celui-ci|celle-ci|ainsi|ensuite|depuis|"
    r"this|these|that|those|it|they|he|she|such)\b",
    re.IGNORECASE,
)
"""How a sentence opens that goes on about what the one before it said."""


@dataclass(frozen=True, slots=True)
class Clues:
    """A value for each sentence.

    `passage` is its passage's score over the best one's. `words` and `grams` are the shares of the
    question's words and 4-grams that it has: each weighs the more, the fewer of the sentences have
    it, so that what the question says of its subject counts for more than the subject, which all
    of them name; a sentence that takes up the one before (`Ce…`, `Il…`, `This…`) has its words too,
    for less. `nearness` is how near each other it has the question's words, over the nearest
    possible. `lacking`: it holds nothing of what is asked for; `undefined`: and a definition is,
    which everything about the subject comes near; `unnamed`: a name of the question is
    nowhere in its passage or title; `asked`: its document comes with questions (`asked.yaml`), so
    that it has more in common with any question than a document that a reader added. Shares are
    from 0 to 1.
    """

    passage: Floats
    words: Floats
    grams: Floats
    nearness: Floats
    lacking: Bools
    undefined: Bools
    unnamed: Bools
    asked: Bools

    @property
    def table(self) -> Floats:
        """A row for each sentence, a column for each clue, in the order of the fields."""
        return np.column_stack([getattr(self, field.name) for field in fields(self)]).astype(float)


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of the passages that were found, passage by passage, in their order.

    Sentence `s` is `spans[s]` of `documents[owner[s]]` and the `places[s]`th of its passage.
    `covered` says how far it has each distinct word of the question (0 to 1), `context` the same
    with its heading, title and passage. `superseded`: it is of a digest and the text which that is
    about was found too.
    """

    documents: Sequence[Document]
    owner: Sequence[int]
    places: Sequence[int]
    spans: Sequence[Span]
    covered: Floats
    context: Floats
    superseded: Bools
    clues: Clues

    def document_of(self, sentence: int) -> Document:
        """The document that a sentence is of."""
        return self.documents[self.owner[sentence]]


def read_sentences(question: Question, found: Results) -> Sentences:
    """The sentences of the passages that were found, with their clues."""
    index = found.index
    passages = np.array([hit.passage for hit in found.hits], np.int64)
    scores = np.array([hit.score for hit in found.hits])
    documents = [index.document_of(hit.passage) for hit in found.hits]
    words = Candidates.of(index, passages)
    stems = words.as_terms(index)
    by_stem, by_gram = found.features.stems, found.features.grams
    owner = words.sentence_owner
    spans = _spans(index, passages)
    covered, grams = by_sentence(by_stem, stems), by_sentence(by_gram, words)
    context = np.maximum(covered, _FROM_AROUND * in_passage(by_stem, stems)[owner])
    words_asked = question.query.distinct
    asked = _of_subject([held.weight for held in words_asked], by_stem)
    grams_worth = _of_subject(grams_asked(question.query).values(), by_gram)
    superseded = {work for document in documents for work in document.supersedes}
    places = _places(owner.tolist())
    taken_up = _taken_up(documents, owner, spans, places)
    with_taken_up = np.maximum(covered, _FROM_AROUND * taken_up[:, None] * np.roll(covered, 1, 0))
    of_subject = replace(by_stem, weights=by_stem.weights * asked)
    proximity = Proximity.in_sentences(question.query, of_subject, stems)
    lacking = _lacking(question, documents, owner, spans)
    clues = Clues(
        passage=scores[owner] / max(scores[0], 1e-9),
        words=_telling(by_stem, covered, asked).share(with_taken_up),
        grams=_telling(by_gram, grams, grams_worth).share(grams),
        nearness=proximity.nearness() / max(proximity.nearest, 1e-9),
        lacking=lacking,
        undefined=lacking & (question.point is Point.DEFINITION),
        unnamed=_unnamed(question.query, index, stems)[owner],
        asked=np.array([bool(document.asked) for document in documents], bool)[owner],
    )
    return Sentences(
        documents=documents,
        owner=owner.tolist(),
        places=places,
        spans=spans,
        covered=covered,
        context=context,
        superseded=np.array([document.work in superseded for document in documents], bool)[owner],
        clues=clues,
    )


def _unnamed(query: Query, index: Index, stems: Candidates) -> Bools:
    """Whether each passage, its title and heading together lack a name as a whole.

    Of a question in several parts, it is enough to have the names of one.
    """
    named = names_of_parts(query)
    return np.array(
        [
            not any(are_in(names, terms) for names in named)
            for terms in _terms_of_names(query.names, index, stems)
        ],
        bool,
    )


def _terms_of_names(names: Sequence[Name], index: Index, stems: Candidates) -> list[set[str]]:
    """Which terms of the names each passage, its title and heading have."""
    numbers = {
        number: term
        for name in names
        for term in name.terms
        if (number := index.lexicon.term_number(term)) is not None
    }
    wanted = np.array(list(numbers), np.int64)
    held: list[set[str]] = [set() for _ in stems.text.lengths]
    for field in (stems.text, stems.title, stems.heading):
        at = np.flatnonzero(np.isin(field.keys, wanted))
        for owner, key in zip(field.owner[at].tolist(), field.keys[at].tolist(), strict=True):
            held[owner].add(numbers[key])
    return held


def _taken_up(
    documents: Sequence[Document],
    owner: npt.NDArray[np.int64],
    spans: Sequence[Span],
    places: Sequence[int],
) -> Bools:
    """Whether each sentence takes up the one before it in its passage."""
    return np.array(
        [
            place > 0 and _TAKES_UP.match(documents[rank].text, span.start) is not None
            for rank, span, place in zip(owner.tolist(), spans, places, strict=True)
        ],
        bool,
    )


def _of_subject(weights: Iterable[float], slots: Slots) -> Floats:
    """1 for each slot that carries the subject of the question, 0 for the words of asking.

    "Qu'est-ce que le RGPD ?": where each sentence has "RGPD", one that has "que" would stand out.
    """
    return np.array([weight == 1.0 for weight in weights], float) * (slots.weights > 0)


def _telling(slots: Slots, covered: Floats, worth: npt.NDArray[np.float64]) -> Slots:
    """The slots, each weighing what it is worth times its rarity among these sentences."""
    having = np.count_nonzero(covered >= STANDS_FOR, axis=0)
    return replace(slots, weights=worth * rarity(len(covered), having))


def _lacking(
    question: Question,
    documents: Sequence[Document],
    owner: npt.NDArray[np.int64],
    spans: Sequence[Span],
) -> Bools:
    """Whether each sentence holds nothing of what is asked for."""
    if question.point is None:
        return np.zeros(len(spans), bool)
    return np.array(
        [
            not holds_point(question, documents[rank], span)
            for rank, span in zip(owner.tolist(), spans, strict=True)
        ],
        bool,
    )


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
