"""The names that stand in a sentence: of persons and organisations, not of texts or months."""

from __future__ import annotations

import re

from bot.answering.point_words import MONTH
from bot.language.fold import fold
from bot.language.stopwords import STOP

__all__ = ["NAME", "names_in", "places_in"]

NAME = r"[^\W\d_a-zà-öø-ÿœ][^\W\d_]+(?:[-'’][^\W\d_]+)*"
"""A word with a capital first letter, or in capitals."""

_PROPER = re.compile(rf"(?<![^\W_]){NAME}")
_TEXT = re.compile(
    rf"\b(?:{NAME} ){{1,4}}(?:Act|Code|Charter|Clauses|Convention|Directive|Framework|Harbou?r|Law"
    r"|Order|Regulation|Shield|Treaty)\b"
    r"|\b(?:Article|Charte|Code|Constitution|Convention|Décret|Directive|Loi|Règlement|Section|Traité"
    r"|Schrems (?:II?|\d)|RGPD|GDPR|FISA|DPF|HDS|CSP|CJA|SREN|EHDS|SecNumCloud|ECLI:[\w:.]+)\b"
)
"""The name of a law, of a court case or of what either has made."""

_DAY = re.compile(
    rf"{MONTH}|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
)
_COUNTRY = re.compile(
    r"france|allemagne|germany|europe|etats-unis|united|states|usa|irlande|ireland|luxembourg|italie"
    r"|italy|espagne|spain|belgique|belgium|pays-bas|netherlands|suisse|switzerland|royaume-uni"
    r"|kingdom|angleterre|england|autriche|austria|inde|india|chine|china|japon|japan|russie|russia"
    r"|canada|bresil|brazil|afrique|africa|asie|asia|amerique|america"
)


_IN = re.compile(rf"\b(?:à|in|at|near|from|ville de|city of) (?P<name>{NAME})")
"""A name of a place where something is."""


def names_in(sentence: str) -> set[str]:
    """The words of names, folded: capitals but for the first word, texts, days and countries."""
    return {name for name in _capitals(_TEXT.sub("", sentence)) if not _COUNTRY.fullmatch(name)}


def places_in(sentence: str, *, towns: bool) -> set[str]:
    """The words that may name a place, folded.

    Of `towns`, those that something is said to be in, at or near, and no countries.
    """
    if towns:
        names = {fold(found["name"]) for found in _IN.finditer(sentence)}
        return {name for name in names & _capitals(sentence) if not _COUNTRY.fullmatch(name)}
    return _capitals(sentence) - {"monde"}


def _capitals(text: str) -> set[str]:
    found = {fold(name[0]) for name in _PROPER.finditer(text, 1)}
    return {
        name
        for name in found
        if not _DAY.fullmatch(name) and not any(name in stop for stop in STOP.values())
    }
