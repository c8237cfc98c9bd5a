"""Acts of the European Union: regulations, directives, decisions, by number and CELEX."""

from __future__ import annotations

import re
from urllib.parse import unquote

from bot.corpus.citations import short_date
from bot.corpus.dates import first_date, written_date
from bot.corpus.draft import Draft
from bot.corpus.models import Identifiers, Kind, Language
from bot.corpus.sources.heading import head_of, opening_of

__all__ = ["describe", "recognises"]

_TITLE = re.compile(
    r"\b(?P<nature>r[èe]glement(?:\s(?:d[ée]l[ée]gu[ée]|d'ex[ée]cution))?"
    r"|directive|d[ée]cision(?:\sd'ex[ée]cution)?"
    r"|(?:(?:delegated|implementing)\s)?regulation|(?:implementing\s)?decision)\s"
    r"(?:\((?P<domain>UE|CE|CEE|EU|EC|EEC|Euratom)(?:,\s?Euratom)?\)\s)?"
    r"(?:n[°oº]\s?|no\s)?(?P<number>\d{1,4}/\d{1,4})(?:/(?P<suffix>UE|CE|CEE|EU|EC|EEC))?\s?"
    r"(?P<maker>du\sparlement|de\sla\scommission|du\sconseil|of\sthe\s(?:european|council)"
    r"|\(?commission|commission)?",
    re.IGNORECASE,
)
_OLDER = re.compile(
    r"\b(?P<number>\d{2,4}/\d{1,4})/(?P<suffix>CE|CEE|CECA|Euratom|EC|EEC)\s?:\s"
    r"(?P<nature>d[ée]cision(?:\s(?:d'ex[ée]cution|cadre))?|(?:commission |council )?decision"
    r"|recommandation|commission recommendation)\s(?P<maker>d[eu]|of)(?P<domain>(?!))?",
    re.IGNORECASE,
)
"""Acts that were printed with their number first: "2000/520/CE: Décision de la Commission"."""

_ABOUT = re.compile(
    r"\b(?P<subject>(?:relati(?:f|ve)s?\s(?:à|au|aux)|concernant|établissant|portant|modifiant)\s"
    r".{10,240}?)(?=\s?\(|\s(?:LE\s|LA\sCOMMISSION|Article\s|considérant|vu\s"
    r"|Journal officiel|D[ée]cision d)|$)"
)
_OF_DAY = re.compile(r"\bof \d{1,2} [A-Z][a-z]+ \d{4}\b")
_ABOUT_WHAT = re.compile(
    r"\b(?P<subject>(?:laying down|on the|concerning|amending|establishing|relating to|pursuant to)"
    r"\s.{10,240}?)(?=\s?\(|\s(?:THE\s|Article\s|Having\s|Whereas)|$)"
)
_CELEX = re.compile(r"\b(?P<celex>[1-9]\d{4}[A-Z]{1,2}\d{4}(?:-\d{8}|\(\d{2}\)|R\(\d{2}\))?)\b")
_LED_TO = re.compile(
    r"\b(?:du|le|la|les|l'|au|ce|cette|par|the|of|this|by|under)\s?$", re.IGNORECASE
)
_ENGLISH = {"EU": "UE", "EC": "CE", "EEC": "CEE"}
_SHORT = {"r": "Règl.", "di": "Dir.", "dé": "Déc.", "de": "Déc."}
_LETTERS = {"Règl.": "R", "Dir.": "L", "Déc.": "D"}


def recognises(draft: Draft) -> bool:
    """Whether the draft is an act of the Union: it opens with the act's own title."""
    if "eur-lex.europa.eu" in (draft.url or "") and _CELEX.search(unquote(draft.url or "")):
        return True
    found = _own_title(opening_of(draft))
    return bool(found and found["maker"] and (found["domain"] or found["suffix"]))


def describe(draft: Draft) -> None:
    """Set the kind, the number, the CELEX number, the day and the citation of the act."""
    opening = opening_of(draft)
    found = _own_title(opening)
    celex = _CELEX.search(unquote(draft.url or "")) or _CELEX.search(opening)
    draft.kind = Kind.REGULATION
    draft.publisher = "Union européenne"
    draft.author = None
    if found is None:
        draft.identifiers = Identifiers(celex=celex["celex"] if celex else None)
        draft.reference = celex["celex"] if celex else None
        return
    draft.published = first_date(opening[found.end() :], Language.FRENCH) or draft.published
    short = _short(found["nature"])
    number, domain = found["number"], (found["domain"] or "").upper()
    code = celex["celex"] if celex else _celex_of(short, number)
    draft.identifiers = Identifiers(celex=code, number=number)
    domain = _ENGLISH.get(domain, domain)
    name = f"{short} ({domain}) {number}" if domain else f"{short} {number}/{found['suffix']}"
    day = short_date(draft.published) if draft.published else None
    draft.citation = ", ".join(filter(None, (name, day)))
    draft.reference = " ; ".join(filter(None, (name, code)))
    draft.title = _title(found, name, draft)


def _own_title(opening: str) -> re.Match[str] | None:
    """The first name of an act that no word leads to, as a sentence about it would."""
    older = _OLDER.search(opening)
    if older:
        return older
    named = _TITLE.finditer(opening)
    return next((found for found in named if not _LED_TO.search(opening[: found.start()])), None)


def _title(found: re.Match[str], name: str, draft: Draft) -> str:
    """The act's title in one line: nature, number, day, and what it is about."""
    nature = found["nature"].capitalize()
    if (found["domain"] or "").upper() in _ENGLISH:
        return _english_title(nature, found, head_of(draft)[found.start() :])
    if draft.language is Language.ENGLISH:
        return draft.title
    day = f" du {written_date(draft.published)}" if draft.published else ""
    about = _ABOUT.search(head_of(draft)[found.start() :])
    subject = f" {about['subject'].strip()}" if about else ""
    return f"{nature} {name.partition(' ')[2]}{day}{subject}"


def _english_title(nature: str, found: re.Match[str], head: str) -> str:
    day, about = _OF_DAY.search(head), _ABOUT_WHAT.search(head)
    parts = (
        f"{nature} ({found['domain'].upper()}) {found['number']}",
        day and day[0],
        about and about["subject"].strip(),
    )
    return " ".join(filter(None, parts))


def _short(nature: str) -> str:
    plain = nature.casefold()
    word = next((w for w in plain.split() if w not in {"delegated", "implementing"}), plain)
    short = _SHORT["r"] if word.startswith("r") else _SHORT[word[:2]]
    executes = "exécution" in plain or "execution" in plain or "implementing" in plain
    return f"{short} d'exéc." if executes and short == "Déc." else short


def _celex_of(short: str, number: str) -> str | None:
    """The CELEX number that follows from the act's, where its year can be told (since 2015)."""
    year, _, serial = number.partition("/")
    letter = _LETTERS.get(short)
    if letter is None or not re.fullmatch(r"20(?:1[5-9]|[2-9]\d)", year):
        return None
    return f"3{year}{letter}{int(serial):04d}"
