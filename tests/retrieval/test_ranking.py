from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.corpus.models import Document, Language
from bot.retrieval.building import build
from bot.retrieval.features import features_of
from bot.retrieval.index import Index
from bot.retrieval.query import make_query
from bot.retrieval.ranking import rank
from tests.retrieval.documents import document

FRENCH = Language.FRENCH
WORDS = st.lists(st.sampled_from("le juge a rejeté requête données Doctolib 2021 qui ?".split()))


def scores_of(index: Index, question: str, passages: np.ndarray) -> np.ndarray:
    query = make_query(question, FRENCH, index.lexicon)
    return rank(index, query, features_of(index, query), passages)


def ranked(question: str, *documents: Document) -> list[str]:
    """The ids of the documents, best first."""
    index = build(documents)
    scores = scores_of(index, question, np.arange(len(index)))
    return [index.document_of(int(at)).id for at in np.argsort(-scores, kind="stable")]


FILLER = [
    document(f"f{n}", f"Une autre affaire, la numéro {n}, sans rapport.", title="Autre")
    for n in range(6)
]


@given(WORDS.map(" ".join), st.lists(WORDS.map(" ".join), max_size=5))
def test_every_passage_has_one_finite_score(question, texts):
    index = build(document(f"d{n}", text, title="Titre") for n, text in enumerate(texts))
    scores = scores_of(index, question, np.arange(len(index)))
    assert scores.shape == (len(index),)
    assert np.isfinite(scores).all()
    assert (scores >= 0).all()


@given(WORDS.map(" ".join))
def test_scores_follow_their_passages(question):
    index = build([*FILLER, document("juge", "Le juge a rejeté la requête.", title="Décision")])
    passages = np.arange(len(index))
    there, back = (scores_of(index, question, order) for order in (passages, passages[::-1]))
    np.testing.assert_allclose(there[::-1], back)


@pytest.mark.parametrize(
    ("question", "best", "other"),
    [
        (  # more of the question's words
            "rejet de la requête par le juge",
            "Le juge a rejeté la requête.",
            "Le juge a entendu les parties.",
        ),
        (  # nearer to each other
            "clé de chiffrement",
            "La clé de chiffrement est en France et les données y restent pour trois mois.",
            "La clé est en France et les données y restent pour trois mois sans chiffrement.",
        ),
        (  # in the order asked
            "tiers de confiance",
            "Un tiers de confiance garde la clé.",
            "La confiance de tiers garde la clé.",
        ),
        (  # the very words, not others of the same stem
            "médecin généraliste",
            "Un médecin généraliste exerce seul.",
            "La médecine générale exerce seule.",
        ),
        (  # part of a compound
            "hébergement",
            "Le réhébergement des données est prévu.",
            "Le chiffrement des données est prévu.",
        ),
        (  # a reference
            "que dit l'article L. 1111-8",
            "L'article L. 1111-8 impose un certificat.",
            "L'article L. 1111-7 impose un certificat.",
        ),
    ],
)
def test_the_better_passage_comes_first(question, best, other):
    for pair in (("best", "other"), ("other", "best")):
        texts = {"best": best, "other": other}
        documents = [document(name, texts[name], title="Titre") for name in pair]
        assert ranked(question, *FILLER, *documents)[0] == "best"


def test_a_title_counts():
    texts = ["Le contrat dure trois mois.", "Le contrat dure trois mois."]
    first, second = (
        document(name, text, title=title)
        for name, text, title in zip("ab", texts, ("Maiia", "Doctolib"), strict=True)
    )
    assert ranked("contrat Doctolib", first, second, *FILLER)[0] == "b"


def test_no_word_asked_is_no_score():
    index = build(FILLER)
    assert scores_of(index, "?", np.arange(len(index))).sum() == 0
