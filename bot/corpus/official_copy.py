"""Official texts copied from their site's page: each line counts but those of the site itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.corpus.furniture import Furniture, furniture
from bot.corpus.plain_genres import heads_any_document

__all__ = ["OfficialCopy", "official_copy"]

_OPENS = re.compile(
    r"^\W*(?:conseil d['’][ée]tat\b|caa de\b|cour\b|tribunal\b|n[°o]s?\s?\d|ecli:"
    r"|[ée]dition provisoire|article\s[LRDA]?\.?\s?\d|code\s(?:de|du|des|civil|pénal)"
    r"|loi\b.{0,25}\bdu\b|d[ée]cret\b.{0,25}\bdu\b|arr[êe]t[ée]?\b.{0,25}\b(?:du|de)\b|ordonnance\b.{0,25}\bdu\b"
    r"|d[ée]lib[ée]ration\b|d[ée]cision\s(?:n°|d['’]ex)|r[èe]glement\b.{0,25}\d|directive\b.{0,25}\d"
    r"|judgment of|order of|regulation\b.{0,25}\d|pourvoi|journal officiel|affaire\s|arr[êe]t de"
    r"|\d{1,2}(?:er)?\s\w+\s\d{4}$|(?:premi|deuxi|troisi|quatri|cinqui)[èe]\w*\ssection$"
    r"|grande chambre$|avis\s\d|lignes directrices\s\d)",
    re.IGNORECASE,
)
"""How the first line of an official text may begin."""

_ENTITLES = re.compile(
    r"^(?:(?:CAA de|Conseil d['’][ÉE]tat|Cour|Tribunal)\b[^:]*\d{2}/\d{2}/\d{4}"
    r"|(?:Loi|LOI|D[ée]cret|Arrêté|Ordonnance|Délibération|Décision|Avis|Lignes directrices|Opinion"
    r"|Guidelines)\s(?:n°\s?)?(?:[A-Z]+-)?\d{1,4}[-/]\d+\b)"
)
"""How a site names the text above it: its kind and its number, or its court and its day."""

_JOURNAL = re.compile(
    r"^\W*(?:journal officiel de l['’]union européenne|official journal of the european union"
    r"|[LC] \d{1,3}/\d{1,4}|\d{1,2}\.\d{1,2}\.\d{4}|[A-Z]{2})\W*$",
    re.IGNORECASE,
)
"""What the Official Journal prints at the top of each page."""

_MOST_ABOVE = 60
"""Lines that a site may print above the text."""

_LONG = 80
_HEAD_LINES = 6
_FEWEST_OF_JOURNAL = 2

_OF_SITE = {Furniture.ORNAMENT, Furniture.END}


@dataclass(frozen=True, slots=True)
class OfficialCopy:
    """What a copied page holds: the text, the name that the site gives it, the journal's head."""

    text: str
    title: str | None = None
    head: str = ""


def official_copy(text: str) -> OfficialCopy:
    """The text without the lines in which its site speaks: menus, buttons, legal notices.

    A text that shows no such line is no copied page, and stays as it is.
    """
    lines = [line.strip() for line in text.split("\n")]
    if not any(map(_is_of_site, lines)):
        return OfficialCopy(text)
    first = next((n for n, line in enumerate(lines[:_MOST_ABOVE]) if _OPENS.match(line)), 0)
    if any(len(line) >= _LONG for line in lines[:first]):
        first = 0
    last = max((n for n, line in enumerate(lines) if _is_own(line)), default=len(lines) - 1)
    kept = [line for line in lines[first : last + 1] if not _is_of_site(line)]
    kept = _without_repeats(kept)
    closing = [line for line in lines[last + 1 :] if line.strip()]
    for line in closing:
        if furniture(line) not in {None, Furniture.WEAK} and not heads_any_document(line):
            break
        kept += ["", line]
    return _parted(kept)


def _parted(lines: list[str]) -> OfficialCopy:
    """The text apart from its name and from the head of the journal above it."""
    written = [n for n, line in enumerate(lines) if line.strip()]
    journal = [n for n in written[:_HEAD_LINES] if _JOURNAL.match(lines[n])]
    journal = journal if len(journal) >= _FEWEST_OF_JOURNAL else []
    named = next((n for n in written if n not in journal), None)
    if named is not None and not _ENTITLES.match(lines[named]):
        named = None
    return OfficialCopy(
        "\n".join(line for n, line in enumerate(lines) if n != named and n not in journal),
        title=None if named is None else lines[named],
        head="\n".join(lines[n] for n in journal),
    )


def _without_repeats(lines: list[str]) -> list[str]:
    """The lines without those of the head that come again: a site prints a text's name twice."""
    long = next((n for n, line in enumerate(lines) if len(line) >= _LONG), len(lines))
    head = lines[:long]
    last = {line: n for n, line in enumerate(head) if line}
    return [line for n, line in enumerate(lines) if n >= long or last.get(head[n], n) == n]


def _is_of_site(line: str) -> bool:
    return furniture(line) in _OF_SITE and not heads_any_document(line)


def _is_own(line: str) -> bool:
    """Whether the line is surely the text's own: it is long, or opens like a provision."""
    if furniture(line) is not None:
        return False
    return len(line) >= _LONG or bool(re.match(r"^(?:article|\d+[.)])\s", line, re.IGNORECASE))
