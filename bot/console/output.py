"""Where the terminal prints: the answer alone on standard output, errors on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any

from bot.corpus.models import Language
from bot.errors import GreffierError
from bot.rendering.clean import clean
from bot.rendering.messages import say

if TYPE_CHECKING:
    from jinja2 import Environment
    from rich.console import Console
    from rich.table import Table

__all__ = ["Output", "progress", "show_error"]


class Output:
    """Standard output: coloured, wrapped and linked on a screen; bare and unwrapped in a pipe."""

    @cached_property
    def _screen(self) -> Console | None:
        if not sys.stdout.isatty():
            return None
        from rich.console import Console

        return Console(highlight=False, emoji=False)

    @cached_property
    def _environment(self) -> Environment:
        from bot.rendering.console import plain_environment, screen_environment

        return screen_environment() if self._screen else plain_environment()

    def show(self, template: str, language: Language, **values: Any) -> None:
        """Print a template of `templates/console`."""
        from bot.rendering.environment import render

        self._print(render(self._environment, f"{template}.txt.j2", language, **values).rstrip())

    def gap(self) -> None:
        """Leave a blank line."""
        self._print("")

    def write(self, payload: dict[str, Any]) -> None:
        """Print an object as one line of JSON, at once."""
        sys.stdout.write(json.dumps(payload, ensure_ascii=False) + "\n")
        sys.stdout.flush()

    def write_table(self, table: Table) -> None:
        """Print a table, as wide as it is where it goes to no screen."""
        from rich.console import Console

        (self._screen or Console(file=sys.stdout, width=200, no_color=True)).print(table)

    def write_line(self, text: str) -> None:
        """Print a line as it is."""
        sys.stdout.write(text + "\n")
        sys.stdout.flush()

    def _print(self, text: str) -> None:
        if self._screen is None:
            sys.stdout.write(text + "\n")
            sys.stdout.flush()
            return
        from rich.ansi import AnsiDecoder

        from bot.console.wrapping import wrapped

        decoder = AnsiDecoder()
        for line in map(decoder.decode_line, text.split("\n")):
            for piece in wrapped(line, self._screen.width):
                self._screen.print(piece, soft_wrap=True)


@contextmanager
def progress(key: str, language: Language) -> Iterator[Callable[[object], None]]:
    """Tell on a terminal's standard error how far a long task is, then leave no trace of it.

    The function that it gives is called with the value that fills `{at}` in the message, or with
    None to clear the line before something else is printed.
    """
    shown = sys.stderr.isatty()

    def tell(at: object) -> None:
        if shown:
            told = "" if at is None else clean(say(key, language, at=at))
            sys.stderr.write("\r\x1b[K" + told)
            sys.stderr.flush()

    try:
        yield tell
    finally:
        if shown:
            sys.stderr.write("\r\x1b[K")


def show_error(error: GreffierError | str, language: Language, **values: Any) -> None:
    """Print an error, or the message of that key, as one line on standard error."""
    sentence = " ".join(clean(say(error, language, **values)).split("\n"))
    sys.stderr.write(f"greffier: {sentence}\n")
