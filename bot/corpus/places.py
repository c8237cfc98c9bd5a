"""Where in a document a passage stands, as lawyers say it: heading, article, numbered paragraph.

"Sur la condition d'urgence, § 7" of a judgment, "pt 105" of the Court of Justice, "cons. 35" (a
recital) or "Article 9 – Catégories particulières, § 2, a)" of a regulation, "art. 1er" of what a
judge orders.
"""

from __future__ import annotations

import re
from itertools import takewhile

from bot.corpus.headings import ARTICLE, heading_at
from bot.corpus.models import Block, BlockKind, Document, Kind, Provenance

__all__ = ["place_of"]

_NATURE_ALONE = re.compile(r"^(?:arrêt|ordonnance|judgment|order|motifs)$", re.IGNORECASE)
"""Heads the whole of a decision, and tells no place in it."""

_RULES = re.compile(
    r"^(?:par ces motifs.{0,100}|dispositif"
    r"|(?:(?:le conseil constitutionnel|la cour|le tribunal) )?(?:d ?[ée] ?c ?i ?d ?e"
    r"|o ?r ?d ?o ?n ?n ?e|a ?r ?r ?[êe] ?t ?e|d ?[ée] ?c ?r ?[èe] ?t ?e))\s?:?$",
    re.IGNORECASE,
)
"""Heads what a decision rules, whose articles are cited without it."""

_TRAIL = re.compile(r"\s*[:,]$")
_UNION_COURTS = ("Cour de justice", "Tribunal de l'Union")
_NUMBERED = {Kind.DECISION, Kind.REGULATION, Kind.STATUTE, Kind.GUIDELINE}
"""Kinds of texts whose paragraphs are cited by their numbers."""


def place_of(document: Document, offset: int) -> str | None:
    """The heading above the character at `offset`, with the number of its paragraph; or None."""
    above = list(takewhile(lambda block: block.start <= offset, document.blocks))
    heading = _heading(document, above)
    official = document.kind in _NUMBERED and document.provenance is Provenance.ORIGINAL
    number = _number(document, above) if official else None
    if heading and _RULES.match(heading) and (number is None or number.startswith("art. ")):
        heading = None
    if number and number.startswith("cons. "):
        # What heads the recitals is the end of the act's title.
        heading = None
    return ", ".join(filter(None, (heading, number))) or None


def _heading(document: Document, above: list[Block]) -> str | None:
    """The nearest heading."""
    at = next((n for n in reversed(range(len(above))) if _is_heading(above[n])), None)
    if at is None:
        return None
    found = heading_at(document, at)
    return None if _NATURE_ALONE.match(found) else _TRAIL.sub("", found)


def _number(document: Document, above: list[Block]) -> str | None:
    """The paragraph's number, and the points in it (1°, a)); under one heading only."""
    points: dict[bool, str] = {}
    within = above[-1].number is not None or above[-1].kind is BlockKind.ITEM
    for block in reversed(above):
        if _is_heading(block):
            break
        number = block.number
        if number is None or (_is_point(number) and not within):
            continue
        if not _is_point(number):
            return ", ".join((_named(document, number, above), *_ordered(points)))
        if number.endswith("°") or not points:
            # A letter above a 1° is that of another point.
            points.setdefault(number.endswith("°"), number)
    return ", ".join(_ordered(points)) or None


def _is_point(number: str) -> bool:
    """Whether it numbers a point of a paragraph: a, iv, 1°."""
    short = len(number) <= 2 or not number.strip("ivx")
    return number.endswith("°") or (number.islower() and short)


def _ordered(points: dict[bool, str]) -> list[str]:
    """The points as they are cited, the 1° before its letter."""
    return [points[degree] if degree else f"{points[degree]})" for degree in sorted(points)[::-1]]


def _named(document: Document, number: str, above: list[Block]) -> str:
    if ARTICLE.match(number):
        return ARTICLE.sub("art. ", number)
    if not number.isdigit():
        return number
    if document.kind is Kind.REGULATION:
        headings = (block.of(document.text) for block in above if _is_heading(block))
        return f"§ {number}" if any(map(ARTICLE.match, headings)) else f"cons. {number}"
    if (document.publisher or "").startswith(_UNION_COURTS):
        return f"pt {number}"
    return f"§ {number}"


def _is_heading(block: Block) -> bool:
    return block.kind is BlockKind.HEADING
