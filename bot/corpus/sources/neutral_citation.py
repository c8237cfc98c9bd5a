"""Judgments of the courts of the United Kingdom and of Ireland, by their neutral citations.

"[2021] UKSC 50" gives the year, the court and the judgment's number; "(KB)" after the number tells
the division or the list of the High Court. Lawyers cite the parties' names before it.
"""

from __future__ import annotations

import re

from bot.corpus.dates import first_date
from bot.corpus.draft import Draft
from bot.corpus.models import Identifiers, Kind, Language
from bot.corpus.sources.heading import head_of, later_date, opening_of

__all__ = ["describe", "recognises"]

_COURTS = {
    "UKSC": "Supreme Court of the United Kingdom",
    "UKPC": "Judicial Committee of the Privy Council",
    "UKHL": "House of Lords",
    "UKUT": "Upper Tribunal",
    "UKFTT": "First-tier Tribunal",
    "UKEAT": "Employment Appeal Tribunal",
    "EAT": "Employment Appeal Tribunal",
    "EWCA": "Court of Appeal of England and Wales",
    "EWHC": "High Court of England and Wales",
    "EWFC": "Family Court of England and Wales",
    "EWCOP": "Court of Protection",
    "CSIH": "Court of Session, Inner House",
    "CSOH": "Court of Session, Outer House",
    "NICA": "Court of Appeal of Northern Ireland",
    "NIKB": "High Court of Northern Ireland",
    "NIQB": "High Court of Northern Ireland",
    "IESC": "Supreme Court of Ireland",
    "IECA": "Court of Appeal of Ireland",
    "IEHC": "High Court of Ireland",
}
_NEUTRAL = re.compile(
    rf"\[(?:19|20)\d{{2}}\]\s(?P<court>{'|'.join(_COURTS)})(?:\s(?:Civ|Crim))?\s\d{{1,5}}"
    r"(?:\s\([A-Za-z]{2,10}\))?"
)
_HEADED = re.compile(
    r"\bneutral citation\b|\bcite as\b|\bapproved judgment\b|\bon appeal from\b|\bhanded down\b"
    r"|\bjudgment given on\b|\bin the (?:high|supreme|upper|family|court)\b|\bthe high court\b",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\b(?:judgment given on|handed down\D{0,40}(?:at\s[\d.:]+\s?(?:am|pm)\s)?on|date\s?:"
    r"|delivered on|dated?)\b",
    re.IGNORECASE,
)
_CASE_NUMBER = re.compile(
    r"\b(?:case|claim|appeal|record) nos?\b[.:\s]*(?P<number>[A-Z0-9][\w/-]+)", re.IGNORECASE
)
_ROLE = r"(?:claimant|appellant|applicant|petitioner|plaintiff|defendant|respondent)s?\b"
_PARTIES = re.compile(
    rf"\bbetween\s?:\s(?P<first>.{{2,160}}?)\s(?:{_ROLE}[\s/]*)+[–-]?\s?and\s?[–-]?\s"
    rf"(?P<second>.{{2,300}}?)\s{_ROLE}",
    re.IGNORECASE | re.DOTALL,
)
_VERSUS = re.compile(r"^(?P<first>\S.{1,150}?)\sv\.?\s(?P<second>\S.{1,150})$")
_ASIDE = re.compile(rf"\s?\((?:{_ROLE}|\d{{1,2}} \w+ \d{{4}}|[^()]*{_ROLE})[^()]*\)", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s[-–|]\s")
_HEAD = 3_000
_FEWEST_NUMBERED = 2


def recognises(draft: Draft) -> bool:
    """Whether the draft opens with a neutral citation, and has a judgment's numbered paragraphs."""
    if not (_NEUTRAL.search(opening_of(draft)) and _HEADED.search(head_of(draft))):
        return False
    numbered = sum(bool(block.number and block.number.isdigit()) for block in draft.body.blocks)
    return numbered >= _FEWEST_NUMBERED


def describe(draft: Draft) -> None:
    """Set the kind, the court, the neutral citation, the day and the parties' names."""
    head = head_of(draft)
    found = _NEUTRAL.search(opening_of(draft))
    if found is None:
        return
    neutral, case = found[0], _CASE_NUMBER.search(head)
    name = _name(draft.title) or _name_of_parties(draft.body.text[:_HEAD])
    draft.kind = Kind.DECISION
    draft.publisher = _COURTS[found["court"]]
    draft.author = None
    # These courts write the day first.
    said = later_date(_DATED, head) or first_date(head, Language.FRENCH)
    draft.published = said or draft.published
    draft.identifiers = Identifiers(number=neutral, docket=case["number"] if case else None)
    draft.reference = neutral
    draft.citation = " ".join(filter(None, (name, neutral)))
    draft.title = ", ".join((name or draft.publisher, neutral))


def _name(title: str) -> str | None:
    """The case's name in a title: "A v B" without citation, roles, day or site."""
    for part in _SEPARATOR.split(_NEUTRAL.sub(" - ", title)):
        found = _VERSUS.match(_ASIDE.sub("", part).strip(" ,-–"))
        if found:
            return f"{found['first'].strip()} v {found['second'].strip(' ,')}"
    return None


def _name_of_parties(head: str) -> str | None:
    found = _PARTIES.search(head)
    if found is None:
        return None
    return " v ".join(_small(found[side]) for side in ("first", "second"))


def _small(party: str) -> str:
    """The first of the parties of a side, without its number, in small letters."""
    lines = (re.sub(r"^\W*(?:1\)\s?)?", "", line).strip(" -–") for line in party.split("\n"))
    first = next(filter(None, lines), party.strip())
    return first.title() if first.isupper() else first
