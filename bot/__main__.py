"""`python -m bot` and the command `greffier`: whatever happens, one clear line and an exit code."""

from __future__ import annotations

import os
import sys

__all__ = ["main"]

INTERRUPTED = 130
"""What a process that Ctrl-C ends gives back: 128 and the number of the signal."""


def main() -> int:
    """Run the command line; the exit code of the process."""
    try:
        from bot.cli import run

        return run(sys.argv[1:])
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has enough of it: say nothing, not even when Python flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


if __name__ == "__main__":
    sys.exit(main())
