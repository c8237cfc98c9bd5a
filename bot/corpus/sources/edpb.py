"""Opinions, guidelines and recommendations of the European Data Protection Board (CEPD)."""

from __future__ import annotations

import re

from bot.corpus.citations import short_date
from bot.corpus.dates import first_date
from bot.corpus.draft import Draft
from bot.corpus.models import Identifiers, Kind, Language
from bot.corpus.sources.heading import bears_host, head_of, opening_of

__all__ = ["describe", "recognises"]

_NAME = re.compile(
    r"\b(?:comit[ée] europ[ée]en de la protection des donn[ée]es|CEPD|EDPB"
    r"|european data protection board)\b",
    re.IGNORECASE,
)
_ACT = re.compile(
    r"\b(?P<nature>avis(?:\sconjoint)?(?:\sdu\scomit[ée])?|lignes\sdirectrices|recommandations?"
    r"|(?:joint\s)?opinion|guidelines?|recommendations?)\s(?:n°\s?)?(?P<number>\d{1,2}/20\d{2})\b",
    re.IGNORECASE,
)
_ADOPTED = re.compile(r"\b(?:adopt[ée]e?s?|adopted)(?:\s(?:le|on))?\b", re.IGNORECASE)
_CITED = {"avi": "avis", "opi": "avis", "joi": "avis", "lig": "lignes directrices",
          "gui": "lignes directrices", "rec": "recomm."}  # fmt: skip


def recognises(draft: Draft) -> bool:
    """Whether the draft is an act of the Board, which opens with its nature and its number."""
    named = bears_host(draft, "edpb.europa.eu") or _NAME.search(head_of(draft))
    return bool(named and _ACT.search(opening_of(draft)))


def describe(draft: Draft) -> None:
    """Set the kind, the number, the day of adoption and the citation."""
    head = head_of(draft)
    found = _ACT.search(opening_of(draft))
    if found is None:
        return
    draft.kind = Kind.GUIDELINE
    draft.publisher = "Comité européen de la protection des données"
    draft.author = None
    adopted = _ADOPTED.search(head)
    language = draft.language or Language.FRENCH
    if adopted:
        near = head[adopted.end() : adopted.end() + 60]
        draft.published = first_date(near, language) or draft.published
    draft.identifiers = Identifiers(number=found["number"])
    draft.reference = f"{found['nature'].lower()} {found['number']}"
    name = f"CEPD, {_CITED[found['nature'][:3].casefold()]} n° {found['number']}"
    day = short_date(draft.published) if draft.published else None
    draft.citation = ", ".join(filter(None, (name, day)))
