"""From something asked to something shown: acknowledge, let in, work, answer, report errors."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from enum import Enum, auto
from typing import TYPE_CHECKING

import discord

from bot.clerk import Clerk
from bot.discord_app.additions import Additions
from bot.discord_app.asker import Asker, Place, language_of_locale, place_of
from bot.discord_app.gate import Gate
from bot.discord_app.screen import Screen
from bot.discord_app.screens.notice import error_screen
from bot.discord_app.sending import (
    ALREADY_ANSWERED,
    LONGEST_TRY,
    TOO_LATE,
    TOO_OLD,
    UNREACHABLE,
    persist,
)
from bot.discord_app.trouble import log_trouble
from bot.discord_app.view import files_of, view_of
from bot.discord_app.workers import Workers
from bot.errors import Busy
from bot.language.detect import language_of
from bot.storage.models import ServerSettings
from bot.storage.store import Store

if TYPE_CHECKING:
    from bot.discord_app.client import Greffier

    Interaction = discord.Interaction[Greffier]

__all__ = ["Make", "Service", "Shown"]

Make = Callable[[Asker], Awaitable[Screen | None]]
"""Makes the screen that answers; None to take the message away."""

_log = logging.getLogger(__name__)


_ACKNOWLEDGED_WITHIN = 3.0
"""Seconds after which Discord takes no acknowledgement any more."""

_LONGEST_ACKNOWLEDGEMENT = 1.5
"""Seconds for a try to acknowledge, so that there is time for another."""

_LAST_WORDS = 3.0
"""Seconds to tell those whose answer is not ready when the process stops."""


class Shown(Enum):
    """Where an interaction's screen goes."""

    BY_SERVER = auto()
    """A new message, visible or private as the server has it."""

    PUBLIC = auto()
    PRIVATE = auto()
    IN_PLACE = auto()
    """Over the message of the button that was pressed."""


class _Dropped(Exception):
    """Discord takes no answer any more: nothing can be shown, nor need be."""


class Service:
    """Answers interactions and messages."""

    def __init__(
        self, clerk: Clerk, store: Store, gate: Gate, workers: Workers, additions: Additions
    ) -> None:
        self.clerk = clerk
        self.store = store
        self.gate = gate
        self.workers = workers
        self.additions = additions
        self._serving: set[asyncio.Task[object]] = set()
        self._closing = False

    async def serve(
        self,
        interaction: Interaction,
        make: Make,
        shown: Shown = Shown.BY_SERVER,
        *,
        question: bool = False,
    ) -> None:
        """Answer an interaction with the screen that `make` makes, whatever happens.

        Args:
            interaction: What came in.
            make: Makes the screen.
            shown: Where the screen goes.
            question: Whether it is a question: then the server's rules and rates apply.
        """
        asker, acknowledged = None, False
        with self._under_way():
            try:
                with self.workers.acknowledging():
                    asker = await self._let_in(interaction, question=question)
                    await self._acknowledge(interaction, shown, asker)
                acknowledged = True
                await self.workers.give_way()
                await self._show(interaction, await make(asker))
            except _Dropped:
                return
            except (Exception, asyncio.CancelledError) as raised:  # noqa: BLE001 - the place for errors
                problem = self._problem(raised)
                language = asker.spoken if asker else language_of_locale(interaction.locale)
                screen = error_screen(problem, log_trouble(problem), language)
                await self._tell(interaction, screen, shown if acknowledged else None)

    async def serve_message(self, message: discord.Message, make: Make) -> None:
        """Answer a question asked in a message, as a reply to it."""
        with self._under_way():
            asker = None
            try:
                place = place_of(message)
                settings = await self.gate.settings_of(place.server)
                asker = Asker(place, settings, settings.language)
                self._check(place, settings, question=True)
                screen = await make(asker)
            except (Exception, asyncio.CancelledError) as raised:  # noqa: BLE001 - the place for errors
                problem = self._problem(raised)
                language = asker.language if asker else None
                language = language or language_of(message.content)
                screen = error_screen(problem, log_trouble(problem), language)
            if screen is not None:
                await self._reply(message, screen)

    async def _reply(self, message: discord.Message, screen: Screen) -> None:
        """Reply once: the nonce makes Discord drop what a second process would send."""
        try:
            await persist(
                lambda: message.channel.send(
                    view=view_of(screen),
                    files=files_of(screen),
                    reference=message.to_reference(fail_if_not_exists=False),
                    nonce=message.id,
                )
            )
        except (discord.Forbidden, discord.NotFound):
            _log.info("message %s cannot be answered where it was written", message.id)
        except Exception as problem:  # noqa: BLE001 - nothing is left to try
            log_trouble(problem)

    async def tell(self, interaction: Interaction, problem: Exception) -> None:
        """Tell of a problem met before `serve`, such as a command that is no longer known."""
        language = language_of_locale(interaction.locale)
        await self._tell(interaction, error_screen(problem, log_trouble(problem), language), None)

    async def _let_in(self, interaction: Interaction, *, question: bool) -> Asker:
        place = place_of(interaction)
        settings = await self.gate.settings_of(place.server)
        self._check(place, settings, question=question)
        language = settings.language or language_of_locale(interaction.locale)
        return Asker(place, settings, language)

    def _check(self, place: Place, settings: ServerSettings, *, question: bool) -> None:
        if self._closing:
            raise Busy("discord-closing")
        if question:
            self.gate.check_place(place, settings)
            self.gate.count(place, settings)

    async def _acknowledge(self, interaction: Interaction, shown: Shown, asker: Asker) -> None:
        private = shown is Shown.PRIVATE or (
            shown is Shown.BY_SERVER and asker.settings.private and asker.place.server is not None
        )
        new = shown is not Shown.IN_PLACE
        try:
            async with asyncio.timeout(_ACKNOWLEDGED_WITHIN):
                await self._try(
                    lambda: interaction.response.defer(ephemeral=private, thinking=new),
                    interaction,
                    _LONGEST_ACKNOWLEDGEMENT,
                )
        except TimeoutError:
            # It may have arrived all the same: showing the answer will tell.
            _log.warning("interaction %s: Discord does not confirm it", interaction.id)

    async def _show(self, interaction: Interaction, screen: Screen | None) -> None:
        if screen is None:
            await self._try(interaction.delete_original_response, interaction)
            return
        await self._try(
            lambda: interaction.edit_original_response(
                view=view_of(screen), attachments=files_of(screen)
            ),
            interaction,
        )

    async def _tell(self, interaction: Interaction, screen: Screen, shown: Shown | None) -> None:
        """Show what went wrong; `shown` is where the answer was to go, if that was said."""
        try:
            if shown is None:
                await self._try(
                    lambda: interaction.response.send_message(view=view_of(screen), ephemeral=True),
                    interaction,
                )
            elif shown is Shown.IN_PLACE:
                await self._try(
                    lambda: interaction.followup.send(view=view_of(screen), ephemeral=True),
                    interaction,
                )
            else:
                await self._show(interaction, screen)
        except _Dropped:
            return
        except Exception as problem:  # noqa: BLE001 - nothing is left to try
            log_trouble(problem)

    async def _try(
        self,
        send: Callable[[], Awaitable[object]],
        interaction: Interaction,
        longest_try: float = LONGEST_TRY,
    ) -> None:
        try:
            await persist(send, longest_try)
        except discord.HTTPException as problem:
            if problem.code == ALREADY_ANSWERED:
                _log.warning(
                    "interaction %s was answered by another process: do two use the same token?",
                    interaction.id,
                )
            elif problem.code == TOO_LATE:
                _log.warning("interaction %s reached us too late", interaction.id)
            elif problem.code == TOO_OLD:
                _log.warning("interaction %s is too old to be answered", interaction.id)
            elif isinstance(problem, discord.NotFound):
                _log.info("the answer to interaction %s is no longer there", interaction.id)
            else:
                raise
            raise _Dropped from None
        except UNREACHABLE:
            _log.warning("interaction %s: Discord cannot be reached", interaction.id)
            raise _Dropped from None

    def _problem(self, raised: BaseException) -> Exception:
        """What went wrong; being stopped is something to tell too.

        Raises:
            BaseException: it was stopped by another than `drain`.
        """
        if isinstance(raised, Exception):
            return raised
        if not self._closing:
            raise raised
        return Busy("discord-closing")

    @contextmanager
    def _under_way(self) -> Iterator[None]:
        """While something is being answered, `drain` waits for it."""
        task = asyncio.current_task()
        if task is not None:
            self._serving.add(task)
        try:
            yield
        finally:
            self._serving.discard(task)

    async def drain(self, seconds: float) -> None:
        """Take nothing new; wait for what is being answered; what takes longer is told so."""
        self._closing = True
        if self._serving:
            _, late = await asyncio.wait(self._serving, timeout=seconds)
            for task in late:
                task.cancel()
            if late:
                _log.warning("stopped with %d unanswered", len(late))
                await asyncio.wait(late, timeout=_LAST_WORDS)
        self.workers.close()
        await self.gate.close()
