"""The fit that decides, and the model that weighs it."""

import json
from dataclasses import fields, replace

import pytest

from bot.answering.abstention import MODEL, confidence, model, status_of
from bot.answering.excerpts import score_excerpts
from bot.answering.fit import FLAWS, Fit, fit_of
from bot.answering.models import Status
from bot.answering.question import understand
from bot.retrieval.embedded import EmbeddedEngine
from tests.answering.making import document

BODY = [
    document("Le juge des référés a rejeté la requête le 12 mars 2021.", identifier="decision"),
    document("Le contrat prévoit un prix fixe.", identifier="contrat"),
    document("La clé est gardée par un tiers.", identifier="cle"),
]


def fit(question):
    engine = EmbeddedEngine()
    engine.build(BODY, {})
    understood = understand(question, engine.lexicon)
    found = engine.search(understood.query, 5)
    return fit_of(understood, found, score_excerpts(understood, found)[0])


GOOD = fit("quand le juge des référés a-t-il rejeté la requête ?")


def test_shares_lie_between_nothing_and_everything():
    for question in ("le juge a rejeté la requête ?", "le juge mange Paul ?", "prix du contrat"):
        found = fit(question)
        for name in ("unknown_names", "unknown_words", "ranking", "lead", "same"):
            assert 0 <= getattr(found, name) <= 1 + 1e-9


def test_unknown_names_weigh_apart_from_unknown_words():
    assert fit("le juge mange la requête").unknown_words > 0
    named = fit("le juge Dupont a rejeté la requête")
    assert named.unknown_names > 0
    assert named.unknown_words == 0


def test_the_point_asked_for_is_there_or_lacking():
    assert not GOOD.lacking
    assert fit("quel montant prévoit le contrat ?").lacking


@pytest.mark.parametrize("flaw", FLAWS)
def test_no_flawed_excerpt_is_called_an_answer(flaw):
    sound = replace(GOOD, lacking=False, unnamed=False, contradicted=False)
    assert status_of(sound, 1.0) is Status.ANSWERED
    assert status_of(replace(sound, **{flaw: True}), 1.0) is Status.PARTIAL


def test_what_is_unlikely_is_unanswered():
    assert status_of(GOOD, 0.0) is Status.UNANSWERED


def test_a_word_that_no_document_has_lowers_the_confidence():
    assert confidence(replace(GOOD, unknown_names=0.5)) < confidence(GOOD)
    assert confidence(replace(GOOD, ranking=0.1)) < confidence(GOOD)


def test_the_model_weighs_every_number_of_the_fit():
    saved = json.loads(MODEL.read_text(encoding="utf-8"))
    assert set(saved["weights"]) == {field.name for field in fields(Fit)} - set(FLAWS)
    assert 0 < model().partial <= model().answered < 1
