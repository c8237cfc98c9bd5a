"""Documents analysed a batch at a time, apart from any index: work for several processes.

The words of a batch are numbered on their own, so that a batch travels as a few arrays.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from threading import Thread
from typing import TYPE_CHECKING

import numpy as np

from bot.corpus.implied import Implied
from bot.corpus.models import Document
from bot.corpus.passages import passages
from bot.language.analysis import analyse
from bot.retrieval.catalogue import CatalogueArrays
from bot.retrieval.index import PassageTable

if TYPE_CHECKING:
    from concurrent.futures import Future

__all__ = ["Batch", "Word", "analyse_batch", "analysed", "end_with_parent"]

Word = tuple[str, str]
"""A folded word and its term."""

_DOCUMENTS = 128
"""Documents in a batch."""

_ALONE = 16
"""Batches analysed in this process before others are started, which takes a second."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Some documents, their passages, and the distinct words of these.

    Word numbers of the table are places in `words`; documents and offsets count from the batch's
    own first.
    """

    catalogue: CatalogueArrays
    table: PassageTable
    words: tuple[Word, ...]


def analysed(documents: Iterable[Document], *, parallel: bool = False) -> Iterator[Batch]:
    """The documents in order, in batches; `parallel` lets other processes do most of them."""
    batches = _in_batches(documents)
    workers = _processors()
    if not parallel or workers == 1:
        yield from map(analyse_batch, batches)
        return
    yield from map(analyse_batch, islice(batches, _ALONE))
    first = next(batches, None)
    if first is None:
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # Spawned, not forked: this process may have threads.
    spawning = get_context("spawn")
    with ProcessPoolExecutor(workers, spawning, end_with_parent) as pool:
        under_way: list[Future[Batch]] = [pool.submit(analyse_batch, first)]
        for batch in batches:
            under_way.append(pool.submit(analyse_batch, batch))
            if len(under_way) > 2 * workers:
                yield under_way.pop(0).result()
        for future in under_way:
            yield future.result()


def end_with_parent() -> None:
    """End this process when the one that started it does, even where that was killed."""
    from multiprocessing import parent_process

    parent = parent_process()

    def wait_and_end() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    Thread(target=wait_and_end, daemon=True).start()


def _processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _in_batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    remaining = iter(documents)
    while batch := list(islice(remaining, _DOCUMENTS)):
        yield batch


def analyse_batch(documents: Sequence[Document]) -> Batch:
    """Analyse some documents."""
    numbers: dict[Word, int] = {}

    def words_of(text: str, document: Document) -> list[int]:
        return [
            numbers.setdefault((token.word, token.term), len(numbers))
            for token in analyse(text, document.language)
        ]

    owner: list[int] = []
    spans: list[tuple[int, int]] = []
    heads: list[int] = []
    title_ends: list[int] = []
    head_offsets = [0]
    words: list[int] = []
    word_offsets = [0]
    sentence_spans: list[tuple[int, int]] = []
    sentence_word_offsets = [0]
    sentence_offsets = [0]
    for number, document in enumerate(documents):
        held = list(passages(document))
        implied = Implied(document)
        # A document without passages gives no words: nothing could be found by them.
        title = words_of(" ; ".join((document.title, *document.aliases)), document) if held else []
        for passage in held:
            owner.append(number)
            spans.append((passage.start, passage.end))
            heads += title
            title_ends.append(len(heads))
            heads += words_of(passage.heading or "", document)
            head_offsets.append(len(heads))
            for start, end in passage.sentences:
                words += words_of(document.text[start:end], document)
                for question in chain(document.asked_of(start, end), implied.at(start)):
                    words += words_of(question, document)
                sentence_spans.append((start, end))
                sentence_word_offsets.append(len(words))
            word_offsets.append(len(words))
            sentence_offsets.append(len(sentence_spans))
    table = PassageTable(
        document=np.array(owner, np.int32),
        spans=np.array(spans, np.int64).reshape(-1, 2),
        heads=np.array(heads, np.int32),
        head_offsets=np.array(head_offsets, np.int64),
        title_ends=np.array(title_ends, np.int64),
        words=np.array(words, np.int32),
        word_offsets=np.array(word_offsets, np.int64),
        sentence_spans=np.array(sentence_spans, np.int64).reshape(-1, 2),
        sentence_word_offsets=np.array(sentence_word_offsets, np.int64),
        sentence_offsets=np.array(sentence_offsets, np.int64),
    )
    return Batch(CatalogueArrays.of(documents), table, tuple(numbers))
