"""Dates as people type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.periods import Period, iso_period, period_of
from bot.errors import MisuseError


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("mars 2021", date(2021, 3, 1), date(2021, 3, 31)),
        ("February 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("2021-03", date(2021, 3, 1), date(2021, 3, 31)),
        ("12 mars 2021", date(2021, 3, 12), date(2021, 3, 12)),
        ("le 12 mars 2021", date(2021, 3, 12), date(2021, 3, 12)),
        ("March 12, 2021", date(2021, 3, 12), date(2021, 3, 12)),
        ("12/03/2021", date(2021, 3, 12), date(2021, 3, 12)),
        ("2021-03-12", date(2021, 3, 12), date(2021, 3, 12)),
    ],
)
def test_days_months_and_years(typed, first, last):
    assert period_of(typed) == Period(first, last)


@pytest.mark.parametrize("typed", ["", "hier", "mars", "31/02/2021", "2021-13", "2020 à 2021", "0"])
def test_what_is_no_date_is_refused(typed):
    with pytest.raises(MisuseError):
        period_of(typed)


@given(st.text())
def test_any_text_is_a_period_or_refused(typed):
    try:
        period = period_of(typed)
    except MisuseError:
        return
    assert period.first <= period.last


@given(st.dates(), st.dates(), st.dates())
def test_a_day_is_met_by_the_spans_that_hold_it(day, one, other):
    since, until = sorted((one, other))
    assert iso_period(day.isoformat()).meets(since, until) == (since <= day <= until)
