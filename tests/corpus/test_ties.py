"""Originals that people add are tied to the digests which are about them, by what is certain."""

from datetime import date

import pytest

from bot.corpus.adding import Addition, add_bytes
from bot.corpus.library import Library
from bot.corpus.models import Block, Document, Identifiers, Kind, Language, Provenance, Validity
from bot.corpus.ties import Digests

DAY = date(2021, 3, 12)
COURT = "Conseil d'État, juge des référés"


def _digest(identifier="synthese", **more):
    values = {"kind": Kind.DECISION, "title": "Une synthèse", "published": DAY} | more
    return Document(
        id=identifier, text="Un résumé.", blocks=(), provenance=Provenance.DIGEST, **values
    )


def _added(text="Le texte.", blocks=(), **more):
    values = {"kind": Kind.DECISION, "title": "Le texte", "published": DAY} | more
    return Document(id="ajout", text=text, blocks=blocks, **values)


def _ties(added, *digests):
    return Digests(digests).tied(added).related


CERTAIN = {
    "address": (
        {"url": "https://www.example.org/texte/12"},
        {"url": "http://example.org/texte/12/?utm_source=x#p"},
    ),
    "ecli": (
        {"identifiers": Identifiers(ecli="ECLI:FR:CEORD:2021:450163.20210312")},
        {"identifiers": Identifiers(ecli="ECLI:FR:CEORD:2021:450163.20210312"), "published": None},
    ),
    "docket": (
        {"identifiers": Identifiers(docket="450163"), "publisher": COURT},
        {"identifiers": Identifiers(docket="450163"), "publisher": "Conseil d'État"},
    ),
    "joined cases": (
        {"identifiers": Identifiers(docket="440442"), "publisher": COURT},
        {"identifiers": Identifiers(docket="440442, 440445"), "publisher": COURT},
    ),
    "law": (
        {"kind": Kind.STATUTE, "identifiers": Identifiers(number="2018-137")},
        {"kind": Kind.STATUTE, "identifiers": Identifiers(number="2018-137")},
    ),
    "law without a day": (
        {"kind": Kind.REGULATION, "identifiers": Identifiers(number="2016/679")},
        {"kind": Kind.STATUTE, "identifiers": Identifiers(number="2016/679"), "published": None},
    ),
    "part of a law": (
        {"kind": Kind.STATUTE, "identifiers": Identifiers(number="2024-449", article="31")},
        {"kind": Kind.STATUTE, "identifiers": Identifiers(number="2024-449")},
    ),
    "article of a code": (
        {
            "kind": Kind.STATUTE,
            "citation": "CSP, art. L. 1111-8",
            "identifiers": Identifiers(article="L. 1111-8"),
        },
        {
            "kind": Kind.STATUTE,
            "citation": "CSP, art. L. 1111-8",
            "published": date(2024, 7, 28),
            "identifiers": Identifiers(article="L. 1111-8", code="Code de la santé publique"),
        },
    ),
    "title and day": (
        {"kind": Kind.ARTICLE, "title": "Le registre a été ouvert hier"},
        {"kind": Kind.ARTICLE, "title": "Le registre a été ouvert, hier"},
    ),
    "signature": (
        {
            "kind": Kind.ARTICLE,
            "author": "Ana Petit",
            "publisher": "La Rive",
            "title": "La Rive, 12 mars 2021 : le registre des marées attaqué devant le juge",
        },
        {
            "kind": Kind.ARTICLE,
            "author": "Ana Petit",
            "title": "Marées : le registre du port attaqué par des riverains devant le juge",
        },
    ),
}


@pytest.mark.parametrize("fact", CERTAIN)
def test_what_is_certain_ties(fact):
    digest, added = CERTAIN[fact]
    assert _ties(_added(**added), _digest(**digest)) == ("synthese",)


UNCERTAIN = {
    "another day": (
        {"identifiers": Identifiers(docket="450163"), "publisher": COURT},
        {
            "identifiers": Identifiers(docket="450163"),
            "publisher": COURT,
            "published": date(2021, 4, 1),
        },
    ),
    "another court": (
        {"identifiers": Identifiers(docket="450163"), "publisher": COURT},
        {"identifiers": Identifiers(docket="450163"), "publisher": "CNIL"},
    ),
    "another article": (
        {"kind": Kind.STATUTE, "identifiers": Identifiers(number="2024-449", article="31")},
        {"kind": Kind.STATUTE, "identifiers": Identifiers(number="2024-449", article="32")},
    ),
    "guidelines of one number": (
        {"kind": Kind.GUIDELINE, "identifiers": Identifiers(number="01/2020")},
        {
            "kind": Kind.GUIDELINE,
            "identifiers": Identifiers(number="01/2020"),
            "published": date(2020, 2, 1),
        },
    ),
    "an earlier version": (
        {
            "kind": Kind.STATUTE,
            "citation": "CSP, art. L. 1",
            "identifiers": Identifiers(article="L. 1"),
            "valid": Validity(since=date(2018, 4, 1)),
        },
        {
            "kind": Kind.STATUTE,
            "citation": "CSP, art. L. 1",
            "identifiers": Identifiers(article="L. 1"),
            "valid": Validity(since=date(2010, 1, 1), until=date(2018, 3, 31)),
        },
    ),
    "first page": ({"url": "https://example.org/"}, {"url": "https://example.org/"}),
    "another page": ({"url": "https://example.org/t?id=1"}, {"url": "https://example.org/t?id=2"}),
    "another author": (
        {"kind": Kind.ARTICLE, "author": "Ana Petit", "title": "Le registre des marées attaqué"},
        {"kind": Kind.ARTICLE, "author": "Léo Grand", "title": "Marées : le registre est attaqué"},
    ),
    "another paper": (
        {
            "kind": Kind.ARTICLE,
            "author": "AFP",
            "publisher": "La Rive",
            "title": "Le registre des marées",
        },
        {
            "kind": Kind.ARTICLE,
            "author": "AFP",
            "publisher": "Le Quai",
            "title": "Registre, marées, port",
        },
    ),
    "a guide": (
        {"kind": Kind.GUIDE, "title": "Les droits"},
        {"kind": Kind.GUIDE, "title": "Les droits"},
    ),
    "a title of another day": (
        {"title": "Le registre"},
        {"title": "Le registre", "published": date(2020, 1, 1)},
    ),
    "an act that has no day": (
        {"identifiers": Identifiers(number="2023-146")},
        {"identifiers": Identifiers(number="2023-146"), "published": None},
    ),
}


@pytest.mark.parametrize("fact", UNCERTAIN)
def test_what_is_uncertain_does_not(fact):
    digest, added = UNCERTAIN[fact]
    assert _ties(_added(**added), _digest(**digest)) == ()


def test_texts_are_never_compared():
    digest = _digest(kind=Kind.ARTICLE, published=None)
    same = digest.model_copy(update={"id": "ajout", "provenance": Provenance.ORIGINAL})
    assert _ties(same, digest) == ()


def test_each_article_of_a_code_is_tied_to_its_own_digest():
    text = "Article L1\n\nUn.\n\nArticle L2\n\nDeux."
    starts = [text.index(words) for words in ("Article L1", "Article L2")]
    code = _added(
        text,
        tuple(Block(start=start, end=start + 10, kind="heading") for start in starts),
        kind=Kind.STATUTE,
        identifiers=Identifiers(code="Code de la santé publique"),
    )
    digests = [
        _digest(
            f"csp-{n}", kind=Kind.STATUTE, citation=f"CSP, art. L. {n}",
            identifiers=Identifiers(article=f"L. {n}"),
        )
        for n in (1, 2, 3)
    ]  # fmt: skip
    assert _ties(code, *digests) == ("csp-1", "csp-2")


def test_a_translation_and_a_document_of_ones_own_are_no_digests():
    english = _digest("en", language=Language.ENGLISH, translation_of="synthese", title="Le texte")
    own = _digest("autre", title="Le texte").model_copy(update={"provenance": Provenance.ORIGINAL})
    assert _ties(_added(), english, own) == ()


def test_what_the_text_does_not_say_is_the_digests():
    digest = _digest(
        kind=Kind.ARTICLE,
        title="Le texte",
        publisher="La Rive",
        author="Ana Petit",
        aliases=("article de La Rive",),
        citation="La Rive, 12 mars 2021, A. Petit",
        url="https://example.org/a",
    )
    tied = Digests([digest]).tied(_added(kind=Kind.ARTICLE, author="Léa Petit"))
    assert (tied.publisher, tied.author) == ("La Rive", "Léa Petit")
    assert (tied.citation, tied.url) == (digest.citation, digest.url)
    assert (tied.title, tied.text, tied.aliases) == ("Le texte", "Le texte.", digest.aliases)


ARTICLE = "Le registre des marées est ouvert\n\nPar Ana Petit\n\n12 mars 2021\n\nOuvert hier."


def test_an_addition_tells_what_it_is_the_original_of(tmp_path):
    digest = _digest(kind=Kind.ARTICLE, title="Le registre des marées est ouvert")
    library = Library(tmp_path)
    addition = Addition(digests=Digests([digest]))
    (added,) = add_bytes(library, "a.txt", ARTICLE.encode(), addition=addition)
    assert added.original_of == ("synthese",)
    assert library.document(added.document).supersedes == ("synthese",)
    (again,) = add_bytes(library, "a.txt", ARTICLE.encode(), addition=addition)
    assert (again.outcome, again.original_of) == ("unchanged", ("synthese",))
    library.remove(added.document)
    assert not [held for held in library.documents() if held.supersedes]
