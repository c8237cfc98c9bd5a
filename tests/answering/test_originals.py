"""An official text that was added is quoted before the digest that is about it."""

import pytest

from bot.answering.answer import answer
from bot.answering.question import understand
from bot.corpus.models import BUNDLE, Language, Provenance
from bot.retrieval.embedded import EmbeddedEngine
from tests.answering.making import document

QUESTION = "Pourquoi le juge des référés a-t-il rejeté la requête des associations ?"
DIGEST = document(
    "Le juge des référés a rejeté la requête des associations, car les garanties suffisaient.",
    identifier="ce-2021",
    title="L'ordonnance de 2021",
    library=BUNDLE,
    provenance=Provenance.DIGEST,
)
OTHERS = [document(f"La commune numéro {n} a voté son budget.", identifier=f"n{n}") for n in "abc"]


def original(text, *related):
    return document(text, identifier="ce-2021-original", title=DIGEST.title, related=related)


def quoted(*documents, language=Language.FRENCH):
    engine = EmbeddedEngine()
    engine.build([*documents, *OTHERS], {})
    given = answer(engine, understand(QUESTION, engine.lexicon, language=language))
    return [quote.document.id for quote in given.quotes]


REASONS = (
    "Eu égard aux garanties, il y a lieu de rejeter la requête des associations : le juge des"
    " référés ne relève pas d'atteinte grave."
)


def test_without_its_tie_the_digest_comes_first():
    assert quoted(DIGEST, original(REASONS))[0] == "ce-2021"


def test_an_original_is_quoted_first():
    assert quoted(DIGEST, original(REASONS, "ce-2021"))[0] == "ce-2021-original"
    assert quoted(original(REASONS, "autre", "ce-2021"), DIGEST)[0] == "ce-2021-original"


def test_an_original_is_quoted_before_a_translation_of_its_digest():
    english = DIGEST.model_copy(update={"id": "ce-2021.en", "translation_of": "ce-2021"})
    assert quoted(english, original(REASONS, "ce-2021"))[0] == "ce-2021-original"


@pytest.mark.parametrize("related", [(), ("ce-2021",)])
def test_an_original_without_the_answer_does_not_hide_the_digest(related):
    beside = original("L'audience s'est tenue en présence du secrétariat.", *related)
    assert quoted(DIGEST, beside)[0] == "ce-2021"


def test_digests_do_not_supersede_each_other():
    other = DIGEST.model_copy(update={"id": "autre", "related": ("ce-2021",)})
    assert other.supersedes == ()


def test_an_original_competes_however_far_behind_its_digest():
    digests = [
        DIGEST.model_copy(update={"id": f"autre-{n}", "title": f"La requête des associations {n}"})
        for n in range(12)
    ]
    text = original(REASONS, *(held.id for held in digests))
    assert quoted(*digests, text)[0] == "ce-2021-original"
