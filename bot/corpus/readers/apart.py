"""Reading in a process apart, which may be ended at any moment: a parser can run away.

The process is started with the first file, reads one file after the other, and is started again
when one was too much for it. It gets no variable of the environment, so that no secret is in it.

    parent ── a line of JSON: the source and its limits, then the bytes ──► child
    child  ── a line of JSON: the documents, or why there are none ──────► parent
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from types import TracebackType
from typing import Any, Self

from bot.corpus.models import Document
from bot.corpus.readers.source import Limits
from bot.errors import RefusedSource

__all__ = ["Apart"]

_START_SECONDS = 30.0
"""What starting the interpreter may take, on top of the limit for reading."""

_END_SECONDS = 5.0
"""What a process that closed its answers may take to end."""

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
        patience = self._limits.seconds + _START_SECONDS * started
        longest = _ANSWER_BYTES_A_CHARACTER * self._limits.characters
        # In a thread: neither writing to a process that hangs nor reading from it may hang us.
        with ThreadPoolExecutor(max_workers=1) as conversing:
            answering = conversing.submit(_converse, process, request + data, longest)
            try:
                answer = answering.result(patience)
            except TimeoutError as error:
                self._end()
                raise self._too_long(name) from error
            except OSError as error:
                raise self._death_of(process, name) from error
        if len(answer) == longest and not answer.endswith(b"\n"):
            raise RefusedSource("text-too-long", path=name, limit=self._limits.characters)
        if not answer.endswith(b"\n"):
            raise self._death_of(process, name)
        found: dict[str, Any] = json.loads(answer)
        return found

    def _death_of(self, process: subprocess.Popen[bytes], name: str) -> RefusedSource:
        """Which limit a process met that ended without an answer, as far as its end tells."""
        try:
            ended = process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            ended = 0
        match -ended:
            case signal.SIGXCPU:
                return self._too_long(name)
            case signal.SIGKILL | signal.SIGABRT | signal.SIGTRAP | signal.SIGILL:
                # How a system without memory ends processes, and parsers in C end themselves.
                return RefusedSource("reading-too-heavy", path=name)
        return RefusedSource("reading-failed", path=name)

    def _too_long(self, name: str) -> RefusedSource:
        return RefusedSource("reading-too-long", path=name, limit=f"{self._limits.seconds:g}")

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


def _converse(process: subprocess.Popen[bytes], request: bytes, longest: int) -> bytes:
    """Send a request and wait for its answer; less than a line if the process ends before."""
    if process.stdin is None or process.stdout is None:
        return b""
    process.stdin.write(request)
    process.stdin.flush()
    return process.stdout.readline(longest)
