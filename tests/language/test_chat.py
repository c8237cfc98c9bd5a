from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.corpus.models import Language
from bot.language.chat import spell_out

FRENCH, ENGLISH = Language.FRENCH, Language.ENGLISH


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("cest quoi le secnumcloud", "c'est quoi le secnumcloud"),
        ("ds l'article egora y a qui", "dans l'article egora y a qui"),
        ("hds obligatoire pr un kiné", "hds obligatoire pour un kiné"),
        ("mtn cb de tps", "maintenant combien de temps"),
        ("DS quel pays", "dans quel pays"),
        ("jcomprends pas, jpeux refuser ?", "je comprends pas, je peux refuser ?"),
        ("le 26 fev ou en juil", "le 26 février ou en juillet"),
        ("C.N.I.L. ou c.j.u.e ?", "CNIL ou cjue ?"),
        ("kesako le hds", "qu'est-ce que c'est le hds"),
        ("keske le juge a dit", "qu'est-ce que le juge a dit"),
        ("koi de neuf psk jsuis kiné", "quoi de neuf parce que je suis kiné"),
        ("rdv qqpart", "rendez-vous quelque part"),
        ("cki l'avocate", "c'est qui l'avocate"),
        ("quelle qte de données, et kwa d'autre", "quelle quantité de données, et quoi d'autre"),
        ("le secret pro au cab", "le secret professionnel au cabinet"),
        ("nb de pros de mon hosto", "nombre de professionnels de mon hôpital"),
        ("wesh tkt, c gratos ?", " , c'est gratuit ?"),
    ],
)
def test_chat_spelling_is_spelt_out(typed, meant):
    assert spell_out(typed, FRENCH) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("pls what r the rules b4 2018", "please what are the rules before 2018"),
        ("wheres the data, isnt it here", "where is the data, is not it here"),
        ("cert valid how many yrs", "certificate valid how many years"),
        ("ppl left bc of it", "people left because of it"),
    ],
)
def test_english_chat_spelling_too(typed, meant):
    assert spell_out(typed, ENGLISH) == meant


@pytest.mark.parametrize(
    "text",
    [
        "la vitamine C",
        "l'ordonnance C-311/18",
        "M. K. contre l'État",
        "x.ds.fr",
        "50 U.S.C. § 1881a et E.O. 12333",
        "J.-B. Soufron",
        "l'ss-traitance",
        "le pro-rata et le nb-12",
    ],
)
def test_letters_and_names_stay(text):
    assert spell_out(text, FRENCH) == text


@given(st.text(), st.sampled_from(Language))
def test_what_is_spelt_out_stays_so(text, language):
    once = spell_out(text, language)
    assert spell_out(once, language) == once


@given(st.lists(st.sampled_from("Le juge des référés rejette la requête 450163 ?".split())))
def test_plain_words_are_left_alone(words):
    text = " ".join(words)
    assert spell_out(text, FRENCH) == text
