"""What a term means: the bundled definition, or the sentences of the documents that define it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from bot.answering.models import Quote
from bot.answering.naming import Names
from bot.answering.quotes import widen
from bot.answering.voices import voiced
from bot.corpus.models import Document, Kind, Language
from bot.errors import UnknownDocument
from bot.language.analysis import Token, analyse
from bot.language.fold import fold
from bot.language.stopwords import ASKING
from bot.language.thesaurus import Thesaurus
from bot.retrieval.filters import EVERYTHING, Filters
from bot.retrieval.protocol import Engine
from bot.retrieval.query import make_query

__all__ = ["Definition", "define"]

_PASSAGES_READ = 20
_MOST_SENTENCES = 2

_BEFORE = re.compile(
    r"""(?:[^,;:]{0,60},\s+)?
    (?:l['’]|les?\s|la\s|une?\s|des?\s|the\s|an?\s)?(?:termes?\s|term\s|mots?\s)?[«“"'‘\s(]*""",
    re.VERBOSE,
)
"""What may stand before the term, folded, in a sentence that says what it is."""

_DEFINES = re.compile(
    r"""[\s»”"']*(?:\([^()]{1,80}\)\s*)?(?:,[^,;.]{1,90},\s*)?
    (?:(?:se\s|s['’])(?:definit|entend|appelle)\b|designe\b|signifie\b|consiste\b|veut\sdire\b|correspond\sa\b
      |(?:est|sont|etait|etaient)\s(?:definie?s?\s|l['’]|(?:un|une|des|le|la|les|ce|celui|celle|ceux)\b)
      |means\b|refers?\sto\b|consists?\b|denotes?\b|stands\sfor\b
      |(?:is|are|was|were)\s(?:defined\b|an?\b|the\b|one\b|any\b))""",
    re.VERBOSE,
)
"""What follows a term, folded, in a sentence that says what it is."""


@dataclass(frozen=True, slots=True)
class Definition:
    """What a term means.

    `quotes` define it in the person's language, `translation` in the other one; either may be
    empty. `title` is the term's own name where the bundle defines it; `related` are the documents
    that the bundle gives with it. Without any quote, `nearest` are terms that may be meant.
    """

    term: str
    language: Language
    quotes: tuple[Quote, ...] = ()
    translation: tuple[Quote, ...] = ()
    title: str | None = None
    related: tuple[Document, ...] = ()
    nearest: tuple[Document, ...] = ()


def define(
    term: str,
    language: Language,
    *,
    engine: Engine,
    names: Names,
    thesaurus: Thesaurus,
    filters: Filters = EVERYTHING,
) -> Definition:
    """The definition of a term, in both languages where there are both."""
    terms = replace(filters, kind=Kind.TERM)
    try:
        document = _entry(term, language, names, thesaurus, terms)
    except UnknownDocument:
        return _from_sentences(term, language, engine, names, thesaurus, filters)
    own = _text_in(language, document, names, terms)
    other = _text_in(_other(language), document, names, terms)
    return Definition(
        term,
        language,
        quotes=_paragraphs(own) if own is not None else (),
        translation=_paragraphs(other) if other is not None else (),
        title=(own or document).title,
        related=tuple(_related(document, language, names, filters)),
    )


def _entry(
    term: str, language: Language, names: Names, thesaurus: Thesaurus, terms: Filters
) -> Document:
    """The bundled definition: by the term's names, then by those of the concept that it names."""
    try:
        return names.find(term, language, terms)
    except UnknownDocument:
        for spoken in Language:
            for label in _labels(term, spoken, thesaurus):
                try:
                    return names.find(label, language, terms)
                except UnknownDocument:
                    continue
        raise


def _labels(term: str, language: Language, thesaurus: Thesaurus) -> Iterator[str]:
    """The preferred labels of the concept that is the whole of the term."""
    tokens = _tokens(term, language)
    for match in thesaurus.matches(term, tokens, language):
        if match.last - match.first == len(tokens):
            yield from match.concept.name.values()


def _tokens(text: str, language: Language) -> list[Token]:
    return [token for token in analyse(text, language) if token.word not in ASKING[language]]


def _paragraphs(document: Document) -> tuple[Quote, ...]:
    return tuple(
        voiced(document, block.start, block.end)
        for block in document.blocks
        if block.is_running_text
    )


def _text_in(
    language: Language, document: Document, names: Names, filters: Filters
) -> Document | None:
    found = names.work(document.work, language, filters)
    return found if found is not None and found.language is language else None


def _related(
    document: Document, language: Language, names: Names, filters: Filters
) -> Iterator[Document]:
    for work in document.related:
        found = names.work(work, language, filters)
        if found is not None:
            yield found


def _from_sentences(
    term: str,
    language: Language,
    engine: Engine,
    names: Names,
    thesaurus: Thesaurus,
    filters: Filters,
) -> Definition:
    def told(spoken: Language) -> tuple[Quote, ...]:
        found = _defining(term, spoken, engine, names, thesaurus, filters)
        return tuple(islice(found, _MOST_SENTENCES))

    quotes, translation = told(language), told(_other(language))
    if quotes or translation:
        return Definition(term, language, quotes, translation)
    near = names.nearest(term, language, replace(filters, kind=Kind.TERM))
    return Definition(term, language, nearest=tuple(near))


def _defining(
    term: str,
    language: Language,
    engine: Engine,
    names: Names,
    thesaurus: Thesaurus,
    filters: Filters,
) -> Iterator[Quote]:
    """The sentences in that language that say what the term is, the likeliest first.

    They are looked for in the document that bears the term as its name, then in the passages that
    the term finds.
    """
    forms = _forms(term, language, thesaurus)
    query = make_query(term, language, engine.lexicon, thesaurus)
    spoken = replace(filters, language=language)
    places = [replace(spoken, source=work) for work in _named(term, names, filters)] + [spoken]
    seen: set[tuple[str, int]] = set()
    for place in places:
        found = engine.search(query, _PASSAGES_READ, place)
        for hit in found.hits:
            document = found.index.document_of(hit.passage)
            for span in found.index.sentences_of(hit.passage):
                if (document.id, span.start) in seen or document.language is not language:
                    continue
                if _defines(span.of(document.text), forms, language):
                    seen.add((document.id, span.start))
                    yield widen(document, span)


def _named(term: str, names: Names, filters: Filters) -> Iterator[str]:
    try:
        yield names.find(term, filters=filters).work
    except UnknownDocument:
        return


def _forms(term: str, language: Language, thesaurus: Thesaurus) -> list[tuple[str, ...]]:
    """The term as its terms, and the other labels of its concept in that language."""
    own = tuple(token.term for token in _tokens(term, language))
    forms = [own] if own else []
    for spoken in Language:
        tokens = _tokens(term, spoken)
        for match in thesaurus.matches(term, tokens, spoken):
            if match.last - match.first == len(tokens):
                forms += [label for held, label in match.concept.labels if held is language]
    return list(dict.fromkeys(forms))


def _defines(sentence: str, forms: Sequence[tuple[str, ...]], language: Language) -> bool:
    """Whether the sentence says what one of the forms is."""
    tokens = _tokens(sentence, language)
    found = tuple(token.term for token in tokens)
    for form in forms:
        for at in range(len(tokens) - len(form) + 1):
            if found[at : at + len(form)] == form:
                before, after = (
                    sentence[: tokens[at].start],
                    sentence[tokens[at + len(form) - 1].end :],
                )
                if _BEFORE.fullmatch(_plain(before)) and _DEFINES.match(_plain(after)):
                    return True
    return False


def _plain(text: str) -> str:
    """The text folded, its spaces plain."""
    return fold(text[:250].replace("\u00a0", " ").replace("\u202f", " "))


def _other(language: Language) -> Language:
    return Language.ENGLISH if language is Language.FRENCH else Language.FRENCH
