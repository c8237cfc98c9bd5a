"""The interactive terminal: questions and slash commands, one a line, until the end of input."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from bot.console.asking import ask
from bot.console.desk import Desk
from bot.console.exit_codes import SUCCESS
from bot.console.output import show_error
from bot.console.slash import command_called
from bot.errors import GreffierError
from bot.rendering.messages import say

if TYPE_CHECKING:
    from pathlib import Path

    from prompt_toolkit.history import History

__all__ = ["ask_first_question", "run_session", "welcome"]


def run_session(desk: Desk, *, first_question: bool = False) -> int:
    """Answer line after line; with `first_question`, begin with one of Greffier's own.

    With no terminal attached, the lines come from standard input, unless the first question was
    all that was wanted.
    """
    attached = sys.stdin.isatty() and sys.stdout.isatty()
    if attached:
        welcome(desk)
    if first_question:
        ask_first_question(desk)
        if not attached:
            return SUCCESS
        desk.output.gap()
    for line in _typed(desk) if attached else sys.stdin:
        if line.strip():
            if not _obey(desk, line.strip()):
                break
            desk.output.gap()
    return SUCCESS


def welcome(desk: Desk) -> None:
    """Tell whoever sits at a terminal what this is."""
    desk.output.show("welcome", desk.language)
    desk.output.gap()


def ask_first_question(desk: Desk) -> None:
    """Ask a question of Greffier's own, and answer it."""
    question = say("first-question", desk.language)
    desk.output.show("question", desk.language, question=question)
    desk.output.gap()
    _obey(desk, question)


def _obey(desk: Desk, line: str) -> bool:
    """Do what a line asks; whether the session goes on. What is wrong is said, and is no end."""
    try:
        if not line.startswith("/"):
            ask(desk, line)
            return True
        name, _, words = line.partition(" ")
        command = command_called(name)
        if command.does is None:
            return False
        command.does(desk, words.strip())
    except GreffierError as error:
        show_error(error, desk.language)
    except KeyboardInterrupt:
        show_error("interrupted", desk.language)
    return True


def _typed(desk: Desk) -> Iterator[str]:
    """The lines typed at the prompt; Ctrl-C drops a line, Ctrl-D ends."""
    from prompt_toolkit import PromptSession

    from bot.console.completion import LineCompleter

    session: PromptSession[str] = PromptSession(
        "greffier> ",
        history=_history(desk.settings.home),
        completer=LineCompleter(desk),
        complete_in_thread=True,
    )
    while True:
        try:
            yield session.prompt()
        except KeyboardInterrupt:
            continue
        except EOFError:
            return


def _history(home: Path) -> History:
    """What was typed before, kept in the home folder for its owner alone.

    A home that cannot be written is no reason not to answer: the history then ends with the
    session.
    """
    from prompt_toolkit.history import FileHistory, InMemoryHistory

    path = home / "history"
    with suppress(OSError):
        home.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        with path.open("a"):
            return FileHistory(path)
    return InMemoryHistory()
