"""The arrays of a cluster's index, cut in pieces that are named by their contents.

A change writes new pieces beside the old, and a reader fetches those that it has not got.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any

import numpy as np
import numpy.typing as npt

from bot.retrieval.opensearch_cluster import LOADING_LIMIT, Cluster
from bot.retrieval.opensearch_loading import Entry

__all__ = ["AT_ONCE", "BY_ROW", "described", "fetch", "fetch_arrays", "pieces"]

AT_ONCE = 64
"""Pieces or documents fetched at a time."""

BY_ROW = ("catalogue.json", "catalogue.json_offsets")
"""Arrays kept row by row, as documents."""

_PIECE = 1 << 20
"""Bytes of an array that are kept together."""

Array = npt.NDArray[Any]


def described(arrays: Mapping[str, Array]) -> dict[str, Any]:
    """The arrays of a head, as `pieces` keeps them."""
    return {
        name: {
            "dtype": array.dtype.str,
            "shape": list(array.shape),
            "pieces": [identifier for identifier, _ in _cut(array)],
        }
        for name, array in _kept(arrays)
    }


def pieces(arrays: Mapping[str, Array]) -> Iterator[Entry]:
    """The pieces of the arrays that a head describes."""
    for _, array in _kept(arrays):
        for identifier, piece in _cut(array):
            yield identifier, {"piece": b64encode(piece).decode()}


def fetch_arrays(
    cluster: Cluster, index: str, described: Mapping[str, Any], before: Mapping[str, Array]
) -> dict[str, Array]:
    """The arrays that a head describes; the pieces of those of `before` are not fetched again.

    Raises:
        EngineUnavailable: the cluster does not answer.
        NotFoundError: the index has been removed meanwhile.
    """
    known: dict[str, bytes] = {}
    for _, array in _kept(before):
        known |= _cut(array)
    wanted = {piece for entry in described.values() for piece in entry["pieces"]}
    absent = sorted(wanted - known.keys())
    for at in range(0, len(absent), AT_ONCE):
        some = absent[at : at + AT_ONCE]
        sources = fetch(cluster, index, some)
        known |= {
            name: b64decode(source["piece"]) for name, source in zip(some, sources, strict=True)
        }
    arrays: dict[str, Array] = {}
    for name, entry in described.items():
        data = b"".join(known[piece] for piece in entry["pieces"])
        arrays[name] = np.frombuffer(data, entry["dtype"]).reshape(entry["shape"])
    return arrays


def fetch(cluster: Cluster, index: str, identifiers: Sequence[str]) -> list[dict[str, Any]]:
    """What the index keeps under these names, asked for in one request.

    Raises:
        EngineUnavailable: the cluster does not answer.
    """
    answer = cluster.run(
        lambda client: client.mget(body={"ids": list(identifiers)}, index=index), LOADING_LIMIT
    )
    return [held["_source"] for held in answer["docs"]]


def _kept(arrays: Mapping[str, Array]) -> Iterator[tuple[str, Array]]:
    """The arrays that whoever asks a question needs."""
    for name, array in sorted(arrays.items()):
        room = name.partition(".")[0]
        if room in {"lexicon", "catalogue", "idf", "removed"} and name not in BY_ROW:
            yield name, array


def _cut(array: Array) -> Iterator[tuple[str, bytes]]:
    flat = np.ascontiguousarray(array).reshape(-1).view(np.uint8)
    for start in range(0, len(flat), _PIECE):
        piece = flat[start : start + _PIECE].tobytes()
        yield f"piece-{blake2b(piece, digest_size=16).hexdigest()}", piece
