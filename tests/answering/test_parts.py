"""Two questions in one."""

import pytest

from bot.answering.parts import parts_of

ONE = [
    "Qui héberge les données de santé et de paiement ?",
    "le juge et la cnil ont dit quoi",
    "Keldoc, Maiia, Doctolib : même combat",
    "Why was the claim dismissed?",
    "bonjour",
    "Le moteur Vulcain, qui équipe la fusée, coûte-t-il plus cher",
]
TWO = {
    "c'est quoi une AIPD et quand c'est obligatoire": [
        "c'est quoi une AIPD",
        "quand c'est obligatoire",
    ],
    "Qui a signé ? Combien ont-ils payé ?": ["Qui a signé", "Combien ont-ils payé ?"],
    "What is data portability and when do I get it?": [
        "What is data portability",
        "when do I get it?",
    ],
    "ANSSI ça veut dire quoi, et c'est elle qui donne le HDS ?": [
        "ANSSI ça veut dire quoi",
        "c'est elle qui donne le HDS ?",
    ],
}


TWO |= {
    "Le fonds FAV c'est combien et c'était voté quand ?": [
        "Le fonds FAV c'est combien",
        "c'était voté quand ?",
    ],
    "combien d'élus ont signé, et, c'est le même texte ?": [
        "combien d'élus ont signé",
        "c'est le même texte ?",
    ],
    "Who signed it, and why was it kept secret?": [
        "Who signed it",
        "why was it kept secret?",
    ],
}


@pytest.mark.parametrize("question", ONE)
def test_one_question_is_one_part(question):
    assert len(parts_of(question)) == 1


@pytest.mark.parametrize("question", TWO)
def test_each_part_asks_one_thing(question):
    assert list(parts_of(question)) == TWO[question]


def test_what_asks_nothing_stays_with_what_does():
    told = "Je suis kiné, je change de logiciel. Qui doit vérifier le certificat, et quand ?"
    first, second = parts_of(told)
    assert first.startswith("Je suis kiné")
    assert second == "quand ?"
