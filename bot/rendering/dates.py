"""Days as a person writes them: 1er mars 2021, 1 March 2021."""

from __future__ import annotations

from datetime import date

from bot.corpus.models import Language

__all__ = ["long_date"]

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
