"""Acts of the European Union: regulations, directives, decisions, by number and CELEX."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import unquote

from bot.corpus.citations import short_date
from bot.corpus.dates import first_date, written_date
from bot.corpus.draft import Draft
from bot.corpus.models import Identifiers, Kind, Language
from bot.corpus.sources.heading import head_of, opening_of

__all__ = ["describe", "recognises"]

_TITLE = re.compile(
    r"\b(?P<before>(?:council|commission|parliament)\s)?"
    r"(?P<nature>r[èe]glement(?:\s(?:d[ée]l[ée]gu[ée]|d'ex[ée]cution))?"
    r"|directive|d[ée]cision(?:\sd'ex[ée]cution)?"
    r"|(?:(?:delegated|implementing)\s)?regulation|(?:implementing\s)?decision)\s"
    r"(?:\((?P<domain>UE|CE|CEE|EU|EC|EEC|Euratom)(?:,\s?(?:Euratom|CECA|ECSC))*\)\s)?"
    r"(?P<sign>n[°oº]\s?|no\.?\s)?(?P<number>\d{1,4}/\d{1,4})"
    r"(?:/(?P<suffix>UE|CE|CEE|EU|EC|EEC))?\s?"
    r"(?P<maker>du\sparlement|de\sla\scommission|du\sconseil|of\sthe\s(?:european|council)"
    r"|\(?commission|commission)?",
    re.IGNORECASE,
)
_OLDER = re.compile(
    r"\b(?P<number>\d{2,4}/\d{1,4})/(?P<suffix>CE|CEE|CECA|Euratom|EC|EEC)\s?:\s"
    r"(?P<nature>d[ée]cision(?:\s(?:d'ex[ée]cution|cadre))?|(?:commission |council )?decision"
    r"|recommandation|commission recommendation)\s(?P<maker>d[eu]|of)"
    r"(?P<domain>(?!))?(?P<before>(?!))?(?P<sign>(?!))?",
    re.IGNORECASE,
)
"""Acts that were printed with their number first: "2000/520/CE: Décision de la Commission"."""

_OF_DAY = re.compile(r"\bof (?P<day>\d{1,2} [A-Z][a-z]+ \d{4})\b")
_SUBJECT = re.compile(
    r"\b(?:du|of)\s\d{1,2}(?:er)?\s\w+\s\d{4}\s(?P<subject>[a-zà-ÿ][^;]{9,290}?)"
    r"(?=\s?\((?!(?:UE|CE|CEE|EU|EC|EEC|Euratom)\b)|\s\d{4}/\d+/[A-Z]{2,3}\s"
    r"|\s(?:(?:THE|LE|LA)\s[A-ZÉ]{4}|Article\s|[Cc]onsidérant|[Vv]u\s|Having\s|Whereas"
    r"|LA\sCOMMISSION|Journal officiel|Official Journal|D[ée]cision d)|$)"
)
"""What an act is about, in small letters after its day."""

_CELEX = re.compile(r"\b(?P<celex>[1-9]\d{4}[A-Z]{1,2}\d{4}(?:-\d{8}|\(\d{2}\)|R\(\d{2}\))?)\b")
_LED_TO = re.compile(
    r"\b(?:du|le|la|les|l'|au|ce|cette|par|the|of|this|by|under|amending|repealing|modifiant"
    r"|abrogeant)\s?$",
    re.IGNORECASE,
)
_FRENCH_DOMAINS = {"EU": "UE", "EC": "CE", "EEC": "CEE"}
_SHORT = {"r": "Règl.", "di": "Dir.", "dé": "Déc.", "de": "Déc."}
_LETTERS = {"Règl.": "R", "Dir.": "L", "Déc.": "D", "Déc. d'exéc.": "D"}


def recognises(draft: Draft) -> bool:
    """Whether the draft is an act of the Union: it opens with the act's own title."""
    if "eur-lex.europa.eu" in (draft.url or "") and _CELEX.search(unquote(draft.url or "")):
        return True
    found = _own_title(opening_of(draft))
    made = found and (found["maker"] or found["before"])
    return bool(found and made and (found["domain"] or found["suffix"]))


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
    short, number = _short(found["nature"]), found["number"]
    code = celex["celex"] if celex else _celex_of(short, found)
    draft.identifiers = Identifiers(celex=code, number=number)
    name = f"{short} {_numbered(found)}"
    day = short_date(draft.published) if draft.published else None
    draft.citation = ", ".join(filter(None, (name, day)))
    draft.reference = " ; ".join(filter(None, (name, code)))
    draft.title = _title(found, head_of(draft)[found.start() :], draft.published)


def _own_title(opening: str) -> re.Match[str] | None:
    """The first name of an act that no word leads to, as a sentence about it would."""
    older = _OLDER.search(opening)
    if older:
        return older
    named = _TITLE.finditer(opening)
    return next((found for found in named if not _LED_TO.search(opening[: found.start()])), None)


def _numbered(found: re.Match[str]) -> str:
    """The act's number as French texts have it: (UE) n° 575/2013, (UE) 2016/679, 95/46/CE."""
    domain, suffix = ((found[part] or "").upper() for part in ("domain", "suffix"))
    sign = "n° " if found["sign"] else ""
    if domain:
        return f"({_FRENCH_DOMAINS.get(domain, domain)}) {sign}{found['number']}"
    return f"{found['number']}/{_FRENCH_DOMAINS.get(suffix, suffix)}" if suffix else found["number"]


def _title(found: re.Match[str], head: str, published: date | None) -> str:
    """The act's title in one line: nature, number, day, and what it is about."""
    nature = found["nature"].capitalize()
    about = _SUBJECT.search(head)
    subject = about["subject"].strip() if about else ""
    english = _OF_DAY.search(head)
    if english:
        domain = f"({found['domain'].upper()}) " if found["domain"] else ""
        sign = "No " if found["sign"] else ""
        suffix = f"/{found['suffix'].upper()}" if found["suffix"] else ""
        named = f"{nature} {domain}{sign}{found['number']}{suffix} of {english['day']}"
    else:
        day = f" du {written_date(published)}" if published else ""
        named = f"{nature} {_numbered(found)}{day}"
    return f"{named} {subject}".strip()


def _short(nature: str) -> str:
    plain = nature.casefold()
    passed = {"delegated", "implementing", "commission", "council"}
    word = next((word for word in plain.split() if word not in passed), plain)
    short = _SHORT["r"] if word.startswith("r") else _SHORT[word[:2]]
    executes = "exécution" in plain or "execution" in plain or "implementing" in plain
    return f"{short} d'exéc." if executes and short == "Déc." else short


def _celex_of(short: str, found: re.Match[str]) -> str | None:
    """The CELEX number that follows from the act's, whose year stands last after "n°"."""
    first, _, second = found["number"].partition("/")
    year, serial = (second, first) if found["sign"] else (first, second)
    if len(year) == 2:
        year = f"19{year}"
    letter = _LETTERS.get(short)
    if letter is None or not re.fullmatch(r"19[5-9]\d|20\d\d", year):
        return None
    return f"3{year}{letter}{int(serial):04d}"
