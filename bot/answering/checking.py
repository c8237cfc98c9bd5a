"""Quotations and references of a text, checked against the documents.

A quotation is exact when its words stand in a document in one stretch, white space and typography
aside. Otherwise it is set beside the passages that share most of its words (see `alignment`): what
was changed is told word by word, unless too little is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from bot.answering.alignment import Alignment, Change, align, find_exact
from bot.answering.attribution import attributed
from bot.answering.citations import Mention, mentions
from bot.answering.models import Quote
from bot.answering.naming import Names
from bot.answering.quotations import Quotation, quotations, words
from bot.answering.voices import voiced
from bot.corpus.models import Document, Span
from bot.corpus.text import normalise
from bot.errors import MisuseError
from bot.language.detect import language_of
from bot.retrieval.filters import EVERYTHING, Filters
from bot.retrieval.index import Index
from bot.retrieval.lexicon import Lexicon
from bot.retrieval.protocol import Engine, Results
from bot.retrieval.query import Query, QueryTerm, make_query

__all__ = ["LONGEST_TEXT", "Check", "Checked", "Finding", "check"]

LONGEST_TEXT = 20_000
"""Characters of the longest text that is checked."""

_TERMS_SOUGHT = 24
"""How many of a quotation's rarest words look for its passage."""

_PASSAGES_READ = 50
_ALIGNED = 8
"""How many of the passages that share most words are compared word by word."""

_LIKE = 0.6
"""Likeness to the document's words below which a quotation is another text, not an altered one."""

_SURELY_LIKE = 0.85
"""The same where the text names another document as its source: that is said only when sure."""


class Finding(StrEnum):
    """What a check finds of a quotation or a reference."""

    EXACT = "exact"
    ALTERED = "altered"
    WRONG_SOURCE = "wrong-source"
    NOT_FOUND = "not-found"


@dataclass(frozen=True, slots=True)
class Checked:
    """A quotation, and what the documents have instead.

    `span` is where it stands in the checked text. `quotes` are the documents' own words, one for
    each stretch between cuts; empty when it is not found. `typography` tells that an exact one
    differs in spaces, apostrophes, dashes, quotation marks or the case of its first letter.
    `attributed` are the documents that the text names as its source.
    """

    span: Span
    finding: Finding
    quotes: tuple[Quote, ...] = ()
    changes: tuple[Change, ...] = ()
    typography: bool = False
    attributed: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """What was checked: the text as its spans count it (NFC), its quotations, its references."""

    text: str
    quotations: tuple[Checked, ...]
    references: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """A quotation in one document: its stretches, and how like they are (1: the same)."""

    document: Document
    stretches: tuple[Alignment, ...]
    likeness: float


def check(text: str, *, engine: Engine, names: Names, filters: Filters = EVERYTHING) -> Check:
    """Every quotation and legal reference of the text, checked.

    Raises:
        MisuseError: the text is longer than `LONGEST_TEXT`.
    """
    text = normalise(text)
    if len(text) > LONGEST_TEXT:
        raise MisuseError("text-too-long-to-check", length=len(text), most=LONGEST_TEXT)
    held = quotations(text)
    spans = [quotation.span for quotation in held]
    return Check(
        text,
        tuple(_checked(text, quotation, spans, engine, names, filters) for quotation in held),
        tuple(mentions(text, spans, engine, names, filters)),
    )


def _checked(
    text: str,
    quotation: Quotation,
    spans: list[Span],
    engine: Engine,
    names: Names,
    filters: Filters,
) -> Checked:
    works = attributed(text, quotation.span, spans, names, filters)
    named = tuple(
        document for work in sorted(works) if (document := names.work(work, None, filters))
    )
    found = _find(text, quotation, works, named, engine, filters)
    if found is None:
        return Checked(quotation.span, Finding.NOT_FOUND, attributed=named)
    quotes = _quotes(found)
    changes = tuple(change for stretch in found.stretches for change in stretch.changes)
    finding = Finding.ALTERED if changes else Finding.EXACT
    if works and found.document.work not in works:
        finding = Finding.WRONG_SOURCE
    return Checked(
        quotation.span,
        finding,
        quotes,
        changes,
        typography=not changes and _differs(text, quotation, quotes),
        attributed=named,
    )


def _quotes(found: _Found) -> tuple[Quote, ...]:
    return tuple(voiced(found.document, *stretch.span) for stretch in found.stretches)


def _differs(text: str, quotation: Quotation, quotes: Sequence[Quote]) -> bool:
    return any(
        not part.of(text).startswith(quote.text)
        for part, quote in zip(quotation.parts, quotes, strict=True)
    )


def _find(
    text: str,
    quotation: Quotation,
    works: frozenset[str],
    named: Sequence[Document],
    engine: Engine,
    filters: Filters,
) -> _Found | None:
    """The document that has the quotation, one that the text names before any other."""
    found = engine.search(_query(quotation.span.of(text), engine.lexicon), _PASSAGES_READ, filters)
    documents = {hit.passage: found.index.document_of(hit.passage) for hit in found.hits}
    distinct = {document.id: document for document in (*named, *documents.values())}
    exact = [held for one in distinct.values() if (held := _exactly(text, quotation, one))]
    near = [
        one
        for one in exact or _nearly(text, quotation, found)
        if not works or one.document.work in works or one.likeness >= _SURELY_LIKE
    ]

    def rank(one: _Found) -> tuple[float, bool, bool]:
        same = not _differs(text, quotation, _quotes(one))
        return one.likeness, one.document.work in works, same

    return max(near, key=rank, default=None)


def _exactly(text: str, quotation: Quotation, document: Document) -> _Found | None:
    stretches = []
    for part in quotation.parts:
        span = find_exact(words(text, *part), document.text)
        if span is None:
            return None
        stretches.append(Alignment(span, (), 1.0))
    in_order = all(before.span.end <= after.span.start for before, after in pairwise(stretches))
    return _Found(document, tuple(stretches), 1.0) if in_order else None


def _nearly(text: str, quotation: Quotation, found: Results) -> Iterator[_Found]:
    """The quotation in the passages that share most of its words, where enough is kept."""
    wanted = {word.text for word in words(text, *quotation.span)}

    def shared(passage: int) -> int:
        document, span = _passage(found.index, passage)
        return len(wanted & {word.text for word in words(document.text, *span)})

    for hit in sorted(found.hits, key=lambda hit: -shared(hit.passage))[:_ALIGNED]:
        document, span = _passage(found.index, hit.passage)
        reach = quotation.span.end - quotation.span.start
        start, end = max(span.start - reach, 0), min(span.end + reach, len(document.text))
        stretches = [
            align(words(text, *part), document.text, start, end) for part in quotation.parts
        ]
        aligned = tuple(stretch for stretch in stretches if stretch is not None)
        if len(aligned) == len(stretches):
            likeness = sum(stretch.likeness for stretch in aligned) / len(aligned)
            if likeness >= _LIKE:
                yield _Found(document, aligned, likeness)


def _passage(index: Index, passage: int) -> tuple[Document, Span]:
    start, end = index.table.spans[passage]
    return index.document_of(passage), Span(int(start), int(end))


def _query(quoted: str, lexicon: Lexicon) -> Query:
    """The quotation's rarest words as a query."""
    query = make_query(quoted, language_of(quoted), lexicon)

    def frequency(held: QueryTerm) -> int:
        numbers = (lexicon.term_number(term) for term in held.terms)
        return sum(int(lexicon.term_df[number]) for number in numbers if number is not None)

    rarest = sorted((held for held in query.distinct if held.known), key=frequency)
    kept = {held.word for held in rarest[:_TERMS_SOUGHT]}
    return replace(query, terms=tuple(held for held in query.terms if held.word in kept))
