"""Dated events: in order, quoted, by subject and by date."""

from datetime import date

import pytest

from bot.answering.periods import Period
from bot.corpus.models import Language
from bot.errors import MisuseError


def texts(timeline):
    return [event.quote.text for event in timeline.events]


def test_every_event_is_told_in_order(clerk):
    timeline = clerk.timeline()
    firsts = [event.period.first for event in timeline.events]
    assert firsts == sorted(firsts)
    assert len(firsts) > 100


@pytest.mark.parametrize("language", list(Language))
def test_each_sentence_names_the_year_of_its_event(clerk, language):
    for event in clerk.timeline(language=language).events:
        assert event.quote.document.language is language
        years = {event.period.first.year, event.period.last.year}
        if event.precision == "day":
            assert any(str(year) in event.quote.text for year in years), event.quote.text


def test_a_period_keeps_what_happened_in_it(clerk):
    since, until = date(2021, 3, 1), date(2021, 3, 31)
    timeline = clerk.timeline(since=since, until=until)
    assert any("12 mars 2021" in text for text in texts(timeline))
    for event in timeline.events:
        assert event.period.first <= until
        assert event.period.last >= since


def test_an_event_of_several_days_is_met_by_each_of_them(clerk):
    for day in (date(2021, 2, 25), date(2021, 2, 26)):
        events = clerk.timeline(since=day, until=day).events
        assert Period(date(2021, 2, 25), date(2021, 2, 26)) in [event.period for event in events]


@pytest.mark.parametrize(
    ("subject", "word"),
    [
        ("Maiia", "Maiia"),
        ("CLOUD Act", "CLOUD Act"),
        ("n° 450163", "Doctolib"),
        ("latombe", "Latombe"),
        ("chifrement", "chiffrement"),
        ("encryption", "chiffrement"),
        ("hdh", "Health Data Hub"),
    ],
)
def test_a_subject_is_a_document_a_concept_or_a_word(clerk, subject, word):
    timeline = clerk.timeline(subject)
    assert 0 < len(timeline.events) < 30
    assert any(word in text for text in texts(timeline))


def test_a_subject_of_no_event_proposes_others(clerk):
    timeline = clerk.timeline("recette de cuisine")
    assert not timeline.events
    for subject in timeline.nearest:
        assert clerk.timeline(subject).events


def test_the_end_cannot_be_before_the_beginning(clerk):
    with pytest.raises(MisuseError):
        clerk.timeline(since=date(2022, 1, 1), until=date(2021, 1, 1))
