"""Fits the decision to answer: `python -m bot.evaluation.fitting FILE… FOLDER…`.

The files hold questions asked of the bundle and the folders are other bodies, all kept apart from
what results are reported on. Every body counts the same, and in it the questions that are answered
as much as the others. The two likelihoods that decide come from cross-validation, so that no
question is judged by a model that has seen it; the table printed at the end judges each body by a
model that has seen nothing of it.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.answering.abstention import MODEL
from bot.answering.fit import FLAWS, Fit
from bot.evaluation.examples import Example, Group, examples
from bot.evaluation.logistic import Logistic

__all__ = ["main"]

SHARES = {Group.ANSWERABLE: 1.0, Group.NEAR: 0.5, Group.REMOVED: 0.15, Group.FOREIGN: 0.5}
"""What the questions of each group count for in a body, together."""

WRONG_QUOTES = 0.3
"""What an answerable question counts for whose quotes do not answer, the others counting 1."""

FALSE_ANSWERS = {Group.NEAR: 0.25, Group.FOREIGN: 0.05}
"""The shares of questions without an answer that may be called answered."""

MISSED = 0.012
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
        self.body = np.array([example.body for example in found])
        self.group = np.array([example.group for example in found])
        self.answerable = self.group == Group.ANSWERABLE
        self.counts = _counts(found)
        places = {question: at for at, question in enumerate({e.question: 0 for e in found})}
        self.fold = np.array([places[example.question] for example in found]) % _FOLDS

    def fitted(self, rows: Bools) -> Logistic:
        """The model of some of the rows."""
        return Logistic.fitted(self.inputs[rows], self.answerable[rows], self.counts[rows])

    def unseen(self, parts: npt.NDArray[np.generic]) -> Floats:
        """Each row's likelihood by the model of the rows that are of another part."""
        likely = np.zeros(len(parts))
        for part in np.unique(parts):
            of_part = parts == part
            likely[of_part] = self.fitted(~of_part).likelihoods(self.inputs[of_part])
        return likely


def main(arguments: Sequence[str]) -> None:
    """Fit on the questions of the files and folders, write the model, say how it does."""
    paths = [Path(argument) for argument in arguments]
    folders = [path for path in paths if path.is_dir()]
    files = [path for path in paths if not path.is_dir()]
    table = _Table(list(examples(files, folders)))
    unseen = table.unseen(table.fold)
    sure = np.where(table.barred, 0.0, unseen)
    answered = max(
        float(np.quantile(sure[table.group == group], 1 - share))
        for group, share in FALSE_ANSWERS.items()
    )
    partial = min(float(np.quantile(unseen[table.answerable], MISSED)), answered)
    model = table.fitted(np.ones(len(unseen), bool))
    weights = zip(table.names, model.weights, strict=True)
    saved = {
        "weights": {name: round(float(weight), 4) for name, weight in weights},
        "bias": round(model.bias, 4),
        "answered": round(answered, 4),
        "partial": round(partial, 4),
    }
    MODEL.write_text(json.dumps(saved, indent=2) + "\n", encoding="utf-8")
    _tell("unseen questions", table, unseen, answered, partial)
    if folders:
        _tell("unseen bodies", table, table.unseen(table.body), answered, partial)


def _counts(found: Sequence[Example]) -> Floats:
    """What each example counts for, the mean being 1."""
    counts = np.array(
        [
            WRONG_QUOTES if example.group is Group.ANSWERABLE and not example.right else 1.0
            for example in found
        ]
    )
    whole = Counter[tuple[str, Group]]()
    for example, count in zip(found, counts, strict=True):
        whole[example.body, example.group] += count
    counts *= [SHARES[example.group] / whole[example.body, example.group] for example in found]
    counts *= len(counts) / counts.sum()
    return counts


def _tell(title: str, table: _Table, unseen: Floats, answered: float, partial: float) -> None:
    called, none = (unseen >= answered) & ~table.barred, unseen < partial
    sys.stdout.write(f"{title}\n")
    for body in dict.fromkeys(table.body.tolist()):
        for group in Group:
            rows = (table.body == body) & (table.group == group)
            if rows.any():
                shares = f"{called[rows].mean():.3f} answered, {none[rows].mean():.3f} not"
                sys.stdout.write(f"  {body}, {group} ({rows.sum()}): {shares}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
