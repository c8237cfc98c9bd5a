from __future__ import annotations

import pytest

from bot.answering.models import Quote
from bot.corpus.models import Block, Document, Note, NoteMark
from bot.errors import MisuseError
from bot.evaluation.questions import read_questions

FILE = """
answerable:
- id: q1
  lang: fr
  type: answerable
  question: quand le juge a rejeté la requête
  answers:
  - {entry: 002-ce-450163-doctolib, fact_n: 1, fact: Le 12 mars.}
- {id: q2, question: 'Where is the key?', kind: place, documents: [order-en]}
- {id: q3, question: quel jour, spans: [12 mars]}
unanswerable:
- {id: u1, lang: fr, type: unanswerable, question: quel est le numéro de téléphone}
"""
TEXT = "Le juge statue le 12 mars. Il rejette."
ORDER = Document(
    id="order",
    title="Order",
    text=TEXT,
    blocks=(Block(start=0, end=len(TEXT)),),
    notes=(Note(label="002-01", text="x"), Note(label="002-02", text="y")),
    note_marks=(NoteMark(label="002-01", offset=26), NoteMark(label="002-02", offset=len(TEXT))),
)
FIRST, SECOND = Quote(ORDER, 0, 26), Quote(ORDER, 27, len(TEXT))


@pytest.fixture
def questions(tmp_path):
    path = tmp_path / "questions.yaml"
    path.write_text(FILE, encoding="utf-8")
    return {asked.id: asked for asked in read_questions(path)}


def test_questions_of_all_lists_are_read(questions):
    assert list(questions) == ["q1", "q2", "q3", "u1"]
    assert [asked.answerable for asked in questions.values()] == [True, True, True, False]
    assert (questions["q2"].language, questions["q2"].kind) == ("en", "place")


def test_a_fact_is_in_the_quote_that_calls_its_note(questions):
    assert questions["q1"].answered_by(FIRST)
    assert not questions["q1"].answered_by(SECOND)
    assert questions["q1"].held_by(ORDER)


def test_any_quote_of_an_expected_document_answers(questions):
    english = ORDER.model_copy(update={"id": "order-en"})
    assert questions["q2"].answered_by(Quote(english, 27, len(TEXT)))
    assert not questions["q2"].answered_by(FIRST)


def test_a_quote_that_holds_an_expected_span_answers(questions):
    assert questions["q3"].answered_by(FIRST)
    assert not questions["q3"].answered_by(SECOND)


@pytest.mark.parametrize(
    "content", ["a: 1", "[1]", "- {id: q1}", "a: [", "- {id: 1, question: x, answers: [1]}"]
)
def test_a_file_of_another_form_is_refused(tmp_path, content):
    path = tmp_path / "questions.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(MisuseError):
        read_questions(path)
    with pytest.raises(MisuseError):
        read_questions(tmp_path / "none.yaml")
