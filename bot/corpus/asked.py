"""What people ask, by the fact that answers it: `asked.yaml` of the bundle.

A librarian's index has entry words; this one has whole questions, put in other words than the
documents'. They are searched together with the sentences that state the fact, and never shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pydantic import RootModel

from bot.corpus.front_matter import read_yaml, validated
from bot.corpus.models import Document, Language

__all__ = ["FILE", "Asked", "read_asked", "with_asked", "without_asked"]

FILE = "asked.yaml"

Asked = Mapping[str, Mapping[Language, tuple[str, ...]]]
"""By the label of a fact's note and by language: the questions that the fact answers."""


class _Asked(RootModel[dict[str, dict[Language, tuple[str, ...]]]]):
    pass


def read_asked(root: Path) -> Asked:
    """The questions of the bundle at `root`; none where it has no such file.

    Raises:
        CorpusError: the file cannot be read; with its line and reason.
    """
    path = root / FILE
    return validated(_Asked, read_yaml(path), path).root if path.exists() else {}


def with_asked(document: Document, asked: Asked) -> Document:
    """The document with the questions, in its language, that its facts answer."""
    labels = dict.fromkeys(mark.label for mark in document.note_marks)
    found = {label: asked.get(label, {}).get(document.language, ()) for label in labels}
    return document.model_copy(update={"asked": {k: held for k, held in found.items() if held}})


def without_asked(document: Document) -> Document:
    """The document as if a reader had added it: its facts come with no questions."""
    return document.model_copy(update={"asked": {}})
