"""What a question asks for, and whether a sentence can hold it.

A question for a date needs a quote with a date in it. The rules are regular expressions over the
plain text, in both languages; every expression is linear.
"""

from __future__ import annotations

import re

from bot.answering.models import Point
from bot.language.fold import fold

__all__ = ["holds", "point_of"]

_ASKS = (
    (
        Point.DURATION,
        r"combien d[e' ]{1,2}(?:temps|jours?|mois|semaines?|annees?|ans|heures?)|quel(?:le)?s? (?:est le |est la |sont les )?"
        r"(?:delais?|durees?)|\bdelai\b.*(?:\?|$)|en combien|how (?:long|quickly|fast|soon)|"
        r"how many (?:days|months|years|weeks|hours)|\bdeadline\b|time limit|what period",
    ),
    (
        Point.AMOUNT,
        r"combien .*(?:cout|pay|euros?|amende)|quel(?:le)? (?:est (?:le|la) )?(?:montant|somme|prix|amende|cout)|"
        r"montant|\ba combien s'|how much|what (?:amount|price|fine|sum)|how (?:big|large|high) (?:was|is) the fine",
    ),
    (
        Point.DATE,
        r"\bquand\b|quel(?:le)?s? (?:\w+ )?(?:jours?|dates?|annees?|mois)|\bdate\b|depuis quand|jusqu'a quand|"
        r"\ben quelle annee|\bwhen\b|what (?:day|date|year|month)|which (?:day|date|year|month)|since when|date butoir",
    ),
    (Point.NUMBER, r"\bcombien\b|quel(?:le)? (?:est le )?(?:nombre|pourcentage|chiffre)|how many|what (?:number|percentage)"),
    (
        Point.COURT,
        r"quel(?:le)?s? (?:\w+ )?(?:juge|juridiction|tribunal|tribunaux|cour)\b|(?:which|what) (?:\w+ )?(?:court|judge|tribunal)",
    ),
    (
        Point.ARTICLE,
        r"quel(?:le)?s? (?:\w+ )?(?:articles?|lois?|decrets?|textes?|reglements?|arretes?|ordonnances?|numero|references?|dispositions?)\b|"
        r"(?:which|what) (?:\w+ )?(?:articles?|laws?|decrees?|provisions?|acts?|statutes?|reference|number)\b",
    ),
    (
        Point.PLACE,
        r"^ou\b|\bou (?:est|sont|etai|se |faut|doi|peut|trouv|ca|les|la|le|stock|heberg)|dans quels? pays|quels? pays|"
        r"quel(?:le)? (?:ville|lieu|endroit|etat|region)|\bou \?*$|\bwhere\b|(?:which|what) (?:country|countries|place|city)",
    ),
    (
        Point.REASON,
        r"pourquoi|pour quel(?:le)?s? (?:raison|motif)|\bmotifs?\b|quelle(?:s)? (?:est|sont) (?:la|les) raison|\bwhy\b|what reason|on what grounds?",
    ),
    (
        Point.DEFINITION,
        r"c'est quoi|qu'est[- ]ce qu(?:e|')|que (?:signifie|veut dire)|\bdefini|ca veut dire quoi|difference entre|"
        r"what (?:is|are|does .* mean)\b|\bdefin|difference between|meaning of",
    ),
    (Point.PERSON, r"\bqui\b(?! (?:est|sont) (?:concerne|vise))|\bwho\b|\bwhom\b|\bwhose\b|quel(?:le)?s? (?:\w+ )?(?:societe|entreprise|boite|groupe|avocat|association|syndicat|personne|hebergeur|prestataire)|a quel groupe|laquelle|lequel|which (?:company|group|firm|person|lawyer|union|provider)"),
)  # fmt: skip
_QUESTIONS = tuple((point, re.compile(pattern)) for point, pattern in _ASKS)

_NUMERAL = (
    r"(?:\d[\d \u00a0\u202f.,]*|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|"
    r"seize|vingt|trente|quarante|cinquante|soixante|cent|mille|one|two|three|four|five|six|seven|eight|"
    r"nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty|thirty|forty|fifty|sixty|hundred|thousand)"
)
_MONTHS = (
    r"janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|january|"
    r"february|march|april|may|june|july|august|september|october|november|december"
)
_HOLDS = {
    Point.DATE: re.compile(
        rf"\b(?:1[89]|20)\d\d\b|\b\d{{1,2}}(?:er)? (?:{_MONTHS})\b|\b(?:{_MONTHS}) \d"
    ),
    Point.DURATION: re.compile(
        rf"\b{_NUMERAL}[ \u00a0\u202f-]?(?:jours?|heures?|mois|semaines?|ans?|annees?|minutes?|days?|hours?|months?|weeks?|years?)\b"
        r"|\b(?:sans delai|meilleurs delais|immediat|without (?:undue )?delay|immediately)"
    ),
    Point.AMOUNT: re.compile(
        r"\d[\d \u00a0\u202f.,]*(?:€|euros?|\$|dollars?|m€|millions?|milliards?|million|billion|%)|[€$]\s?\d|eur \d"
    ),
    Point.NUMBER: re.compile(rf"\b{_NUMERAL}\b"),
    Point.COURT: re.compile(
        r"conseil d'etat|tribunal|cour\b|juge|cjue|juridiction|court|judge|council of state|cjeu"
    ),
    Point.ARTICLE: re.compile(
        r"\bart(?:icle|\.)|\bloi\b|decret|reglement|arrete|directive|\bn° ?\d|\bl\. ?\d|\br\. ?\d|ordonnance|"
        r"\blaw\b|\bact\b|decree|regulation|section \d|executive order|cloud act|fisa"
    ),
    Point.REASON: re.compile(
        r"\bcar\b|parce qu|en raison|puisqu|afin d|compte tenu|des lors|motif|raison|\bcause|faute d|pour (?:eviter|empecher|proteger|garantir)|"
        r"because|since|due to|reason|in order to|ground|so that|given|in view of|considering|to (?:prevent|protect|ensure)"
    ),
    Point.DEFINITION: re.compile(
        r"\b(?:est|sont|designe|consiste|signifie|c'est-a-dire|s'entend|permet|vise|regroupe|means?|is|are|refers?|consists?)\b"
    ),
}
_KINDS_NAMED = frozenset({Point.REASON, Point.DEFINITION, Point.COURT, Point.ARTICLE})
"""Points that are told by a word of their kind, which the question may well use itself."""

_PROPER = re.compile(r"(?<![^\W_])(?:[^\W\d_a-zà-öø-ÿœ][^\W\d_]+(?:[-'’][^\W\d_]+)*)")
"""A word with a capital first letter, or in capitals."""


def point_of(question: str) -> Point | None:
    """What the question asks for, or None where any sentence may answer it."""
    folded = fold(question)
    for point, pattern in _QUESTIONS:
        if pattern.search(folded):
            return point
    return None


def holds(point: Point | None, sentence: str, question: str = "") -> bool:
    """Whether the sentence has something of the kind asked for that the question did not give.

    True where nothing of a kind is asked for.
    """
    if point is None:
        return True
    asked = fold(question)
    if point in {Point.PERSON, Point.PLACE}:
        return any(fold(name[0]) not in asked for name in _PROPER.finditer(sentence, 1))
    found = _HOLDS[point].finditer(fold(sentence))
    if point in _KINDS_NAMED:
        return next(found, None) is not None
    return any(value[0].strip() not in asked for value in found)
