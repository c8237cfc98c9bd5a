"""What a term means: the bundled definition, then sentences that define, then nothing."""

import pytest

from bot.answering.definitions import define
from bot.answering.naming import Names
from bot.corpus.models import Language
from bot.language.thesaurus import Thesaurus
from bot.retrieval.embedded import EmbeddedEngine
from tests.answering.making import document


def defined(term, *documents, language=Language.FRENCH):
    engine = EmbeddedEngine()
    engine.build(documents, {})
    names = Names(engine.documents, Thesaurus())
    return define(term, language, engine=engine, names=names, thesaurus=Thesaurus())


@pytest.mark.parametrize(
    ("term", "title"),
    [
        ("référé-liberté", "Référé-liberté"),
        ("refere liberte", "Référé-liberté"),
        ("c'est quoi le secnumcloud", "SecNumCloud"),
        ("pseudonimisation", "Pseudonymisation"),
        ("anonymization", "Anonymisation"),
        ("dpd", "DPO (délégué à la protection des données)"),
        ("processor", "Sous-traitant"),
        ("section 702", "FISA 702 (section 702 de FISA)"),
    ],
)
def test_a_term_of_the_bundle_is_found_by_any_of_its_names(clerk, term, title):
    definition = clerk.define(term)
    assert definition.title == title
    assert definition.quotes
    assert {quote.document.language for quote in definition.quotes} == {Language.FRENCH}
    assert {quote.document.language for quote in definition.translation} == {Language.ENGLISH}
    assert definition.related


@pytest.mark.parametrize("term", ["processor", "sous-traitant"])
def test_the_persons_language_goes_first(clerk, term):
    definition = clerk.define(term, language=Language.ENGLISH)
    assert definition.quotes[0].document.language is Language.ENGLISH
    assert definition.translation[0].document.language is Language.FRENCH


@pytest.mark.parametrize("language", Language)
def test_no_language_is_told_twice(clerk, language):
    for term in clerk.sources():
        if term.kind == "term":
            told = clerk.define(term.id, language=language)
            assert {quote.document.language for quote in told.quotes} <= {language}
            assert language not in {quote.document.language for quote in told.translation}
            assert told.quotes or told.translation


def test_every_term_of_the_bundle_is_defined_by_its_title(clerk):
    for term in clerk.sources():
        if term.kind == "term":
            assert clerk.define(term.title, language=term.language).quotes[0].document is term


@pytest.mark.parametrize("term", ["Tanker", "Maiia", "Max Schrems", "AWS"])
def test_what_the_bundle_has_no_entry_for_is_defined_by_a_sentence(clerk, term):
    definition = clerk.define(term)
    assert definition.title is None
    assert 1 <= len(definition.quotes) <= 2
    assert " est " in definition.quotes[0].text


@pytest.mark.parametrize(
    "sentence",
    [
        "Le zéphyr est un vent doux qui vient de l'ouest.",
        "Le zéphyr désigne un vent doux.",
        "Le « zéphyr » (ou Zephyrus) consiste en un vent doux.",
        "Au sens de la présente loi, le zéphyr s'entend d'un vent doux.",
    ],
)
def test_sentences_that_define(sentence):
    held = document("Le vent se lève.", sentence, "Un zéphyr a soufflé hier soir.")
    assert [quote.text for quote in defined("zéphyr", held).quotes] == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "Le zéphyr est rejeté par le juge.",
        "Le directeur du zéphyr est un homme.",
        "Le zéphyr a soufflé hier.",
        "La maison voisine du zéphyr désigne un hôtel.",
    ],
)
def test_sentences_that_do_not_define(sentence):
    assert defined("zéphyr", document(sentence)).quotes == ()


def test_a_definition_in_the_other_language_only_is_a_translation():
    held = document("A zephyr is a soft wind.", language=Language.ENGLISH)
    definition = defined("zephyr", held)
    assert definition.quotes == ()
    assert definition.translation[0].text == "A zephyr is a soft wind."


def test_a_term_that_nothing_defines_proposes_others(clerk):
    definition = clerk.define("clé de chiffrement")
    assert not definition.quotes
    assert "chiffrement" in [term.id for term in definition.nearest]


@pytest.mark.parametrize("term", ["", "???", "  ", "le"])
def test_no_term_has_no_definition(clerk, term):
    definition = clerk.define(term)
    assert not definition.quotes
    assert not definition.translation
