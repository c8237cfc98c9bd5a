"""Names of persons, and of those who publish, as lines of pages and of files give them."""

from __future__ import annotations

import re

from bot.corpus.text import collapse

__all__ = ["NAMES", "names_in", "person", "publisher_in", "real_name"]

_LONGEST = 160

_NAME = (
    r"(?:[A-ZÀ-ÖØ-Þ][\w’'.-]*)"
    r"(?:(?:\s+|-)(?:(?:de|del|della|di|da|dos|du|des|la|le|van|von|den|der|ben|bin|el|al|d’|d')\s*){0,2}[A-ZÀ-ÖØ-Þ][\w’'.-]*){0,4}"
)
NAMES = rf"{_NAME}(?:(?:\s*,\s*(?:(?:et|and)\s+)?|\s+(?:et|and|&|avec|with)\s+){_NAME}){{0,5}}"
"""Names of persons, one or several, in a regular expression."""

_PREPOSITION = re.compile(
    r"^\s*(?:(?:écrit|rédigé|publié|proposé)\s+)?(?:par|by)\s*:?\s+", re.IGNORECASE
)
_BETWEEN_NAMES = re.compile(r"\s*[,;/&|]\s*|\s+(?:et|and|avec|with)\s+")
_WHOLE_NAME = re.compile(rf"\s*(?P<name>{_NAME})(?=\s*(?:$|[(–—]))")
_SHOUTED = re.compile(r"\s*(?P<name>[A-ZÀ-ÖØ-Þ’'-]{2,}(?:[ .]+[A-ZÀ-ÖØ-Þ’'.-]+)+)(?=\s|$)")

_PERSON = re.compile(
    r"(?!(?i:les?|la|the|un|une|notre|our|new|saint|health|santé)\b)"
    r"(?!.*\b(?i:radio|tv|info|news|journal|presse?|media|rédaction|agence|times|post|letter|monde"
    r"|service|droits?|actualités?)\b)"
    r"(?P<name>[A-ZÀ-Þ][a-zà-ÿ’'-]+(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?"
    r"(?: (?:de|du|des|le|la|van|von|el|ben))*(?: [A-ZÀ-Þ]\.)?(?: [A-ZÀ-Þ][\w’'-]+){1,2})\.?"
)
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:copyright\s*)?(?:\d{4}(?:\s?[-–]\s?\d{4})?\s*)?[,|–-]?\s*"
    r"(?P<name>[^\W\d][^|©.,–\d]{1,50}?)\s*(?:$|[|.,–-]|20\d\d$"
    r"|(?i:tous droits|all rights|(?:or|and) its affiliate|et ses filiales))",
    re.IGNORECASE,
)
_RESERVED = re.compile(
    r"^(?P<name>[^\W\d][^|©.,–\d]{1,50}?)\s*[,|–-]\s*(?:tous droits réservés|all rights reserved)",
    re.IGNORECASE,
)
_NAMED_FIRST = re.compile(
    r"^(?!(?:photo|cr[ée]dit|image|illustration|dessin|infographi|graphi|cartoon))"
    r"(?P<name>[^\W\d][^|©.,–\d]{1,50}?)\s*[,|–-]?\s*©\s*\d{4}(?:\s?[-–]\s?\d{4})?\W*$",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"python-docx|utilisateur|\buser\b|admin|owner|microsoft|unknown|inconnu|anonym|webmest"
    r"|\bdesk$|newsroom|^\W|\.\w{2,4}$",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"^(?:tous droits|all rights|copyright|droits)|\bphotos?\b|^crown|/", re.IGNORECASE
)


def real_name(name: str | None) -> str | None:
    """The name that a file gives its author, unless it is only what a program filled in."""
    name = collapse(name or "")
    return None if not name or _NOBODY.search(name) else name


def names_in(value: str) -> str | None:
    """The names in a value that should hold only names: "Par ANA PETIT et Luc Grand, envoyés".

    A name ends at the first word that is none; names in capitals get small letters.
    """
    if "@" in value or "://" in value:
        return None
    names: list[str] = []
    for piece in _BETWEEN_NAMES.split(_PREPOSITION.sub("", collapse(value))):
        found = _SHOUTED.match(piece) or _WHOLE_NAME.match(piece)
        if found is None:
            break
        name = found["name"].strip(" .")
        shouted = name.isupper() and " " in name
        names.append(name.title() if shouted else name)
        if found.end() < len(piece.strip()):
            break
    return ", ".join(dict.fromkeys(names)) or None


def person(line: str) -> str | None:
    """The names that the line is, if they are persons' and nothing else: "Ana PETIT et Luc Roy"."""
    matches = [_PERSON.fullmatch(name) for name in re.split(r" et | and |, ", collapse(line))]
    names = [match["name"] for match in matches if match]
    if not matches or len(names) < len(matches):
        return None
    parts = (" ".join(map(_small, name.split())) for name in names)
    return " et ".join(parts) if " et " in line else ", ".join(parts)


def _small(part: str) -> str:
    return part.title() if part.isupper() else part


def publisher_in(line: str) -> str | None:
    """The publisher that a line of rights names ("© 2021 Le Monde, tous droits réservés")."""
    for pattern in (_RIGHTS, _RESERVED, _NAMED_FIRST):
        match = pattern.search(line) if len(line) <= _LONGEST else None
        if match and not _NO_NAME.search(match["name"]):
            return match["name"].strip()
    return None
