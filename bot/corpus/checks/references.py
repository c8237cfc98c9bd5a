"""Official numbers: each well formed, and none that contradicts another of the same card.

The forms are those of the ECLI standard (Council conclusions 2011/C 127/01), of CELEX numbers
(EUR-Lex: sector, year, type, number), of the NOR system and of the courts' docket numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.corpus.checks.files import BundleFiles, Page
from bot.corpus.checks.finding import Finding, found
from bot.corpus.front_matter import Card

__all__ = ["check_references"]

_ARTICLE = r"(?:[LRDA]\. )?\d+(?:-\d+)*"
_FORMS = {
    "ecli": re.compile(r"ECLI:[A-Z]{2}:[A-Z]+[A-Z0-9]*:\d{4}:[A-Z0-9][A-Z0-9.]{0,24}"),
    "celex": re.compile(r"[0-9CE]\d{4}[A-Z]{1,2}\d{4}(?:\(\d{2}\))?"),
    "nor": re.compile(r"[A-Z]{4}\d{7}[A-Z]"),
    "docket": re.compile(r"\d{6}|[CTF]-\d{1,4}/\d{2}(?: P)?|\d{2}/\d{5}"),
    "number": re.compile(r"\d{2,4}[-/]\d+|\d{4}[-/]SG|\d{2}-[A-Z]-\d{2}|\d{2}/\d{4}|\d{5}"),
    "article": re.compile(rf"{_ARTICLE}(?: (?:à|et) {_ARTICLE})?"),
}
_NATIONAL = re.compile(r"ECLI:FR:[A-Z]+:(?P<year>\d{4}):(?P<docket>\d+)\.(?P<day>\d{8})")
_EUROPEAN = re.compile(r"ECLI:EU:[CT]:(?P<year>\d{4}):\d+")
_JUDGMENT = re.compile(r"6(?P<year>\d{4})[CT][JO](?P<number>\d{4})")
_CASE = re.compile(r"[CT]-(?P<number>\d+)/(?P<year>\d{2})")


def check_references(files: BundleFiles) -> Iterator[Finding]:
    """The identifiers, the citation and the address of each document."""
    for page, card in files.cards:
        yield from _forms(page, card)
        yield from _agreement(page, card)
        if card.url is not None and not re.fullmatch(r"https?://\S+", card.url):
            yield found("corpus-bad-url", page.file, page.lines.at("url"), url=card.url)


def _forms(page: Page, card: Card) -> Iterator[Finding]:
    for name, form in _FORMS.items():
        value = getattr(card.identifiers, name)
        if value is not None and not form.fullmatch(value):
            line = page.lines.at("identifiers", name)
            yield found("corpus-bad-reference", page.file, line, name=name, value=value)


def _agreement(page: Page, card: Card) -> Iterator[Finding]:
    """What an ECLI and a CELEX number say again: the docket, the day, the year."""
    ecli, celex = card.identifiers.ecli or "", card.identifiers.celex or ""
    docket = card.identifiers.docket or ""
    said: list[tuple[str, str, object, object]] = []
    if national := _NATIONAL.fullmatch(ecli):
        said.append(("ecli", ecli, national["docket"], docket))
        if card.date:
            said.append(("ecli", ecli, national["day"], f"{card.date:%Y%m%d}"))
    if (european := _EUROPEAN.fullmatch(ecli)) and card.date:
        said.append(("ecli", ecli, european["year"], str(card.date.year)))
    judgment, case = _JUDGMENT.fullmatch(celex), _CASE.match(docket)
    if judgment and case:
        number = f"{int(judgment['number'])}/{judgment['year'][2:]}"
        said.append(("celex", celex, number, f"{int(case['number'])}/{case['year']}"))
    if docket and card.citation and "pourvoi" not in card.citation:
        said.append(("citation", card.citation, docket in card.citation, True))
    for name, value, written, expected in said:
        if written != expected:
            path = ("citation",) if name == "citation" else ("identifiers", name)
            line = page.lines.at(*path)
            yield found("corpus-reference-disagrees", page.file, line, name=name, value=value)
