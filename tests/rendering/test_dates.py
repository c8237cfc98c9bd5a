from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.answering.periods import Period, iso_period
from bot.corpus.dates import first_date
from bot.corpus.models import Language
from bot.rendering.dates import long_date, long_period


def test_the_first_of_a_month_is_ordinal_in_french_alone() -> None:
    assert long_date(date(2021, 8, 1), Language.FRENCH) == "1er août 2021"
    assert long_date(date(2021, 8, 1), Language.ENGLISH) == "1 August 2021"


@given(st.dates(min_value=date(1900, 1, 1)), st.sampled_from(Language))
def test_a_date_is_read_back(day: date, language: Language) -> None:
    assert first_date(long_date(day, language), language) == day


def test_a_period_is_shown_as_exactly_as_it_is_known() -> None:
    day = Period(date(2021, 3, 12), date(2021, 3, 12))
    days = Period(date(2021, 2, 25), date(2021, 3, 1))
    for period, precision, french, english in (
        (day, "day", "12 mars 2021", "12 March 2021"),
        (day, "about", "vers le 12 mars 2021", "about 12 March 2021"),
        (iso_period("2021-03"), "month", "mars 2021", "March 2021"),
        (iso_period("2013"), "year", "2013", "2013"),
        (days, "day", "du 25 février 2021 au 1er mars 2021", "25 February 2021 to 1 March 2021"),
    ):
        assert long_period(period, precision, Language.FRENCH) == french
        assert long_period(period, precision, Language.ENGLISH) == english
