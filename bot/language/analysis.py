"""From text to tokens: the one analysis that documents and questions share.

In order: references, numbers and dates as single terms; words, with elisions undone (`l'accès`,
`qu’elle`) and the pronouns of inverted verbs parted (`a-t-il`); stop words out; Snowball stems
(Porter 2001, through PyStemmer), computed on the accented word and folded afterwards, since the
French algorithm reads accents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import Stemmer

from bot.corpus.models import Language
from bot.language.fold import fold
from bot.language.references import REFERENCE, reference_terms
from bot.language.stopwords import STOP

__all__ = ["FINGERPRINT", "Token", "analyse", "stem", "terms_of"]

FINGERPRINT = f"fr-en/10, stems {Stemmer.version()}"
"""Changes with every change of the analysis: an index made by another one is not searched."""


class Token(NamedTuple):
    """A word of a text as it is indexed.

    `term` is what is compared first (a folded stem, or a reference), `word` the folded word
    itself; `start` and `end` are offsets in the analysed text.
    """

    term: str
    word: str
    start: int
    end: int


_ELIDED = r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu|entr)['’ʼ]"
_SCANNER = re.compile(
    rf"""(?P<reference>{REFERENCE.pattern})
      | (?P<compound>rendez[-\ \u00a0‐‑]vous(?![^\W_])|aujourd['’ʼ]hui|prud['’ʼ]hom\w+)
      | (?P<elision>{_ELIDED}(?=[^\W_]))
      | (?P<word>[^\W_]+(?:['’ʼ][^\W_]+)*)""",
    re.VERBOSE | re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"['’ʼ]s?$", re.IGNORECASE)
_PLURAL_VERB = re.compile(r"\w{3}ent$")
"""A verb in the third person plural, which the French algorithm leaves whole (`ils hébergent`), or
a noun, which loses nothing but its ending (`document`)."""

_FORMS = frozenset(REFERENCE.groupindex)


@cache
def _stemmer(language: Language) -> Stemmer.Stemmer:
    return Stemmer.Stemmer("french" if language is Language.FRENCH else "english")


@lru_cache(maxsize=262_144)
def stem(word: str, language: Language) -> str:
    """The folded Snowball stem of a word. A word that holds a digit is its own stem."""
    lowered = word.lower().replace("’", "'")
    if not lowered.isalpha():
        return fold(lowered)
    stemmer = _stemmer(language)
    found = stemmer.stemWord(lowered)
    if language is Language.FRENCH and _PLURAL_VERB.search(found):
        found = stemmer.stemWord(found[:-2])
    return fold(found)


@lru_cache(maxsize=262_144)
def _word_token(raw: str, language: Language) -> tuple[str, str] | None:
    """Term and folded word of a raw word, or None for a stop word.

    A stop word in capitals is a name: the CE (Conseil d'État), the US.
    """
    bare = raw if language is Language.FRENCH else _POSSESSIVE.sub("", raw)
    word = fold(bare)
    if len(word) == 1 and word.isalpha():
        return None
    if word in STOP[language] and not raw.isupper():
        return None
    return stem(bare, language), word


def analyse(text: str, language: Language) -> Iterator[Token]:
    """The tokens of a text in order; a reference may give several at one place."""
    for match in _SCANNER.finditer(text):
        kind = match.lastgroup
        if kind == "word":
            found = _word_token(match[0], language)
            if found is not None:
                yield Token(*found, match.start(), match.end())
        elif kind == "compound":
            word = fold(match[0]).replace(" ", "-").replace("\u00a0", "-")
            if word not in STOP[language]:
                yield Token(word, word, match.start(), match.end())
        elif kind == "reference":
            form = next(name for name in _FORMS if match[name] is not None)
            for term in reference_terms(form, match[0]):
                yield Token(term, term, match.start(), match.end())


def terms_of(text: str, language: Language) -> list[str]:
    """The terms of a text, in order."""
    return [token.term for token in analyse(text, language)]
