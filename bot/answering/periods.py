"""Days, months and years as a person types them: `2021`, `mars 2021`, `2021-03`, `12 mars 2021`."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import NamedTuple

from bot.corpus.models import Language
from bot.errors import MisuseError
from bot.language.analysis import analyse

__all__ = ["Period", "iso_period", "period_of"]

_ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?")


class Period(NamedTuple):
    """From the first day to the last, both included."""

    first: date
    last: date

    def meets(self, since: date | None, until: date | None) -> bool:
        """Whether a day of the period lies between `since` and `until`; None is an open end."""
        return (since is None or self.last >= since) and (until is None or self.first <= until)


def period_of(typed: str) -> Period:
    """The day, the month or the year that was typed, and nothing else was.

    Raises:
        MisuseError: it is none of these.
    """
    tokens = list(analyse(typed, Language.FRENCH))
    if len({token.start for token in tokens}) == 1:
        dates = [token.term for token in tokens if _ISO.fullmatch(token.term)]
        try:
            return iso_period(max(dates, key=len, default=""))
        except ValueError:
            pass
    raise MisuseError("not-a-date", date=typed[:60])


def iso_period(written: str) -> Period:
    """The days of an ISO day, month (2021-03) or year (2021).

    Raises:
        ValueError: it is none of these.
    """
    match = _ISO.fullmatch(written)
    if match is None:
        raise ValueError(written)
    year = int(match["year"])
    if match["month"] is None:
        return Period(date(year, 1, 1), date(year, 12, 31))
    month = int(match["month"])
    if match["day"] is None:
        last = calendar.monthrange(year, month)[1]
        return Period(date(year, month, 1), date(year, month, last))
    day = date(year, month, int(match["day"]))
    return Period(day, day)
