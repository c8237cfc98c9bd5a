"""A replayed receipt proves its quotes, or says what has become of their documents."""

from bot.answering.receipts import write_receipt
from bot.answering.replay import Fate, replay
from bot.answering.voices import voiced
from bot.corpus.additions import Origin
from bot.corpus.library import Library
from bot.retrieval.catalogue import catalogue_of
from tests.answering.making import document

BEFORE = document("La requête est rejetée.", identifier="avis")
AFTER = document("La requête est admise.", identifier="avis")
QUOTE = voiced(BEFORE, 3, 10)
WORD = write_receipt("Quoi ?", [QUOTE])


def test_the_same_text_is_quoted_again():
    proof = replay(WORD, catalogue_of([document("Autre."), BEFORE]))
    (replayed,) = proof.quotes
    assert replayed.fate is Fate.IDENTICAL
    assert replayed.quote == QUOTE
    assert proof.proven


def test_a_changed_document_is_said_to_be():
    (replayed,) = replay(WORD, catalogue_of([AFTER])).quotes
    assert (replayed.fate, replayed.quote, replayed.document) == (Fate.CHANGED, None, AFTER)


def test_a_document_that_is_gone_is_said_to_be():
    proof = replay(WORD, catalogue_of([]))
    assert proof.quotes[0].fate is Fate.GONE
    assert not proof.proven


def test_an_earlier_text_that_a_library_kept_still_proves(tmp_path):
    library = Library(tmp_path)
    library.add([BEFORE], origin=Origin("avis.txt"))
    library.add([AFTER], origin=Origin("avis.txt"))
    (replayed,) = replay(WORD, catalogue_of(library.documents()), [library]).quotes
    assert replayed.fate is Fate.CHANGED
    assert replayed.quote.text == QUOTE.text
    library.remove("avis")
    (replayed,) = replay(WORD, catalogue_of(library.documents()), [library]).quotes
    assert replayed.fate is Fate.GONE
    assert replayed.quote.text == QUOTE.text


def test_a_receipt_is_for_one_question():
    assert replay(WORD, catalogue_of([BEFORE]), question="Quoi ?").asked
    assert replay(WORD, catalogue_of([BEFORE]), question="  Quoi \n ?").asked
    assert replay(WORD, catalogue_of([BEFORE]), question="Qui ?").asked is False
    assert replay(WORD, catalogue_of([BEFORE])).asked is None
