"""How sentences open that belong with the one before: by a pronoun, or by a reservation."""

from __future__ import annotations

import re

__all__ = ["opens_with_pronoun", "opens_with_reservation"]

_PRONOUN = re.compile(
    r"(?:il|elle|ils|elles|celui-ci|celle-ci|ceux-ci|celles-ci|cela|ceci|ce dernier|cette dernière|"
    r"ces derniers|ces dernières|he|she|it|they|this|these|that|those|the latter)\b"
    r"(?! (?:résulte|ressort|appartient|convient|n'y a|y a|s'agit|faut|"
    r"est (?:interdit|possible|nécessaire|précisé|inexact|permis|prévu)|"
    r"is (?:not )?(?:possible|necessary|forbidden|required|clear|inaccurate|wrong)))",
    re.IGNORECASE,
)

_RESERVATION = re.compile(
    r"(?:toutefois|cependant|néanmoins|sauf|mais|à moins que|en revanche|pour autant|or,|however|"
    r"unless|except|nevertheless|but|yet)\b",
    re.IGNORECASE,
)


def opens_with_pronoun(sentence: str) -> bool:
    """Whether its subject is in the sentence before; impersonal turns have none anywhere."""
    return _PRONOUN.match(sentence) is not None


def opens_with_reservation(sentence: str) -> bool:
    """Whether it takes back a part of what the sentence before says."""
    return _RESERVATION.match(sentence) is not None
