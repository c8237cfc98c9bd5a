"""Buttons and menus: each press is answered from what its id carries.

They are routed here by `on_interaction` rather than by discord.py's views: nothing is remembered
about a message, so that a press is answered after a restart, on any process, and even where the
message that came with it is incomplete; and no press is left without an answer.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import discord

from bot.answering.models import Quote
from bot.answering.summaries import Length
from bot.corpus.models import Kind
from bot.discord_app.asker import Asker
from bot.discord_app.documents import document_of_key, list_documents, show_timeline
from bot.discord_app.identifiers import Action, Press
from bot.discord_app.screen import Screen
from bot.discord_app.screens.answer import quotes_screen
from bot.discord_app.screens.notice import notice
from bot.discord_app.screens.server import Setting
from bot.discord_app.screens.source import card_screen, citation_screen, context_screen
from bot.discord_app.screens.summary import summary_screen
from bot.discord_app.server import change_setting
from bot.discord_app.service import Shown
from bot.errors import MisuseError, NotAllowed
from bot.storage.models import Opinion

if TYPE_CHECKING:
    from bot.discord_app.client import Greffier

    Interaction = discord.Interaction[Greffier]
    Handler = Callable[[Interaction, Asker, tuple[str, ...]], Awaitable[Screen | None]]

__all__ = ["answer_press"]


async def answer_press(interaction: Interaction) -> None:
    """Answer the press of a button or the choice in a menu."""
    data: Any = interaction.data or {}
    press = Press.read(str(data.get("custom_id", "")))
    service = interaction.client.service

    async def make(asker: Asker) -> Screen | None:
        if press is None:
            raise MisuseError("discord-old-button")
        arguments = (*press.arguments, *map(str, data.get("values", ())))
        try:
            return await _HANDLERS[press.action](interaction, asker, arguments)
        except (ValueError, IndexError, TypeError):
            raise MisuseError("discord-old-button") from None

    shown = _shown(press.action if press else None, interaction)
    question = press is not None and press.action in _QUESTIONS
    await service.serve(interaction, make, shown, question=question)


def _shown(action: Action | None, interaction: Interaction) -> Shown:
    """In place for a deletion, and for turning the pages of a message that only one person sees."""
    message = interaction.message
    own = message is not None and message.flags.ephemeral
    if action is Action.DELETE or (action in _TURNING and own):
        return Shown.IN_PLACE
    return Shown.PRIVATE


async def _quotes(interaction: Interaction, asker: Asker, receipt: str) -> list[Quote]:
    service = interaction.client.service
    replayed = await service.workers.run(service.clerk.receipt, receipt, None, asker.filters)
    quotes = [each.quote for each in replayed.quotes if each.quote is not None]
    if not quotes:
        raise MisuseError("discord-source-gone")
    return quotes


async def _context(interaction: Interaction, asker: Asker, arguments: tuple[str, ...]) -> Screen:
    quotes = await _quotes(interaction, asker, arguments[0])
    return context_screen(quotes[0], asker.spoken)


async def _card(interaction: Interaction, asker: Asker, arguments: tuple[str, ...]) -> Screen:
    quotes = await _quotes(interaction, asker, arguments[0])
    return card_screen(quotes[0].document, asker.spoken)


async def _cite(interaction: Interaction, asker: Asker, arguments: tuple[str, ...]) -> Screen:
    quotes = await _quotes(interaction, asker, arguments[0])
    return citation_screen(quotes[0], asker.spoken)


async def _more(interaction: Interaction, asker: Asker, arguments: tuple[str, ...]) -> Screen:
    quotes = await _quotes(interaction, asker, arguments[0])
    return quotes_screen(quotes, int(arguments[1]), asker.spoken)


async def _good(interaction: Interaction, asker: Asker, arguments: tuple[str, ...]) -> Screen:
    return await _opinion(interaction, asker, arguments, useful=True)


async def _bad(interaction: Interaction, asker: Asker, arguments: tuple[str, ...]) -> Screen:
    return await _opinion(interaction, asker, arguments, useful=False)


async def _opinion(
    interaction: Interaction, asker: Asker, arguments: tuple[str, ...], *, useful: bool
) -> Screen:
    opinion = Opinion(
        message=interaction.message.id if interaction.message else interaction.id,
        person=asker.place.person,
        server=asker.place.server,
        useful=useful,
        receipt=arguments[0] if arguments else "",
        given=datetime.now(UTC),
    )
    await interaction.client.service.store.save_opinion(opinion)
    return notice("discord-thanks", asker.spoken)


async def _delete(interaction: Interaction, asker: Asker, arguments: tuple[str, ...]) -> None:
    moderates = interaction.guild_id is not None and interaction.permissions.manage_messages
    if int(arguments[0]) != asker.place.person and not moderates:
        raise NotAllowed("discord-not-yours")


async def _list(interaction: Interaction, asker: Asker, arguments: tuple[str, ...]) -> Screen:
    kind, page = arguments
    service = interaction.client.service
    return await list_documents(service, asker, Kind(kind) if kind else None, int(page))


async def _open(interaction: Interaction, asker: Asker, arguments: tuple[str, ...]) -> Screen:
    document = await document_of_key(interaction.client.service, asker, arguments[0])
    return card_screen(document, asker.spoken)


async def _summary(interaction: Interaction, asker: Asker, arguments: tuple[str, ...]) -> Screen:
    document = await document_of_key(interaction.client.service, asker, arguments[0])
    service = interaction.client.service
    found = await service.workers.run(
        service.clerk.summarize,
        document.id,
        Length(arguments[1]),
        language=asker.spoken,
        filters=asker.filters,
    )
    return summary_screen(found, asker.spoken)


async def _timeline(interaction: Interaction, asker: Asker, arguments: tuple[str, ...]) -> Screen:
    page, since, until, *subject = arguments
    return await show_timeline(
        interaction.client.service,
        asker,
        ":".join(subject),
        _day(since),
        _day(until),
        int(page),
    )


def _day(written: str) -> date | None:
    return datetime.strptime(written, "%Y%m%d").replace(tzinfo=UTC).date() if written else None


async def _set(interaction: Interaction, asker: Asker, arguments: tuple[str, ...]) -> Screen:
    setting, *values = arguments
    return await change_setting(interaction, asker, Setting(setting), values)


async def _erase(interaction: Interaction, asker: Asker, _: tuple[str, ...]) -> Screen:
    count = await interaction.client.service.store.erase_person(asker.place.person)
    return notice("discord-erased", asker.spoken, count=count)


_HANDLERS: dict[Action, Handler] = {
    Action.CONTEXT: _context,
    Action.CARD: _card,
    Action.CITE: _cite,
    Action.MORE: _more,
    Action.GOOD: _good,
    Action.BAD: _bad,
    Action.DELETE: _delete,
    Action.LIST: _list,
    Action.OPEN: _open,
    Action.SUMMARY: _summary,
    Action.TIMELINE: _timeline,
    Action.SET: _set,
    Action.ERASE: _erase,
}

_TURNING = {Action.LIST, Action.SUMMARY, Action.TIMELINE, Action.SET, Action.ERASE}
"""Actions that show the next state of the same message."""

_QUESTIONS = set(Action) - {Action.GOOD, Action.BAD, Action.DELETE, Action.SET, Action.ERASE}
"""Actions that read documents: the rules and rates of questions apply."""
