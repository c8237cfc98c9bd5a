"""The weights of the choice of sentences are fitted, not set."""

import json

import pytest
import yaml

from bot.answering.clues import Clues
from bot.answering.excerpts import MODEL
from bot.evaluation import excerpt_fitting
from bot.language.thesaurus import Thesaurus
from tests.answering.making import document

DOCUMENTS = [
    document("Le juge a rejeté la requête. Le juge siège à Paris.", identifier="juge"),
    document("Le nuage héberge les données. La clé du nuage est en France.", identifier="nuage"),
    document("Le chat dort. Le chat mange des croquettes.", identifier="chat"),
]
QUESTIONS = [
    {"id": "a", "question": "où siège le juge", "spans": ["siège à Paris"]},
    {"id": "b", "question": "où est la clé du nuage", "spans": ["est en France"]},
    {"id": "c", "question": "que mange le chat", "spans": ["des croquettes"]},
    {"id": "d", "question": "qui a rejeté la requête", "spans": ["a rejeté la requête"]},
    {"id": "u", "question": "que mange le juge"},
]


def test_the_shipped_weights_are_those_of_the_clues():
    assert list(json.loads(MODEL.read_text(encoding="utf-8"))) == list(Clues.__dataclass_fields__)


def test_what_answers_is_learned_from_the_questions_that_are_answered(
    tmp_path, monkeypatch, capsys
):
    written = tmp_path / "weights.json"
    monkeypatch.setattr(excerpt_fitting, "MODEL", written)
    monkeypatch.setattr(excerpt_fitting, "read_bundle", lambda _: DOCUMENTS)
    monkeypatch.setattr(Thesaurus, "read", lambda _: Thesaurus())
    questions = tmp_path / "questions.yaml"
    questions.write_text(yaml.safe_dump(QUESTIONS, allow_unicode=True), encoding="utf-8")
    excerpt_fitting.main([str(questions)])
    weights = json.loads(written.read_text(encoding="utf-8"))
    assert set(weights) == set(Clues.__dataclass_fields__)
    assert weights["words"] > 0
    assert capsys.readouterr().out.startswith("12 questions asked: a sentence that answers")


def test_documents_that_come_with_questions_do_not_outdo_those_that_someone_adds():
    assert json.loads(MODEL.read_text(encoding="utf-8"))["asked"] < 0


@pytest.mark.parametrize("field", ["passage", "words", "grams", "nearness"])
def test_no_shipped_weight_punishes_what_answers(field):
    assert json.loads(MODEL.read_text(encoding="utf-8"))[field] > 0
