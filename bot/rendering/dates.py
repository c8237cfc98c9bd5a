"""Days and periods as a person writes them: 1er mars 2021, March 2021, about 2013."""

from __future__ import annotations

from datetime import date

from bot.answering.periods import Period
from bot.corpus.models import Language
from bot.rendering.messages import say

__all__ = ["long_date", "long_period"]

_MONTHS = {
    Language.FRENCH: (
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
    ).split(),
    Language.ENGLISH: (
        "January February March April May June July August September October November December"
    ).split(),
}


def long_date(day: date, language: Language) -> str:
    """The day with its month in letters."""
    number = "1er" if day.day == 1 and language is Language.FRENCH else str(day.day)
    return f"{number} {_MONTHS[language][day.month - 1]} {day.year}"


def long_period(period: Period, precision: str, language: Language) -> str:
    """The period as exactly as it is known: see `DatedQuote.precision`."""
    first, last = period
    if first == last:
        day = long_date(first, language)
        return say("about-date", language, date=day) if precision == "about" else day
    if precision == "year" and first.year == last.year:
        return str(first.year)
    if precision == "month" and (first.year, first.month) == (last.year, last.month):
        return f"{_MONTHS[language][first.month - 1]} {first.year}"
    ends = (long_date(day, language) for day in period)
    return say("from-to", language, first=next(ends), last=next(ends))
