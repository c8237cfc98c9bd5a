"""The scores of the index are rank-bm25's own."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from rank_bm25 import BM25Okapi

from bot.corpus.models import BlockKind, Document
from bot.corpus.passages import passages
from bot.corpus.text import TextBuilder
from bot.language.analysis import terms_of
from bot.retrieval.bm25 import EPSILON, K1, B, Weighted
from bot.retrieval.building import build
from bot.retrieval.embedded_index import EmbeddedIndex
from bot.retrieval.index import HEADING_WEIGHT, TITLE_WEIGHT
from bot.retrieval.topk import best

VOCABULARY = "juge requête données santé Doctolib hébergeur clé 2021 article 9 chiffrées".split()
SENTENCE = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=6).map(" ".join)
BODY = st.lists(st.tuples(SENTENCE, SENTENCE, st.lists(SENTENCE, max_size=3)), max_size=9)


def documents_of(body: list[tuple[str, str, list[str]]]) -> list[Document]:
    documents = []
    for number, (title, heading, paragraphs) in enumerate(body):
        builder = TextBuilder()
        builder.add(heading, BlockKind.HEADING, level=2)
        for paragraph in paragraphs:
            builder.add(f"{paragraph}.")
        documents.append(
            Document(id=f"d{number}", title=title, text=builder.text, blocks=builder.blocks)
        )
    return documents


def terms_of_passages(documents: list[Document]) -> list[list[str]]:
    """What rank-bm25 is given: title and heading repeated as often as they count."""
    return [
        TITLE_WEIGHT * terms_of(document.title, document.language)
        + HEADING_WEIGHT * terms_of(passage.heading or "", document.language)
        + [
            term
            for sentence in passage.sentences
            for term in terms_of(sentence.of(document.text), document.language)
        ]
        for document in documents
        for passage in passages(document)
    ]


def scores_of(index: EmbeddedIndex, terms: list[str]) -> list[float]:
    """The score of every passage, 0 where it has no term."""
    numbers = (index.lexicon.term_number(term) for term in terms)
    question = [Weighted(n, float(index.idf[n])) for n in numbers if n is not None]
    found = best(index.postings, question, len(index) + 1, index.totals.mean_length)
    scores = np.zeros(len(index))
    scores[found.passages] = found.scores
    return scores.tolist()


@given(BODY, SENTENCE)
def test_scores_equal_those_of_the_library(body, question):
    documents = documents_of(body)
    corpus = terms_of_passages(documents)
    index = build(documents)
    assert len(index) == len(corpus)
    if not corpus:
        return
    terms = terms_of(question, documents[0].language)
    wanted = BM25Okapi(corpus, k1=K1, b=B, epsilon=EPSILON).get_scores(terms)
    np.testing.assert_allclose(scores_of(index, terms), wanted, rtol=1e-12, atol=1e-12)


@given(BODY)
def test_lengths_and_postings_count_what_the_passages_hold(body):
    documents = documents_of(body)
    corpus = terms_of_passages(documents)
    index = build(documents)
    assert index.postings.lengths.tolist() == [len(terms) for terms in corpus]
    for row, number in enumerate(index.postings.terms):
        term = index.lexicon.terms[number]
        held = index.postings.passages[slice(*index.postings.offsets[row : row + 2])]
        assert held.tolist() == [n for n, terms in enumerate(corpus) if term in terms]


def test_an_empty_body_is_an_empty_index():
    index = build([])
    assert len(index) == 0
    assert scores_of(index, ["juge"]) == []
