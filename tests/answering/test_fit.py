"""The fit that decides, and the model that weighs it."""

from dataclasses import fields, replace

import pytest

from bot.answering import abstention
from bot.answering.abstention import Likelihood, Model, confidence, model, status_of
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


def sure(least=0.5, **weights):
    """A model whose likelihoods depend on the weights alone."""
    return Likelihood(weights=weights, bias=0.0, least=least, least_asked=least)


@pytest.fixture
def certain(monkeypatch):
    """Whatever the fit, both likelihoods are enough."""
    monkeypatch.setattr(abstention, "model", lambda: Model(sure(0.0), sure(0.0)))


@pytest.mark.parametrize("flaw", FLAWS)
def test_no_flawed_excerpt_is_called_an_answer(flaw, certain):
    sound = replace(GOOD, lacking=False, unnamed=False, contradicted=False)
    assert status_of(sound) is Status.ANSWERED
    assert status_of(replace(sound, **{flaw: True})) is Status.PARTIAL


@pytest.mark.parametrize(
    ("answer", "subject", "status"),
    [
        (0.0, 1.0, Status.ANSWERED),
        (1.0, 0.0, Status.PARTIAL),
        (1.0, 1.0, Status.UNANSWERED),
    ],
)
def test_the_likelier_of_answer_and_subject_decides(answer, subject, status, monkeypatch):
    monkeypatch.setattr(abstention, "model", lambda: Model(sure(answer), sure(subject)))
    sound = replace(GOOD, lacking=False, unnamed=False, contradicted=False)
    assert status_of(sound) is status


def test_a_premise_that_is_denied_is_told_where_every_word_is_known(monkeypatch):
    monkeypatch.setattr(abstention, "model", lambda: Model(sure(1.0), sure(1.0)))
    denied = replace(GOOD, contradicted=True, unknown_names=0.0, unknown_words=0.0)
    assert status_of(denied) is Status.PARTIAL
    assert status_of(replace(denied, unknown_words=0.1)) is Status.UNANSWERED


def test_a_sentence_with_every_word_of_the_question_is_shown(monkeypatch):
    monkeypatch.setattr(abstention, "model", lambda: Model(sure(1.0), sure(1.0)))
    whole = replace(GOOD, whole=True, contradicted=False, unknown_names=0.0, unknown_words=0.0)
    assert status_of(whole) is Status.PARTIAL
    assert status_of(replace(whole, whole=False)) is Status.UNANSWERED
    assert status_of(replace(whole, unknown_words=0.1)) is Status.UNANSWERED


def test_documents_that_come_with_questions_have_a_least_of_their_own():
    likely = Likelihood(weights={}, bias=0.0, least=0.6, least_asked=0.4)
    assert not likely.is_enough(replace(GOOD, asked=False))
    assert likely.is_enough(replace(GOOD, asked=True))


def test_a_word_that_no_document_has_lowers_the_confidence():
    assert confidence(replace(GOOD, unknown_names=0.5)) < confidence(GOOD)
    assert confidence(replace(GOOD, ranking=0.1)) < confidence(GOOD)


def test_the_model_weighs_every_number_of_the_fit():
    numbers = {field.name for field in fields(Fit)} - set(FLAWS)
    for likelihood in (model().answer, model().subject):
        assert set(likelihood.weights) == numbers
        assert 0 < likelihood.least < 1
        assert 0 < likelihood.least_asked < 1
