"""Decisions of the Conseil constitutionnel: 2020-800 DC, 2021-911/919 QPC."""

from __future__ import annotations

import re

from bot.corpus.citations import decision_citation
from bot.corpus.dates import first_date, written_date
from bot.corpus.draft import Draft
from bot.corpus.models import Identifiers, Kind
from bot.corpus.sources.heading import bears_host, decides, head_of, opening_of

__all__ = ["describe", "recognises"]

_NUMBER = re.compile(
    r"\b[Dd][ée]cision n(?:°|º|o)\s?(?P<number>\d{2,4}-\d{1,4}(?:/[\d/-]+)?\s"
    r"(?:DC|QPC|L|LP|LOM|FNR|ORGA|I|D|RIP|AN|SEN|PDR|REF|ELEC))\b"
)
_COURT = re.compile(r"\bconseil constitutionnel\b", re.IGNORECASE)
_ECLI = re.compile(r"ECLI:FR:CC:\d{4}:[\w.]+")


def recognises(draft: Draft) -> bool:
    """Whether the draft is a decision of the Conseil, which opens with its number."""
    if not (_NUMBER.search(opening_of(draft)) and _COURT.search(head_of(draft))):
        return False
    return bears_host(draft, "conseil-constitutionnel.fr") or decides(draft)


def describe(draft: Draft) -> None:
    """Set the kind, the number, the day and the citation."""
    opening = opening_of(draft)
    found = _NUMBER.search(opening)
    if found is None:
        return
    number = found["number"]
    ecli = _ECLI.search(draft.body.text)
    draft.kind = Kind.DECISION
    draft.publisher = "Conseil constitutionnel"
    draft.author = None
    draft.published = first_date(opening[found.end() :]) or draft.published
    draft.identifiers = Identifiers(docket=number, ecli=ecli[0] if ecli else None)
    draft.reference = " ; ".join(filter(None, (f"n° {number}", ecli and ecli[0])))
    draft.citation = decision_citation("Cons. const.", draft.published, [number])
    if draft.published:
        day = written_date(draft.published)
        draft.title = f"Conseil constitutionnel, décision du {day}, n° {number}"
