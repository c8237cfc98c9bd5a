from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.corpus.models import Block, BlockKind, Document, Note, NoteMark, Span, Validity

DAYS = st.dates(date(2018, 1, 1), date(2022, 1, 1))


def document(**fields):
    text = "Titre\n\nPremier.\n\nSecond."
    blocks = (
        Block(start=0, end=5, kind=BlockKind.HEADING, level=2),
        Block(start=7, end=15),
        Block(start=17, end=24),
    )
    return Document(**{"id": "un", "title": "Un", "text": text, "blocks": blocks} | fields)


@given(DAYS, DAYS, DAYS)
def test_a_text_applies_from_its_first_day_to_its_last(since, until, day):
    assert Validity(since=since, until=until).holds_on(day) == (since <= day <= until)


@given(DAYS, DAYS)
def test_an_open_end_always_holds(since, day):
    assert Validity(since=since).holds_on(day) == (since <= day)
    assert Validity(until=since).holds_on(day) == (day <= since)
    assert Validity().holds_on(day)


@pytest.mark.parametrize("wrong", ["", " un", "un\tdeux", "une\nligne", "x" * 501])
def test_an_id_is_one_plain_line(wrong):
    with pytest.raises(ValidationError):
        document(id=wrong)


@pytest.mark.parametrize(
    "blocks",
    [
        (Block(start=0, end=5), Block(start=4, end=9)),
        (Block(start=7, end=9), Block(start=0, end=5)),
        (Block(start=0, end=500),),
    ],
)
def test_blocks_neither_overlap_nor_leave_the_text(blocks):
    with pytest.raises(ValidationError):
        document(blocks=blocks)


def test_a_block_does_not_end_before_it_starts():
    with pytest.raises(ValidationError):
        Block(start=3, end=2)


def test_a_document_never_changes():
    with pytest.raises(ValidationError):
        document().title = "Deux"


def test_a_span_is_characters_of_a_text():
    assert Span(7, 15).of(document().text) == "Premier."


def test_what_stands_around_an_offset():
    read = document()
    assert [read.heading_of(at) for at in (0, 7, 20)] == ["Titre"] * 3
    assert read.block_at(8) == read.blocks[1]
    assert read.block_at(15) is None


def test_there_is_no_heading_above_the_first():
    read = document(blocks=(Block(start=0, end=5), Block(start=7, end=15, kind=BlockKind.HEADING)))
    assert read.heading_of(3) is None
    assert read.heading_of(9) == "Premier."


def test_notes_are_those_called_within_a_span_each_once():
    read = document(
        notes=(Note(label="1", text="un"), Note(label="2", text="deux")),
        note_marks=(NoteMark(label="1", offset=15), NoteMark(label="1", offset=24)),
    )
    assert [note.label for note in read.notes_of(7, 15)] == ["1"]
    assert [note.label for note in read.notes_of(0, 24)] == ["1"]
    assert [note.label for note in read.notes_of(0, 14)] == []


def test_the_digest_changes_with_the_text_alone():
    read = document()
    assert read.digest == document(title="Deux").digest
    assert read.digest != document(text="Titre\n\nPremier.\n\nSecond!").digest


def test_all_languages_of_a_document_are_one_work():
    assert document().work == document(id="one", translation_of="un").work == "un"
