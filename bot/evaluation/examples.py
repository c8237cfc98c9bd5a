"""Questions with what is known of them, to fit the decision to answer on.

The bundle is asked the questions of YAML files: those that it answers, and those that it does not.
A BEIR folder is a body of its own, and is asked its queries. Each body is also asked its answerable
questions without the documents that answer them, and the questions of the others. A few of those
are answered all the same, where two bodies speak of one thing; they are left as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bot.answering.fit import Fit
from bot.corpus.bundle import read_bundle
from bot.evaluation.body import Body
from bot.evaluation.collection import read_collection
from bot.evaluation.questions import Asked, read_questions
from bot.resources import CORPUS

__all__ = ["BUNDLE", "Example", "Group", "examples"]

BUNDLE = "bundle"
_EVERYDAY = "off"


class Group(StrEnum):
    """What is known of a question: the documents answer it, or why they do not."""

    ANSWERABLE = "answerable"
    NEAR = "near the subject"
    REMOVED = "documents removed"
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
    bodies = [_Asking(BUNDLE, Body(read_bundle(CORPUS)), own)]
    for folder in folders:
        collection = read_collection(folder)
        questions = list(collection.as_asked())
        bodies.append(_Asking(folder.name, Body(collection.documents()), questions))
    questions_of = {asking.name: asking.questions for asking in bodies}
    for asking in bodies:
        yield from _of_its_own(asking)
        others = (questions for name, questions in questions_of.items() if name != asking.name)
        for borrowed in (everyday, *others):
            yield from _of_others(asking, borrowed)


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
