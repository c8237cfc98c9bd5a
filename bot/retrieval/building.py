"""From documents to the arrays of an index: all of them, or those that are added and removed.

Rows of documents, passages and words are only ever added at the end. What is laid out by term or
by word (postings, hashes, 4-grams) covers the first so many rows; the rows after those have small
arrays of their own, made again at each change, until they are many enough to be merged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from bot.corpus.models import Document
from bot.retrieval.batches import Batch, Word, analyse_batch, analysed
from bot.retrieval.bm25 import inverse_document_frequencies
from bot.retrieval.catalogue import Catalogue
from bot.retrieval.counting import PIECE, count, sizes
from bot.retrieval.drafts import Draft, MemoryDraft
from bot.retrieval.embedded_index import EmbeddedIndex, Totals
from bot.retrieval.index import PassageTable
from bot.retrieval.lexicon import Grams
from bot.retrieval.parts import arrays_of, part_of
from bot.retrieval.postings import write_postings
from bot.retrieval.protocol import Progress
from bot.retrieval.storage import Contents
from bot.retrieval.strings import Strings, hashes_of, laid_end_to_end

__all__ = ["Builder", "build", "documents_without", "mostly_gone"]

_MERGED_FROM = 2_000
"""Passages that are laid out apart before a merge is thought of."""

_MERGED_SHARE = 8
"""They are merged when they are more than one in so many."""

_COMPACTED_SHARE = 0.5
"""An index of which less is left than this share of its rows is built again."""

_OFFSETS = {
    "catalogue.json_offsets": "catalogue.json",
    "table.head_offsets": "table.heads",
    "table.word_offsets": "table.words",
    "table.sentence_word_offsets": "table.words",
    "table.sentence_offsets": "table.sentence_spans",
}
"""Arrays of offsets, and what they are offsets in."""

_DOCUMENTS = ("table.document", "catalogue.names.form_document", "catalogue.names.key_document")
"""Arrays of rows of documents."""

_COUNTED = (
    *dict.fromkeys(_OFFSETS.values()),
    "catalogue.id",
    "lexicon.words.hashes",
    "lexicon.terms.hashes",
)

Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]


def build(documents: Iterable[Document], progress: Progress | None = None) -> EmbeddedIndex:
    """An index of documents, in memory."""
    draft = MemoryDraft({})
    facts = Builder(draft).run(analysed(documents), progress=progress)
    return EmbeddedIndex.of(Contents(facts, draft.arrays()))


def mostly_gone(documents: Catalogue, removed: Ints) -> bool:
    """Whether so little is left without these rows that an index is better built again."""
    left = len(documents) - len(removed)
    return left < _COMPACTED_SHARE * len(documents.arrays.id)


def documents_without(documents: Catalogue, removed: Ints) -> Iterator[Document]:
    """The documents in order, but those of these rows."""
    return map(documents.at, np.setdiff1d(documents.rows, removed).tolist())


class Builder:
    """Makes one change to an index by way of a draft. Use it once."""

    def __init__(self, draft: Draft, index: EmbeddedIndex | None = None) -> None:
        """`index` is what the draft holds; None for a new index."""
        self._draft = draft
        self._index = index
        self._numbers: dict[Word, int] = {}
        self._term_numbers: dict[str, int] = {}
        self._new_words: list[str] = []
        self._new_terms: list[str] = []
        self._terms_of_new_words: list[int] = []
        self._counted = dict.fromkeys(_COUNTED, 0)
        if index is None:
            for name in (*_OFFSETS, "lexicon.words.offsets", "lexicon.terms.offsets"):
                draft.put(name, np.zeros(1, np.int64))
            self._append(analyse_batch(()))
        else:
            self._counted = {name: len(draft[name]) for name in _COUNTED}

    def run(
        self,
        added: Iterable[Batch],
        removed: Ints | None = None,
        progress: Progress | None = None,
    ) -> dict[str, Any]:
        """Add analysed documents and take away those of the rows `removed`; the facts to commit."""
        read = 0
        for batch in added:
            self._append(batch)
            read += len(batch.catalogue.id)
            if progress is not None:
                progress(read)
        self._append_words()
        totals = self._finish(np.empty(0, np.int32) if removed is None else removed)
        return {"totals": totals}

    def _append(self, batch: Batch) -> None:
        number_of = np.array([self._number_of(word) for word in batch.words], np.int32)
        before = dict(self._counted)
        arrays = {
            **dict(arrays_of(batch.catalogue, "catalogue")),
            **dict(arrays_of(batch.table, "table")),
        }
        for name in ("table.words", "table.heads"):
            arrays[name] = number_of[arrays[name]]
        for name in _DOCUMENTS:
            arrays[name] = arrays[name] + np.int32(before["catalogue.id"])
        arrays["table.title_ends"] = arrays["table.title_ends"] + before["table.heads"]
        for name, counted in _OFFSETS.items():
            arrays[name] = arrays[name][1:] + before[counted]
        for name, array in arrays.items():
            self._draft.append(name, array)
            if name in self._counted:
                self._counted[name] += len(array)

    def _number_of(self, word: Word) -> int:
        """The number of a word, a new one where it is not known yet."""
        number = self._numbers.get(word)
        if number is None:
            number = self._saved_number_of(word)
            if number is None:
                number = self._counted["lexicon.words.hashes"] + len(self._new_words)
                self._new_words.append(word[0])
                self._terms_of_new_words.append(self._term_number_of(word[1]))
            self._numbers[word] = number
        return number

    def _saved_number_of(self, word: Word) -> int | None:
        if self._index is None:
            return None
        lexicon = self._index.lexicon
        found = lexicon.words.numbers_of(word[0])
        return next((n for n in found if lexicon.terms[lexicon.term_of_word[n]] == word[1]), None)

    def _term_number_of(self, term: str) -> int:
        number = self._term_numbers.get(term)
        if number is None:
            saved = self._index.lexicon.terms.numbers_of(term) if self._index else []
            if saved:
                number = saved[0]
            else:
                number = self._counted["lexicon.terms.hashes"] + len(self._new_terms)
                self._new_terms.append(term)
            self._term_numbers[term] = number
        return number

    def _append_words(self) -> None:
        for name, strings in (("words", self._new_words), ("terms", self._new_terms)):
            data, ends = laid_end_to_end(strings)
            before = self._draft[f"lexicon.{name}.offsets"][-1]
            self._draft.append(f"lexicon.{name}.data", data)
            self._draft.append(f"lexicon.{name}.offsets", ends + before)
            self._draft.append(f"lexicon.{name}.hashes", hashes_of(strings))
        self._draft.append("lexicon.term_of_word", np.array(self._terms_of_new_words, np.int32))

    def _finish(self, removed: Ints) -> Totals:
        """Bring what is counted and laid out by term up to date with the rows."""
        draft, index = self._draft, self._index
        table = part_of(PassageTable, "table", draft)
        term_of_word = draft["lexicon.term_of_word"]
        tally = Tally(table, term_of_word, int(self._draft["lexicon.terms.hashes"].shape[0]))
        before = 0
        if index is not None:
            before = len(index.table.document)
            tally.start_from(index.lexicon.word_df, index.lexicon.term_df, index.totals)
            tally.take_away(np.flatnonzero(np.isin(index.table.document, removed)))
            removed = np.concatenate([index.documents.removed, removed])
        tally.add(np.arange(before, len(table.document)))
        draft.put("removed", removed)
        draft.put("lexicon.word_df", tally.word_df.astype(np.int32))
        draft.put("lexicon.term_df", tally.term_df.astype(np.int32))
        draft.put("idf", inverse_document_frequencies(tally.term_df, tally.totals.passages))
        mean_length = tally.totals.mean_length
        laid_out = 0 if index is None else len(index.postings)
        if index is None or _worth_merging(len(table.document), laid_out):
            write_postings(draft, "postings", table, term_of_word, 0, mean_length)
            laid_out = len(table.document)
            self._lay_out_words()
        else:
            self._lay_out_late_words()
        write_postings(draft, "recent", table, term_of_word, laid_out, mean_length)
        return tally.totals

    def _lay_out_words(self) -> None:
        draft = self._draft
        for name in ("words", "terms"):
            order = np.argsort(draft[f"lexicon.{name}.hashes"], kind="stable")
            draft.put(f"lexicon.{name}.order", order.astype(np.int64))
        words = part_of(Strings, "lexicon.words", draft)
        self._put_grams("grams", enumerate(words))
        self._put_grams("late_grams", ())

    def _lay_out_late_words(self) -> None:
        words = part_of(Strings, "lexicon.words", self._draft)
        late = range(len(words.order), len(words))
        self._put_grams("late_grams", ((number, words[number]) for number in late))

    def _put_grams(self, name: str, words: Iterable[tuple[int, str]]) -> None:
        for part, array in arrays_of(Grams.of(words), f"lexicon.{name}"):
            self._draft.put(part, array)


class Tally:
    """How many passages have each word and each term, and how long they are."""

    def __init__(self, table: PassageTable, term_of_word: Ints, terms: int) -> None:
        self._table = table
        self._term_of_word = term_of_word
        self.word_df = np.zeros(len(term_of_word), np.int64)
        self.term_df = np.zeros(terms, np.int64)
        self.totals = Totals()

    def start_from(self, word_df: Ints, term_df: Ints, totals: Totals) -> None:
        """Go on from what was counted of the first words and terms."""
        self.word_df[: len(word_df)] = word_df
        self.term_df[: len(term_df)] = term_df
        self.totals = totals

    def add(self, passages: Longs) -> None:
        """Count these passages."""
        self._change(passages, 1)

    def take_away(self, passages: Longs) -> None:
        """Count these passages no more."""
        self._change(passages, -1)

    def _change(self, passages: Longs, sign: int) -> None:
        for at in range(0, len(passages), PIECE):
            piece = passages[at : at + PIECE]
            counts = count(self._table, self._term_of_word, piece)
            self.word_df += sign * np.bincount(counts.words, minlength=len(self.word_df))
            self.term_df += sign * np.bincount(counts.terms, minlength=len(self.term_df))
        sums = (len(passages), *(int(lengths.sum()) for lengths in sizes(self._table, passages)))
        self.totals = Totals(
            *(total + sign * more for total, more in zip(self.totals, sums, strict=True))
        )


def _worth_merging(passages: int, laid_out: int) -> bool:
    recent = passages - laid_out
    return recent > _MERGED_FROM and recent * _MERGED_SHARE > passages
