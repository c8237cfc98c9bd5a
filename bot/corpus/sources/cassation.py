"""Decisions of the Cour de cassation.

ECLI:FR:CCASS:2021:C100345 gives the chamber (C1, C2, C3 civil, CO commercial, SO social, CR
criminal, MI mixed, AP full court); the number of the appeal is 20-15.063.
"""

from __future__ import annotations

import re

from bot.corpus.citations import decision_citation
from bot.corpus.dates import first_date, written_date
from bot.corpus.draft import Draft
from bot.corpus.models import Identifiers, Kind
from bot.corpus.sources.heading import bears_host, decides, head_of, later_date
from bot.language.fold import fold

__all__ = ["describe", "recognises"]

_ECLI = re.compile(r"ECLI:FR:CCASS?:\d{4}:(?P<chamber>[A-Z]{2}|C[1-3])\d{5}")
_COURT = re.compile(r"\bcour de cassation\b", re.IGNORECASE)
_APPEAL = re.compile(
    r"\b(?:pourvois? n(?:°|os?|º)|n(?:°|os?|º)\s?de pourvoi\s?:)\s?(?:[A-Z]\s)?"
    r"(?P<number>\d{2}-\d{2}[.\s]?\d{3})",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\b\d{2}-\d{2}\.\d{3}\b")
_HELD = re.compile(r"\b(?:audience publique du|arr[êe]t du|d[ée]cision du)\b", re.IGNORECASE)
_CHAMBERS = (
    ("premiere chambre civile|chambre civile 1|civ(?:ile)?\\. 1|\\b1re civ\\.", "C1", "1re civ."),
    ("deuxieme chambre civile|chambre civile 2|civ(?:ile)?\\. 2|\\b2e civ\\.", "C2", "2e civ."),
    ("troisieme chambre civile|chambre civile 3|civ(?:ile)?\\. 3|\\b3e civ\\.", "C3", "3e civ."),
    ("chambre commerciale|cass\\.,? com\\.", "CO", "com."),
    ("chambre sociale|cass\\.,? soc\\.", "SO", "soc."),
    ("chambre criminelle|cass\\.,? crim\\.", "CR", "crim."),
    ("chambre mixte", "MI", "ch. mixte"),
    ("assemblee pleniere|ass\\. plen\\.", "PL", "ass. plén."),
)
"""The chambers: how they are named in plain letters, their code, how they are cited."""

_REACH = 1_500


def recognises(draft: Draft) -> bool:
    """Whether the draft is a decision of the court, by its site or by its own head."""
    head = head_of(draft)[:_REACH]
    number = _APPEAL.search(head) or _NUMBER.search(draft.title)
    known = bears_host(draft, "courdecassation.fr") or _COURT.search(head)
    return bool(number and known and (_ECLI.search(head) or decides(draft)))


def describe(draft: Draft) -> None:
    """Set the kind, the number, the chamber, the day and the citation."""
    head = head_of(draft)
    top = head[:_REACH]
    ecli, appeal, plain = _ECLI.search(top), _APPEAL.search(top), _NUMBER.search(top)
    number = appeal["number"].replace(" ", ".") if appeal else plain[0] if plain else None
    if number is None:
        return
    draft.kind = Kind.DECISION
    draft.publisher = "Cour de cassation"
    draft.author = None
    draft.published = later_date(_HELD, head) or first_date(top) or draft.published
    draft.identifiers = Identifiers(docket=number, ecli=ecli[0] if ecli else None)
    draft.reference = " ; ".join(filter(None, (f"pourvoi n° {number}", ecli and ecli[0])))
    chamber = _chamber(fold(top), ecli["chamber"] if ecli else None)
    court = " ".join(filter(None, ("Cass.", chamber)))
    draft.citation = decision_citation(court, draft.published, [number])
    if draft.published:
        day = written_date(draft.published)
        draft.title = f"Cour de cassation, arrêt du {day}, pourvoi n° {number}"


def _chamber(folded: str, code: str | None) -> str | None:
    named = (cited for names, _, cited in _CHAMBERS if re.search(names, folded))
    coded = (cited for _, chamber, cited in _CHAMBERS if chamber == code)
    return next(coded, None) or next(named, None)
