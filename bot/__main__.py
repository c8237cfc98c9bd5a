"""`python -m bot` and the command `greffier`: whatever happens, one clear line and an exit code."""

from __future__ import annotations

import gc
import io
import os
import signal
import sys
from contextlib import suppress

from bot.console.exit_codes import FAILURE, INTERRUPTED

__all__ = ["main"]


def main() -> int:
    """Run the command line; the exit code of the process."""
    _start_fast()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
    try:
        from bot.cli import run

        code = run(sys.argv[1:])
        sys.stdout.flush()
    except KeyboardInterrupt:
        _say_interrupted()
        code = INTERRUPTED
    except OSError:
        # Nothing more can be written: a pipe that is closed, a disk that is full. What is left in
        # the stream must not be tried again, and complained of, when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = FAILURE
    return code


def _say_interrupted() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the next one would interrupt these words
    # A library that was interrupted while it was imported cannot be imported again: no words then.
    with suppress(Exception):
        from bot.console.output import show_error
        from bot.console.tongue import language_spoken

        show_error("interrupted", language_spoken(sys.argv, os.environ))


def _start_fast() -> None:
    """Leave out of the start what no command needs: a sixth of the time of a question."""
    # What is imported stays: looking for garbage among it every 700 objects finds none.
    gc.set_threshold(50_000)
    # No arithmetic here is large enough to share; the threads are made at the start all the same.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Pydantic reads the metadata of every installed package to find plugins, which we have not.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


if __name__ == "__main__":
    sys.exit(main())
