"""How well documents are ranked: recall, MRR and nDCG, as ir-measures computes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bot.errors import MisuseError

__all__ = ["rank_measures"]

_NAMES = {
    "nDCG@10": "ndcg@10",
    "RR@10": "mrr@10",
    "R@1": "recall@1",
    "R@5": "recall@5",
    "R@10": "recall@10",
    "R@100": "recall@100",
}


def rank_measures(
    ranked: Mapping[str, Sequence[str]], judgments: Mapping[str, Mapping[str, int]]
) -> dict[str, dict[str, float]]:
    """For each query its measures. `ranked` gives the documents of a query, best first.

    Raises:
        MisuseError: the library ir-measures is not installed.
    """
    try:
        import ir_measures
    except ImportError as error:
        raise MisuseError("evaluate-not-installed") from error

    def judged() -> Iterator[object]:
        for query in ranked:
            for document, grade in judgments[query].items():
                yield ir_measures.Qrel(query, document, grade)

    def run() -> Iterator[object]:
        for query, documents in ranked.items():
            for place, document in enumerate(documents):
                yield ir_measures.ScoredDoc(query, document, -float(place))

    values: dict[str, dict[str, float]] = {
        query: dict.fromkeys(_NAMES.values(), 0.0) for query in ranked
    }
    measures = [ir_measures.parse_measure(name) for name in _NAMES]
    for metric in ir_measures.iter_calc(measures, judged(), run()):
        values[metric.query_id][_NAMES[str(metric.measure)]] = metric.value
    return values
