"""What each part of the ranking gives: `python -m bot.evaluation.ablation FOLDER PAGE`.

Each part of the second stage is left out, or counted otherwise, with everything else as it is; the
page says what that changes in nDCG@10 on each collection of `FOLDER/eval`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from pathlib import Path

import numpy as np

from bot.answering.question import understand
from bot.evaluation.collection import Collection, read_collection
from bot.evaluation.ranking import rank_measures
from bot.language.thesaurus import Thesaurus
from bot.resources import CORPUS
from bot.retrieval.embedded import EmbeddedEngine
from bot.retrieval.features import features_of
from bot.retrieval.index import Index
from bot.retrieval.protocol import CANDIDATES
from bot.retrieval.query import Query
from bot.retrieval.ranking import DEFAULT, Weights, rank

__all__ = ["main"]

_MOST_QUERIES = 400
"""Queries of a collection that are measured: enough to see a point, and a few minutes in all."""

_BEGINNING = "<!-- written by bot.evaluation.ablation -->"
_END = "<!-- end -->"
_OTHERWISE = {
    "k1": (0.9, 1.6),
    "b": (0.4, 0.75),
    "title_b": (0.3, 0.75),
    "title": (0.0, 1.0, 5.0),
    "heading": (0.0, 2.0),
}
_PARTS = ("pairs", "nearness", "grams", "words", "sentence", "run", "context", "title_share")
"""What the second stage adds to BM25F of stems."""

Asked = list[tuple[str, Query, "np.ndarray[tuple[int], np.dtype[np.int64]]"]]


def main(folder: Path, page: Path) -> None:
    """Measure, and write the table between the marks of the page."""
    collections = [read_collection(path.parent) for path in sorted(folder.glob("eval/*/qrels.tsv"))]
    rows: dict[str, list[str]] = {}
    for collection in collections:
        for name, value in _measured(collection):
            rows.setdefault(name, []).append(value)
    heads = " | ".join(collection.folder.name for collection in collections)
    table = [f"| | {heads} |", f"|---|{'---:|' * len(collections)}"]
    table += [f"| {name} | {' | '.join(values)} |" for name, values in rows.items()]
    text = page.read_text(encoding="utf-8")
    before, rest = text.split(_BEGINNING, 1)
    after = rest.split(_END, 1)[1]
    inside = "\n".join([_BEGINNING, "", *table, "", _END])
    page.write_text(before + inside + after, encoding="utf-8")


def _measured(collection: Collection) -> Iterator[tuple[str, str]]:
    engine = EmbeddedEngine()
    engine.build(collection.documents(), {})
    index = engine.index
    plain = _asked(engine, collection, None)
    whole = _ndcg(index, collection, plain, DEFAULT)
    yield "as it is", f"{whole:.3f}"
    alone = replace(DEFAULT, **dict.fromkeys(_PARTS, 0.0))
    yield "BM25F of stems alone", _change(_ndcg(index, collection, plain, alone), whole)
    known = _asked(engine, collection, Thesaurus.read(CORPUS / "thesaurus.yaml"))
    yield "with the bundle's thesaurus", _change(_ndcg(index, collection, known, DEFAULT), whole)
    for name, weights in _variants():
        yield name, _change(_ndcg(index, collection, plain, weights), whole)


def _variants() -> Iterator[tuple[str, Weights]]:
    for field in fields(Weights):
        for value in _OTHERWISE.get(field.name, (0.0,)):
            yield f"`{field.name}` = {value:g}", replace(DEFAULT, **{field.name: value})


def _asked(engine: EmbeddedEngine, collection: Collection, thesaurus: Thesaurus | None) -> Asked:
    asked: Asked = []
    for query in collection.queries[:_MOST_QUERIES]:
        made = understand(query.text, engine.lexicon, thesaurus).query
        hits = engine.search(made, CANDIDATES).hits
        candidates = np.array(sorted(hit.passage for hit in hits), np.int64)
        asked.append((query.id, made, candidates))
    return asked


def _ndcg(index: Index, collection: Collection, asked: Asked, weights: Weights) -> float:
    ranked: dict[str, Sequence[str]] = {}
    for identifier, query, candidates in asked:
        scores = rank(index, query, features_of(index, query), candidates, weights)
        order = candidates[np.lexsort((candidates, -scores))]
        names = (index.document_of(int(passage)).id for passage in order)
        ranked[identifier] = list(dict.fromkeys(names))
    measured = rank_measures(ranked, collection.judgments)
    return sum(values["ndcg@10"] for values in measured.values()) / len(measured)


def _change(value: float, whole: float) -> str:
    return f"{100 * (value - whole):+.1f}"


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
