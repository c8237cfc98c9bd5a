"""What the process of a command ends with."""

from __future__ import annotations

__all__ = ["FAILURE", "INTERRUPTED", "MISUSE", "SUCCESS", "UNANSWERED"]

SUCCESS = 0
FAILURE = 1
MISUSE = 2
UNANSWERED = 3

INTERRUPTED = 130
"""128 and the number of the signal of Ctrl-C, as shells have it."""
