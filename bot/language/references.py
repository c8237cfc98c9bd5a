"""Legal references, numbers and dates as single terms, however they are written.

`art. 9 RGPD`, `Article 9 GDPR` and `l'article 9 du RGPD` share the term `article-9`; `L. 1111-8`,
`L1111-8` and `l 1111-8` the term `l1111-8`; `12 mars 2021`, `March 12, 2021` and `12/03/2021` the
term `2021-03-12`, and with it the terms of its month and year.

The forms are those of the *Guide de légistique* (codes and articles), of the ECLI standard
(Council conclusions 2011/C 127/01), of CELEX numbers (EUR-Lex) and of the courts' docket numbers.
Every expression is linear: no nested repetition over the same characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.language.fold import fold

__all__ = ["REFERENCE", "is_reference", "reference_terms"]

_SPACE = r"[ \u00a0\u202f]"
_MONTHS = {
    "janvier": 1, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7,
    "aout": 8, "septembre": 9, "octobre": 10, "novembre": 11, "decembre": 12,
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
    "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
    "janv": 1, "fevr": 2, "avr": 4, "juill": 7, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_MONTH = (
    r"(?:janv(?:ier)?|f[ée]vr(?:ier)?|mars|avr(?:il)?|mai|juin|juill(?:et)?|ao[ûu]t|sept(?:embre)?"
    r"|oct(?:obre)?|nov(?:embre)?|d[ée]c(?:embre)?|january|february|march|april|may|june|july"
    r"|august|september|october|november|december)"
)
_ARTICLE_NUMBER = (
    r"(?:[LRDA]\.?\*?" + _SPACE + r"?)?\d+(?:[-‑]\d+)*(?:\.\d+)*(?:\.?[a-z](?![^\W\d_]))?"
)

_OPENING = (
    r"(?=\d|ecli:|art|[ctf][-‐‑–]\d|[lrda][.*\s\u00a0\u202f]{0,3}\d"
    r"|jan|f[ée][vb]|mar|avr|apr|ma[iy]|jui|jul|jun|ao|aug|sep|oct|nov|d[ée]c|[a-z]\.[a-z]\.)"
)
"""What every reference starts with: lets the expression fail at once on ordinary words."""

REFERENCE = re.compile(
    rf"""{_OPENING}(?:
    (?P<ecli>\bECLI:[A-Z]{{2}}:[A-Z0-9]+:\d{{4}}:[A-Z0-9.]*[A-Z0-9])
  | (?P<celex>\b[1-9]\d{{4}}[A-Z]{{1,2}}\d{{4}}\b)
  | (?P<case>\b[CTF][-‐‑–]\d{{1,4}}/\d{{2}}(?:{_SPACE}P\b)?)
  | (?P<acronym>\b(?-i:(?:[A-Z]\.){{2,}}[A-Z]?)(?![^\W_]))
  | (?P<iso>\b(?:19|20)\d\d-\d\d-\d\d\b)
  | (?P<slashed>\b\d{{1,2}}/\d{{1,2}}/(?:19|20)\d\d\b)
  | (?P<dated>\b\d{{1,2}}(?:er|st|nd|rd|th)?{_SPACE}{_MONTH}\b\.?(?:,?{_SPACE}(?:19|20)\d\d\b)?)
  | (?P<english>\b(?:january|february|march|april|may|june|july|august|september|october|november
      |december){_SPACE}\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?{_SPACE}(?:19|20)\d\d\b)?)
  | (?P<monthly>\b{_MONTH}\.?{_SPACE}(?:19|20)\d\d\b)
  | (?P<article>\b(?:art(?:icles?|\.)?){_SPACE}?{_ARTICLE_NUMBER}
      (?:{_SPACE}?(?:,|et|ou|à|and|or|to){_SPACE}(?:l')?{_ARTICLE_NUMBER})*)
  | (?P<code>\b[LRDA]\.?\*?{_SPACE}?\d{{1,4}}(?:[-‑]\d+)+\b)
  | (?P<point>\b\d{{1,3}}\.\d{{1,2}}(?:\.[a-z])?\b)
  | (?P<numbered>\b\d+(?:[-‑/]\d+)+\b)
  | (?P<grouped>\b\d{{1,3}}(?:{_SPACE}\d{{3}})+(?:,\d+)?\b|\b\d{{1,3}}(?:,\d{{3}}){{2,}}\b)
  | (?P<decimal>\b\d+,\d+\b)
    )    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Finds a reference at a position of a text; its group tells the form."""

_TERM = re.compile(r"\d|^(?:ecli:|month-)")
_NUMBERS = re.compile(rf"(?<![^\W_]){_ARTICLE_NUMBER}", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_LETTERS = re.compile(r"[^\W\d_]{3,}")


def is_reference(term: str) -> bool:
    """Whether a term stands for a reference, a number or a date rather than for a word."""
    return _TERM.search(term) is not None


@lru_cache(maxsize=16_384)
def reference_terms(form: str, text: str) -> tuple[str, ...]:
    """The terms of a reference: the most exact first. `form` is a group name of `REFERENCE`."""
    return tuple(_terms(form, fold(text)))


def _terms(form: str, text: str) -> Iterator[str]:
    compact = re.sub(r"[\s\u00a0\u202f]", "", text).replace("–", "-")
    match form:
        case "iso":
            written = compact.split("-")
            yield from _date_terms(int(written[2]), int(written[1]), int(written[0]))
        case "slashed":
            written = compact.split("/")
            yield from _date_terms(int(written[0]), int(written[1]), int(written[2]))
        case "dated" | "english":
            numbers = [int(number) for number in _DIGITS.findall(text)]
            year = numbers[1] if len(numbers) > 1 else None
            yield from _date_terms(numbers[0], _month_in(text), year)
        case "monthly":
            yield from _date_terms(None, _month_in(text), int(_DIGITS.findall(text)[0]))
        case "article":
            for number in _NUMBERS.findall(text):
                yield from _article_terms(number)
        case "code":
            yield compact.replace(".", "").replace("*", "")
        case "case":
            yield compact.rstrip("p")
        case "acronym":
            yield compact.replace(".", "")
        case "grouped":
            yield compact.replace(",", "") if compact.count(",") > 1 else compact
        case _:
            yield compact


def _month_in(text: str) -> int:
    return next(_MONTHS[word] for word in _LETTERS.findall(text) if word in _MONTHS)


def _date_terms(day: int | None, month: int, year: int | None) -> Iterator[str]:
    if day is not None and year is not None:
        yield f"{year}-{month:02}-{day:02}"
    if day is not None:
        yield f"month-{month:02}-{day:02}"
    if year is not None:
        yield f"{year}-{month:02}"
        yield str(year)
    yield f"month-{month:02}"


def _article_terms(number: str) -> Iterator[str]:
    number = re.sub(r"[\s\u00a0\u202f.]", "", number) if number[0].isalpha() else number
    if number[0].isalpha():
        yield number.replace("*", "")
        return
    whole, _, point = number.partition(".")
    if point:
        yield f"{whole}.{point}"
    yield f"article-{whole}"
