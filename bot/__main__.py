"""`python -m bot` and the command `greffier`: whatever happens, one clear line and an exit code."""

from __future__ import annotations

import io
import os
import sys

from bot.console.exit_codes import FAILURE, INTERRUPTED

__all__ = ["main"]


def main() -> int:
    """Run the command line; the exit code of the process."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
    try:
        from bot.cli import run

        code = run(sys.argv[1:])
        sys.stdout.flush()
    except KeyboardInterrupt:
        from bot.console.output import show_error
        from bot.console.tongue import language_spoken

        show_error("interrupted", language_spoken(sys.argv, os.environ))
        code = INTERRUPTED
    except OSError:
        # Nothing more can be written: a pipe that is closed, a disk that is full. What is left in
        # the stream must not be tried again, and complained of, when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = FAILURE
    return code


if __name__ == "__main__":
    sys.exit(main())
