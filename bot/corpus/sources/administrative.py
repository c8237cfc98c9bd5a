"""Decisions of the administrative courts under the Conseil d'État, of the Tribunal des conflits.

Their numbers say where they come from: 20PA03456 is a case of the appeal court of Paris, 2104567
one of a tribunal, C3931 one of the Tribunal des conflits.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.corpus.citations import decision_citation
from bot.corpus.dates import first_date, written_date
from bot.corpus.draft import Draft
from bot.corpus.models import Identifiers, Kind
from bot.corpus.sources.heading import decides, head_of, later_date
from bot.language.fold import fold

__all__ = ["describe", "recognises"]

_APPEAL = re.compile(
    r"\b(?:CAA|cour administrative d'appel)\s(?:de\s|d')?(?P<seat>[A-ZÀ-Þ][\w-]+)", re.IGNORECASE
)
_TRIBUNAL = re.compile(
    r"\b(?:TA|tribunal administratif)\s(?:de\s(?:la\s)?|d'|du\s)?(?P<seat>[A-ZÀ-Þ][\w-]+)",
    re.IGNORECASE,
)
_CONFLICTS = re.compile(r"\btribunal des conflits\b", re.IGNORECASE)
_APPEAL_NUMBER = re.compile(r"\b\d{2}[A-Z]{2}\d{5}\b")
_TRIBUNAL_NUMBER = re.compile(r"\bN(?:°|os?|º)\s?(?P<number>\d{7})\b")
_CONFLICTS_NUMBER = re.compile(r"\b(?:N°\s?)?(?P<number>C?\d{4})\b")
_CHAMBER = re.compile(r"\b(?P<rank>\d{1,2})\s?(?:e|ère|ème|re)\s(?:chambre|section)", re.IGNORECASE)
_URGENT = re.compile(r"\bjuge des r[ée]f[ée]r[ée]s\b", re.IGNORECASE)
_READ = re.compile(r"\b(?:lecture du|d[ée]cision du|ordonnance du|jugement du)\b", re.IGNORECASE)
_REACH = 500
"""Characters of the head within which a court names itself, not the one it judges."""


class _Court(NamedTuple):
    short: str
    name: str
    number: str


def recognises(draft: Draft) -> bool:
    """Whether the draft is a decision of one of these courts, by its own head."""
    return _court(draft) is not None and decides(draft)


def describe(draft: Draft) -> None:
    """Set the kind, the court, the number, the formation, the day and the citation."""
    court, head = _court(draft), head_of(draft)
    if court is None:
        return
    draft.kind = Kind.DECISION
    draft.publisher = court.name
    draft.author = None
    draft.published = later_date(_READ, head) or first_date(head[:_REACH]) or draft.published
    draft.identifiers = Identifiers(docket=court.number)
    draft.reference = f"n° {court.number}"
    formation = _formation(head[:_REACH])
    draft.citation = decision_citation(
        court.short, draft.published, [court.number], formation=formation
    )
    if draft.published:
        nature = "arrêt" if court.short.startswith("CAA") else "jugement"
        nature = "ordonnance" if formation == "ord. réf." else nature
        nature = "décision" if court.short == "T. confl." else nature
        day = written_date(draft.published)
        draft.title = f"{court.name}, {nature} du {day}, n° {court.number}"


def _court(draft: Draft) -> _Court | None:
    head = head_of(draft)
    top = head[:_REACH]
    number = _APPEAL_NUMBER.search(top)
    appeal = _APPEAL.search(top)
    if number and appeal:
        seat = _seat(appeal["seat"])
        return _Court(f"CAA {seat}", f"Cour administrative d'appel {_of(seat)}", number[0])
    number = _CONFLICTS_NUMBER.search(top)
    if number and _CONFLICTS.search(top):
        return _Court("T. confl.", "Tribunal des conflits", number["number"])
    number, tribunal = _TRIBUNAL_NUMBER.search(top), _TRIBUNAL.search(top)
    if number and tribunal:
        seat = _seat(tribunal["seat"])
        return _Court(f"TA {seat}", f"Tribunal administratif {_of(seat)}", number["number"])
    return None


def _seat(found: str) -> str:
    return found.title() if found.isupper() else found


def _of(seat: str) -> str:
    return f"d'{seat}" if fold(seat)[0] in "aeiouy" else f"de {seat}"


def _formation(top: str) -> str | None:
    if _URGENT.search(top):
        return "ord. réf."
    found = _CHAMBER.search(top)
    if found is None:
        return None
    return f"{found['rank']}{'re' if found['rank'] == '1' else 'e'} ch."
