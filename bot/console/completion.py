"""Completion at the prompt: names of commands, then names of documents."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import nsmallest

from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document as Line

from bot.console.desk import Desk
from bot.console.slash import COMMANDS, command_called
from bot.errors import MisuseError
from bot.language.fold import fold
from bot.rendering.clean import clean
from bot.rendering.messages import say

__all__ = ["LineCompleter"]


_SHOWN = 200
"""Documents offered at most: nobody reads on."""


class LineCompleter(Completer):
    """Completes a slash command, and the document that it is about."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._listed: list[tuple[str, str, str]] = []

    def get_completions(
        self,
        document: Line,
        complete_event: CompleteEvent,  # noqa: ARG002 - the name is the library's
    ) -> Iterator[Completion]:
        """The completions of what stands before the cursor."""
        typed = document.text_before_cursor
        name, space, words = typed.partition(" ")
        if not typed.startswith("/"):
            return
        if not space:
            yield from self._commands(name)
            return
        try:
            wanted = command_called(name).of_document
        except MisuseError:
            return
        if wanted:
            yield from self._documents(words)

    def _commands(self, typed: str) -> Iterator[Completion]:
        language = self._desk.language
        for command in COMMANDS:
            name = command.name(language)
            if fold(name).startswith(fold(typed)):
                meaning = say(f"slash-{command.key}", language)
                yield Completion(name, start_position=-len(typed), display_meta=meaning)

    def _documents(self, typed: str) -> Iterator[Completion]:
        if not typed or not self._listed:  # a name is begun: documents may have come since the last
            cards = self._desk.clerk.sources().cards()
            self._listed = [(card.id, fold(card.title), card.title) for card in cards]
        wanted = fold(typed)
        found = (
            (min(at for at in places if at >= 0), identifier, title)
            for identifier, folded, title in self._listed
            if max(places := (identifier.find(wanted), folded.find(wanted))) >= 0
        )
        for _, identifier, title in nsmallest(_SHOWN, found):
            yield Completion(identifier, start_position=-len(typed), display_meta=clean(title))
