"""What people call a document leads to it, and to no other."""

import pytest

from bot.answering.naming import Names
from bot.corpus.models import Identifiers, Kind, Language, Provenance
from bot.errors import UnknownDocument
from bot.language.thesaurus import Thesaurus
from bot.retrieval.catalogue import catalogue_of
from bot.retrieval.filters import Filters
from tests.answering.making import document

DECISION = "ce-2021-03-12-450163"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (DECISION, DECISION),
        ("450163", DECISION),
        ("n° 450163", DECISION),
        ("CE, ord. réf., 12 mars 2021, n° 450163", DECISION),
        ("ECLI:FR:CEORD:2021:450163.20210312", DECISION),
        ("l'affaire 450163 du Conseil d'État", DECISION),
        ("ORDONNANCE DOCTOLIB", DECISION),
        ("ordonance doctolib", DECISION),
        ("C-311/18", "cjue-2020-07-16-c-311-18"),
        ("arrêt C‑311/18", "cjue-2020-07-16-c-311-18"),
        ("62018CJ0311", "cjue-2020-07-16-c-311-18"),
        ("shrems II", "cjue-2020-07-16-c-311-18"),
        ("32016R0679", "rgpd"),
        ("article 9 du RGPD", "rgpd-art-9"),
        ("art. 28 règlement 2016/679", "rgpd-art-28"),
        ("L1111-8 CSP", "csp-l1111-8"),
        ("secnum cloud", "secnumcloud"),
        ("plateforme des donnees de sante", "health-data-hub"),
        ("l'article egora", "egora-2021-03-08"),
        ("docto lib", "doctolib"),
    ],
)
def test_a_document_is_found_by_its_names(clerk, name, expected):
    assert clerk.source(name).work == expected


def test_every_document_of_the_bundle_answers_to_its_id(clerk):
    for document_ in clerk.sources():
        assert clerk.source(document_.id) is document_


def test_every_title_but_those_of_terms_leads_to_its_document(clerk):
    for held in clerk.sources():
        if held.kind is Kind.TERM:
            continue
        assert clerk.source(held.title, language=held.language).title == held.title


def test_a_name_leads_to_the_text_in_the_language_of_the_person(clerk):
    assert clerk.source("450163", language=Language.ENGLISH).id == f"{DECISION}-en"
    assert clerk.source("450163", language=Language.FRENCH).id == DECISION
    assert clerk.source(DECISION, language=Language.ENGLISH).id == DECISION


def test_another_number_is_another_document(clerk):
    with pytest.raises(UnknownDocument) as raised:
        clerk.source("450164")
    assert DECISION in raised.value.values["nearest"]


def test_a_name_of_several_documents_is_not_guessed(clerk):
    with pytest.raises(UnknownDocument) as raised:
        clerk.source("latombe")
    assert raised.value.message == "ambiguous-name"
    assert set(raised.value.values["nearest"]) == {"philippe-latombe", "tue-2025-09-03-t-553-23"}


@pytest.mark.parametrize("name", ["", "  ", "?!", "zzz", "\N{SNOWMAN}"])
def test_a_name_of_nothing_has_no_suggestion(clerk, name):
    with pytest.raises(UnknownDocument) as raised:
        clerk.source(name)
    assert raised.value.message == "unknown-name"


def test_an_original_goes_before_the_digest_of_the_same_title():
    digest = document("Un.", identifier="a", title="Arrêt", provenance=Provenance.DIGEST)
    original = document("Deux.", identifier="b", title="Arrêt", provenance=Provenance.ORIGINAL)
    assert Names(catalogue_of([digest, original]), Thesaurus()).find("arrêt") == original


def test_a_document_that_is_filtered_out_is_not_found():
    held = document("Un.", identifier="a", title="Avis", library="ailleurs")
    names = Names(catalogue_of([held]), Thesaurus())
    with pytest.raises(UnknownDocument):
        names.find("avis")
    assert names.find("avis", filters=Filters(libraries=frozenset({"ailleurs"}))) == held


def test_the_number_of_an_article_says_nothing_without_its_act():
    held = document("Un.", identifier="a", identifiers=Identifiers(article="9", number="2016/679"))
    names = Names(catalogue_of([held]), Thesaurus())
    assert names.find("règlement 2016/679 article 9") == held
    with pytest.raises(UnknownDocument):
        names.find("article 9")


def test_half_a_name_proposes_the_shortest_first(clerk):
    found = clerk.names.complete("doct", 5, Language.FRENCH)
    assert found[0].id == "doctolib"
    assert len({document_.work for document_ in found}) == 5
