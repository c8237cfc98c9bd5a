"""How sentences open that belong with the one before.

By a pronoun, by a noun that this one told of (`ces griefs`, `this request`), or by a reservation.
"""

from __future__ import annotations

import re

from bot.language.fold import fold

__all__ = ["opens_with_demonstrative", "opens_with_pronoun", "opens_with_reservation"]

_PRONOUN = re.compile(
    r"(?:il|elle|ils|elles|celui-ci|celle-ci|ceux-ci|celles-ci|cela|ceci|ce dernier|cette dernière|"
    r"ces derniers|ces dernières|he|she|it|they|this|these|that|those|the latter)\b"
    r"(?! (?:résulte|ressort|appartient|convient|n'y a|y a|s'agit|faut|"
    r"est (?:interdit|possible|nécessaire|précisé|inexact|permis|prévu)|"
    r"is (?:not )?(?:possible|necessary|forbidden|required|clear|inaccurate|wrong)))",
    re.IGNORECASE,
)

_DEMONSTRATIVE = re.compile(
    r"(?:(?:compte tenu de|au vu de|en raison de|à cause de|à la suite de|malgré|avec|après|sur|par"
    r"|dans|pour|in view of|because of|in light of|despite|given|with|under|after|on|for|in)\s)?"
    r"(?:ce|cet|cette|ces|this|these|those|such)\s"
    r"(?!qui\b|que?\b|faire\b|dont\b|sont\b|n['’]|derni|jour|soir|matin|mois|ann[ée]e|semaine|date\b"
    r"|moment|document|texte|page|\w+di\b|is\b|are\b|was\b|day|week|month|year|document|page)"
    r"(?:(?:petite?|m[êe]me|seule?|nouvel(?:le)?|premi[èe]re?|first|same|new|only)s?\s)?"
    r"(?P<noun>[^\W\d_]{4,})(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_IDENTIFIED = re.compile(
    r"\s(?:[^\W\d_]+\s)?(?:(?:de|du|des|of)\s(?:l[ae]\s|l['’]|the\s)?|d['’]|n°\s?)?"
    r"(?:articles?\s)?(?:\d|[^\W\d_a-zà-öø-ÿœ])"
)
"""After the noun, what tells which one is meant: "ce décret n° 2026-209", "cette loi de 1978"."""

_RESERVATION = re.compile(
    r"(?:toutefois|cependant|néanmoins|sauf|mais|à moins que|en revanche|pour autant|or,|however|"
    r"unless|except|nevertheless|but|yet)\b",
    re.IGNORECASE,
)


def opens_with_pronoun(sentence: str) -> bool:
    """Whether its subject is in the sentence before; impersonal turns have none anywhere."""
    return _PRONOUN.match(sentence) is not None


def opens_with_demonstrative(sentence: str, around: str = "") -> bool:
    """Whether it opens by pointing at something that only the sentence before names.

    Not where the thing is told in the sentence itself, nor in the title or heading `around` it.
    """
    found = _DEMONSTRATIVE.match(sentence)
    if found is None or _IDENTIFIED.match(found["rest"]):
        return False
    root = fold(found["noun"]).rstrip("s")
    return root not in fold(found["rest"]) and root not in fold(around)


def opens_with_reservation(sentence: str) -> bool:
    """Whether it takes back a part of what the sentence before says."""
    return _RESERVATION.match(sentence) is not None
