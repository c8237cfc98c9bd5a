from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.corpus.dates import first_date
from bot.corpus.models import Language
from bot.rendering.dates import long_date


def test_the_first_of_a_month_is_ordinal_in_french_alone() -> None:
    assert long_date(date(2021, 8, 1), Language.FRENCH) == "1er août 2021"
    assert long_date(date(2021, 8, 1), Language.ENGLISH) == "1 August 2021"


@given(st.dates(min_value=date(1900, 1, 1)), st.sampled_from(Language))
def test_a_date_is_read_back(day: date, language: Language) -> None:
    assert first_date(long_date(day, language), language) == day
