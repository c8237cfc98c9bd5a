"""Passages as a cluster keeps them: what its first stage adds up, and what the second one reads.

Terms and words go by their numbers in the lexicon. A passage's terms are features (`rank_features`)
worth what `bm25.parts` gives; the cluster keeps nine bits of them, so that its scores are right
within `KEPT`, never above. All else is packed as whole numbers of 32 bits.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from bot.retrieval.bm25 import norms, parts
from bot.retrieval.catalogue import CatalogueArrays
from bot.retrieval.counting import PIECE, count, lengths_of
from bot.retrieval.drafts import Draft
from bot.retrieval.index import PassageTable
from bot.retrieval.opensearch_loading import Entry
from bot.retrieval.parts import part_of

__all__ = ["KEPT", "MAPPINGS", "passage_entries", "passage_rows", "table_of"]

KEPT = 1 - 2**-8
"""What is kept, at least, of a number of which the first nine bits are (Lucene's FeatureField)."""

_FIELDS = ("published", "since", "until", "kind", "language")
_NAMES = ("id", "work", "library")

MAPPINGS: dict[str, Any] = {
    "dynamic": False,
    "_source": {"excludes": ["terms"]},
    "properties": {
        "terms": {"type": "rank_features"},
        "ordinal": {"type": "long"},
        "document": {"type": "integer"},
        **{name: {"type": "integer"} for name in _FIELDS},
        **{name: {"type": "keyword"} for name in _NAMES},
    },
}
"""What can be searched and filtered; all else is only given back."""

Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]


def passage_rows(
    table: PassageTable,
    term_of_word: Ints,
    catalogue: CatalogueArrays,
    first: int,
    mean_length: float,
) -> Iterator[dict[str, Any]]:
    """The passages of a table from `first` on, in order, each as the cluster keeps it."""
    last = len(table.document)
    for at in range(first, last, PIECE):
        piece = np.arange(at, min(at + PIECE, last))
        counts = count(table, term_of_word, piece)
        lengths = lengths_of(table, piece)[counts.passages - at]
        values = parts(counts.frequencies, norms(lengths, mean_length))
        order = np.argsort(counts.passages, kind="stable")
        ends = np.cumsum(np.bincount(counts.passages - at, minlength=len(piece)))
        terms, values = counts.terms[order], values[order]
        for passage, end in zip(piece.tolist(), ends.tolist(), strict=True):
            begin = 0 if passage == at else int(ends[passage - at - 1])
            held = zip(terms[begin:end].tolist(), values[begin:end].tolist(), strict=True)
            row = int(table.document[passage])
            yield {
                "terms": {str(term): value for term, value in held},
                "document": row,
                **{name: int(getattr(catalogue, name)[row]) for name in _FIELDS},
                **{name: str(getattr(catalogue, name)[row]) for name in _NAMES},
                "passage": b64encode(_packed(table, passage)).decode(),
            }


def passage_entries(draft: Draft, first: int, ordinal: int, mean_length: float) -> Iterator[Entry]:
    """The entries of the draft's passages from `first` on, that one being number `ordinal`."""
    rows = passage_rows(
        part_of(PassageTable, "table", draft),
        draft["lexicon.term_of_word"],
        part_of(CatalogueArrays, "catalogue", draft),
        first,
        mean_length,
    )
    for number, row in enumerate(rows, ordinal):
        yield f"passage-{number}", {**row, "ordinal": number}


def _packed(table: PassageTable, passage: int) -> bytes:
    head, head_end = table.head_offsets[passage : passage + 2].tolist()
    word, word_end = table.word_offsets[passage : passage + 2].tolist()
    first, last = table.sentence_offsets[passage : passage + 2].tolist()
    title = int(table.title_ends[passage]) - head
    sizes = [title, head_end - head, word_end - word, last - first]
    return (
        np.concatenate(
            [
                np.array([*table.spans[passage].tolist(), *sizes]),
                table.heads[head:head_end],
                table.words[word:word_end],
                table.sentence_spans[first:last].reshape(-1),
                table.sentence_word_offsets[first + 1 : last + 1] - word,
            ]
        )
        .astype("<i4")
        .tobytes()
    )


def table_of(rows: Sequence[Mapping[str, Any]]) -> PassageTable:
    """The passages of these rows, numbered in their order; documents by their rows."""
    heads, words, spans, ends = [], [], [], []
    shape = np.zeros((len(rows), 6), np.int64)
    word_count = 0
    for number, row in enumerate(rows):
        packed = np.frombuffer(b64decode(row["passage"]), "<i4")
        shape[number] = packed[:6]
        _, _, _, head, word, sentences = packed[:6].tolist()
        cuts = np.cumsum([6, head, word, 2 * sentences])
        heads.append(packed[cuts[0] : cuts[1]])
        words.append(packed[cuts[1] : cuts[2]])
        spans.append(packed[cuts[2] : cuts[3]])
        ends.append(packed[cuts[3] :] + np.int64(word_count))
        word_count += word
    start, end, title, head, word, sentences = shape.T
    head_offsets = _offsets(head)
    return PassageTable(
        document=np.array([row["document"] for row in rows], np.int32),
        spans=np.column_stack([start, end]),
        heads=_laid(heads, np.int32),
        head_offsets=head_offsets,
        title_ends=head_offsets[:-1] + title,
        words=_laid(words, np.int32),
        word_offsets=_offsets(word),
        sentence_spans=_laid(spans, np.int64).reshape(-1, 2),
        sentence_word_offsets=np.append(np.int64(0), _laid(ends, np.int64)),
        sentence_offsets=_offsets(sentences),
    )


def _offsets(counts: Longs) -> Longs:
    return np.append(np.int64(0), np.cumsum(counts))


def _laid(arrays: list[npt.NDArray[Any]], dtype: npt.DTypeLike) -> npt.NDArray[Any]:
    return np.concatenate([np.empty(0, dtype), *arrays]).astype(dtype)
