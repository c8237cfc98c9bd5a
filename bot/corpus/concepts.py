"""The concepts of `thesaurus.yaml`, in the vocabulary of SKOS (W3C Recommendation, 2009)."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from bot.corpus.front_matter import Slug, Strict, read_yaml, validated
from bot.corpus.models import Language

__all__ = ["ConceptEntry", "read_concepts"]


class ConceptEntry(Strict):
    """A concept as its file has it.

    Preferred and alternative labels are synonyms and translations of each other, `hiddenLabel`
    holds misspellings and chat forms, `notation` codes that are matched in their exact case.
    `document` is the id of the document about it; the others name concepts.
    """

    id: Slug
    prefLabel: dict[Language, str]  # noqa: N815 - SKOS's own names
    altLabel: dict[Language, tuple[str, ...]] = Field(default_factory=dict)  # noqa: N815
    hiddenLabel: tuple[str, ...] = ()  # noqa: N815
    notation: tuple[str, ...] = ()
    broader: tuple[Slug, ...] = ()
    narrower: tuple[Slug, ...] = ()
    related: tuple[Slug, ...] = ()
    document: Slug | None = None


class _Concepts(Strict):
    concepts: tuple[ConceptEntry, ...]


def read_concepts(path: Path) -> tuple[ConceptEntry, ...]:
    """The concepts of a file, in order; none where there is no file.

    Raises:
        CorpusError: the file is not YAML, or a concept breaks the form; with its line.
    """
    return validated(_Concepts, read_yaml(path), path).concepts if path.exists() else ()
