"""What is never quoted as an answer."""

import numpy as np
import pytest

from bot.answering.excerpts import Excerpt
from bot.answering.question import understand
from bot.answering.quotable import quotable
from bot.corpus.models import Provenance, Span
from bot.retrieval.embedded import EmbeddedEngine
from tests.answering.making import document

TOLD = "Le traité fixe un délai."


def excerpt_of(held, text):
    start = held.text.index(text)
    none = np.zeros(1)
    return Excerpt(held, 0, 0, Span(start, start + len(text)), 0.5, none, none, True, False)


def quoted(question, held, *texts):
    engine = EmbeddedEngine()
    engine.build([held], {})
    understood = understand(question, engine.lexicon)
    return [each.text for each in quotable([excerpt_of(held, text) for text in texts], understood)]


@pytest.mark.parametrize(
    "nothing",
    [
        "Vu le code de la route, notamment son article R. 412-6 ;",
        "Vu l'avis du conseil supérieur,",
        "Having regard to the Treaty, and in particular Article 95 thereof,",
        ";",
        "— … —",
    ],
)
@pytest.mark.parametrize("question", ["Que fixe le traité ?", "What does the treaty set?"])
def test_what_states_nothing_is_not_quoted(question, nothing):
    held = document(nothing, TOLD)
    assert quoted(question, held, nothing, TOLD) == [TOLD]


@pytest.mark.parametrize(
    ("visa", "question"),
    [
        ("Vu le code de la route ;", "Sur quoi se fonde le traité ?"),
        ("Vu le code de la route ;", "Quels articles vise le traité ?"),
        ("Having regard to the Charter,", "What is the legal basis of the treaty?"),
        ("Having regard to the Charter,", "Which laws does the treaty cite?"),
    ],
)
def test_a_visa_is_quoted_where_texts_are_asked_for(visa, question):
    held = document(visa, TOLD)
    assert quoted(question, held, visa, TOLD) == [visa, TOLD]


@pytest.mark.parametrize(
    "something",
    [
        "Vu que le temps presse, le juge statue seul !",
        "Vu de loin, le phare penche. Il tombera.",
        "Having regard to the cost, the court refused. It was right.",
    ],
)
def test_what_opens_like_a_visa_is_quoted(something):
    held = document(something, TOLD)
    assert quoted("Que fixe le traité ?", held, something, TOLD) == [something, TOLD]


def test_what_is_alone_is_quoted_for_want_of_better():
    held = document("Vu le code de la route ;")
    assert quoted("Que fixe le traité ?", held, held.text) == [held.text]


REMARKS = [
    "Ce document s'appuie sur le début du traité et sur des commentaires.",
    "Cette synthèse repose sur une copie du traité.",
    "This digest is based on press reports of the treaty.",
]


@pytest.mark.parametrize("remark", REMARKS)
@pytest.mark.parametrize(
    ("question", "of_sources"),
    [
        ("Que fixe le traité ?", False),
        ("What does the treaty set?", False),
        ("Sur quelles sources repose la synthèse du traité ?", True),
        ("What is the account of the treaty based on?", True),
    ],
)
def test_a_digest_speaks_of_its_sources_where_they_are_asked_about(remark, question, of_sources):
    held = document(remark, TOLD, provenance=Provenance.DIGEST)
    assert quoted(question, held, remark, TOLD) == ([remark, TOLD] if of_sources else [TOLD])


def test_an_original_may_speak_of_itself():
    remark = "Ce document s'appuie sur une enquête."
    held = document(remark, TOLD)
    assert quoted("Que fixe le traité ?", held, remark, TOLD) == [remark, TOLD]
