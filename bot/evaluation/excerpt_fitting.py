"""Fits the choice of sentences: `python -m bot.evaluation.excerpt_fitting FILE…`.

The files hold questions that the bundle answers, kept apart from those that results are reported
on. They are asked of its documents three times: as they are; as a reader would have added them,
without the questions that they come with; and with these for every other work only, as where a
reader has added some. A conditional logit (McFadden 1974) with a ridge penalty
over the sentences found for each question is fitted by Newton's method; where several sentences
answer, it is enough that one of them is likely. What is reported is cross-validated, the questions
about one document held out together.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.answering.answer import search_for
from bot.answering.clues import Clues, read_sentences
from bot.answering.excerpts import MODEL
from bot.answering.question import understand
from bot.answering.quotes import widen
from bot.corpus.asked import without_asked
from bot.corpus.bundle import read_bundle
from bot.corpus.models import Document
from bot.evaluation.questions import read_questions
from bot.language.thesaurus import Thesaurus
from bot.resources import CORPUS
from bot.retrieval.embedded import EmbeddedEngine
from bot.retrieval.filters import Filters

__all__ = ["main"]

_FOLDS = 10
_RIDGE = 2.0
_ROUNDS = 40

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Example:
    """The clues of the sentences found for a question, which of them answer, and its subject."""

    clues: Floats
    right: Bools
    subject: str


def main(paths: Sequence[str]) -> None:
    """Fit on the questions of the files, write the weights, and say how they do on unseen ones."""
    examples = list(_examples([Path(path) for path in paths]))
    weights = dict(zip(Clues.__dataclass_fields__, _fitted(examples).tolist(), strict=True))
    rounded = {name: round(weight, 3) for name, weight in weights.items()}
    MODEL.write_text(json.dumps(rounded, indent=2) + "\n", encoding="utf-8")
    found = np.mean([example.right.any() for example in examples])
    sys.stdout.write(
        f"{len(examples)} questions asked: a sentence that answers was found for {found:.3f},"
        f" and is the likeliest for {np.mean(list(_unseen(examples))):.3f} when unseen\n"
    )


def _examples(paths: Sequence[Path]) -> Iterator[_Example]:
    documents = list(read_bundle(CORPUS))
    added = list(map(without_asked, documents))
    works = dict.fromkeys(document.work for document in documents)
    every_other = set(list(works)[::2])
    mixed = [without_asked(held) if held.work in every_other else held for held in documents]
    for body in (documents, added, mixed):
        yield from _examples_of(body, paths)


def _examples_of(body: Sequence[Document], paths: Sequence[Path]) -> Iterator[_Example]:
    engine = EmbeddedEngine()
    engine.build(body, {})
    thesaurus = Thesaurus.read(CORPUS / "thesaurus.yaml")
    for path in paths:
        for asked in read_questions(path):
            if not asked.answerable:
                continue
            question = understand(asked.question, engine.lexicon, thesaurus)
            found = search_for(engine, question, Filters(language=question.language))
            if not found.hits:
                continue
            read = read_sentences(question, found)
            quotes = (
                widen(read.document_of(number), span) for number, span in enumerate(read.spans)
            )
            right = np.array([asked.answered_by(quote) for quote in quotes], bool)
            yield _Example(read.clues.table, right, min(asked.notes, default=asked.id)[:3])


def _fitted(examples: Sequence[_Example]) -> Floats:
    """The weight of each clue."""
    told = [example for example in examples if example.right.any()]
    spread = np.concatenate([example.clues for example in told]).std(axis=0) + 1e-9
    weights: Floats = np.zeros(len(spread))
    for _ in range(_ROUNDS):
        slope = _RIDGE * weights
        curve = _RIDGE * np.eye(len(weights))
        for example in told:
            clues = example.clues / spread
            likely = _softmax(clues @ weights)
            among_right = likely * example.right
            mean = likely @ clues
            slope -= among_right @ clues / among_right.sum() - mean
            curve += (clues * likely[:, None]).T @ (clues - mean)
        weights -= np.linalg.solve(curve, slope)
    weights /= spread
    return weights


def _unseen(examples: Sequence[_Example]) -> Iterator[bool]:
    """Whether the likeliest sentence answers, by weights fitted without its subject's fold."""
    subjects = sorted({example.subject for example in examples})
    fold = {subject: number % _FOLDS for number, subject in enumerate(subjects)}
    for number in range(_FOLDS):
        weights = _fitted([held for held in examples if fold[held.subject] != number])
        for example in examples:
            if fold[example.subject] == number:
                yield bool(example.right[np.argmax(example.clues @ weights)])


def _softmax(scores: Floats) -> Floats:
    likely: Floats = np.exp(scores - scores.max())
    likely /= likely.sum()
    return likely


if __name__ == "__main__":
    main(sys.argv[1:])
