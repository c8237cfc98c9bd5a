import pytest

from bot.answering.follow_up import complete


@pytest.mark.parametrize(
    ("before", "follow_up", "expected"),
    [
        (
            "Qui héberge les données de Doctolib ?",
            "et Maiia ?",
            "Qui héberge les données de Maiia ?",
        ),
        ("Who hosts Doctolib's data?", "what about Maiia?", "Who hosts Maiia's data?"),
        ("Who hosts Doctolib's data?", "And Keldoc?", "Who hosts Keldoc's data?"),
        ("Qui est InterHop ?", "et le SMG ?", "Qui est SMG ?"),
        ("Qui est InterHop ?", "qu’en est-il de l’UFML ?", "Qui est UFML ?"),
    ],
)
def test_a_name_alone_takes_the_place_of_the_name_before(before, follow_up, expected):
    assert complete(follow_up, before) == expected


@pytest.mark.parametrize(
    ("before", "follow_up"),
    [
        ("Le Conseil d'État a-t-il suspendu le partenariat avec Doctolib ?", "et en appel ?"),
        ("Qu'est-ce que la certification HDS ?", "qui la délivre ?"),
        ("Quelle amende a reçu Doctolib ?", "pourquoi ?"),
        ("When was order 450163 made?", "by whom?"),
        ("Doctolib a-t-il été condamné ?", "et en 2025 ?"),
    ],
)
def test_what_names_nothing_keeps_the_words_before_and_adds_its_own(before, follow_up):
    completed = complete(follow_up, before)
    assert completed.startswith(before.rstrip(" ?!."))
    assert follow_up.split()[-2].strip("?") in completed


@pytest.mark.parametrize(
    "question",
    [
        "Qu'est-ce que le Cloud Act ?",
        "Que dit le RGPD ?",
        "Who is Max Schrems?",
        "Quelle amende a reçu Cegedim Santé en 2024 ?",
        "Comment obtenir une copie de mon dossier médical ?",
    ],
)
def test_a_question_that_stands_on_its_own_is_left_alone(question):
    assert complete(question, "Qui héberge les données de Doctolib ?") == question
