"""Judgments and decisions of the European Court of Human Rights, as HUDOC prints them."""

from __future__ import annotations

import re

from bot.corpus.citations import decision_citation
from bot.corpus.dates import first_date, written_date
from bot.corpus.draft import Draft
from bot.corpus.models import Identifiers, Kind
from bot.corpus.sources.heading import head_of

__all__ = ["describe", "recognises"]

_COURT = re.compile(
    r"\b(?:cour europ[ée]enne des droits de l'homme|european court of human rights)\b",
    re.IGNORECASE,
)
_APPLICATION = re.compile(
    r"\b(?:requ[êe]tes?|applications?)\s(?:n(?:°|os?|º)\.?|nos?\.)\s?(?P<number>\d{1,6}/\d{2})",
    re.IGNORECASE,
)
_CASE = re.compile(
    r"\b(?:affaire|case of)\s(?P<parties>\S.{2,120}?)\s(?:c\.|c/|v\.)\s(?P<state>[A-ZÀ-Þ][\w' -]+?)"
    r"(?=\s?(?:\(|\*|$|\s(?:ARR|JUD|Req|App|DEUX|PREM|TROIS|QUATR|CINQ|GRANDE?)))",
    re.IGNORECASE,
)
_NATURE = re.compile(r"\b(?:ARR[ÊE]T|JUDGMENT|D[ÉE]CISION|DECISION)\b")
_GRAND = re.compile(r"\b(?:grande chambre|grand chamber)\b", re.IGNORECASE)
_LITTLE = {"ET", "AND", "AUTRES", "OTHERS", "DE", "DU", "DES", "LA", "LE", "OF", "THE"}
_REACH = 1_500


def recognises(draft: Draft) -> bool:
    """Whether the draft opens as a judgment of the court does: its nature, the application."""
    top = head_of(draft)[:_REACH]
    return bool(_COURT.search(top) and _APPLICATION.search(top) and _NATURE.search(top))


def describe(draft: Draft) -> None:
    """Set the kind, the application's number, the day and the citation with the case's name."""
    top = head_of(draft)[:_REACH]
    found = _APPLICATION.search(top)
    if found is None:
        return
    number = found["number"]
    draft.kind = Kind.DECISION
    draft.publisher = "Cour européenne des droits de l'homme"
    draft.author = None
    draft.published = first_date(top[found.end() :]) or first_date(top) or draft.published
    draft.identifiers = Identifiers(docket=number)
    draft.reference = f"requête n° {number}"
    formation = "gde ch." if _GRAND.search(top) else None
    cited = decision_citation("CEDH", draft.published, [number], formation=formation)
    case = _case(top)
    draft.citation = ", ".join(filter(None, (cited, case))) if cited else None
    if draft.published:
        day = written_date(draft.published)
        draft.title = ", ".join(filter(None, (f"CEDH, arrêt du {day}", f"n° {number}", case)))


def _case(top: str) -> str | None:
    found = _CASE.search(top)
    if found is None:
        return None
    parties, state = (_small(found[part]) for part in ("parties", "state"))
    return f"{parties} c/ {state}"


def _small(name: str) -> str:
    if not name.isupper():
        return name
    words = (word.casefold() if word in _LITTLE else word.title() for word in name.split())
    return " ".join(words)
