"""The commands of the interactive terminal: their names in both languages, and what they do."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from bot.console import asking, checking, library, reading
from bot.console.desk import Desk
from bot.console.exit_codes import SUCCESS
from bot.corpus.models import Language
from bot.errors import MisuseError
from bot.language.fold import fold

__all__ = ["COMMANDS", "Command", "command_called"]


@dataclass(frozen=True, slots=True)
class Command:
    """A command; its help is the message `slash-KEY`.

    `does` is given the words after the name; None ends the session. `of_document` tells whether
    those words name a document.
    """

    key: str
    french: str
    does: Callable[[Desk, str], int] | None
    of_document: bool = False

    def name(self, language: Language) -> str:
        """The command as a person types it."""
        return "/" + (self.french if language is Language.FRENCH else self.key)


def _help(desk: Desk, _: str) -> int:
    desk.output.show("help", desk.language, commands=COMMANDS)
    return SUCCESS


def _add(desk: Desk, typed: str) -> int:
    return library.add(desk, list(map(os.path.expanduser, _sources(typed))))


def _sources(typed: str) -> list[str]:
    """What a line names: one path, spaces and all, or several with quotes as a shell has them."""
    if typed and Path(typed).expanduser().exists():
        return [typed]
    try:
        return shlex.split(typed, posix=os.name == "posix")
    except ValueError:  # the apostrophe of a name is no quote
        return [typed]


COMMANDS = (
    Command("ask", "demander", asking.ask),
    Command("summary", "résumé", reading.summary, of_document=True),
    Command("sources", "sources", lambda desk, _: reading.sources(desk)),
    Command("source", "source", reading.source, of_document=True),
    Command("define", "définir", reading.define),
    Command("timeline", "chronologie", reading.timeline),
    Command("compare", "divergences", reading.compare),
    Command("check", "vérifier", checking.check),
    Command("receipt", "preuve", reading.receipt),
    Command("add", "ajouter", _add),
    Command("sync", "actualiser", lambda desk, _: library.sync(desk)),
    Command("remove", "retirer", library.remove, of_document=True),
    Command("help", "aide", _help),
    Command("quit", "quitter", None),
)


def command_called(name: str) -> Command:
    """The command of that name in either language, accents or not.

    Raises:
        MisuseError: there is none; with the nearest name, if any is near.
    """
    known = {fold(command.name(language)): command for language in Language for command in COMMANDS}
    wanted = fold(name)
    if wanted not in known:
        for near in get_close_matches(wanted, known, n=1):
            raise MisuseError("slash-near", name=name, near=near)
        raise MisuseError("slash-unknown", name=name)
    return known[wanted]
