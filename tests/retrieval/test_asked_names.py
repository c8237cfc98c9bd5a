"""Names in a question, and whether a text has them as a whole."""

import pytest

from bot.corpus.models import Language
from bot.language.analysis import terms_of
from bot.language.thesaurus import Thesaurus
from bot.retrieval.asked_names import Name, are_in, courts_in
from bot.retrieval.building import build
from bot.retrieval.query import make_query
from tests.retrieval.documents import document

FRENCH, ENGLISH = Language.FRENCH, Language.ENGLISH
CONCEPTS = """
concepts:
- id: conseil-d-etat
  prefLabel: {fr: Conseil d'État, en: Council of State}
  altLabel: {fr: [haute juridiction administrative]}
- id: nuage
  prefLabel: {fr: Nuage, en: Nuage}
  altLabel: {fr: [Nimbus, nuage de Nimbus], en: [Nimbus cloud]}
- id: chef
  prefLabel: {fr: PDG, en: CEO}
  altLabel: {fr: [patron], en: [boss]}
- id: journal
  prefLabel: {fr: Journal officiel, en: Official Journal}
  altLabel: {fr: [JOUE]}
"""
TEXTS = [
    "Le Conseil d'État, haute juridiction administrative, a jugé.",
    "Le Conseil constitutionnel et la cour d'appel de Lyon ont jugé.",
    "Nimbus héberge des données dans un nuage ; the cloud is large.",
    "Le patron joue, le PDG aussi.",
]


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    path = tmp_path_factory.mktemp("corpus") / "thesaurus.yaml"
    path.write_text(CONCEPTS, encoding="utf-8")
    thesaurus = Thesaurus.read(path)
    lexicon = build(document(str(n), text) for n, text in enumerate(TEXTS)).lexicon
    return lambda text, language=FRENCH: make_query(text, language, lexicon, thesaurus)


@pytest.mark.parametrize(
    ("question", "text", "has"),
    [
        ("Qu'a jugé le Conseil d'État ?", "Le Conseil d'État a jugé.", True),
        ("Qu'a jugé le Conseil d'État ?", "La haute juridiction administrative a jugé.", True),
        ("Qu'a jugé le Conseil d'État ?", "Le Conseil constitutionnel a jugé.", False),
        ("Qu'a jugé le Conseil d'État ?", "Un conseil : la juridiction est haute.", False),
        ("Que dit le Conseil constitutionnel ?", "Le Conseil d'État a jugé.", False),
        ("Que dit le Conseil constitutionnel ?", "Le Conseil constitutionnel a jugé.", True),
        ("Qu'a dit la cour d'appel de Lyon ?", "La cour a jugé en appel à Paris.", False),
        ("Qu'a dit la cour d'appel de Lyon ?", "La cour d'appel de Lyon a jugé.", True),
        ("Que vaut Nuage ?", "Nimbus est cher.", True),
        ("Que vaut Nuage ?", "Le cloud est cher.", False),
        ("Que veut le patron ?", "Le chat dort.", True),
        ("Que veut le PDG ?", "Le chat dort.", False),
        ("Il veut jouer ?", "Le chat dort.", True),
    ],
)
def test_a_name_is_there_as_a_whole_or_not(ask, question, text, has):
    assert are_in(ask(question).names, set(terms_of(text, FRENCH))) is has


@pytest.mark.parametrize(
    ("question", "text", "has"),
    [
        ("What did the Council of State hold?", "The Council of State held.", True),
        ("What did the Council of State hold?", "The council met in the state of Ohio.", True),
        ("What did the Council of State hold?", "The Supreme Court of a state held.", False),
        ("What did the Supreme Court of Ohio hold?", "The Supreme Court of Texas held.", False),
        ("What did the Supreme Court of Ohio hold?", "The Supreme Court of Ohio held.", True),
        ("Who is the boss?", "The cat sleeps.", True),
    ],
)
def test_the_same_in_english(ask, question, text, has):
    assert are_in(ask(question, ENGLISH).names, set(terms_of(text, ENGLISH))) is has


@pytest.mark.parametrize(
    ("text", "courts"),
    [
        ("la Cour d'appel de Paris a jugé", ["Cour d'appel de Paris"]),
        ("le tribunal judiciaire doit juger", ["tribunal judiciaire"]),
        ("la cour administrative d’appel de Nantes", ["cour administrative d’appel de Nantes"]),
        ("the Court of Appeal of Kenya held", ["Court of Appeal of Kenya"]),
        ("before the criminal courts", []),
        ("la Cour a jugé", []),
        ("un conseil juridique", []),
    ],
)
def test_courts_by_kind_and_place(text, courts):
    assert [span.of(text) for span in courts_in(text)] == courts


def test_every_term_of_every_way_is_told():
    name = Name("A B", ((frozenset({"a"}), frozenset({"b", "c"})), (frozenset({"d"}),)))
    assert name.terms == {"a", "b", "c", "d"}
    assert name.is_in({"a", "c"})
    assert name.is_in({"d"})
    assert not name.is_in({"b", "c"})
