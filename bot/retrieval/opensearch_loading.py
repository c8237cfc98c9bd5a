"""Loading a cluster in bulk: no faster than it takes, and without what it has already."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from typing import Any

from opensearchpy import AsyncOpenSearch
from opensearchpy.exceptions import TransportError

from bot.errors import EngineUnavailable
from bot.retrieval.opensearch_cluster import LOADING_LIMIT, Cluster

__all__ = ["load"]

_BYTES = 2 * 1024 * 1024
"""A request holds so many bytes, more only where one entry does."""

_ENTRIES = 500
_UNDER_WAY = 3
"""Requests sent before the first of them is waited for: the cluster sets the pace."""

Entry = tuple[str, dict[str, Any]]
"""An id, and what is kept under it."""

Lines = dict[str, bytes]


def load(cluster: Cluster, index: str, entries: Iterable[Entry], *, resumed: bool = False) -> None:
    """Write entries, each whole or not at all; those that are refused for now are sent again.

    `resumed` leaves out those whose ids are there already, from a load that was cut short.

    Raises:
        EngineUnavailable: the cluster does not take them; what was written stays.
    """
    under_way: deque[Future[None]] = deque()
    for request in _requests(entries):
        lines = _without_present(cluster, index, request) if resumed else request
        if lines:
            under_way.append(cluster.start(_Request(index, lines), LOADING_LIMIT))
        if len(under_way) >= _UNDER_WAY:
            under_way.popleft().result()
    for future in under_way:
        future.result()


def _requests(entries: Iterable[Entry]) -> Iterator[Lines]:
    lines: Lines = {}
    size = 0
    for identifier, entry in entries:
        line = json.dumps(entry, separators=(",", ":")).encode()
        if lines and (size + len(line) > _BYTES or len(lines) == _ENTRIES):
            yield lines
            lines, size = {}, 0
        lines[identifier] = line
        size += len(line)
    if lines:
        yield lines


def _without_present(cluster: Cluster, index: str, lines: Lines) -> Lines:
    answer = cluster.run(
        lambda client: client.mget(
            body={"ids": list(lines)}, index=index, params={"_source": "false"}
        ),
        LOADING_LIMIT,
    )
    present = {held["_id"] for held in answer["docs"] if held.get("found")}
    return {identifier: line for identifier, line in lines.items() if identifier not in present}


class _Request:
    """A bulk request that, called again, sends only what has not been taken yet."""

    def __init__(self, index: str, lines: Lines) -> None:
        self._index = index
        self._lines = lines

    async def __call__(self, client: AsyncOpenSearch) -> None:
        body = b"".join(
            b'{"index":{"_id":%s}}\n%s\n' % (json.dumps(identifier).encode(), line)
            for identifier, line in self._lines.items()
        )
        answer = await client.bulk(body=body, index=self._index)
        refused = {}
        for item in answer["items"]:
            outcome = item["index"]
            if outcome["status"] >= 300:
                refused[outcome["_id"]] = outcome
        if not refused:
            return
        self._lines = {name: line for name, line in self._lines.items() if name in refused}
        worst = min(refused.values(), key=lambda outcome: _is_passing(outcome["status"]))
        if not _is_passing(worst["status"]):
            raise EngineUnavailable("search-failed", reason=str(worst["error"])[:200])
        raise TransportError(worst["status"], "refused for now", worst["error"])


def _is_passing(status: int) -> bool:
    return status == 429 or status >= 500
