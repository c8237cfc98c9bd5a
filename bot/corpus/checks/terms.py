"""Terms and concepts: named in both languages, and each name for one concept only."""

from __future__ import annotations

from collections.abc import Iterator

from bot.corpus.checks.files import BundleFiles
from bot.corpus.checks.finding import Finding, found
from bot.corpus.concepts import ConceptEntry
from bot.corpus.models import Language
from bot.language.fold import fold

__all__ = ["check_terms", "check_thesaurus"]


def check_terms(files: BundleFiles) -> Iterator[Finding]:
    """Every term has its name and its definition in both languages."""
    terms = files.terms
    for number, term in enumerate(terms.records):
        for what, told in (("term", term.term), ("definition", term.definition)):
            for language in Language:
                if not told.get(language):
                    line = terms.line(number, what)
                    yield found(
                        "corpus-language-missing", terms.file, line, what=what, language=language
                    )


def check_thesaurus(files: BundleFiles) -> Iterator[Finding]:
    """Every concept has one id and both preferred labels; no label leads to two concepts."""
    concepts = files.concepts
    ids: set[str] = set()
    owner: dict[str, str] = {}
    for number, concept in enumerate(concepts.records):
        if concept.id in ids:
            line = concepts.line(number, "id")
            yield found("corpus-id-twice", concepts.file, line, id=concept.id, other=concepts.file)
        ids.add(concept.id)
        for language in Language:
            if not concept.prefLabel.get(language):
                yield found(
                    "corpus-language-missing",
                    concepts.file,
                    concepts.line(number, "prefLabel"),
                    what="prefLabel",
                    language=language,
                )
        for label, path in _labels(concept):
            other = owner.setdefault(fold(label), concept.id)
            if other != concept.id:
                line = concepts.line(number, *path)
                yield found("corpus-label-twice", concepts.file, line, label=label, other=other)


def _labels(concept: ConceptEntry) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    for language, label in concept.prefLabel.items():
        yield label, ("prefLabel", language.value)
    for language, labels in concept.altLabel.items():
        for place, label in enumerate(labels):
            yield label, ("altLabel", language.value, place)
    for place, label in enumerate(concept.hiddenLabel):
        yield label, ("hiddenLabel", place)
