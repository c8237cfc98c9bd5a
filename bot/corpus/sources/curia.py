"""Judgments, orders and opinions of the Court of Justice of the European Union."""

from __future__ import annotations

import re
from datetime import date

from bot.corpus.citations import decision_citation
from bot.corpus.dates import first_date, written_date
from bot.corpus.draft import Draft
from bot.corpus.models import Identifiers, Kind, Language
from bot.corpus.sources.heading import head_of

__all__ = ["describe", "recognises"]

_ECLI = re.compile(r"(?:ECLI:)?EU:(?P<court>[CTF]):\d{4}:\d{1,5}")
_NUMBER = re.compile(
    r"\b(?:affaires?|cases?|dans l'affaire|in case)\b\D{0,30}"
    r"(?P<number>[CTF]\s?[-–‑]\s?\d{1,4}/\d{2}(?:\s(?:P|R|PPU|RENV|DEP|AJ)\b)*(?:-[A-Z]+)?)"
    r"(?P<more>(?:\s?(?:,|et|and)\s?[CTF]\s?[-–‑]\s?\d{1,4}/\d{2}(?:\sP)?)*)",
    re.IGNORECASE,
)
_SHAPE = re.compile(r"[CTF]\s?[-–‑]\s?\d{1,4}/\d{2}(?:\s(?:P|R|PPU)\b)*")
_NATURE = re.compile(
    r"\b(?P<nature>arr[êe]t|ordonnance|conclusions|avis|judgment|order|opinion)\s"
    r"(?:de\sla\scour|du\stribunal|of\sthe\s(?:general\s)?court|de\sl'avocat|du\spr[ée]sident"
    r"|of\sadvocate|of\sthe\spresident)",
    re.IGNORECASE,
)
_FORMATION = re.compile(
    r"\((?P<formation>grande chambre|grand chamber|assembl[ée]e pl[ée]ni[èe]re|full court"
    r"|(?P<which>\w+) (?:chambre|chamber)(?P<enlarged> [ée]largie|,? extended composition)?)\)",
    re.IGNORECASE,
)
_ORDINALS = (
    ("premi", "first"), ("deuxi", "second"), ("troisi", "third"), ("quatri", "fourth"),
    ("cinqui", "fifth"), ("sixi", "sixth"), ("septi", "seventh"), ("huiti", "eighth"),
    ("neuvi", "ninth"), ("dixi", "tenth"),
)  # fmt: skip
_LISBON = date(2009, 12, 1)
_NATURES = {"arr": "arrêt", "jud": "arrêt", "con": "conclusions", "opi": "conclusions"}


def recognises(draft: Draft) -> bool:
    """Whether the draft is a decision of a court of the European Union, by its own heading."""
    head = head_of(draft)[:1_500]
    return bool(_NATURE.search(head) and _SHAPE.search(head_of(draft)))


def describe(draft: Draft) -> None:
    """Set the kind, the case number, the formation, the day and the citation."""
    head = head_of(draft)
    nature = _NATURE.search(head)
    start = nature.start() if nature else 0
    numbers = _numbers(head)
    ecli = _ECLI.search(head)
    general = numbers[0].startswith("T")
    court = "Tribunal de l'Union européenne" if general else "Cour de justice de l'Union européenne"
    draft.kind = Kind.DECISION
    draft.publisher = court
    draft.author = None
    draft.published = first_date(head[start:], Language.FRENCH) or draft.published
    official = (ecli[0] if ecli[0].startswith("ECLI") else f"ECLI:{ecli[0]}") if ecli else None
    draft.identifiers = Identifiers(ecli=official, docket=numbers[0])
    draft.reference = " ; ".join(filter(None, (", ".join(numbers), official)))
    kind = _NATURES.get((nature["nature"] if nature else "")[:3].casefold(), "ordonnance")
    formation = _formation(head[start : start + 400])
    draft.citation = decision_citation(
        _cited(general, draft.published),
        draft.published,
        numbers,
        formation=_named(kind, formation, head[start : start + 60]),
        sign="",
    )
    if draft.published:
        draft.title = f"{court}, {kind} du {written_date(draft.published)}, {numbers[0]}"


def _named(kind: str, formation: str | None, heading: str) -> str | None:
    """Who decided, and in what form where it is no judgment."""
    if kind == "conclusions":
        return "concl. av. gén."
    if kind == "ordonnance":
        president = re.search(r"pr[ée]sident", heading, re.IGNORECASE)
        return ", ".join(filter(None, ("ord. prés." if president else "ord.", formation)))
    return formation


def _cited(general: bool, day: date | None) -> str:
    """The court in short, which had other names before the treaty of Lisbon."""
    if day is not None and day < _LISBON:
        return "TPICE" if general else "CJCE"
    return "Trib. UE" if general else "CJUE"


def _numbers(head: str) -> list[str]:
    named = _NUMBER.search(head)
    found = _SHAPE.findall(named[0]) if named else []
    numbers = found or [match[0] for match in [_SHAPE.search(head)] if match]
    return [re.sub(r"\s?[-–‑]\s?", "-", number) for number in numbers]


def _formation(head: str) -> str | None:
    found = _FORMATION.search(head)
    if found is None:
        return None
    words = found["formation"].casefold()
    if words.startswith("grand"):
        return "gde ch."
    if found["which"] is None:
        return "ass. plén."
    for rank, beginnings in enumerate(_ORDINALS, start=1):
        if words.startswith(beginnings):
            enlarged = " élargie" if found["enlarged"] else ""
            return f"{rank}{'re' if rank == 1 else 'e'} ch.{enlarged}"
    return None
