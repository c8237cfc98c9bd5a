"""The names that a document goes by, and the forms in which names are compared."""

from __future__ import annotations

from collections.abc import Iterator

from bot.corpus.models import Document, Language
from bot.language.analysis import analyse, terms_of
from bot.language.fold import fold
from bot.language.stopwords import ASKING

__all__ = ["EDGE", "grams_of_key", "key_of", "numbers_of", "official_names", "words_of"]

Words = frozenset[str]

EDGE = "\n"
"""What stands before and after a key; no key has it within."""

_GRAM = 3


def key_of(name: str) -> str:
    """The letters and digits of a name, folded: `SecNum-Cloud` and `secnumcloud` are one."""
    return "".join(letter for letter in fold(name) if letter.isalnum())


def words_of(name: str, language: Language) -> Words:
    """The terms of a name, without words of asking, in no order."""
    return frozenset(
        token.term for token in analyse(name, language) if token.word not in ASKING[language]
    )


def grams_of_key(key: str) -> frozenset[str]:
    """The 3-grams of a key between its edges."""
    padded = f"{EDGE}{key}{EDGE}"
    return frozenset(padded[at : at + _GRAM] for at in range(len(padded) - _GRAM + 1))


def official_names(document: Document) -> Iterator[str]:
    """The reference, the citation and the numbers that are the document's alone."""
    numbers = document.identifiers
    alone = (numbers.celex, numbers.number) if numbers.article is None else ()
    named = (document.reference, document.citation, numbers.docket, numbers.ecli, numbers.nor)
    yield from (name for name in (*named, *alone) if name)


def numbers_of(document: Document) -> Iterator[Words]:
    """The sets of official numbers, as terms, each of which tells the document from all others.

    The number of an article without a letter (`9`) says nothing without its act's.
    """
    held = document.identifiers
    acts = [terms_of(act, Language.FRENCH)[:1] for act in (held.celex, held.number) if act]
    for name in (held.docket, held.ecli, held.nor):
        yield from (frozenset([term]) for term in terms_of(name or "", Language.FRENCH)[:1])
    if held.article is None:
        yield from map(frozenset, acts)
        return
    article = terms_of(f"art. {held.article}", Language.FRENCH)[:1]
    yield from (frozenset(article + act) for act in acts)
    if held.article[0].isalpha():
        yield frozenset(article)
