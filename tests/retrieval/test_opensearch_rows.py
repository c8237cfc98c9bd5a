"""What a cluster is given of passages comes back as it was."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.retrieval.building import build
from bot.retrieval.index import PassageTable
from bot.retrieval.opensearch_rows import KEPT, passage_rows, table_of
from tests.retrieval.documents import document

TEXTS = st.lists(
    st.lists(st.sampled_from(["Le juge.", "Un nuage.", "Oui. Non.", "La santé !"]), max_size=4),
    max_size=6,
)


@given(TEXTS)
def test_packed_passages_come_back_as_they_were(texts: list[list[str]]) -> None:
    index = build([document(f"d{n}", *text) for n, text in enumerate(texts)])
    rows = list(
        passage_rows(
            index.table,
            index.lexicon.term_of_word,
            index.documents.arrays,
            0,
            index.totals.mean_length,
        )
    )
    again = table_of(rows)
    for field in fields(PassageTable):
        before, after = getattr(index.table, field.name), getattr(again, field.name)
        assert np.array_equal(before, after), field.name


def test_parts_of_terms_are_those_of_the_postings() -> None:
    index = build([document(f"d{n}", "Le juge. " * n, "Un nuage.") for n in range(1, 5)])
    rows = passage_rows(
        index.table, index.lexicon.term_of_word, index.documents.arrays, 0, index.totals.mean_length
    )
    held = {
        (int(term), passage): value
        for passage, row in enumerate(rows)
        for term, value in row["terms"].items()
    }
    postings = index.postings
    for row, term in enumerate(postings.terms.tolist()):
        for passage in postings.passages[postings.offsets[row] : postings.offsets[row + 1]]:
            assert held.pop((term, int(passage))) > 0
    assert not held
    assert 0.99 < KEPT < 1
