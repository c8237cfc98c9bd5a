"""Legal references in a text: which document each one is, or which sentence mentions it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answering.models import Quote
from bot.answering.naming import Names
from bot.answering.voices import voiced
from bot.corpus.models import Document, Kind, Language, Span
from bot.language.analysis import terms_of
from bot.language.references import REFERENCE, is_reference
from bot.retrieval.filters import EVERYTHING, Filters
from bot.retrieval.protocol import Engine
from bot.retrieval.query import make_query

__all__ = ["Mention", "mentions"]

_PASSAGES_READ = 10
_FORMS = frozenset({"ecli", "celex", "case", "article", "code", "numbered"})

_NUMBER = re.compile(r"\bn[°o]s?[ \u00a0\u202f]?(?P<number>\d{2,}(?:[-/]\d+)*)", re.IGNORECASE)
_ACT = re.compile(
    r"[ \u00a0\u202f]*(?:,[ \u00a0\u202f]*)?"
    r"(?:(?:du|de la|de l['’]|de|des|of the|of)[ \u00a0\u202f]*)?"
    r"(?P<name>(?:[^\W_]+(?:[ \u00a0\u202f'’-]|\b)){1,7})"
)
_WORD = re.compile(r"[^\W_]+")
_ACTS = frozenset({Kind.STATUTE, Kind.REGULATION, Kind.DECISION})
_LETTERED = re.compile(r"[LRDA]\.?\*?[ \u00a0\u202f]?\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """A legal reference of the checked text.

    `document` is the one that bears it; else `quote` is a sentence that mentions it; with neither,
    the documents do not know it.
    """

    span: Span
    document: Document | None = None
    quote: Quote | None = None

    @property
    def known(self) -> bool:
        """Whether the documents know the reference."""
        return self.document is not None or self.quote is not None


def mentions(
    text: str,
    quoted: Sequence[Span],
    engine: Engine,
    names: Names,
    filters: Filters = EVERYTHING,
) -> Iterator[Mention]:
    """The references outside the quotations, in order, each once.

    The number of an article without a letter and without its act (`article 9`) is left out: it may
    be of any act.
    """
    seen: set[tuple[str, ...]] = set()
    for span in _references(text):
        if any(held.start < span.end and span.start < held.end for held in quoted):
            continue
        mention = _mention(text, span, engine, names, filters)
        if mention is not None:
            key = tuple(terms_of(mention.span.of(text), Language.FRENCH))
            if key not in seen:
                seen.add(key)
                yield mention


def _references(text: str) -> Iterator[Span]:
    found = [
        Span(*match.span())
        for match in REFERENCE.finditer(text)
        if any(match[form] is not None for form in _FORMS)
    ]
    found += [Span(*match.span()) for match in _NUMBER.finditer(text)]
    reached = 0
    for span in sorted(found, key=lambda held: (held.start, -held.end)):
        if span.start >= reached:
            reached = span.end
            yield span


def _mention(
    text: str, span: Span, engine: Engine, names: Names, filters: Filters
) -> Mention | None:
    written = span.of(text)
    if written.lower().startswith("art") and not _LETTERED.search(written):
        return _article(text, span, engine, names, filters)
    for document in names.numbered(written, filters):
        return Mention(span, document)
    return Mention(span, quote=_sentence(written, engine, filters))


def _article(
    text: str, span: Span, engine: Engine, names: Names, filters: Filters
) -> Mention | None:
    """The article with its act: the longest run of words after it that names one."""
    act = _ACT.match(text, span.end)
    if act is None:
        return None
    ends = [match.end() for match in _WORD.finditer(text, act.start("name"), act.end())]
    for end in reversed(ends):
        whole = Span(span.start, end)
        document = names.exactly(whole.of(text), filters)
        if document is not None and document.kind in _ACTS:
            return Mention(whole, document)
    for end in reversed(ends):
        if names.exactly(text[act.start("name") : end], filters) is not None:
            whole = Span(span.start, end)
            return Mention(whole, quote=_sentence(whole.of(text), engine, filters))
    return None


def _sentence(written: str, engine: Engine, filters: Filters) -> Quote | None:
    """A sentence that has every number of the reference, in the passages that it finds."""
    numbers = {term for term in terms_of(written, Language.FRENCH) if is_reference(term)}
    query = make_query(written, Language.FRENCH, engine.lexicon)
    found = engine.search(query, _PASSAGES_READ, filters)
    for hit in found.hits if numbers else ():
        document = found.index.document_of(hit.passage)
        for span in found.index.sentences_of(hit.passage):
            if numbers.issubset(terms_of(span.of(document.text), document.language)):
                return voiced(document, *span)
    return None
