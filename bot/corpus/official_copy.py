"""Official texts copied from their site's page: each line counts but those of the site itself."""

from __future__ import annotations

import re

from bot.corpus.furniture import Furniture, furniture

__all__ = ["without_site"]

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

_MOST_ABOVE = 60
"""Lines that a site may print above the text."""

_LONG = 80


def without_site(text: str) -> str:
    """The text without the lines in which its site speaks: menus, buttons, legal notices."""
    lines = text.split("\n")
    first = next((n for n, line in enumerate(lines[:_MOST_ABOVE]) if _OPENS.match(line)), 0)
    if any(len(line) >= _LONG for line in lines[:first]):
        first = 0
    last = max((n for n, line in enumerate(lines) if _is_own(line)), default=len(lines) - 1)
    kept = [line for line in lines[first : last + 1] if furniture(line) not in _OF_SITE]
    kept = _without_repeats(kept)
    closing = [line for line in lines[last + 1 :] if line.strip()]
    for line in closing:
        if furniture(line) is not None:
            break
        kept += ["", line]
    return "\n".join(kept)


def _without_repeats(lines: list[str]) -> list[str]:
    """The lines without those of the head that come again: a site prints a text's name twice."""
    long = next((n for n, line in enumerate(lines) if len(line) >= _LONG), len(lines))
    head = [line.strip() for line in lines[:long]]
    last = {line: n for n, line in enumerate(head) if line}
    return [line for n, line in enumerate(lines) if n >= long or last.get(head[n], n) == n]


_OF_SITE = {Furniture.ORNAMENT, Furniture.END}


def _is_own(line: str) -> bool:
    """Whether the line is surely the text's own: it is long, or opens like a provision."""
    if furniture(line) is not None:
        return False
    return len(line) >= _LONG or bool(re.match(r"^(?:article|\d+[.)])\s", line, re.IGNORECASE))
