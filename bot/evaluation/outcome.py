"""What was measured on one question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["LOWER_IS_BETTER", "MEASURES", "Outcome"]

MEASURES = (
    "ndcg@10",
    "mrr@10",
    "recall@1",
    "recall@5",
    "recall@10",
    "recall@100",
    "document-first",
    "sentence-first",
    "fact-in-quotes",
    "answer-in-first",
    "answer-in-quotes",
    "answered",
    "partial",
    "missed-answer",
    "false-answer",
    "false-partial",
    "altered-quote",
)
"""Every measure, in the order of tables. Each is a share or a gain from 0 to 1."""

LOWER_IS_BETTER = frozenset({"missed-answer", "false-answer", "false-partial", "altered-quote"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """One question and its measures: `values` holds those that mean something for it.

    `kind` is what sort of question it is, `language` the one it is put in. `confidence` is that
    of the answer and `right` whether its quotes answer, were they shown whatever the confidence.
    `came` tells what came where the right thing was expected; None where nothing was lost.
    `borrowed` is true of a question that others were asked first: of another body, or with its
    documents taken away.
    """

    id: str
    question: str
    kind: str
    language: str
    values: Mapping[str, float]
    confidence: float
    right: bool
    expected: str = ""
    came: str | None = None
    borrowed: bool = False
