from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.corpus.models import Language
from bot.errors import CorpusError
from bot.language.analysis import analyse
from bot.language.thesaurus import Thesaurus
from bot.resources import CORPUS

FRENCH, ENGLISH = Language.FRENCH, Language.ENGLISH
FILE = """
concepts:
- id: medecin
  prefLabel: {fr: médecin, en: doctor}
  altLabel: {fr: [praticien, médecin libéral], en: [physician]}
  hiddenLabel: [toubib, medcin, family doc, of course]
- id: medecin-conseil
  prefLabel: {fr: médecin conseil, en: medical adviser}
- id: publier
  prefLabel: {fr: parution, en: publication}
- id: conseil-d-etat
  prefLabel: {fr: Conseil d'État, en: Council of State}
  notation: [CE]
"""


@pytest.fixture(scope="module")
def thesaurus(tmp_path_factory):
    path = tmp_path_factory.mktemp("corpus") / "thesaurus.yaml"
    path.write_text(FILE, encoding="utf-8")
    return Thesaurus.read(path)


def named(thesaurus, text, language=FRENCH):
    return [
        match.concept.id
        for match in thesaurus.matches(text, list(analyse(text, language)), language)
    ]


@pytest.mark.parametrize(
    ("text", "language", "concepts"),
    [
        ("le médecin", FRENCH, ["medecin"]),
        ("LES MEDECINS", FRENCH, ["medecin"]),
        ("mon toubib", FRENCH, ["medecin"]),
        ("un praticien et son physician", FRENCH, ["medecin", "medecin"]),
        ("the doctors", ENGLISH, ["medecin"]),
        ("the family doc", ENGLISH, ["medecin"]),
        ("a doc", ENGLISH, []),
        ("a course", ENGLISH, []),
        ("le médecin conseil", FRENCH, ["medecin-conseil"]),
        ("le toubib du Conseil d’Etat", FRENCH, ["medecin", "conseil-d-etat"]),
        ("l'arrêt CE 450163", FRENCH, ["conseil-d-etat"]),
        ("ce recours", FRENCH, []),
        ("l'avocat", FRENCH, []),
        ("the publications", ENGLISH, ["publier"]),
        ("l'hôpital public", FRENCH, []),
    ],
)
def test_a_concept_is_found_by_any_of_its_names(thesaurus, text, language, concepts):
    assert named(thesaurus, text, language) == concepts


def test_hidden_names_are_never_searched_for(thesaurus):
    labels = {label for _, label in thesaurus.concepts["medecin"].labels}
    assert ("toubib",) not in labels
    assert ("physician",) in labels


@given(st.lists(st.sampled_from("médecin conseil d'État toubib avocat doctor le CE".split())))
def test_matches_never_overlap(thesaurus, words):
    text = " ".join(words)
    tokens = list(analyse(text, FRENCH))
    reached = 0
    for match in thesaurus.matches(text, tokens, FRENCH):
        assert reached <= match.first < match.last <= len(tokens)
        reached = match.last


def test_without_a_file_nothing_is_named(tmp_path):
    assert named(Thesaurus.read(tmp_path / "none.yaml"), "médecin") == []


def test_a_file_that_breaks_the_form_is_refused(tmp_path):
    path = tmp_path / "thesaurus.yaml"
    path.write_text("concepts:\n- id: medecin\n", encoding="utf-8")
    with pytest.raises(CorpusError):
        Thesaurus.read(path)


def test_a_thesaurus_kept_analysed_is_the_same(tmp_path):
    path = CORPUS / "thesaurus.yaml"
    read, kept, again = (
        Thesaurus.read(path),
        Thesaurus.open(path, tmp_path),
        Thesaurus.open(path, tmp_path),
    )
    assert read == kept == again


def test_damage_to_what_is_kept_changes_nothing(tmp_path):
    path = CORPUS / "thesaurus.yaml"
    read = Thesaurus.open(path, tmp_path)
    [kept] = tmp_path.glob("thesaurus-*.json")
    kept.write_text("[", encoding="utf-8")
    assert Thesaurus.open(path, tmp_path) == read


@pytest.mark.parametrize(
    ("text", "language", "named"),
    [
        ("le CEPD", FRENCH, [True]),
        ("le gendarme", FRENCH, [False]),
        ("les gendarmes", FRENCH, [False]),
        ("le joujou du JOUE", FRENCH, [True]),
        ("il faut jouer", FRENCH, []),
        ("the watchdog", ENGLISH, [False]),
        ("the EDPS", ENGLISH, [True]),
    ],
)
def test_an_ordinary_word_for_what_bears_a_name_is_no_name(tmp_path, text, language, named):
    path = tmp_path / "thesaurus.yaml"
    path.write_text(
        "concepts:\n"
        "- id: cepd\n  prefLabel: {fr: CEPD, en: EDPS}\n"
        "  altLabel: {fr: [gendarme], en: [watchdog]}\n"
        "- id: journal\n  prefLabel: {fr: JOUE, en: OJEU}\n",
        encoding="utf-8",
    )
    for _ in range(2):  # Read, then kept analysed.
        thesaurus = Thesaurus.open(path, tmp_path)
        found = thesaurus.matches(text, list(analyse(text, language)), language)
        assert [match.is_name for match in found] == named
