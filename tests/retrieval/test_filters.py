from __future__ import annotations

from datetime import date

import pytest

from bot.corpus.models import BUNDLE, LOCAL, Document, Kind, Language, Validity
from bot.retrieval.catalogue import Catalogue, catalogue_of
from bot.retrieval.filters import EVERYTHING, Filters
from tests.retrieval.documents import document

DOCUMENTS = [
    document("loi", "Texte.", kind=Kind.STATUTE, library=BUNDLE, published=date(2020, 1, 1)),
    document("loi.en", "Text.", kind=Kind.STATUTE, language="en", translation_of="loi"),
    document("bref", "Texte.", valid=Validity(since=date(2019, 1, 1), until=date(2021, 1, 1))),
    document("serveur", "Texte.", library="1234"),
    document("serveur.en", "Text.", library="1234", language="en", translation_of="serveur"),
]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return catalogue_of(DOCUMENTS)


@pytest.mark.parametrize(
    ("filters", "admitted"),
    [
        (EVERYTHING, "loi loi.en bref"),
        (Filters(libraries=frozenset({"1234"})), "serveur serveur.en"),
        (Filters(libraries=frozenset({"nowhere"})), ""),
        (Filters(kind=Kind.STATUTE), "loi loi.en"),
        (Filters(source="loi"), "loi loi.en"),
        (Filters(without=frozenset({"loi"})), "bref"),
        (Filters(without=frozenset({"bref", "unknown"})), "loi loi.en"),
        (Filters(source="loi.en"), "loi.en"),
        (Filters(source="unknown"), ""),
        (Filters(language=Language.FRENCH), "loi bref"),
        (Filters(language=Language.ENGLISH), "loi.en bref"),
        (Filters(language=Language.FRENCH, libraries=frozenset({LOCAL})), "loi.en bref"),
        (Filters(as_of=date(2019, 6, 1)), "loi.en bref"),
        (Filters(as_of=date(2020, 1, 1)), "loi loi.en bref"),
        (Filters(as_of=date(2021, 1, 1)), "loi loi.en bref"),
        (Filters(as_of=date(2021, 1, 2)), "loi loi.en"),
    ],
)
def test_admits(catalogue: Catalogue, filters: Filters, admitted: str) -> None:
    kept = filters.admit(catalogue)
    assert [held.id for held, is_kept in zip(catalogue, kept, strict=True) if is_kept] == (
        admitted.split()
    )


def test_documents_are_kept_as_they_were(catalogue: Catalogue) -> None:
    assert list(catalogue) == list[Document](DOCUMENTS)
    assert catalogue[1:3] == DOCUMENTS[1:3]
    assert catalogue[len(catalogue) - 1] == DOCUMENTS[-1]
