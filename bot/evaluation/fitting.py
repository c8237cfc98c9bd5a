"""Fits the decision to answer: `python -m bot.evaluation.fitting FILE… FOLDER…`.

The files hold questions asked of the bundle and the folders are other bodies, all kept apart from
what results are reported on. Two regressions are fitted: whether the quotes answer, on all the
questions, and whether the documents speak of the subject, on those that are answered and those of
other bodies. Every body counts the same. The least likelihoods that are enough come from
cross-validation, so that no question is judged by a model that has seen it, and apart for documents
that come with questions and for others; the tables printed at the end also judge each body that
comes without by a model that has seen none of its documents.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.answering.abstention import MODEL
from bot.answering.fit import FLAWS, Fit
from bot.evaluation.examples import ADDED, BUNDLE, ONE_WORK, Example, Group, examples
from bot.evaluation.logistic import Logistic

__all__ = ["main"]

ANSWER = {Group.ANSWERABLE: 1.0, Group.NEAR: 0.5, Group.REMOVED: 0.15, Group.FOREIGN: 0.5}
SUBJECT = {Group.ANSWERABLE: 1.0, Group.FOREIGN: 1.0}
"""What the questions of each group count for in a body, together, for each regression."""

WRONG_QUOTES = 0.3
"""What an answerable question counts for whose quotes do not answer, the others counting 1."""

FALSE_ANSWERS = {Group.NEAR: 0.25, Group.FOREIGN: 0.05}
"""The shares of questions without an answer that may be called answered."""

MISSED = 0.02
"""The share of answerable questions that may be called unanswered."""

_FOLDS = 10

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


class _Table:
    """The examples as arrays, one row each."""

    def __init__(self, found: Sequence[Example]) -> None:
        self.names = [field.name for field in fields(Fit) if field.name not in FLAWS]
        self.inputs = np.array(
            [[float(getattr(example.fit, name)) for name in self.names] for example in found]
        )
        self.barred = np.array([example.fit.barred for example in found])
        self.asked = np.array([example.fit.asked for example in found])
        self.body = np.array([example.body for example in found])
        self.folder = np.where(np.isin(self.body, (BUNDLE, ADDED, ONE_WORK)), BUNDLE, self.body)
        self.group = np.array([example.group for example in found])
        self.wrong = np.array([not example.right for example in found])
        self.answerable = self.group == Group.ANSWERABLE
        places = {question: at for at, question in enumerate({e.question: 0 for e in found})}
        self.fold = np.array([places[example.question] for example in found]) % _FOLDS

    def counts(self, shares: Mapping[Group, float]) -> Floats:
        """What each row counts for, the mean being 1."""
        counts: Floats = np.where(self.answerable & self.wrong, WRONG_QUOTES, 1.0)
        for body in np.unique(self.body):
            for group in Group:
                rows = (self.body == body) & (self.group == group)
                counts[rows] *= shares.get(group, 0.0) / max(counts[rows].sum(), 1e-9)
        counts *= len(counts) / counts.sum()
        return counts

    def fitted(self, shares: Mapping[Group, float], rows: Bools) -> Logistic:
        """The model of some of the rows."""
        counts = self.counts(shares)[rows]
        return Logistic.fitted(self.inputs[rows], self.answerable[rows], counts)

    def unseen(self, shares: Mapping[Group, float], parts: npt.NDArray[np.generic]) -> Floats:
        """Each row's likelihood by the model of the rows that are of another part."""
        likely = np.zeros(len(parts))
        for part in np.unique(parts):
            of_part = parts == part
            likely[of_part] = self.fitted(shares, ~of_part).likelihoods(self.inputs[of_part])
        return likely


@dataclass(frozen=True, slots=True)
class _Least:
    """The least likelihoods that are enough, for documents without questions and with them."""

    plain: float
    asked: float

    @classmethod
    def chosen(cls, table: _Table, choose: Callable[[Bools], float]) -> _Least:
        """What is chosen for the rows of either kind of documents."""
        return cls(choose(~table.asked), choose(table.asked))

    def reached(self, likely: Floats, asked: Bools) -> Bools:
        """Which rows reach it."""
        return likely >= np.where(asked, self.asked, self.plain)


def main(arguments: Sequence[str]) -> None:
    """Fit on the questions of the files and folders, write the model, say how it does."""
    paths = [Path(argument) for argument in arguments]
    folders = [path for path in paths if path.is_dir()]
    files = [path for path in paths if not path.is_dir()]
    table = _Table(list(examples(files, folders)))
    answer, subject = table.unseen(ANSWER, table.fold), table.unseen(SUBJECT, table.fold)
    sure = np.where(table.barred, 0.0, answer)
    enough = _Least.chosen(table, partial(_least_answer, table, sure))
    near = _Least.chosen(table, partial(_least_subject, table, subject))
    saved = {
        "answer": _saved(table, ANSWER, enough),
        "subject": _saved(table, SUBJECT, near),
    }
    MODEL.write_text(json.dumps(saved, indent=2) + "\n", encoding="utf-8")
    called, told = enough.reached(sure, table.asked), near.reached(subject, table.asked)
    _tell("unseen questions", table, called, told, table.body)
    if folders:
        sure = np.where(table.barred, 0.0, table.unseen(ANSWER, table.folder))
        subject = table.unseen(SUBJECT, table.folder)
        called, told = enough.reached(sure, table.asked), near.reached(subject, table.asked)
        _tell("unseen documents", table, called, told, table.body[~table.asked])


def _least_answer(table: _Table, sure: Floats, kind: Bools) -> float:
    """What lets no more than `FALSE_ANSWERS` be called answered."""
    return max(
        float(np.quantile(sure[kind & (table.group == group)], 1 - share))
        for group, share in FALSE_ANSWERS.items()
    )


def _least_subject(table: _Table, likely: Floats, kind: Bools) -> float:
    """What leaves no more than `MISSED` of the answerable questions without a quote."""
    return float(np.quantile(likely[kind & table.answerable], MISSED))


def _saved(table: _Table, shares: Mapping[Group, float], least: _Least) -> dict[str, object]:
    model = table.fitted(shares, np.ones(len(table.body), bool))
    weights = zip(table.names, model.weights, strict=True)
    return {
        "weights": {name: round(float(weight), 4) for name, weight in weights},
        "bias": round(model.bias, 4),
        "least": round(least.plain, 4),
        "least_asked": round(least.asked, 4),
    }


def _tell(
    title: str, table: _Table, called: Bools, told: Bools, bodies: npt.NDArray[np.str_]
) -> None:
    none = ~called & ~told
    sys.stdout.write(f"{title}\n")
    for body in dict.fromkeys(bodies.tolist()):
        for group in Group:
            rows = (table.body == body) & (table.group == group)
            if rows.any():
                shares = f"{called[rows].mean():.3f} answered, {none[rows].mean():.3f} not"
                sys.stdout.write(f"  {body}, {group} ({rows.sum()}): {shares}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
