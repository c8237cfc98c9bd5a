"""Questions with what is known of them, to fit the decision to answer on.

The bundle is asked the questions of YAML files: those that it answers, and those that it does not;
and once more as if a reader had added its documents, which then come without questions: all of
them, and those of one work alone. A BEIR folder is a body of its own, and is asked its queries.
Each body is also asked its answerable questions without the documents that answer them, and the
questions of the others. A few of those are answered all the same, where two bodies speak of one
thing; they are left as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bot.answering.fit import Fit
from bot.corpus.asked import without_asked
from bot.corpus.bundle import read_bundle
from bot.corpus.models import Document
from bot.evaluation.body import Body
from bot.evaluation.collection import read_collection
from bot.evaluation.questions import Asked, read_questions
from bot.resources import CORPUS

__all__ = ["ADDED", "BUNDLE", "ONE_WORK", "Example", "Group", "examples"]

BUNDLE = "bundle"
ADDED = "bundle as added"
ONE_WORK = "one work as added"

_EVERYDAY = "off"

_ENOUGH = 6
"""Questions that a work must answer to be a body of its own."""


class Group(StrEnum):
    """What is known of a question: the documents answer it, or why they do not."""

    ANSWERABLE = "answerable"
    NEAR = "near the subject"
    REMOVED = "documents not there"
    FOREIGN = "of another body"


@dataclass(frozen=True, slots=True)
class Example:
    """A question asked of a body, and the fit of what would be quoted.

    `right`: a quote answers it.
    """

    body: str
    group: Group
    question: str
    fit: Fit
    right: bool


@dataclass(frozen=True, slots=True)
class _Asking:
    """A body to ask, and its own questions."""

    name: str
    body: Body
    questions: Sequence[Asked]


def examples(files: Sequence[Path], folders: Sequence[Path]) -> Iterator[Example]:
    """The examples that the files, asked of the bundle, and the folders give.

    Raises:
        MisuseError: a file or a folder cannot be read.
    """
    asked = [question for path in files for question in read_questions(path)]
    own = [question for question in asked if question.kind != _EVERYDAY]
    everyday = [question for question in asked if question.kind == _EVERYDAY]
    documents = list(read_bundle(CORPUS))
    added = list(map(without_asked, documents))
    bodies = [_Asking(BUNDLE, Body(documents), own), _Asking(ADDED, Body(added), own)]
    for folder in folders:
        collection = read_collection(folder)
        questions = list(collection.as_asked())
        bodies.append(_Asking(folder.name, Body(collection.documents()), questions))
    others = {asking.name: asking.questions for asking in bodies if asking.name != ADDED}
    for asking in bodies:
        yield from _of_its_own(asking)
        at_home = BUNDLE if asking.name == ADDED else asking.name
        for borrowed in (everyday, *(held for name, held in others.items() if name != at_home)):
            yield from _of_others(asking, borrowed)
    foreign = [*everyday, *(held for name in others if name != BUNDLE for held in others[name])]
    yield from _of_one_work(added, [held for held in own if held.answerable], foreign)


def _of_one_work(
    documents: Sequence[Document], questions: Sequence[Asked], foreign: Sequence[Asked]
) -> Iterator[Example]:
    """Each work as a body, asked what it answers, and as many questions of either other sort."""
    works: dict[str, list[Document]] = {}
    for document in documents:
        works.setdefault(document.work, []).append(document)
    for number, held in enumerate(works.values()):
        own = [asked for asked in questions if any(map(asked.held_by, held))]
        if len(own) < _ENOUGH:
            continue
        asking = _Asking(ONE_WORK, Body(held), own)
        for asked in own:
            yield from _example(asking, Group.ANSWERABLE, asked)
        for asked in _some([asked for asked in questions if asked not in own], len(own), number):
            yield from _example(asking, Group.REMOVED, asked)
        for asked in _some(foreign, len(own), number):
            yield from _example(asking, Group.FOREIGN, asked)


def _some(questions: Sequence[Asked], most: int, first: int) -> Sequence[Asked]:
    """At most so many of the questions, evenly apart, from one that differs by `first`."""
    step = max(len(questions) // most, 1)
    return questions[first % step :: step][:most]


def _of_its_own(asking: _Asking) -> Iterator[Example]:
    documents = list(asking.body.documents)
    for asked in asking.questions:
        group = Group.ANSWERABLE if asked.answerable else Group.NEAR
        yield from _example(asking, group, asked)
        if asked.answerable:
            works = {document.work for document in documents if asked.held_by(document)}
            yield from _example(asking, Group.REMOVED, asked, works)


def _of_others(asking: _Asking, questions: Iterable[Asked]) -> Iterator[Example]:
    for asked in questions:
        if asked.answerable or asked.kind == _EVERYDAY:
            yield from _example(asking, Group.FOREIGN, asked)


def _example(
    asking: _Asking, group: Group, asked: Asked, without: Iterable[str] = ()
) -> Iterator[Example]:
    read = asking.body.read(asked.question, without)
    if read is not None:
        fit, quotes = read
        answers = group is Group.ANSWERABLE and any(map(asked.answered_by, quotes))
        yield Example(asking.name, group, asked.question, fit, answers)
