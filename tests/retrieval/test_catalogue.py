from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.corpus.models import Document, Kind, Note, NoteMark, Summaries, Validity
from bot.retrieval.catalogue import Catalogue, Selection, catalogue_of
from tests.retrieval.documents import document

DOCUMENTS = [
    document("un", 'Texte « d’un » "deux".', title='Un "text":"titre"', aliases=("É",)),
    document(
        "deux",
        "Autre texte.",
        kind=Kind.STATUTE,
        published=date(2021, 3, 8),
        valid=Validity(since=date(2020, 1, 1)),
        summaries={"fr": Summaries(short="a", medium="b", long="c")},
        notes=(Note(label="1", text="Une note."),),
        note_marks=(NoteMark(label="1", offset=3),),
        translation_of="un",
    ),
]


@pytest.fixture
def no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def parsed(*_: object) -> None:
        raise AssertionError("a document is read whole")

    monkeypatch.setattr(Catalogue, "_parsed", parsed)


def test_a_document_is_read_as_it_was_saved() -> None:
    assert list(catalogue_of(DOCUMENTS)) == DOCUMENTS


@pytest.mark.usefixtures("no_text")
def test_a_card_is_read_without_the_text() -> None:
    cards = list(catalogue_of(DOCUMENTS).cards([1, 0]))
    assert cards == [held.card for held in reversed(DOCUMENTS)]
    assert [card.digest for card in cards] == [held.digest for held in reversed(DOCUMENTS)]
    assert not hasattr(cards[0], "text")


@given(st.lists(st.tuples(st.text(), st.text()), max_size=4))
def test_any_characters_are_read_again(texts: list[tuple[str, str]]) -> None:
    held = [
        Document(id=f"d{number}", title=title, text=text, blocks=())
        for number, (title, text) in enumerate(texts)
    ]
    catalogue = catalogue_of(held)
    assert list(catalogue) == held
    assert list(catalogue.cards(range(len(held)))) == [document.card for document in held]


@pytest.mark.usefixtures("no_text")
def test_a_selection_is_counted_and_listed_without_the_text() -> None:
    chosen = Selection(catalogue_of(DOCUMENTS), [1])
    assert len(chosen) == 1
    assert [card.id for card in chosen.cards()] == ["deux"]
    assert [card.id for card in chosen[:1].cards()] == ["deux"]
    assert not Selection(catalogue_of(DOCUMENTS), [])


def test_a_selection_reads_what_is_taken_from_it() -> None:
    chosen = Selection(catalogue_of(DOCUMENTS), [1, 0])
    assert list(chosen) == [DOCUMENTS[1], DOCUMENTS[0]]
    assert chosen[-1] == DOCUMENTS[0]
    assert list(chosen[1:]) == [DOCUMENTS[0]]
    with pytest.raises(IndexError):
        chosen[2]
