"""Reading in a process apart, which may be ended at any moment: a parser can run away.

The process is started with the first file, reads one file after the other, and is started again
when one was too much for it. It gets no variable of the environment, so that no secret is in it.

    parent ── a line of JSON: the source and its limits, then the bytes ──► child
    child  ── a line of JSON: the documents, or why there are none ──────► parent
"""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import time
from dataclasses import asdict
from types import TracebackType
from typing import Any, Self

from bot.corpus.models import Document
from bot.corpus.readers.source import Limits
from bot.errors import RefusedSource

__all__ = ["Apart"]

_START_SECONDS = 30.0
"""What starting the interpreter may take, on top of the limit for reading."""

_PIECE = 1024 * 1024
_ANSWER_BYTES_A_CHARACTER = 16
"""A bound on an answer's bytes for each character that a document may have."""


class Apart:
    """Reads files and pages like `read_bytes`, in a process with limits of its own.

    Use it as a context: its process ends with the block.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    def read_bytes(
        self, name: str, data: bytes, content_type: str | None = None, url: str | None = None
    ) -> list[Document]:
        """The documents of an attachment, a file or a page.

        Raises:
            RefusedSource: The bytes cannot become a document, or not within the limits.
        """
        if len(data) > self._limits.bytes:
            raise RefusedSource("source-too-large", path=name, limit=self._limits.bytes)
        request = {
            "name": name,
            "content_type": content_type,
            "url": url,
            "size": len(data),
            "limits": asdict(self._limits),
        }
        try:
            answer = self._ask(json.dumps(request).encode() + b"\n", data, name)
        except BaseException:
            self._end()
            raise
        if "refused" in answer:
            raise RefusedSource(answer["refused"], **{**answer["values"], "path": name})
        return [Document.model_validate_json(content) for content in answer["documents"]]

    def _ask(self, request: bytes, data: bytes, name: str) -> dict[str, Any]:
        started = self._process is None
        process = self._started()
        deadline = time.monotonic() + self._limits.seconds + _START_SECONDS * started
        if process.stdin is None or process.stdout is None:
            raise RefusedSource("reading-failed", path=name)
        try:
            process.stdin.write(request)
            process.stdin.write(data)
            process.stdin.flush()
        except BrokenPipeError as error:
            raise RefusedSource("reading-failed", path=name) from error
        answer = bytearray()
        while not answer.endswith(b"\n"):
            left = deadline - time.monotonic()
            ready, _, _ = select.select([process.stdout], [], [], max(0.0, left))
            if not ready:
                raise RefusedSource("reading-too-long", path=name, limit=self._limits.seconds)
            piece = os.read(process.stdout.fileno(), _PIECE)
            answer += piece
            if len(answer) > _ANSWER_BYTES_A_CHARACTER * self._limits.characters:
                raise RefusedSource("text-too-long", path=name, limit=self._limits.characters)
            if not piece:
                raise RefusedSource("reading-failed", path=name)
        found: dict[str, Any] = json.loads(answer)
        return found

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "bot.corpus.readers.child"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"},
                start_new_session=True,
            )
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except BrokenPipeError:
                    continue
        process.wait()
