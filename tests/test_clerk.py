"""The clerk's answers over the bundled documents."""

import pytest

from bot.answering.replay import Fate
from bot.corpus.models import Language
from bot.errors import MisuseError


def test_an_answer_is_proven_by_its_receipt(clerk):
    question = "Quand le Conseil d'État a-t-il refusé de suspendre le partenariat avec Doctolib ?"
    given = clerk.ask(question)
    proof = clerk.receipt(given.receipt, question)
    assert given.quotes
    assert proof.asked
    assert proof.proven
    assert [replayed.quote for replayed in proof.quotes] == list(given.quotes)
    assert {replayed.fate for replayed in proof.quotes} == {Fate.IDENTICAL}


def test_a_receipt_that_is_none_is_refused(clerk):
    with pytest.raises(MisuseError):
        clerk.receipt("bonjour")


def test_a_summary_stands_under_the_title_of_its_language(clerk):
    """An exact id names the French text: its summary in English has the English title."""
    french = clerk.source("ce-2021-03-12-450163")
    told = clerk.summarize(french.id, language=Language.ENGLISH)
    assert told.language is told.document.language is Language.ENGLISH
    assert told.document.work == french.work
    assert told.document.title != french.title
