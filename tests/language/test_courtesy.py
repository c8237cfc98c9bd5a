"""What is said around a question is left out, and never the question itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.courtesy import bare_question, without_apposition


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Bonjour, qui a saisi le juge ?", "qui a saisi le juge ?"),
        ("Bonjour à tous ! qui a saisi le juge svp ?", "qui a saisi le juge"),
        ("Je voudrais savoir qui a saisi le juge. Merci d'avance !", "qui a saisi le juge"),
        ("Pouvez-vous me dire si le juge a statué ?", "le juge a statué ?"),
        ("Hi there, could you tell me who hosts the data please?", "who hosts the data"),
        ("qui a saisi le juge ?", "qui a saisi le juge ?"),
        ("Pour un exposé de droit : qui a saisi le juge ?", "qui a saisi le juge ?"),
        ("Bonjour, étudiant en M1, je compare : qui a saisi le juge ?", "qui a saisi le juge ?"),
        ("Law student here: who went to court?", "who went to court?"),
        ("For my thesis: who went to court?", "who went to court?"),
        ("For an Article 49 transfer: who decides?", "For an Article 49 transfer: who decides?"),
        ("Pour un mineur : qui décide ?", "Pour un mineur : qui décide ?"),
        ("qui a saisi le juge svp, je suis perdue", "qui a saisi le juge"),
        ("différence entre A et B svp, je mélange", "différence entre A et B"),
        ("who went to court? sorry, i'm lost", "who went to court? sorry"),
        ("qui ne comprend rien au juge ?", "qui ne comprend rien au juge ?"),
        ("merci", "merci"),
        ("bonjour", "bonjour"),
        ("S'il te plaît", "S'il te plaît"),
    ],
)
def test_courtesies(text, bare):
    assert bare_question(text) == bare


@given(st.text(max_size=300))
def test_what_is_left_is_a_part_of_what_was_said(text):
    left = bare_question(text)
    assert left in text
    assert bool(left) == bool(text)


@pytest.mark.parametrize(
    ("question", "left"),
    [
        (
            "Keldoc, mon outil de prise de rendez-vous, a-t-il été attaqué ?",
            "Keldoc, a-t-il été attaqué ?",
        ),
        ("OVH (notre hébergeur à l'hôpital) est-il certifié ?", "OVH, est-il certifié ?"),
        ("Keldoc, my booking tool, was it sued?", "Keldoc, was it sued?"),
        ("Mes rendez-vous, mon dossier, est-ce concerné ?", None),
        ("Allergies, mon âge ou mon poids, est-ce une donnée de santé ?", None),
        ("Keldoc, outil de rendez-vous, a-t-il été attaqué ?", None),
        ("Is Keldoc, the booking tool, certified?", None),
    ],
)
def test_what_a_thing_is_to_the_person_is_left_out(question, left):
    assert without_apposition(question) == (left or question)
