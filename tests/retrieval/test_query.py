from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.corpus.models import Language
from bot.language.stopwords import ASKING_WEIGHT
from bot.language.thesaurus import Thesaurus
from bot.retrieval.building import build
from bot.retrieval.lexicon import Lexicon
from bot.retrieval.query import Query, make_query
from tests.retrieval.documents import document

FRENCH, ENGLISH = Language.FRENCH, Language.ENGLISH
CONCEPTS = """
concepts:
- id: medecin
  prefLabel: {fr: médecin, en: doctor}
  altLabel: {fr: [praticien]}
  hiddenLabel: [toubib]
- id: requerant
  prefLabel: {fr: requérant, en: applicant}
  hiddenLabel: [qui a consulté]
- id: juge
  prefLabel: {fr: juge, en: judge}
  altLabel: {fr: [consulté]}
"""


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return build(
        [
            document("un", "Médecin et praticien hébergent les données.", title="Hébergement"),
            document("deux", "L'article L. 1111-8 et le juge du 12 mars 2021.", title="Loi"),
        ]
    ).lexicon


@pytest.fixture(scope="module")
def thesaurus(tmp_path_factory) -> Thesaurus:
    path = tmp_path_factory.mktemp("corpus") / "thesaurus.yaml"
    path.write_text(CONCEPTS, encoding="utf-8")
    return Thesaurus.read(path)


@pytest.fixture(scope="module")
def ask(lexicon, thesaurus):
    def made(text: str, language: Language = FRENCH) -> Query:
        return make_query(text, language, lexicon, thesaurus)

    return made


@given(text=st.text(), language=st.sampled_from(Language))
def test_any_text_makes_a_query(ask, text, language):
    query = ask(text, language)
    for held in query.terms:
        assert 0 <= held.start < held.end <= len(text)
        assert held.weight > 0
        assert held.terms
        assert all(0 < share <= 1 for share in held.terms.values())
    assert set(query.bag) == {term for held in query.terms for term in held.terms}
    assert {held.word for held in query.distinct} == {held.word for held in query.terms}


def test_a_word_stands_for_its_own_term_first(ask):
    [held] = ask("données").terms
    assert held.known
    assert max(held.terms.values()) == 1.0


@pytest.mark.parametrize(
    ("typed", "language"), [("toubib", FRENCH), ("praticien", FRENCH), ("doctor", ENGLISH)]
)
def test_what_means_the_same_is_looked_for_too(ask, typed, language):
    query = ask(typed, language)
    [held] = query.terms
    assert held.known
    assert {"medecin", "praticien"} <= set(held.terms)
    assert [concept.id for concept in query.concepts] == ["medecin"]


@pytest.mark.parametrize("typed", ["lhébergent", "dhebergent", "quhébergent"])
def test_a_lost_apostrophe_is_put_back(ask, typed):
    [held] = ask(typed).terms
    assert held.known
    assert held.word == "hebergent"
    assert typed[held.start : held.end] == typed[typed.index("h") :]


def test_a_stop_word_behind_a_lost_apostrophe_is_left_out(ask):
    assert [held.word for held in ask("quil héberge").terms] == ["heberge"]


def test_a_stop_word_in_capitals_is_not_parted(ask):
    assert [held.word for held in ask("DEUX praticiens").terms] == ["deux", "praticiens"]


def test_an_english_word_is_never_parted(ask):
    assert [held.word for held in ask("lhebergent", ENGLISH).terms] == ["lhebergent"]


def test_a_word_whose_phrase_means_nothing_here_means_what_it_does_alone(ask):
    assert {"jug"} <= set(ask("qui a consulté").bag)
    assert ask("qui a consulté").missing == ()


def test_a_misspelt_word_means_what_the_right_one_means(ask):
    [held] = ask("praticienn").terms
    assert {"medecin", "praticien"} <= set(held.terms)


def test_a_synonym_counts_for_less_than_the_word(ask):
    [held] = ask("praticien").terms
    assert held.terms["medecin"] < held.terms["praticien"]


def test_a_typing_error_is_repaired_where_the_word_is_unknown(ask):
    [held] = ask("hebergment").terms
    assert held.known
    assert 0 < min(held.terms.values()) <= 1


@pytest.mark.parametrize("word", ["hébergent", "hebergent"])
def test_a_plural_verb_is_the_same_word(ask, word):
    assert ask(word).bag.items() >= {"heberg": 1.0}.items()


def test_a_word_that_is_well_spelt_is_no_misspelling_of_another(ask):
    assert ask("l'herbergement").missing == ()
    assert ask("le pratiquer").missing == ("pratiquer",)


def test_a_name_is_no_misspelling_of_an_ordinary_word(ask):
    assert ask("avec Hebergmeent").missing == ("Hebergmeent",)
    assert ask("avec hebergmeent").missing == ()


def test_a_number_is_never_repaired(ask):
    assert ask("13 000").missing == ("13 000",)


def test_a_word_typed_without_its_accents_is_the_same(ask):
    assert ask("données").bag.items() <= ask("donnees").bag.items()


def test_a_reference_is_never_repaired(ask):
    query = ask("L. 1111-9")
    assert query.missing == ("L. 1111-9",)


def test_what_no_document_has_is_missing_as_it_was_typed(ask):
    query = ask("Le juge et la Xylophonie, xyzzy ?")
    assert query.missing == ("Xylophonie", "xyzzy")


def test_a_word_of_asking_is_never_missing_and_weighs_less(ask):
    query = ask("comment saisir le juge")
    weights = {held.word: held.weight for held in query.terms}
    assert weights["comment"] == ASKING_WEIGHT
    assert weights["juge"] == 1.0
    assert "comment" not in query.missing


def test_a_word_said_twice_is_one_of_the_distinct_words(ask):
    query = ask("le juge juge le juge")
    assert len(query.terms) == 3
    assert [held.word for held in query.distinct] == ["juge"]
