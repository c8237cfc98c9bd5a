"""One evaluation from end to end: which questions are asked of which documents."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.corpus.models import Document
from bot.errors import MisuseError
from bot.evaluation.body import Body
from bot.evaluation.collection import Collection, read_collection, read_queries
from bot.evaluation.judging import (
    judge_collection,
    judge_foreign,
    judge_questions,
    judge_removed,
)
from bot.evaluation.outcome import Outcome
from bot.evaluation.questions import read_questions
from bot.resources import CORPUS
from bot.retrieval.protocol import Progress
from bot.retrieval.sources import Sources
from bot.settings import Settings

__all__ = ["Evaluation", "evaluate"]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What to measure.

    `collection` is a BEIR folder: its documents, and its queries. Without one the documents are
    those of `settings`. `questions` is a file of questions for these documents, `foreign` are
    folders whose queries they must not answer; with `removed`, what answers a question is taken
    away and it is asked again.
    """

    settings: Settings
    collection: Path | None = None
    questions: Path | None = None
    foreign: Sequence[Path] = ()
    removed: bool = False


def evaluate(wanted: Evaluation, progress: Progress | None = None) -> tuple[list[Outcome], float]:
    """The outcome of every question, and the milliseconds of an answer at the median.

    Raises:
        MisuseError: there is nothing to ask, or a file cannot be read.
        RefusedSource: the documents of the folder cannot be read.
    """
    # Files are read first: what is wrong with them is told before the long part.
    collection = read_collection(wanted.collection) if wanted.collection else None
    questions = read_questions(wanted.questions) if wanted.questions else ()
    foreign = [(folder, read_queries(folder)) for folder in wanted.foreign]
    if not (collection and collection.queries) and not questions and not foreign:
        raise MisuseError("evaluate-nothing")
    body = Body(_documents(wanted.settings, collection), progress)

    def outcomes() -> Iterator[Outcome]:
        if collection is not None:
            yield from judge_collection(body, collection)
        yield from judge_questions(body, questions)
        for folder, queries in foreign:
            yield from judge_foreign(body, queries, folder.name)
        if wanted.removed:
            asked = collection.as_asked() if collection is not None else ()
            yield from judge_removed(body, [*asked, *questions])

    found = list(outcomes())
    return found, 1_000 * statistics.median(body.seconds)


def _documents(settings: Settings, collection: Collection | None) -> Iterator[Document]:
    if collection is not None:
        return iter(collection.documents())
    return iter(Sources(settings.home, CORPUS if settings.bundle else None))
