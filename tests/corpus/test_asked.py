"""What people ask: searched with the sentences that answer it, and shown nowhere."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest

from bot.corpus.asked import read_asked, with_asked
from bot.corpus.bundle import read_bundle
from bot.corpus.models import Language, Note, NoteMark
from bot.corpus.passages import passages
from bot.evaluation.questions import read_questions
from bot.language.fold import fold
from bot.resources import CORPUS
from bot.retrieval.building import build
from tests.retrieval.documents import document

TEXT = "Le juge a refusé de suspendre. Le contrat se poursuit."
QUESTION = "Le gendarme a-t-il dit non ?"


@pytest.fixture
def judged():
    first = TEXT.index(" Le contrat")
    return document("un", TEXT).model_copy(
        update={
            "notes": (Note(label="1-1", text="a"), Note(label="1-2", text="b")),
            "note_marks": (NoteMark(label="1-1", offset=first), NoteMark(label="1-2", offset=54)),
        }
    )


def test_a_fact_brings_its_questions_in_the_language_of_the_document(judged):
    told = {"1-1": {Language.FRENCH: (QUESTION,), Language.ENGLISH: ("Was it refused?",)}}
    asked = with_asked(judged, told)
    assert asked.asked == {"1-1": (QUESTION,)}
    assert list(asked.asked_of(0, TEXT.index(" Le contrat"))) == [QUESTION]
    assert list(asked.asked_of(TEXT.index("Le contrat"), len(TEXT))) == []


def test_its_words_find_the_sentence_and_its_text_stays_as_it_was(judged):
    asked = with_asked(judged, {"1-1": {Language.FRENCH: (QUESTION,)}})
    plain, searched = build([judged]).lexicon, build([asked]).lexicon
    assert plain.word_numbers("gendarme") == []
    assert searched.word_numbers("gendarme") != []
    assert (asked.text, asked.digest) == (judged.text, judged.digest)
    assert list(passages(asked)) == list(passages(judged))


def test_a_bundle_without_the_file_asks_nothing(tmp_path):
    assert read_asked(tmp_path) == {}


def test_questions_are_on_no_card():
    bundle = list(read_bundle(CORPUS))
    assert any(document.asked for document in bundle)
    assert not any("asked" in document.card.model_dump() for document in bundle)


@pytest.mark.parametrize("path", sorted(Path(__file__).parents[1].glob("questions/*.yaml")))
def test_no_question_that_results_are_judged_by_is_among_them(path):
    told = read_asked(CORPUS)
    known = {fold(line).strip(" ?.!") for held in told.values() for line in chain(*held.values())}
    assert not [q.id for q in read_questions(path) if fold(q.question).strip(" ?.!") in known]
