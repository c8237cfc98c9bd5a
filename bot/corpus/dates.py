"""Days as French and English texts write them: 08/03/2021, 8 mars 2021, March 8, 2021.

Numbers alone are read day first, as in France. In an English text `03/08/2021` may be either
month, so it is no date at all: a wrong date costs more than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from bot.corpus.models import Language
from bot.language.fold import fold

__all__ = ["DATE", "dates_in", "first_date", "names_date", "written_date"]

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "janvier janv january jan",
            "fevrier fevr fev february feb",
            "mars march mar",
            "avril avr april apr",
            "mai may",
            "juin june jun",
            "juillet juill juil july jul",
            "aout august aug",
            "septembre sept september sep",
            "octobre oct october",
            "novembre nov november",
            "decembre dec december",
        ),
        start=1,
    )
    for name in names.split()
}

_FRENCH_MONTHS = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
)

_MONTH = r"(?:[jfmasond][a-zéèûôA-ZÉÈÛÔ]{2,8})\.?"

_WORDS = re.compile(r"[^\W\d_]+")

DATE = re.compile(
    rf"""(?<![\w/.-])(?:
        (?P<iso_year>\d{{4}})-(?P<iso_month>\d{{2}})-(?P<iso_day>\d{{2}})
      | (?P<day>\d{{1,2}})(?:er|st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH}),?\s+(?P<year>\d{{4}})
      | (?P<us_month>{_MONTH})\s+(?P<us_day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<us_year>\d{{4}})
      | (?P<first>\d{{1,2}})(?P<mark>[/.-])(?P<second>\d{{1,2}})(?P=mark)(?P<plain_year>\d{{4}})
    )(?![\w/])""",
    re.VERBOSE | re.IGNORECASE,
)
"""A day in any of the forms; not every match is a real day."""


def dates_in(text: str, language: Language = Language.FRENCH) -> Iterator[date]:
    """The days that the text names, in order."""
    for match in DATE.finditer(text):
        found = _day(match, language)
        if found is not None:
            yield found


def first_date(text: str, language: Language = Language.FRENCH) -> date | None:
    """The first day that the text names, or None."""
    return next(dates_in(text, language), None)


def names_date(text: str, moment: str) -> bool:
    """Whether the text names an ISO day, month (2021-03) or year (2021).

    The parts may stand apart, as in "les 26 et 27 février, puis le 1er mars 2021".
    """
    if moment in text:
        return True
    folded = fold(text)
    year, *rest = moment.split("-")
    month, day = (int(part) if part else None for part in (*rest, "", "")[:2])
    return (
        re.search(rf"\b{year}\b", folded) is not None
        and (month is None or any(_MONTHS.get(word) == month for word in _WORDS.findall(folded)))
        and (day is None or re.search(rf"\b0?{day}(?:er|st|nd|rd|th)?\b", folded) is not None)
    )


def _day(match: re.Match[str], language: Language) -> date | None:
    part = match.groupdict()
    if part["iso_year"]:
        return _real(part["iso_year"], int(part["iso_month"]), part["iso_day"])
    if part["month"]:
        return _real(part["year"], _month(part["month"]), part["day"])
    if part["us_month"]:
        return _real(part["us_year"], _month(part["us_month"]), part["us_day"])
    first, second = int(part["first"]), int(part["second"])
    if language is Language.ENGLISH and first != second and max(first, second) <= 12:
        return None
    if second > 12 and language is Language.ENGLISH:
        first, second = second, first
    return _real(part["plain_year"], second, str(first))


def _month(name: str) -> int:
    return _MONTHS.get(fold(name).rstrip("."), 0)


def _real(year: str, month: int, day: str) -> date | None:
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None


def written_date(day: date) -> str:
    """The day in full French: 12 mars 2021, 1er juillet 2020."""
    return f"{'1er' if day.day == 1 else day.day} {_FRENCH_MONTHS[day.month - 1]} {day.year}"
