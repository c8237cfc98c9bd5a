"""What went wrong, for the log: where and what sort, never the words of a question.

The message of an exception may hold what a person wrote, so that only its type and the lines of
code are written down, under a short reference that the person is shown.
"""

from __future__ import annotations

import logging
import secrets
import traceback
from types import TracebackType

from bot.errors import GreffierError, MisuseError

__all__ = ["WordlessFormatter", "log_trouble"]

_log = logging.getLogger(__name__)


class WordlessFormatter(logging.Formatter):
    """Writes exceptions that libraries log as `log_trouble` writes ours: without their messages."""

    def formatException(  # noqa: N802 - the name is logging's
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        """The sort of the exception, and where it was raised."""
        return "".join(_told(ei[1])).rstrip() if ei[1] is not None else ""


def log_trouble(problem: BaseException) -> str:
    """Write a problem to the log; the reference under which it stands there."""
    reference = secrets.token_hex(3).upper()
    if isinstance(problem, MisuseError):
        _log.info("%s: %s", reference, problem.message)
    elif isinstance(problem, GreffierError):
        cause = problem.__cause__
        _log.warning("%s: %s%s", reference, problem.message, f", {_kind(cause)}" if cause else "")
    else:
        _log.error("%s: %s", reference, "".join(_told(problem)))
    return reference


def _told(problem: BaseException) -> list[str]:
    cause = problem.__cause__ or problem.__context__
    lines = [*_told(cause), "which led to\n"] if cause is not None else []
    return [*lines, f"{_kind(problem)}\n", *traceback.format_tb(problem.__traceback__)]


def _kind(problem: BaseException) -> str:
    return f"{type(problem).__module__}.{type(problem).__qualname__}"
