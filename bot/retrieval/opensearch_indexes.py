"""The indexes that one alias has stood for: made, filled, swapped, changed and removed."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any
from uuid import uuid4

import numpy as np
import numpy.typing as npt
from opensearchpy.exceptions import ConflictError

from bot.errors import EngineUnavailable
from bot.retrieval.index import PassageTable
from bot.retrieval.opensearch_cluster import LOADING_LIMIT, Cluster
from bot.retrieval.opensearch_index import FORMAT, HEAD, Held
from bot.retrieval.opensearch_rows import MAPPINGS, table_of
from bot.settings import Settings

__all__ = ["Indexes"]

_READ = 500
"""Passages of removed documents read at a time."""

Array = npt.NDArray[Any]

_log = logging.getLogger(__name__)


class Indexes:
    """Those called `name.…`. Whatever asks the cluster raises `EngineUnavailable` as it does."""

    def __init__(self, cluster: Cluster, settings: Settings, name: str) -> None:
        self._cluster = cluster
        self._name = name
        self._shards = settings.opensearch_shards
        self._replicas = settings.opensearch_replicas

    def to_fill(self, arrays: Mapping[str, Array]) -> tuple[str, bool]:
        """An index to fill with these contents, and whether a build had begun to fill it."""
        digest = blake2b(f"{FORMAT} {self._shards}".encode(), digest_size=8)
        for name, array in sorted(arrays.items()):
            digest.update(f"{name} {array.dtype} {array.shape}".encode())
            digest.update(np.ascontiguousarray(array).reshape(-1).view(np.uint8).data)
        prefix = f"{self._name}.{digest.hexdigest()}."
        for index, about in self.by_name().items():
            if index.startswith(prefix) and not about["aliases"] and not self._has_head(index):
                _log.info("going on with the load of %s", index)
                return index, True
        index = prefix + uuid4().hex[:8]
        settings = {
            "number_of_shards": self._shards,
            "number_of_replicas": self._replicas,
            "refresh_interval": -1,
            "max_terms_count": 1_000_000,
        }
        body = {"settings": {"index": settings}, "mappings": MAPPINGS}
        self._cluster.run(
            lambda client: client.indices.create(index=index, body=body), LOADING_LIMIT
        )
        return index, False

    def by_name(self) -> Mapping[str, Any]:
        """All of them, with their aliases."""
        found: Mapping[str, Any] = self._cluster.run(
            lambda client: client.indices.get_alias(index=f"{self._name}.*"), LOADING_LIMIT
        )
        return found

    def _has_head(self, index: str) -> bool:
        return bool(
            self._cluster.run(lambda client: client.exists(index=index, id=HEAD), LOADING_LIMIT)
        )

    def swap(self, index: str) -> None:
        """Let the alias stand for this index alone, and remove those before the last."""
        indexes = self.by_name()
        last = [name for name, about in indexes.items() if self._name in about["aliases"]]
        actions = [{"remove": {"index": name, "alias": self._name}} for name in last]
        body = {"actions": [*actions, {"add": {"index": index, "alias": self._name}}]}
        self._cluster.run(lambda client: client.indices.update_aliases(body=body), LOADING_LIMIT)
        stale = sorted(indexes.keys() - {index, *last})
        if stale:
            self._cluster.run(
                lambda client: client.indices.delete(
                    index=",".join(stale), params={"ignore_unavailable": "true"}
                ),
                LOADING_LIMIT,
            )

    def put_head(self, index: str, facts: Mapping[str, Any]) -> None:
        """Say what an index holds, now that it holds it."""
        self._cluster.run(
            lambda client: client.index(index=index, id=HEAD, body={"facts": facts}),
            LOADING_LIMIT,
        )
        self._refresh(index)

    def replace_head(self, held: Held, facts: Mapping[str, Any]) -> None:
        """Say what an index holds after a change.

        Raises:
            EngineUnavailable: another change has replaced the head that this one began with.
        """
        self._refresh(held.index)
        sequence, term = held.version
        try:
            self._cluster.run(
                lambda client: client.index(
                    index=held.index,
                    id=HEAD,
                    body={"facts": facts},
                    params={"if_seq_no": sequence, "if_primary_term": term},
                ),
                LOADING_LIMIT,
            )
        except ConflictError as error:
            raise EngineUnavailable("search-changed-elsewhere") from error

    def purge(self, held: Held) -> None:
        """Remove passages that the head does not count: the last removed, or a change cut short."""
        gone = [
            {"range": {"ordinal": {"gte": held.facts["passages"]}}},
            {"terms": {"document": held.facts["removed_last"]}},
        ]
        self._refresh(held.index)
        self._cluster.run(
            lambda client: client.delete_by_query(
                index=held.index,
                body={"query": {"bool": {"should": gone, "minimum_should_match": 1}}},
                params={"conflicts": "proceed", "refresh": "true"},
            ),
            LOADING_LIMIT,
        )

    def passages_of(self, held: Held, rows: npt.NDArray[np.int32]) -> PassageTable:
        """The passages of some documents."""
        found: list[dict[str, Any]] = []
        body: dict[str, Any] = {
            "query": {"bool": {"filter": [{"terms": {"document": rows.tolist()}}]}},
            "sort": [{"ordinal": "asc"}],
            "size": _READ,
        }
        while len(rows):
            hits = self._found(held.index, body)
            found += [hit["_source"] for hit in hits]
            if len(hits) < _READ:
                break
            body = {**body, "search_after": hits[-1]["sort"]}
        return table_of(found)

    def _found(self, index: str, body: Mapping[str, Any]) -> list[dict[str, Any]]:
        answer = self._cluster.run(
            lambda client: client.search(
                body=body, index=index, params={"allow_partial_search_results": "false"}
            ),
            LOADING_LIMIT,
        )
        hits: list[dict[str, Any]] = answer["hits"]["hits"]
        return hits

    def _refresh(self, index: str) -> None:
        """Let searches see what was written."""
        self._cluster.run(lambda client: client.indices.refresh(index=index), LOADING_LIMIT)
