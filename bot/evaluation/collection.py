"""Reading a folder in the form of the BEIR collections (Thakur et al. 2021).

`corpus.jsonl` (`_id`, `title`, `text`), `queries.jsonl` (`_id`, `text`, and `answer` where the
answer is a known span) and `qrels.tsv` (`query-id`, `corpus-id`, `score`, under a heading).
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.corpus.models import Document
from bot.corpus.readers import stream
from bot.errors import MisuseError
from bot.evaluation.questions import Asked

__all__ = ["Collection", "Query", "read_collection", "read_queries"]


@dataclass(frozen=True, slots=True)
class Query:
    """A question of a collection; `answer` is the span that answers it, where it is known."""

    id: str
    text: str
    answer: str | None = None


@dataclass(frozen=True, slots=True)
class Collection:
    """A folder's documents are read when asked for; its queries and judgments are here.

    `judgments` gives, for a query, the grade of each document that answers it.
    """

    folder: Path
    queries: tuple[Query, ...]
    judgments: Mapping[str, Mapping[str, int]]

    def documents(self) -> Iterator[Document]:
        """The documents, as `greffier add` reads them.

        Raises:
            RefusedSource: `corpus.jsonl` is missing or cannot be read.
        """
        return stream(self.folder / "corpus.jsonl")

    def as_asked(self) -> Iterator[Asked]:
        """The queries as questions that their judged documents answer."""
        for query in self.queries:
            grades = self.judgments[query.id]
            right = frozenset(name for name, grade in grades.items() if grade > 0)
            yield Asked(query.id, query.text, "collection", "", documents=right)

    def sources(self) -> dict[str, str]:
        """The text of each document as the folder has it."""
        records = _lines(self.folder / "corpus.jsonl")
        return {str(record["_id"]): f"{record.get('text', '')}" for record in records}


def read_collection(folder: Path) -> Collection:
    """The queries and judgments of a folder.

    Raises:
        MisuseError: a file is missing or is not of the form.
    """
    judgments: dict[str, dict[str, int]] = {}
    path = folder / "qrels.tsv"
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t"):
                grades = judgments.setdefault(row["query-id"], {})
                grades[row["corpus-id"]] = int(row["score"])
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise MisuseError("evaluate-unreadable", path=path) from error
    queries = tuple(query for query in read_queries(folder) if judgments.get(query.id))
    return Collection(folder, queries, judgments)


def read_queries(folder: Path) -> tuple[Query, ...]:
    """The queries of a folder.

    Raises:
        MisuseError: the file is missing or is not of the form.
    """
    path = folder / "queries.jsonl"
    try:
        return tuple(
            Query(str(record["_id"]), str(record["text"]), record.get("answer"))
            for record in _lines(path)
        )
    except (OSError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise MisuseError("evaluate-unreadable", path=path) from error


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())
