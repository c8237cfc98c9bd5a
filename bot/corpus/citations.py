"""The citation of a source in the form that French lawyers write it; docs/citations.md lists them.

The forms are those of the guides that French publishers and universities follow: the court in
short, its formation, the day with its month cut short, the number. An element that is not known is
left out, and where nothing identifies the source there is no citation at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from bot.language.fold import fold

__all__ = [
    "act_citation",
    "article_citation",
    "decision_citation",
    "deliberation_citation",
    "press_citation",
    "short_date",
]

_MONTHS = "janv. févr. mars avr. mai juin juill. août sept. oct. nov. déc.".split()

_CODES = {
    "code civil": "C. civ.",
    "code de l'action sociale et des familles": "CASF",
    "code de l'entrée et du séjour des étrangers et du droit d'asile": "CESEDA",
    "code de l'énergie": "C. énergie",
    "code de l'urbanisme": "C. urb.",
    "code de la construction et de l'habitation": "CCH",
    "code de la mutualité": "C. mut.",
    "code de la route": "C. route",
    "code des assurances": "C. assur.",
    "code des douanes": "C. douanes",
    "code des transports": "C. transp.",
    "code électoral": "C. élect.",
    "code forestier": "C. for.",
    "code général de la propriété des personnes publiques": "CGPPP",
    "code pénitentiaire": "C. pénit.",
    "code rural et de la pêche maritime": "C. rur.",
    "livre des procédures fiscales": "LPF",
    "code de la consommation": "C. consom.",
    "code de la commande publique": "CCP",
    "code de la défense": "C. déf.",
    "code de la recherche": "C. rech.",
    "code de la sécurité intérieure": "CSI",
    "code de l'éducation": "C. éduc.",
    "code de l'environnement": "C. envir.",
    "code de l'organisation judiciaire": "COJ",
    "code des postes et des communications électroniques": "CPCE",
    "code du patrimoine": "C. patr.",
    "code général de la fonction publique": "CGFP",
    "code général des impôts": "CGI",
    "code monétaire et financier": "C. mon. fin.",
    "code de commerce": "C. com.",
    "code de justice administrative": "CJA",
    "code de la propriété intellectuelle": "CPI",
    "code de la santé publique": "CSP",
    "code de la sécurité sociale": "CSS",
    "code de procédure civile": "CPC",
    "code de procédure pénale": "C. pr. pén.",
    "code des relations entre le public et l'administration": "CRPA",
    "code du travail": "C. trav.",
    "code général des collectivités territoriales": "CGCT",
    "code pénal": "C. pén.",
}

_ACTS = {"loi": "L.", "decret": "Décr.", "arrete": "Arr.", "ordonnance": "Ord."}

_STYLED = re.compile(
    r"^(?:M\.|Mme|Mlle|Me|Ma[îi]tre|Dre?|Pre?\.?|Docteure?|Professeure?|Prof\.|Mrs?\.?|Ms\.?)\s(?=\S)"
)
"""What stands before a person's name."""

_SEVERAL = re.compile(r"[,;&/]|\s(?:et|and|avec|with)\s")
_NO_PERSON = re.compile(
    r"\b(?:staff|rédaction|redaction|newsroom|news|desk|editors?|editorial|board|team|équipe"
    r"|service|agences?|agency|press|presse|AFP|AP|EFE|Reuters|journal|correspondents?|reporters?"
    r"|collectif|association|fédération|syndicat|union|institut|ministère|direction|comité|conseil"
    r"|ordre|autorité|commission|groupe|radio|media|médias?|magazine|times|university|université"
    r"|office|council|committee|foundation|fondation|society|société)\b"
    r"|^(?:l[ae]s?|the|notre|our|une?)\s|^l['’]",
    re.IGNORECASE,
)
"""Names of newsrooms, agencies, bodies: no first name opens them."""


def short_date(day: date) -> str:
    """The day as citations have it: 12 mars 2021, 1er juill. 2020."""
    return f"{'1er' if day.day == 1 else day.day} {_MONTHS[day.month - 1]} {day.year}"


def decision_citation(
    court: str,
    day: date | None,
    numbers: Sequence[str],
    *,
    formation: str | None = None,
    sign: str = "n° ",
) -> str | None:
    """A decision: "CE, ord. réf., 12 mars 2021, n° 450163"; None without a day or a number."""
    if day is None or not numbers:
        return None
    listed = sign + " et ".join([", ".join(numbers[:-1])] * bool(numbers[:-1]) + [numbers[-1]])
    return ", ".join(filter(None, (court, formation, short_date(day), listed)))


def article_citation(article: str | None, act: str) -> str:
    """An article: "CSP, art. L. 1111-8" of a code, "art. 9, RGPD" of another act."""
    code = _CODES.get(act.casefold().replace("’", "'"))
    if article is None:
        return code or act
    return f"{code}, art. {article}" if code else f"art. {article}, {act}"


def act_citation(nature: str, number: str | None, day: date | None) -> str | None:
    """An act: "Décr. n° 2018-137, 26 févr. 2018"; without a number "Arr. 11 juin 2018"."""
    short = _ACTS.get(fold(nature), nature)
    when = short_date(day) if day else None
    if number:
        return ", ".join(filter(None, (f"{short} n° {number}", when)))
    return f"{short} {when}" if when else None


def deliberation_citation(authority: str, number: str, day: date | None) -> str:
    """A deliberation: "CNIL, délib. n° SAN-2020-012, 7 déc. 2020"."""
    when = short_date(day) if day else None
    return ", ".join(filter(None, (authority, f"délib. n° {number}", when)))


def press_citation(publisher: str | None, day: date | None, author: str | None) -> str | None:
    """A press article: "Egora, 8 mars 2021, M. Jort"; None without a publisher or a day."""
    if publisher is None or day is None:
        return None
    return ", ".join(filter(None, (publisher, short_date(day), author and _initialled(author))))


def _initialled(author: str) -> str:
    """The author with initials for first names ("M. Jort").

    Several authors stay as they are, and so does who is no person: a newsroom, an agency.
    """
    author = _STYLED.sub("", author)
    first, _, last = author.partition(" ")
    if not last or _SEVERAL.search(author) or _NO_PERSON.search(author):
        return author
    return f"{'-'.join(f'{part[0]}.' for part in first.split('-') if part)} {last}"
