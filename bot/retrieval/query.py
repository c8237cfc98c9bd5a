"""A question as the index sees it: its words, and the terms that stand for each of them.

A word stands for its own stem, for every term under which the documents have the same word, for
what the thesaurus says means the same, and, where the documents have none of these, for the words
that it may be a misspelling of.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.corpus.models import Language
from bot.language.analysis import Token, analyse, stem
from bot.language.dictionary import is_well_spelt
from bot.language.fold import fold
from bot.language.references import is_reference
from bot.language.spelling import nearest, without_elision
from bot.language.stopwords import ASKING, ASKING_WEIGHT, STOP
from bot.language.thesaurus import Concept, Match, Thesaurus
from bot.retrieval.asked_names import Name, courts_in
from bot.retrieval.lexicon import Lexicon

__all__ = ["STANDS_FOR", "Query", "QueryTerm", "is_name", "make_query"]

SYNONYM_SHARE = 0.5
"""What a synonym in the question's language counts for, the word itself counting 1."""

TRANSLATION_SHARE = 0.7
"""What a translation counts for."""

REPAIR_SHARE = 0.8
"""What a word counts for that the question's may be a misspelling of."""

STANDS_FOR = 0.3
"""The share from which a term found in a document counts as a word of the question."""

_REPAIRS_TRIED = 40


@dataclass(frozen=True, slots=True)
class QueryTerm:
    """One word of a question: its folded form, and the terms that stand for it in the documents.

    `weight` is 1 for a word that carries the subject, less for a word of asking. `terms` maps each
    term to its share: 1 for the word's own, less for what the thesaurus or a repair proposes.
    `known` tells whether any passage has one of them; `named`, whether the word is part of a name
    that the thesaurus knows: of a court, a company, a person, a country, a law. `start` and `end`
    are offsets in the text.
    """

    word: str
    terms: Mapping[str, float]
    weight: float
    known: bool
    named: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Query:
    """The words of a question in their order, and the concepts and names that it has."""

    text: str
    language: Language
    terms: tuple[QueryTerm, ...]
    concepts: tuple[Concept, ...] = ()
    names: tuple[Name, ...] = ()

    @property
    def distinct(self) -> tuple[QueryTerm, ...]:
        """The words, each once, in the order of their first places."""
        return tuple({held.word: held for held in reversed(self.terms)}.values())[::-1]

    @property
    def bag(self) -> dict[str, float]:
        """Every term with its weight: the greatest where a term comes up more than once."""
        bag: dict[str, float] = {}
        for held in self.terms:
            for term, share in held.terms.items():
                bag[term] = max(bag.get(term, 0.0), share * held.weight)
        return bag

    @property
    def missing(self) -> tuple[str, ...]:
        """The words that carry the subject and that no document has, as they were typed."""
        absent = [held for held in self.terms if not held.known and held.weight == 1.0]
        return tuple(dict.fromkeys(self.text[held.start : held.end] for held in absent))


@dataclass(slots=True)
class _Draft:
    token: Token
    weight: float
    named: bool = False
    terms: dict[str, float] = field(default_factory=dict)


def make_query(
    text: str, language: Language, lexicon: Lexicon, thesaurus: Thesaurus | None = None
) -> Query:
    """The query of a question over the words that the documents have."""
    tokens = list(_without_elisions(text, language, lexicon))
    drafts = [_draft(token, language, lexicon) for token in tokens]
    matched: list[Match] = []
    for match in thesaurus.matches(text, tokens, language) if thesaurus else ():
        matched.append(match)
        for draft in drafts[match.first : match.last]:
            draft.named = match.is_name
            _expand(draft, match.concept, language, lexicon)
    for draft in drafts:
        if not _stands_for_any(draft, lexicon):
            # The phrase that it is part of may mean nothing here, and the word alone something.
            _expand_alone(draft, draft.token.word, language, lexicon, thesaurus)
        if not _stands_for_any(draft, lexicon):
            for found in _repair(draft, text, language, lexicon):
                _expand_alone(draft, found, language, lexicon, thesaurus)
    return Query(
        text=text,
        language=language,
        terms=tuple(_finish(draft, lexicon) for draft in drafts),
        concepts=tuple(match.concept for match in matched),
        names=(
            *(
                _name(text, drafts[match.first : match.last], match.concept, lexicon)
                for match in matched
                if match.is_name
            ),
            *_courts(text, drafts),
        ),
    )


def _name(text: str, drafts: Sequence[_Draft], concept: Concept, lexicon: Lexicon) -> Name:
    """A name: as it is typed, or by any whole label of its concept."""
    own = tuple(_own_terms(draft, lexicon) for draft in drafts)
    labels = {tuple(frozenset([term]) for term in label) for _, label in concept.labels}
    return Name(text[drafts[0].token.start : drafts[-1].token.end], (own, *labels))


def _courts(text: str, drafts: Sequence[_Draft]) -> Iterator[Name]:
    """The courts that are named by their kind and place, whatever the thesaurus knows."""
    for start, end in courts_in(text):
        words = [draft for draft in drafts if start <= draft.token.start < end]
        if not any(draft.named for draft in words):
            yield Name(text[start:end], (tuple(_standing_for(draft) for draft in words),))


def _own_terms(draft: _Draft, lexicon: Lexicon) -> frozenset[str]:
    """The terms of the word itself; where no document has any, whatever stands for it."""
    own = {term for term, share in draft.terms.items() if share >= REPAIR_SHARE}
    if any(lexicon.term_number(term) is not None for term in own):
        return frozenset(own)
    return _standing_for(draft)


def _standing_for(draft: _Draft) -> frozenset[str]:
    return frozenset(term for term, share in draft.terms.items() if share >= STANDS_FOR)


def is_name(text: str, start: int, end: int) -> bool:
    """Whether a word of a question stands there as a name or a number."""
    typed = text[start:end]
    capital = typed[:1].isupper() and start > 0 and not text.isupper()
    return capital or any(letter.isdigit() for letter in typed)


def _without_elisions(text: str, language: Language, lexicon: Lexicon) -> Iterator[Token]:
    """The tokens, those unknown parted from an elision that lost its apostrophe (`lhébergeur`)."""
    for token in analyse(text, language):
        rest = None
        whole = token.word in STOP[language] or _is_known(token.term, token.word, lexicon)
        if language is Language.FRENCH and not whole:
            rest = without_elision(text[token.start : token.end])
        if rest is None:
            yield token
            continue
        term, word = stem(rest, language), fold(rest)
        if word in STOP[language]:
            continue
        known = _is_known(term, word, lexicon)
        yield Token(term, word, token.end - len(rest), token.end) if known else token


def _is_known(term: str, word: str, lexicon: Lexicon) -> bool:
    return lexicon.term_number(term) is not None or bool(lexicon.terms_of_word(word))


def _draft(token: Token, language: Language, lexicon: Lexicon) -> _Draft:
    weight = ASKING_WEIGHT if token.word in ASKING[language] else 1.0
    terms = {token.term: 1.0} | dict.fromkeys(lexicon.terms_of_word(token.word), 1.0)
    return _Draft(token, weight, terms=terms)


def _stands_for_any(draft: _Draft, lexicon: Lexicon) -> bool:
    return any(lexicon.term_number(term) is not None for term in draft.terms)


def _expand_alone(
    draft: _Draft, word: str, language: Language, lexicon: Lexicon, thesaurus: Thesaurus | None
) -> None:
    """Give a word the labels of the concept that a word alone names."""
    token = Token(stem(word, language), word, 0, len(word))
    for match in thesaurus.matches(word, [token], language) if thesaurus else ():
        _expand(draft, match.concept, language, lexicon)


def _expand(draft: _Draft, concept: Concept, language: Language, lexicon: Lexicon) -> None:
    """Give a word the labels of its concept; the rarer words of a label take more of its share."""
    for spoken, label in concept.labels:
        share = SYNONYM_SHARE if spoken is language else TRANSLATION_SHARE
        numbers = {term: lexicon.term_number(term) for term in label}
        rarities = {
            term: 1 / (1 + math.log1p(int(lexicon.term_df[number])))
            for term, number in numbers.items()
            if number is not None
        }
        if len(rarities) < len(numbers):
            continue
        whole = sum(rarities.values())
        for term, rarity in rarities.items():
            draft.terms[term] = max(draft.terms.get(term, 0.0), share * rarity / whole)


def _repair(draft: _Draft, text: str, language: Language, lexicon: Lexicon) -> list[str]:
    """Give a word the terms of those that it may be a misspelling of; these are returned.

    A word that is well spelt is none, and a name is no misspelling of an ordinary word.
    """
    word = draft.token.word
    if is_reference(word) or not word.isalpha():
        return []
    near = [lexicon.words[number] for number in lexicon.nearest_words(word, _REPAIRS_TRIED)]
    repaired = nearest(word, dict.fromkeys(near))
    if repaired and is_well_spelt(text[draft.token.start : draft.token.end], language):
        return []
    if is_name(text, draft.token.start, draft.token.end):
        repaired = [found for found in repaired if not is_well_spelt(found, language)]
    for found in repaired:
        for term in lexicon.terms_of_word(found):
            draft.terms[term] = REPAIR_SHARE
    return repaired


def _finish(draft: _Draft, lexicon: Lexicon) -> QueryTerm:
    return QueryTerm(
        word=draft.token.word,
        terms=draft.terms,
        weight=draft.weight,
        known=_stands_for_any(draft, lexicon),
        named=draft.named,
        start=draft.token.start,
        end=draft.token.end,
    )
