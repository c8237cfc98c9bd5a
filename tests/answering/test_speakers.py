"""Who speaks in a sentence: who says something in its main clause, and not who is spoken of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.models import Voice
from bot.answering.speakers import goes_on, in_a_relative_clause, speaker_in


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Le juge a estimé que la protection suffit au risque que les requérants invoquaient.",
            Voice.REASONS,
        ),
        (
            "The judge held the protection sufficient for the risk that the applicants claimed.",
            Voice.REASONS,
        ),
        ("Le risque que les requérants invoquaient n'est pas établi.", None),
        ("The risk which the applicants alleged that day was not shown.", None),
        ("Les juges des référés écartent l'urgence et rejettent la requête.", Voice.RULING),
        ("The court, which had heard both sides, dismissed the claim.", Voice.RULING),
        ("L'ordonnance du 13 octobre, qui refuse de suspendre la plateforme.", Voice.RULING),
        ("C'est le tribunal, et non la cour, qui a rejeté le recours.", Voice.RULING),
        ("Ceux qui citent l'ordonnance retiennent la date du rendez-vous.", None),
        ("Le juge peut à tout moment modifier les mesures ordonnées.", None),
        ("The judge may at any time amend the measures ordered.", None),
        ("La requérante soutient que le tribunal a rejeté sa demande à tort.", Voice.APPLICANTS),
        ("The applicant submits that the court dismissed the claim.", Voice.APPLICANTS),
    ],
)
def test_the_main_clause_decides(sentence, expected):
    assert speaker_in(sentence) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Dans l'affaire Doctolib, la durée a compté parmi les garanties relevées.", None),
        ("The Doctolib case was said to be urgent.", None),
        ("Le partenariat avec Doctolib a été annoncé en janvier.", None),
        ("The partnership with Doctolib was announced in January.", None),
        ("Les serveurs qu'AWS utilisait pour Doctolib se trouvaient en France.", None),
        ("Pour Doctolib, l'hébergement est conforme.", Voice.COMPANY),
        ("Le PDG de Doctolib soutient que l'hébergement est conforme.", Voice.COMPANY),
        ("The chief executive of Doctolib argues that the hosting is lawful.", Voice.COMPANY),
        ("Doctolib's role is said to be that of a processor.", None),
        ("Doctolib a été condamnée à une amende, et a annoncé faire appel.", None),
        ("L'amende est de 4 665 000 euros, et Doctolib a annoncé faire appel.", None),
        ("Le débat portait sur la donnée ; le juge a noté que le motif manquait.", None),
        ("An amendment was made; the court required a new one.", None),
        ("Le ministre de la santé est défendeur.", None),
        ("Une amende de l'Autorité de la concurrence, qui relève du droit.", None),
        ("Le référentiel HDS de 2024 comporte 31 exigences.", None),
        ("Le ministre de l'intérieur conclut au rejet de la requête.", Voice.MINISTER),
        ("The prime minister announced a new law.", Voice.MINISTER),
        ("Le préfet du Nord conclut au rejet de la requête.", Voice.AUTHORITY),
        ("Me Juliette Alibert soutient que la vie privée doit primer.", Voice.APPLICANTS),
    ],
)
def test_who_is_only_spoken_of_says_nothing(sentence, expected):
    assert speaker_in(sentence) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Egora écrit que les requérants soutiennent le contraire.", Voice.APPLICANTS),
        ("Le Monde écrit que la Cour a annulé l'accord.", Voice.PRESS),
        ("Le Monde reports that the court dismissed the claim.", Voice.PRESS),
        ("L'article d'Egora ne nomme pas InterHop.", None),
        ("Egora n'a pas été le premier média à en parler.", None),
        ("La circulaire est du 25 mai selon Le Monde, et elle est parue en juin.", None),
        ("It is dated 25 May according to Le Monde; it was published in June.", None),
    ],
)
def test_the_press_reports_and_is_not_what_is_said_of_it(sentence, expected):
    assert speaker_in(sentence) is expected


@pytest.mark.parametrize("sentence", ["Elle ajoute que non.", "They also announced a plan."])
def test_a_pronoun_that_speaks_goes_on(sentence):
    assert goes_on(sentence)
    assert not goes_on("Elle affirme que oui.")  # it may be of someone else


@given(st.text(alphabet="qu'e,. lesrquéantDoctlib", max_size=300))
def test_any_sentence_has_one_speaker_or_none(text):
    assert speaker_in(text) is None or speaker_in(text) in Voice
    assert not in_a_relative_clause(text, 0)
