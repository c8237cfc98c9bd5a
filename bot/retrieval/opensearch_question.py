"""A question put to the cluster: BM25's best passages, the same as rank-bm25 gives.

The cluster adds up what its nine bits keep of each part; its best passages are scored again here,
exactly, from their words. What it left out cannot be better than a bound, and where that bound does
not settle who the best are, more passages are asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from bot.retrieval.bm25 import Weighted, norms, scores, weighted
from bot.retrieval.candidates import ranges
from bot.retrieval.catalogue import KINDS, LANGUAGES, day_number
from bot.retrieval.counting import MOST_FREQUENT, lengths_of
from bot.retrieval.filters import Filters
from bot.retrieval.index import HEADING_WEIGHT, TITLE_WEIGHT, PassageTable
from bot.retrieval.opensearch_cluster import Cluster
from bot.retrieval.opensearch_index import Candidates, Held
from bot.retrieval.opensearch_rows import KEPT, table_of
from bot.retrieval.strings import hash_of

__all__ = ["MOST", "conditions", "first_stage"]

MOST = 10_000
"""How many passages a cluster gives at once, at most (`index.max_result_window`)."""

_MORE = 1.5
"""How many times as many passages as are wanted are asked for first."""

_GROWTH = 4
_ROUNDING = 1e-5
"""More than the relative error of the cluster's sums, which are of 32 bits."""

_LEAST_BOOST = 1e-6
"""Stands for a weight of zero or less, of which the cluster knows nothing."""

_TERMS = 1_000
"""Terms of a question at most, the weightiest kept: a cluster takes 1,024 clauses."""

Floats = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]


def conditions(held: Held, filters: Filters) -> dict[str, Any]:
    """What a passage must be and must not be.

    Of a work that exists in the language asked for, the documents in other languages are named one
    by one, since which they are depends on all documents.
    """
    must: list[dict[str, Any]] = [
        {"range": {"ordinal": {"lt": held.facts["passages"]}}},
        {"terms": {"library": [str(hash_of(name)) for name in sorted(filters.libraries)]}},
    ]
    if filters.kind is not None:
        must.append({"term": {"kind": KINDS.index(filters.kind)}})
    if filters.source is not None:
        name = str(hash_of(filters.source))
        must.append(_any([{"term": {"id": name}}, {"term": {"work": name}}]))
    if filters.as_of is not None:
        day = day_number(filters.as_of)
        must += [
            {"range": {"since": {"lte": day}}},
            _any([{"term": {"until": 0}}, {"range": {"until": {"gte": day}}}]),
            _any([{"range": {"published": {"lte": day}}}, {"range": {"since": {"gt": 0}}}]),
        ]
    must_not: list[dict[str, Any]] = []
    if filters.without:
        works = [str(hash_of(work)) for work in sorted(filters.without)]
        must_not.append({"terms": {"work": works}})
    left_out = list(held.facts["removed_last"])
    if filters.language is not None:
        everywhere = replace(filters, language=None)
        catalogue = held.catalogue
        other = everywhere.rows(catalogue) & ~filters.rows(catalogue)
        spoken = LANGUAGES.index(filters.language)
        left_out += np.flatnonzero(other & (catalogue.arrays.language != spoken)).tolist()
    if left_out:
        must_not.append({"terms": {"document": left_out}})
    return {"filter": must, "must_not": must_not}


def _any(clauses: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    return {"bool": {"should": clauses, "minimum_should_match": 1}}


def first_stage(
    cluster: Cluster,
    held: Held,
    bag: Mapping[str, float],
    most: int,
    conditions: Mapping[str, Any],
) -> tuple[Candidates, Longs]:
    """Passages, among them the `most` best by BM25, and the numbers of these.

    Raises:
        EngineUnavailable: the cluster does not answer in time.
        NotFoundError: the index has been removed meanwhile.
    """
    question = _weighted(held, bag)
    if not question:
        return _candidates(held, []), np.empty(0, np.int64)
    surely = all(term.weight > 0 for term in question)
    size = min(int(_MORE * most), MOST) if surely else MOST
    body = _body(question, conditions)
    while True:
        rows = _asked(cluster, held.index, body, size)
        found = _candidates(held, sorted(rows, key=lambda row: row["_source"]["ordinal"]))
        exact = _exact(held, question, found.table)
        best = np.lexsort((np.arange(len(rows)), -exact))[:most]
        if len(rows) < size or size == MOST:
            return found, best
        if exact[best[-1]] > _bound(held, float(rows[-1]["_score"])):
            return found, best
        size = min(_GROWTH * size, MOST)


def _weighted(held: Held, bag: Mapping[str, float]) -> list[Weighted]:
    known = weighted(bag, held.lexicon, held.arrays["idf"])
    if len(known) > _TERMS:
        least = sorted((term.weight for term in known), reverse=True)[_TERMS - 1]
        known = [term for term in known if term.weight >= least][:_TERMS]
    return known


def _body(question: Sequence[Weighted], conditions: Mapping[str, Any]) -> dict[str, Any]:
    terms = [
        {
            "rank_feature": {
                "field": f"terms.{term.term}",
                "boost": max(term.weight, _LEAST_BOOST),
                "linear": {},
            }
        }
        for term in question
    ]
    return {
        "query": {"bool": {"should": terms, "minimum_should_match": 1, **conditions}},
        "sort": ["_score", {"ordinal": "asc"}],
        "track_total_hits": False,
        "_source": ["passage", "document", "ordinal"],
    }


def _asked(
    cluster: Cluster, index: str, body: Mapping[str, Any], size: int
) -> list[dict[str, Any]]:
    """The cluster's best passages, best first."""
    answer = cluster.run(
        lambda client: client.search(
            body={**body, "size": size},
            index=index,
            params={"allow_partial_search_results": "false"},
        )
    )
    rows: list[dict[str, Any]] = answer["hits"]["hits"]
    return rows


def _bound(held: Held, worst: float) -> float:
    """What no passage that the cluster left out exceeds, given the worst score that it gave.

    Its parts were reckoned with the mean length of the time of the last build.
    """
    drift = held.totals.mean_length / float(held.facts["mean_length"])
    return worst / KEPT * max(drift, 1.0) * (1 + _ROUNDING)


def _exact(held: Held, question: Sequence[Weighted], table: PassageTable) -> Floats:
    """The scores of `BM25Okapi.get_scores`, term by term in the question's order."""
    lengths = lengths_of(table, np.arange(len(table.document)))
    weights = [term.weight for term in question]
    frequencies = _frequencies(held, question, table)
    return scores(weights, frequencies, norms(lengths, held.totals.mean_length))


def _frequencies(held: Held, question: Sequence[Weighted], table: PassageTable) -> Longs:
    """How often each passage (column) has each term (row), fields counted as they weigh."""
    count = len(table.document)
    wanted = np.array([term.term for term in question])
    order = np.argsort(wanted)
    total = np.zeros((len(question), count), np.int64)
    fields = (
        (table.words, table.word_offsets[:-1], table.word_offsets[1:], 1),
        (table.heads, table.head_offsets[:-1], table.title_ends, TITLE_WEIGHT),
        (table.heads, table.title_ends, table.head_offsets[1:], HEADING_WEIGHT),
    )
    for words, starts, ends, weight in fields:
        lengths = ends - starts
        owner = np.repeat(np.arange(count), lengths)
        terms = held.lexicon.term_of_word[words[ranges(starts, lengths)]]
        place = order[np.minimum(wanted.searchsorted(terms, sorter=order), len(wanted) - 1)]
        found = wanted[place] == terms
        cells = place[found] * count + owner[found]
        total += weight * np.bincount(cells, minlength=total.size).reshape(total.shape)
    return np.minimum(total, MOST_FREQUENT)


def _candidates(held: Held, rows: Sequence[Mapping[str, Any]]) -> Candidates:
    return Candidates(
        documents=held.catalogue,
        table=table_of([row["_source"] for row in rows]),
        lexicon=held.lexicon,
        total=held.totals.passages,
        mean_lengths=held.totals.mean_lengths,
    )
