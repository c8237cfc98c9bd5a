"""The engines that are compared, one process each: `python -m tests.benchmarks.engines …`.

Every engine is given the same terms and asked the same questions, one thread, top 10.
"""

from __future__ import annotations

import importlib
import json
import os
import pickle
import sqlite3
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from bot.retrieval.bm25 import Weighted, inverse_document_frequencies
from bot.retrieval.index import PassageTable
from bot.retrieval.parts import part_of
from bot.retrieval.postings import Postings, write_postings
from bot.retrieval.storage import Store
from bot.retrieval.strings import Strings, hashes_of, laid_end_to_end
from bot.retrieval.topk import best
from tests.benchmarks.bodies import Body

TOP = 10
ROUNDS = 5
"""Times that each question is asked."""

SECONDS = 40.0
"""No further round is begun after so long; the first ends then, with fewer questions."""


class Engine(Protocol):
    """Builds into a folder, opens from it, and answers with passage numbers."""

    largest: int
    needs: tuple[str, ...]

    def build(self, body: Body, folder: Path) -> None: ...
    def open(self, folder: Path) -> None: ...
    def search(self, question: Sequence[str]) -> Any: ...


class Greffier:
    """This project's first stage: words looked up, top-k, exact scores."""

    largest = 1_000_000
    needs = ()

    def build(self, body: Body, folder: Path) -> None:
        count = len(body)
        table = PassageTable(
            document=np.arange(count, dtype=np.int32),
            spans=np.zeros((0, 2), np.int64),
            heads=np.empty(0, np.int32),
            head_offsets=np.zeros(count + 1, np.int64),
            title_ends=np.zeros(count, np.int64),
            words=body.terms,
            word_offsets=body.offsets,
            sentence_spans=np.zeros((0, 2), np.int64),
            sentence_word_offsets=np.zeros(1, np.int64),
            sentence_offsets=np.zeros(count + 1, np.int64),
        )
        mean_length = len(body.terms) / count
        draft = Store(folder).draft(new=True)
        numbers = np.arange(len(body.words), dtype=np.int32)
        write_postings(draft, "postings", table, numbers, 0, mean_length)
        frequencies = np.zeros(len(numbers), np.int64)
        frequencies[draft["postings.terms"]] = np.diff(draft["postings.offsets"])
        draft.put("idf", inverse_document_frequencies(frequencies, count))
        data, ends = laid_end_to_end(body.words)
        hashes = hashes_of(body.words)
        for name, array in (
            ("data", data),
            ("offsets", np.append(0, ends)),
            ("hashes", hashes),
            ("order", np.argsort(hashes, kind="stable")),
        ):
            draft.put(f"terms.{name}", array)
        draft.commit({"mean_length": mean_length})

    def open(self, folder: Path) -> None:
        contents = Store(folder).read()
        assert contents is not None
        self.mean_length = contents.facts["mean_length"]
        self.postings = part_of(Postings, "postings", contents.arrays)
        self.terms = part_of(Strings, "terms", contents.arrays)
        self.idf = contents.arrays["idf"]

    def search(self, question: Sequence[str], top: int = TOP) -> Any:
        weighted = [
            Weighted(number, float(self.idf[number]))
            for term in question
            for number in self.terms.numbers_of(term)
        ]
        return best(self.postings, weighted, top, self.mean_length)


class RankBM25:
    """The library whose scores are the standard."""

    largest = 1_000_000
    needs = ("rank_bm25",)

    def build(self, body: Body, folder: Path) -> None:
        from rank_bm25 import BM25Okapi

        with (folder / "index.pickle").open("wb") as file:
            pickle.dump(BM25Okapi(list(body.passages())), file)

    def open(self, folder: Path) -> None:
        with (folder / "index.pickle").open("rb") as file:
            self.index = pickle.load(file)

    def search(self, question: Sequence[str]) -> Any:
        return np.argsort(self.index.get_scores(question))[::-1][:TOP]


class BM25S:
    """bm25s with its NumPy back end."""

    largest = 1_000_000
    needs = ("bm25s",)
    backend = "numpy"

    def build(self, body: Body, folder: Path) -> None:
        import bm25s

        index = bm25s.BM25(backend=self.backend)
        index.index(list(body.passages()), show_progress=False)
        index.save(str(folder))

    def open(self, folder: Path) -> None:
        import bm25s

        self.index = bm25s.BM25.load(str(folder), mmap=True)
        self.index.backend = self.backend

    def search(self, question: Sequence[str]) -> Any:
        return self.index.retrieve([list(question)], k=TOP, show_progress=False, n_threads=0)


class BM25SNumba(BM25S):
    """bm25s compiled by numba at its first question."""

    needs = ("bm25s", "numba")
    backend = "numba"

    def open(self, folder: Path) -> None:
        super().open(folder)
        self.index.activate_numba_scorer()


class Tantivy:
    """Lucene's design in Rust; one segment, one thread."""

    largest = 1_000_000
    needs = ("tantivy",)

    def _schema(self) -> Any:
        import tantivy

        builder = tantivy.SchemaBuilder()
        builder.add_text_field("t", tokenizer_name="whitespace", index_option="freq")
        return builder.build()

    def build(self, body: Body, folder: Path) -> None:
        import tantivy

        index = tantivy.Index(self._schema(), path=str(folder))
        writer = index.writer(heap_size=500_000_000, num_threads=1)
        for passage in body.passages():
            writer.add_document(tantivy.Document(t=" ".join(passage)))
        writer.commit()
        writer.wait_merging_threads()

    def open(self, folder: Path) -> None:
        import tantivy

        self.schema = self._schema()
        self.searcher = tantivy.Index.open(str(folder)).searcher()

    def search(self, question: Sequence[str], top: int = TOP) -> Any:
        import tantivy

        should = tantivy.Occur.Should
        terms = [
            (should, tantivy.Query.term_query(self.schema, "t", term, index_option="freq"))
            for term in question
        ]
        return self.searcher.search(tantivy.Query.boolean_query(terms), top, count=False)


class SQLite:
    """SQLite's FTS5 and its bm25()."""

    largest = 1_000_000
    needs = ()

    def build(self, body: Body, folder: Path) -> None:
        connection = sqlite3.connect(folder / "index.sqlite3")
        connection.execute(
            "CREATE VIRTUAL TABLE passages USING fts5(t, content='', detail=none, tokenize='ascii')"
        )
        rows = ((number, " ".join(held)) for number, held in enumerate(_numbered(body)))
        connection.executemany("INSERT INTO passages(rowid, t) VALUES (?, ?)", rows)
        connection.execute("INSERT INTO passages(passages) VALUES ('optimize')")
        connection.commit()
        (folder / "numbers.json").write_text(json.dumps({w: n for n, w in enumerate(body.words)}))
        connection.close()

    def open(self, folder: Path) -> None:
        self.connection = sqlite3.connect(folder / "index.sqlite3")
        self.numbers = json.loads((folder / "numbers.json").read_text())

    def search(self, question: Sequence[str]) -> Any:
        asked = " OR ".join(f"w{self.numbers[term]}" for term in question)
        query = "SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY bm25(passages) LIMIT ?"
        return self.connection.execute(query, (asked, TOP)).fetchall()


class LangChain:
    """LangChain's retriever, over rank-bm25."""

    largest = 100_000
    needs = ("langchain_community",)

    def build(self, body: Body, folder: Path) -> None:
        from langchain_community.retrievers import BM25Retriever

        texts = [" ".join(passage) for passage in body.passages()]
        made = BM25Retriever.from_texts(texts, preprocess_func=str.split, k=TOP)
        with (folder / "index.pickle").open("wb") as file:
            pickle.dump(made, file)

    def open(self, folder: Path) -> None:
        with (folder / "index.pickle").open("rb") as file:
            self.index = pickle.load(file)

    def search(self, question: Sequence[str]) -> Any:
        return self.index.invoke(" ".join(question))


class LlamaIndex:
    """LlamaIndex's retriever, over bm25s."""

    largest = 100_000
    needs = ("llama_index.retrievers.bm25",)

    def build(self, body: Body, folder: Path) -> None:
        from llama_index.core.schema import TextNode
        from llama_index.retrievers.bm25 import BM25Retriever

        nodes = [TextNode(text=" ".join(passage)) for passage in body.passages()]
        made = BM25Retriever(
            nodes=nodes, similarity_top_k=TOP, skip_stemming=True, token_pattern=r"\S+"
        )
        made.persist(str(folder))

    def open(self, folder: Path) -> None:
        from llama_index.retrievers.bm25 import BM25Retriever

        self.index = BM25Retriever.from_persist_dir(str(folder))

    def search(self, question: Sequence[str]) -> Any:
        return self.index.retrieve(" ".join(question))


class Haystack:
    """Haystack's in-memory document store."""

    largest = 100_000
    needs = ("haystack",)

    def build(self, body: Body, folder: Path) -> None:
        from haystack import Document
        from haystack.document_stores.in_memory import InMemoryDocumentStore

        store = InMemoryDocumentStore(bm25_tokenization_regex=r"\S+")
        store.write_documents(
            [
                Document(id=str(number), content=" ".join(passage))
                for number, passage in enumerate(body.passages())
            ]
        )
        store.save_to_disk(str(folder / "store.json"))

    def open(self, folder: Path) -> None:
        from haystack.document_stores.in_memory import InMemoryDocumentStore

        self.store = InMemoryDocumentStore.load_from_disk(str(folder / "store.json"))

    def search(self, question: Sequence[str]) -> Any:
        return self.store.bm25_retrieval(" ".join(question), top_k=TOP)


ENGINES: dict[str, Callable[[], Engine]] = {
    "Greffier": Greffier,
    "rank-bm25": RankBM25,
    "bm25s (NumPy)": BM25S,
    "bm25s (numba)": BM25SNumba,
    "tantivy": Tantivy,
    "SQLite FTS5": SQLite,
    "LangChain": LangChain,
    "LlamaIndex": LlamaIndex,
    "Haystack": Haystack,
}


def _numbered(body: Body) -> Any:
    for start, end in zip(body.offsets[:-1].tolist(), body.offsets[1:].tolist(), strict=True):
        yield [f"w{term}" for term in body.terms[start:end].tolist()]


def _resident() -> float:
    """Resident memory of this process, in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def available(engine: Engine) -> bool:
    """Whether what the engine needs is installed."""
    try:
        for module in engine.needs:
            importlib.import_module(module)
    except ImportError:
        return False
    return True


def _times(engine: Engine, questions: Sequence[Sequence[str]]) -> np.ndarray:
    """The seconds that each question takes: the least of `ROUNDS`, since other work goes on."""
    rounds: list[list[float]] = []
    until = time.perf_counter() + SECONDS
    while len(rounds) < ROUNDS and time.perf_counter() < until:
        times: list[float] = []
        for asked in questions[: len(rounds[0]) if rounds else None]:
            start = time.perf_counter()
            engine.search(asked)
            times.append(time.perf_counter() - start)
            if not rounds and start > until:
                break
        rounds.append(times)
    return np.array(rounds).min(axis=0)


def main(step: str, name: str, body_path: str, folder: str) -> None:
    """Print what `step` (`build` or `ask`) measures, as JSON."""
    engine, place = ENGINES[name](), Path(folder)
    if not available(engine):
        print(json.dumps(None))
        return
    body = Body.load(Path(body_path))
    start = time.perf_counter()
    if step == "build":
        engine.build(body, place)
        files = [path.stat() for path in place.rglob("*") if path.is_file()]
        took = time.perf_counter() - start
        # Blocks, not lengths: a sparse file takes what it takes.
        print(json.dumps({"build_s": took, "disk_mb": sum(f.st_blocks * 512 for f in files) / 1e6}))
        return
    questions = body.questions
    del body
    before = _resident()
    start = time.perf_counter()
    engine.open(place)
    opened = time.perf_counter() - start
    resident = _resident() - before
    start = time.perf_counter()
    engine.search(questions[0])
    first = time.perf_counter() - start
    times = _times(engine, questions)
    milliseconds = times * 1000
    print(
        json.dumps(
            {
                "open_ms": opened * 1000,
                "memory_mb": resident,
                "first_ms": first * 1000,
                "median_ms": float(np.median(milliseconds)),
                "p99_ms": float(np.percentile(milliseconds, 99)),
                "questions": len(times),
            }
        )
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
