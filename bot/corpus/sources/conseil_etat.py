"""Decisions of the Conseil d'État and of the other administrative courts' judges of its site.

ECLI:FR:CEORD:2021:450163.20210312 says it all: the formation (ORD for the judge of urgent matters,
CHR for chambers sitting together, CHS for one chamber, SEC, ASS), the number, the day of reading.
"""

from __future__ import annotations

import re
from datetime import datetime

from bot.corpus.citations import decision_citation
from bot.corpus.dates import written_date
from bot.corpus.draft import Draft
from bot.corpus.models import Identifiers, Kind
from bot.corpus.sources.heading import decides, head_of, later_date

__all__ = ["describe", "recognises"]

_ECLI = re.compile(r"ECLI:FR:CE(?P<formation>[A-Z]*):\d{4}:(?P<docket>\d{5,6})\.(?P<day>\d{8})")
_NAME = re.compile(r"\bconseil d'[ée]tat\b", re.IGNORECASE)
_DOCKET = re.compile(r"\bN(?:°|os?|º)\s?(?P<numbers>\d{5,6}(?:\s?(?:,|et)\s?\d{5,6})*)\b")
_READING = re.compile(r"\b(?:lecture du|s[ée]ance du .{0,60}lecture du)\b", re.IGNORECASE)
_MADE = re.compile(r"\b(?:ordonnance|d[ée]cision|arr[êe]t) du\b", re.IGNORECASE)
_LISTED = re.compile(
    r"\bconseil d'[ée]tat\b.{0,80}?,\s(?=\d{2}/\d{2}/\d{4}\b|\d{1,2}(?:er)? \w{3,9} \d{4},)",
    re.IGNORECASE,
)
_REACH = 250
"""Characters within which a decision prints its ECLI, and an article about it does not."""

_URGENT = re.compile(r"\bjuge des r[ée]f[ée]r[ée]s\b", re.IGNORECASE)
_CHAMBERS = re.compile(
    r"(?P<chambers>\d{1,2}(?:e|ère|ème)?(?:\s?(?:-|–|et)\s?\d{1,2}(?:e|ère|ème)?)*)"
    r"\s+(?P<sub>sous-sections?|chambres?)(?P<together>\s+r[ée]unies)?",
    re.IGNORECASE,
)
_NAMED_SOLEMN = re.compile(
    r"\bconseil d'[ée]tat\W{1,5}(?P<which>section|assembl[ée]e)\b(?! du contentieux)", re.IGNORECASE
)
_SOLEMN = {"SEC": "sect.", "ASS": "ass.", "ORD": "ord. réf."}


def recognises(draft: Draft) -> bool:
    """Whether the draft is a decision of the Conseil d'État, by its ECLI or by its own words."""
    head = head_of(draft)
    named = _ECLI.search(head[:1_500]) or (
        _NAME.search(head[:1_000]) and _DOCKET.search(head[:1_500])
    )
    return bool(named and decides(draft)) or bool(_ECLI.search(head[:_REACH]))


def describe(draft: Draft) -> None:
    """Set the kind, the numbers, the formation, the day and the citation of the decision."""
    head = head_of(draft)
    ecli = _ECLI.search(head)
    named = _DOCKET.search(head)
    dockets = re.findall(r"\d{5,6}", named["numbers"]) if named else []
    if ecli and ecli["docket"] not in dockets:
        dockets = [ecli["docket"]]
    draft.kind = Kind.DECISION
    draft.publisher = "Conseil d'État"
    draft.author = None
    if ecli:
        draft.published = datetime.strptime(ecli["day"], "%Y%m%d").date()  # noqa: DTZ007
    else:
        said = later_date(_READING, head) or later_date(_MADE, head) or later_date(_LISTED, head)
        draft.published = said or draft.published
    draft.identifiers = Identifiers(ecli=ecli[0] if ecli else None, docket=dockets[0])
    draft.reference = " ; ".join(filter(None, (f"n° {', '.join(dockets)}", ecli and ecli[0])))
    formation = _formation(head, ecli["formation"] if ecli else "")
    draft.citation = decision_citation("CE", draft.published, dockets, formation=formation)
    if draft.published:
        nature = "ordonnance" if formation == "ord. réf." else "décision"
        draft.title = (
            f"Conseil d'État, {nature} du {written_date(draft.published)}, n° {dockets[0]}"
        )


def _formation(head: str, code: str) -> str | None:
    """The formation as citations have it; the judge of urgent matters only where it is certain."""
    if code in _SOLEMN:
        return _SOLEMN[code]
    chambers = _CHAMBERS.search(head)
    if chambers:
        numbers = re.findall(r"\d{1,2}", chambers["chambers"])
        listed = "-".join(f"{number}{'re' if number == '1' else 'e'}" for number in numbers)
        # The chambers were called sub-sections until 2016.
        short = "ss-sect." if chambers["sub"][0] in "sS" else "ch."
        return f"{listed} {short} réunies" if chambers["together"] else f"{listed} {short}"
    solemn = _NAMED_SOLEMN.search(head[:_REACH])
    if solemn and not code:
        return _SOLEMN["SEC" if solemn["which"][0] in "sS" else "ASS"]
    if not code and _URGENT.search(head[:1_000]):
        return _SOLEMN["ORD"]
    return None
