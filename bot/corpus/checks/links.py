"""Links between documents, terms, events and concepts: each leads somewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from bot.corpus.checks.files import BundleFiles
from bot.corpus.checks.finding import Finding, found
from bot.corpus.front_matter import Card

__all__ = ["check_links"]

_BETWEEN_CONCEPTS = ("broader", "narrower", "related")


def check_links(files: BundleFiles) -> Iterator[Finding]:
    """Every link leads to a document or a concept, to another one, and is written once."""
    documents = files.ids
    for page in files.pages:
        if isinstance(page.card, Card):
            places = ((page.lines.at("related", n), to) for n, to in enumerate(page.card.related))
            yield from _list(page.file, places, documents, page.id)
        elif page.id not in documents:
            line = page.lines.at("translation_of")
            yield found("corpus-unknown-link", page.file, line, id=page.id)
    terms = files.terms
    for number, term in enumerate(terms.records):
        places = ((terms.line(number, "related", n), to) for n, to in enumerate(term.related))
        yield from _list(terms.file, places, documents, term.id)
        yield from _one(terms.file, terms.line(number, "document"), term.document, documents)
    events = files.events
    for number, event in enumerate(events.records):
        places = ((events.line(number, "documents", n), to) for n, to in enumerate(event.documents))
        yield from _list(events.file, places, documents)
    concepts = files.concepts
    known = {concept.id for concept in concepts.records}
    for number, concept in enumerate(concepts.records):
        line = concepts.line(number, "document")
        yield from _one(concepts.file, line, concept.document, documents)
        for relation in _BETWEEN_CONCEPTS:
            places = (
                (concepts.line(number, relation, place), to)
                for place, to in enumerate(getattr(concept, relation))
            )
            yield from _list(concepts.file, places, known, concept.id)


def _one(file: str, line: int, target: str | None, known: Collection[str]) -> Iterator[Finding]:
    if target is not None and target not in known:
        yield found("corpus-unknown-link", file, line, id=target)


def _list(
    file: str, places: Iterable[tuple[int, str]], known: Collection[str], source: str = ""
) -> Iterator[Finding]:
    seen: set[str] = set()
    for line, target in places:
        yield from _one(file, line, target, known)
        if target == source:
            yield found("corpus-link-to-itself", file, line, id=target)
        if target in seen:
            yield found("corpus-link-twice", file, line, id=target)
        seen.add(target)
