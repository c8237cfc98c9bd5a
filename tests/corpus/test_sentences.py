from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.corpus.sentences import LONGEST_SENTENCE, sentences

PIECES = st.lists(
    st.sampled_from(
        "Le juge. art. L. 1111-8 n° 450163 M. Dupont Me « Oui. Non » ! ? … 5. a) et Inc. 3,5 "
        "\n \u00a0 ; : c/ J.-C. U.S. ( ) “ ” être. Être".split(" ")
    )
).map(" ".join)
TEXTS = st.one_of(st.text(), PIECES)


def cut(text):
    return [span.of(text) for span in sentences(text)]


@given(TEXTS)
@example("a" * 3 * LONGEST_SENTENCE)
@example("« " * LONGEST_SENTENCE)
def test_sentences_hold_all_that_is_not_white_space_and_never_overlap(text):
    reached = 0
    for span in sentences(text):
        assert not text[reached : span.start].strip()
        held = span.of(text)
        assert held
        assert held == held.strip()
        assert len(held) <= LONGEST_SENTENCE
        reached = span.end
    assert not text[reached:].strip()


@given(TEXTS, st.integers(0, 20), st.integers(0, 20))
def test_a_part_of_a_text_is_cut_within_its_bounds(text, start, length):
    end = min(start + length, len(text))
    for span in sentences(text, start, end):
        assert start <= span.start < span.end <= end


@pytest.mark.parametrize(
    "sentence",
    [
        "L'art. L. 1111-8 du code de la santé publique impose la certification HDS.",
        "Voir CE, ord. réf., 12 mars 2021, n° 450163, Assoc. InterHop et al. contre le ministre.",
        "Vu la requête de M. Dupont, représenté par Me Alibert, av. au barreau de Paris.",
        "L'arrêt CJUE, gde ch., 16 juill. 2020, C-311/18 invalide le Privacy Shield.",
        "Les dispositions des art. R. 1111-8-8 et suiv. du code fixent la procédure.",
        "L'al. 2 de l'art. 6 et le par. 3 s'appliquent.",
        "La société Amazon Web Services Inc. est américaine.",
        "AWS Inc. ou sa filiale héberge les données.",
        "Le décr. n° 2018-137 du 26 févr. 2018 s'applique.",
        "Elle pèse 4.5 kg et coûte 1.000 euros.",
        "Le juge dit : « Il n'y a pas d'urgence. La requête est rejetée. » et s'en tient là.",
        "L'affaire Dupont c/ Ministre de la santé est close.",
        "Section 702 of the U.S. FISA law applies to Mr. Smith and Dr. Jones.",
        "5. Le premier moyen est écarté.",
        "Le Dr. J. Martin et Mme S. Petit siègent.",
    ],
)
def test_an_abbreviation_does_not_end_a_sentence(sentence):
    assert cut(sentence) == [sentence]


@pytest.mark.parametrize(
    "parts",
    [
        ["Le juge a rejeté la requête.", "Toutefois, le risque existe."],
        ["Est-ce légal ?", "Oui !", "Pourquoi…", "Parce que."],
        ["AWS est une filiale d'Amazon Inc.", "Elle est certifiée."],
        ["Il est né aux U.S.A.", "Depuis, il vit ici."],
        ["Il cite l'article 9.", "Le juge l'écarte."],
        ["« Tout est fait pour protéger les données. »", "Le PDG n'en dit pas plus."],
        ["Voir l'annexe (page 3).", "Les délais courent."],
        ["Le délai est de 3 mois.", "5 requérants sont nommés."],
        ["The order was made on 12 March 2021.", "However, it is provisional."],
    ],
)
def test_what_ends_a_sentence(parts):
    assert cut(" ".join(parts)) == parts


def test_a_sentence_without_an_end_is_cut_at_a_weak_mark():
    text = "des données, " * 300
    pieces = cut(text)
    assert all(piece.endswith(",") for piece in pieces)
    assert " ".join(pieces) == text.strip()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Il a ajouté : « C'est fini. » ; puis il partit. Fin.",
            ["Il a ajouté : « C'est fini. » ; puis il partit.", "Fin."],
        ),
        ("Les mots « le juge. » ;", ["Les mots « le juge. » ;"]),
        ("She said “No.”, and left. The end.", ["She said “No.”, and left.", "The end."]),
        ("Il a dit « Non. » Elle est partie.", ["Il a dit « Non. »", "Elle est partie."]),
        ("Tout est dit. :-) Enfin.", ["Tout est dit.", ":-) Enfin."]),
    ],
)
def test_a_sentence_goes_on_before_a_weaker_mark(text, told):
    assert cut(text)[: len(told)] == told
