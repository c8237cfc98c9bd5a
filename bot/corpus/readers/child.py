"""The process that reads files for `Apart`, one after the other, until its input ends.

It bounds itself before it reads anything: memory for good, processor time for each file.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from bot.corpus.readers import Limits, read_bytes
from bot.errors import RefusedSource

__all__: list[str] = []

_OPEN_FILES = 64


def _bound(limits: Limits) -> None:
    """Set the limits of the system, where it knows them (not on Windows)."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime + limits.seconds) + 1
    for kind, value in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        allowed = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(kind, (allowed, hard))


def _answered(request: dict[str, Any], data: bytes, limits: Limits) -> bytes:
    try:
        return json.dumps(_answer(request, data, limits)).encode()
    except MemoryError:
        return json.dumps({"refused": "reading-too-heavy", "values": {}}).encode()


def _answer(request: dict[str, Any], data: bytes, limits: Limits) -> dict[str, Any]:
    try:
        found = read_bytes(
            request["name"], data, request["content_type"], request["url"], limits=limits
        )
    except RefusedSource as error:
        return {"refused": error.message, "values": error.values}
    return {"documents": [document.model_dump_json(by_alias=True) for document in found]}


def main() -> None:
    """Answer requests until there are none."""
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    # What a parser prints must not get between the answers.
    sys.stdout = sys.stderr
    while line := requests.readline():
        request = json.loads(line)
        limits = Limits(**request["limits"])
        _bound(limits)
        data = requests.read(request["size"])
        answers.write(_answered(request, data, limits) + b"\n")
        answers.flush()


if __name__ == "__main__":
    main()
