"""Proposals, communications and reports of the European Commission: COM(2021) 206 final."""

from __future__ import annotations

import re

from bot.corpus.citations import short_date
from bot.corpus.dates import first_date
from bot.corpus.draft import Draft
from bot.corpus.models import Identifiers, Kind
from bot.corpus.sources.heading import bears_host, opening_of

__all__ = ["describe", "recognises"]

_NUMBER = re.compile(
    r"\b(?P<series>COM|SWD|SEC|JOIN|C)\s?\((?P<year>(?:19|20)\d{2})\)\s?(?P<number>\d{1,4})"
    r"(?P<final>\s(?:final|définitif))?(?P<version>/\d+)?"
)
_MAKER = re.compile(r"\b(?:commission europ[ée]enne|european commission)\b", re.IGNORECASE)
_NATURE = re.compile(
    r"\b(?P<nature>proposition de|proposal for an?|recommandation de|recommendation for an?"
    r"|communication de la commission|communication from the commission"
    r"|rapport de la commission|report from the commission"
    r"|document de travail des services de la commission|commission staff working document"
    r"|livre (?:blanc|vert)|(?:white|green) paper)\s(?P<rest>\S.{0,300}?)"
    r"(?=\s\{|\s\(Texte|\s\(Text|\s(?:EXPOSÉ|EXPLANATORY)|\s(?:FR|EN)\s|$)",
    re.IGNORECASE,
)
_DAY_WITHIN = 200
_SMALL = re.compile(r"\b(?:[A-ZÀ-Þ]{2,}|[A-ZÀ-Þ](?=['’]))\b")
_KEPT = {"UE", "EU", "TVA", "VAT"}
_NAMES = {
    "commission", "conseil", "council", "europe", "european", "parlement", "parliament", "union",
}  # fmt: skip


def recognises(draft: Draft) -> bool:
    """Whether the draft opens with the number of a document of the Commission, which it names."""
    opening = opening_of(draft)
    named = bears_host(draft, "eur-lex.europa.eu") or _MAKER.search(opening)
    return bool(named and _NUMBER.search(opening) and _NATURE.search(opening))


def describe(draft: Draft) -> None:
    """Set the number, the day, the publisher, the title and the citation."""
    opening = opening_of(draft)
    found, nature = _NUMBER.search(opening), _NATURE.search(opening)
    if found is None:
        return
    number = f"{found['series']}({found['year']}) {found['number']}{found['final'] or ''}"
    around = opening[max(0, found.start() - _DAY_WITHIN) : found.end() + _DAY_WITHIN]
    draft.kind = Kind.DOCUMENT
    draft.publisher = "Commission européenne"
    draft.author = None
    draft.published = first_date(around) or draft.published
    draft.identifiers = Identifiers(number=number)
    draft.reference = number
    day = short_date(draft.published) if draft.published else None
    draft.citation = ", ".join(filter(None, (number, day)))
    if nature:
        draft.title = _sentence(f"{nature['nature']} {nature['rest']}")


def _sentence(title: str) -> str:
    """A title in capitals as a sentence."""
    small = _SMALL.sub(lambda word: _small(word[0]), title.strip())
    return small[0].upper() + small[1:]


def _small(word: str) -> str:
    if word in _KEPT:
        return word
    return word.capitalize() if word.lower() in _NAMES else word.lower()
