"""From documents to the arrays of an index."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import numpy as np

from bot.corpus.models import Document, Passage
from bot.corpus.passages import passages
from bot.language.analysis import analyse
from bot.retrieval.bm25 import impacts, inverse_document_frequencies
from bot.retrieval.catalogue import Catalogue, CatalogueBuilder
from bot.retrieval.index import HEADING_WEIGHT, TITLE_WEIGHT, EmbeddedIndex, PassageTable, Postings
from bot.retrieval.lexicon import Lexicon

__all__ = ["build"]

Word = tuple[str, str]
"""A folded word and its term."""


@dataclass(slots=True)
class _Gathered:
    """What is collected passage by passage, word numbers in order of first sight."""

    numbers: dict[Word, int] = field(default_factory=dict)
    document: list[int] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    head_ends: list[int] = field(default_factory=list)
    title_ends: list[int] = field(default_factory=list)
    words: list[int] = field(default_factory=list)
    word_ends: list[int] = field(default_factory=list)
    sentence_spans: list[tuple[int, int]] = field(default_factory=list)
    sentence_word_ends: list[int] = field(default_factory=list)
    sentence_ends: list[int] = field(default_factory=list)

    def words_of(self, text: str, document: Document) -> list[int]:
        """The numbers of the words of a text, new words numbered as they come."""
        numbers = self.numbers
        return [
            numbers.setdefault((token.word, token.term), len(numbers))
            for token in analyse(text, document.language)
        ]

    def add(self, number: int, document: Document, passage: Passage, title: list[int]) -> None:
        """Append a passage of the document at `number`."""
        self.document.append(number)
        self.spans.append((passage.start, passage.end))
        self.heads += title
        self.title_ends.append(len(self.heads))
        self.heads += self.words_of(passage.heading or "", document)
        self.head_ends.append(len(self.heads))
        for start, end in passage.sentences:
            self.words += self.words_of(document.text[start:end], document)
            self.sentence_spans.append((start, end))
            self.sentence_word_ends.append(len(self.words))
        self.word_ends.append(len(self.words))
        self.sentence_ends.append(len(self.sentence_spans))


def build(
    documents: Iterable[Document], progress: Callable[[int], None] | None = None
) -> EmbeddedIndex:
    """The index of the documents; `progress` is told each count of documents read."""
    gathered = _Gathered()
    catalogue = CatalogueBuilder()
    for number, document in enumerate(documents):
        held = list(passages(document))
        names = (document.title, *document.aliases) if held else ()
        title = gathered.words_of(" ; ".join(names), document)
        for passage in held:
            gathered.add(number, document, passage, title)
        catalogue.add(document)
        if progress is not None:
            progress(number + 1)
    return _assemble(gathered, catalogue.finish())


def _assemble(gathered: _Gathered, documents: Catalogue) -> EmbeddedIndex:
    ordered = sorted(gathered.numbers, key=lambda word: (word[0].encode(), word[1]))
    rank = np.empty(len(ordered), np.int32)
    rank[[gathered.numbers[word] for word in ordered]] = np.arange(len(ordered), dtype=np.int32)
    terms = sorted({term for _, term in ordered}, key=str.encode)
    term_number = {term: number for number, term in enumerate(terms)}
    term_of_word = np.array([term_number[term] for _, term in ordered], np.int32)

    def ranked(words: list[int]) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
        return rank[np.array(words, np.int64)].astype(np.int32)

    table = PassageTable(
        document=np.array(gathered.document, np.int32),
        spans=np.array(gathered.spans, np.int64).reshape(-1, 2),
        heads=ranked(gathered.heads),
        head_offsets=_offsets(gathered.head_ends),
        title_ends=np.array(gathered.title_ends, np.int64),
        words=ranked(gathered.words),
        word_offsets=_offsets(gathered.word_ends),
        sentence_spans=np.array(gathered.sentence_spans, np.int64).reshape(-1, 2),
        sentence_word_offsets=_offsets(gathered.sentence_word_ends),
        sentence_offsets=_offsets(gathered.sentence_ends),
    )
    postings, word_df, lengths = _postings(table, term_of_word, terms, len(ordered))
    lexicon = Lexicon.of(
        words=[word for word, _ in ordered],
        terms=terms,
        term_of_word=term_of_word,
        word_df=word_df,
        term_df=np.diff(postings.offsets).astype(np.int32),
    )
    return EmbeddedIndex(
        documents=documents,
        table=table,
        lexicon=lexicon,
        total=len(table.document),
        postings=postings,
        lengths=lengths,
        mean_lengths=_mean_lengths(table),
    )


def _mean_lengths(table: PassageTable) -> tuple[float, float, float]:
    count = max(len(table.document), 1)
    title = float((table.title_ends - table.head_offsets[:-1]).sum())
    return len(table.words) / count, title / count, (len(table.heads) - title) / count


def _offsets(ends: list[int]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.concatenate([np.zeros(1, np.int64), np.array(ends, np.int64)])


def _postings(
    table: PassageTable,
    term_of_word: np.ndarray[tuple[int], np.dtype[np.int32]],
    terms: list[str],
    word_count: int,
) -> tuple[
    Postings,
    np.ndarray[tuple[int], np.dtype[np.int32]],
    np.ndarray[tuple[int], np.dtype[np.int32]],
]:
    """Postings by term, how many passages hold each word, and each passage's length in terms.

    The title counts `TITLE_WEIGHT` times and the heading `HEADING_WEIGHT` times, as if they were
    written so often: fields by repetition keep the model rank-bm25's own.
    """
    count = len(table.document)
    passage_of_word = np.repeat(np.arange(count), np.diff(table.word_offsets))
    passage_of_head = np.repeat(np.arange(count), np.diff(table.head_offsets))
    in_title = np.arange(len(table.heads)) < table.title_ends[passage_of_head]
    words = np.concatenate([table.words, table.heads]).astype(np.int64)
    holders = np.concatenate([passage_of_word, passage_of_head])
    weights = np.concatenate(
        [np.ones(len(table.words), np.int64), np.where(in_title, TITLE_WEIGHT, HEADING_WEIGHT)]
    )
    lengths = np.bincount(holders, weights, count).astype(np.int32)
    word_df = np.bincount(
        np.unique(words * count + holders) // max(count, 1), minlength=word_count
    ).astype(np.int32)
    keys = term_of_word[words].astype(np.int64) * count + holders
    distinct, place = np.unique(keys, return_inverse=True)
    frequencies = np.bincount(place, weights, len(distinct)).astype(np.int32)
    term_of_posting = distinct // max(count, 1)
    holder = (distinct % max(count, 1)).astype(np.int32)
    offsets = np.searchsorted(term_of_posting, np.arange(len(terms) + 1)).astype(np.int64)
    frequency = {terms[number]: int(df) for number, df in enumerate(np.diff(offsets))}
    idf_by_term = inverse_document_frequencies(frequency, count)
    idf = np.array([idf_by_term[term] for term in terms])
    average = lengths.mean() if count else 1.0
    scores = impacts(frequencies, lengths[holder], idf[term_of_posting], float(average))
    return Postings(offsets=offsets, passages=holder, impacts=scores), word_df, lengths
