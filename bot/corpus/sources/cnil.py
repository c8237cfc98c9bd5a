"""Deliberations, guidelines and pages of the CNIL."""

from __future__ import annotations

import re

from bot.corpus.citations import deliberation_citation
from bot.corpus.dates import first_date, written_date
from bot.corpus.draft import Draft
from bot.corpus.models import Identifiers, Kind
from bot.corpus.sources.heading import bears_host, opening_of

__all__ = ["describe", "recognises"]

_DELIBERATION = re.compile(
    r"\b(?P<nature>délibération|décision|mise en demeure)\b.{0,60}?"
    r"(?P<number>(?:SAN|MED|HABS|DR|DT|DE)-\d{4}-\d{2,4}|\d{4}-\d{2,4})\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"\b(?:CNIL|commission nationale de l'informatique)\b", re.IGNORECASE)
_GUIDE = re.compile(r"\b(?:guide|fiche|comment|que faire|questions?-réponses?)\b", re.IGNORECASE)


def recognises(draft: Draft) -> bool:
    """Whether the draft is a deliberation of the CNIL, or a page of its site."""
    opening = opening_of(draft)
    named = _NAME.search(opening) or "commission nationale" in opening.casefold()
    return bears_host(draft, "cnil.fr") or bool(_DELIBERATION.search(opening[:300]) and named)


def describe(draft: Draft) -> None:
    """Set the kind, and the number, the day and the citation of a deliberation."""
    opening = opening_of(draft)
    draft.publisher = "CNIL"
    draft.author = None
    found = _DELIBERATION.search(opening)
    if found is None:
        draft.kind = Kind.GUIDE if _GUIDE.search(draft.title) else Kind.DOCUMENT
        return
    draft.kind = Kind.DECISION
    draft.published = first_date(opening[found.end() :]) or draft.published
    number = found["number"].upper()
    draft.identifiers = Identifiers(number=number)
    draft.reference = f"délibération n° {number}"
    if draft.published:
        nature = found["nature"].casefold()
        draft.title = f"CNIL, {nature} n° {number} du {written_date(draft.published)}"
    draft.citation = deliberation_citation("CNIL", number, draft.published)
