"""Questions with what answers them, and questions that nothing answers.

A YAML file of lists (or one list) of questions:

    - id: q002
      question: le papier d'egora est sorti quel jour
      lang: fr                                   # else told from the question
      kind: date                                 # any word, to tell results apart
      answers:
      - {entry: 001-article-egora, fact_n: 1}    # the sentences that call the note [^001-01]
      documents: [egora-2021-03-08]              # or any quote of these documents
      spans: [8 mars 2021]                       # or any quote that holds one of these

A question without `answers`, `documents` and `spans` is one that the documents do not answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.answering.models import Quote
from bot.corpus.models import Document
from bot.corpus.text import normalise
from bot.errors import MisuseError
from bot.language.detect import language_of

__all__ = ["Asked", "read_questions"]

_KINDS = ("kind", "family", "point", "type")
"""Where a question may say its kind, the first that does so deciding."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and what a quote must be to answer it: it is enough to be one of the three."""

    id: str
    question: str
    kind: str
    language: str
    notes: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    spans: tuple[str, ...] = ()
    expected: str = ""

    @property
    def answerable(self) -> bool:
        """Whether the documents are said to answer it."""
        return bool(self.notes or self.documents or self.spans)

    def answered_by(self, quote: Quote) -> bool:
        """Whether the quote answers."""
        if self.notes:
            called = (note.label for note in quote.document.notes_of(quote.start, quote.end))
            return not self.notes.isdisjoint(called)
        if self.spans:
            return any(span in quote.text for span in self.spans)
        return self.held_by(quote.document)

    def held_by(self, document: Document) -> bool:
        """Whether the document has what answers."""
        if self.notes:
            return any(note.label in self.notes for note in document.notes)
        if self.documents:
            return not self.documents.isdisjoint({document.id, document.work})
        return any(span in document.text for span in self.spans)


def read_questions(path: Path) -> tuple[Asked, ...]:
    """The questions of a file, in order.

    Raises:
        MisuseError: the file is missing or is not of the form.
    """
    try:
        read = yaml.safe_load(path.read_text(encoding="utf-8"))
        return tuple(_question(entry) for entry in _entries(read))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, yaml.YAMLError) as error:
        raise MisuseError("evaluate-unreadable", path=path) from error


def _entries(read: Any) -> Iterator[dict[str, Any]]:
    for entries in read.values() if isinstance(read, dict) else [read]:
        yield from entries


def _question(entry: dict[str, Any]) -> Asked:
    facts = entry.get("answers") or ()
    text = str(entry["question"])
    return Asked(
        id=str(entry["id"]),
        question=text,
        kind=str(next((entry[key] for key in _KINDS if entry.get(key)), "")),
        language=str(entry.get("lang") or language_of(text)),
        notes=frozenset(f"{str(fact['entry'])[:3]}-{int(fact['fact_n']):02}" for fact in facts),
        documents=frozenset(map(str, entry.get("documents") or ())),
        spans=tuple(normalise(str(span)) for span in entry.get("spans") or ()),
        expected=" / ".join(str(fact.get("fact", "")) for fact in facts),
    )
