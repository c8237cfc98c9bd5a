"""What the sentences of an official text answer by their place in it."""

from __future__ import annotations

import pytest

from bot.answering.answer import answer
from bot.answering.models import Status
from bot.answering.question import understand
from bot.corpus.implied import Implied
from bot.corpus.models import Block, BlockKind, Document, Kind, Language
from bot.corpus.text import TextBuilder
from bot.language.thesaurus import Thesaurus
from bot.resources import CORPUS
from bot.retrieval.embedded import EmbeddedEngine


def regulation(**fields) -> Document:
    builder = TextBuilder()
    builder.add("considérant ce qui suit:")
    builder.add("Les registres doivent être tenus avec soin.", number="34")
    builder.add("Les renseignements sur la santé sont sensibles.", number="35")
    for number, subject, text in (
        ("Article 9", "Catégories particulières", "Le traitement de ces registres est interdit."),
        ("Article 10 bis", "Sécurité", "Les serrures sont changées chaque année."),
    ):
        builder.add(number, BlockKind.HEADING, level=2)
        builder.add(subject, BlockKind.HEADING, level=3)
        builder.add(text, number="1")
    told = {"id": "reglement", "title": "Règlement sur les registres", "kind": Kind.REGULATION}
    told |= {"provenance": "original", "text": builder.text, "blocks": builder.blocks}
    return Document.model_validate(told | fields)


def told(document: Document, words: str) -> tuple[str, ...]:
    return Implied(document).at(document.text.index(words))


def test_a_recital_answers_by_its_number_and_an_article_by_its_own():
    text = regulation()
    assert told(text, "Les renseignements") == ("considérant 35",)
    assert told(text, "Le traitement") == ("article 9",)
    assert told(text, "Les serrures") == ("article 10 bis",)
    assert told(text, "considérant ce") == ()


def test_a_digest_answers_by_its_words_alone():
    assert told(regulation(provenance="digest"), "Le traitement") == ()


def test_the_number_is_called_in_the_language_of_the_text():
    english = regulation(language=Language.ENGLISH)
    assert told(english, "Les renseignements") == ("recital 35",)


def test_nothing_is_implied_between_blocks_nor_before_the_first():
    text = regulation()
    blocks = (Block(kind=BlockKind.PARAGRAPH, start=5, end=10, number="3"),)
    partial = text.model_copy(update={"blocks": blocks})
    assert Implied(partial).at(0) == ()
    assert Implied(partial).at(10) == ()
    assert Implied(partial).at(5) == ("considérant 3",)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("que dit l'article 9 ?", "est interdit"),
        ("que prévoit l'article 10 bis", "changées chaque année"),
        ("que dit le considérant 35 ?", "sont sensibles"),
        ("What does Article 9 say?", "est interdit"),
    ],
)
def test_what_is_asked_for_by_its_number_is_quoted_first(question, said):
    engine = EmbeddedEngine()
    engine.build([regulation()], {})
    thesaurus = Thesaurus.read(CORPUS / "thesaurus.yaml")
    given = answer(engine, understand(question, engine.lexicon, thesaurus))
    assert given.status is Status.ANSWERED
    assert said in given.quotes[0].text
