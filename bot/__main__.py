"""`python -m bot` and the command `greffier`: whatever happens, one clear line and an exit code."""

from __future__ import annotations

import io
import os
import sys

from bot.console.exit_codes import INTERRUPTED, UNREAD

__all__ = ["main"]


def main() -> int:
    """Run the command line; the exit code of the process."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
    try:
        from bot.cli import run

        return run(sys.argv[1:])
    except KeyboardInterrupt:
        from bot.console.output import show_error
        from bot.console.tongue import language_spoken

        show_error("interrupted", language_spoken(sys.argv, os.environ))
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has enough of it: say nothing, not even when Python flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNREAD


if __name__ == "__main__":
    sys.exit(main())
