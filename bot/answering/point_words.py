"""What the rules for points are made of: their form, and parts of regular expressions.

The expressions are over folded text (lower case, without accents); every one is linear.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering.models import Point

__all__ = [
    "ASKED_TO",
    "ITS_OBJECT",
    "MONTH",
    "NEVER",
    "NOT_DEFINED",
    "NO_INFINITIVE",
    "NO_TEXT",
    "NUMBERED",
    "NUMERAL",
    "SPEAKS",
    "TOLD_OF",
    "WHAT",
    "WHICH",
    "WHICH_OF",
    "WRITTEN",
    "Rule",
    "rule",
]


@dataclass(frozen=True, slots=True)
class Rule:
    """`asks` is looked for in a question, `holds` in a sentence.

    Both are compiled when first used: start-up time is a promise. Where `fresh`, what the sentence
    holds must not stand in the question already.
    """

    point: Point
    asks: str
    holds: str
    fresh: bool


def rule(
    point: Point, asks: tuple[str, ...], holds: tuple[str, ...], *, fresh: bool = True
) -> Rule:
    """A rule of several patterns, any of which is enough."""
    return Rule(point, "|".join(asks), "|".join(holds), fresh)


NUMERAL = (
    r"(?:\d[\d \u00a0\u202f.,]*|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze"
    r"|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante|soixante|cent|mille|one|two|three|four"
    r"|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty|thirty|forty"
    r"|fifty|sixty|hundred|thousand)"
)
MONTH = (
    r"(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre"
    r"|january|february|march|april|may|june|july|august|september|october|november|december)"
)
NUMBERED = (
    r"(?:article|loi|decret|arret|decision|ordonnance|dossier|affaire|pourvoi|requete|deliberation)"
)
NEVER = r"(?!)"
ASKED_TO = (
    r"^(?:svp |merci de |(?:peux-tu|pouvez-vous|tu peux|can you|please|could you) )?(?:me |m')?"
)
WHICH = r"(?:quel(?:le)?s?(?: est| sont| etait)?(?: l[ea]s?)?|which|what(?: is| was)?(?: the)?)"
WHICH_OF = rf"{WHICH} (?:(?!(?:do(?:es)?|did|is|are|was|were)\b)\w+ )?"
"""Before the noun that is asked for, or the word that stands before it."""

WHAT = rf"(?:{WHICH}|c'est quoi(?: l[ea]s?)?)"
NOT_DEFINED = (
    r"(?: l[ea]s?| l'| the| une?)? ?(?:\w+ )?(?:peine|sanction|risque|numero|nom|lien|difference"
    r"|probleme|procedure|condition|objectif|but|role|regle|tests?|criteria|rules?|penalt|names?|purpose"
    r"|requirements?|steps?|limits?|maximum|chances|point commun|rapport)"
)
WRITTEN = (
    r"(?:pdf|textes?|memoires?|decision|arret|ordonnance|jugement|rapport|requete|contrat|order"
    r"|judg?ment|ruling|report|contract|brief)"
)
TOLD_OF = r".* (?:about|for|of|with|on|in|to|from|by|like|\w+ed)\?*$"
"""What is asked of it is not what it is: "what are doctors worried about?"."""

NO_TEXT = (
    r"(?! (?:l[ea] |l'|the |cette? |this )?(?:articles?|lois?|rgpd|gdpr|reglement|decret|arrete"
    r"|textes?|codes?|laws?|act|circulaire|directive|considerant|recital|contrat))"
)
"""Not followed by a text, which says things without anybody speaking."""

ITS_OBJECT = r"(?:(?:ne (?:pas|plus)|mieux|ainsi|se|y|en|lui|leur|l[ea]s?) |s'|l'|n')*"
NO_INFINITIVE = r"(?:notre|votre|autre|quatre|entre|premier|dernier|hier|cher|outre)\b"
"""Words that end like an infinitive after "pour", which tells a purpose."""

SPEAKS = r"(?:dit|repond|affirme|soutient|declare|promet|plaide)"
