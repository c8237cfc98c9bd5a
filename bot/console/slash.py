"""The commands of the interactive terminal: their names in both languages, and what they do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches

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
    Command("add", "ajouter", lambda desk, path: library.add(desk, [path])),
    Command("sync", "actualiser", lambda desk, _: library.sync(desk)),
    Command("remove", "retirer", library.remove, of_document=True),
    Command("help", "aide", _help),
    Command("quit", "quitter", None),
)


def command_called(name: str) -> Command:
    """The command of that name in either language, accents or not.

    Raises:
        MisuseError: there is none; with the nearest name.
    """
    known = {fold(command.name(language)): command for language in Language for command in COMMANDS}
    wanted = fold(name)
    if wanted not in known:
        near = get_close_matches(wanted, known, n=1) or ["/help"]
        raise MisuseError("slash-unknown", name=name, near=near[0])
    return known[wanted]
