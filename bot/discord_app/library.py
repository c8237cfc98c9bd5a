"""A server's own documents: added, listed, looked at again and removed by those who manage it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import discord

from bot.corpus.adding import Addition, add_bytes, add_sources
from bot.corpus.additions import AddResult
from bot.corpus.fetch import as_address
from bot.corpus.library import Library
from bot.corpus.models import BUNDLE
from bot.corpus.syncing import sync
from bot.corpus.ties import Digests
from bot.discord_app.asker import Asker, library_of
from bot.discord_app.questions import clean_words
from bot.discord_app.screen import Screen
from bot.discord_app.screens.library import audit_screen, library_screen, results_screen
from bot.discord_app.screens.notice import notice
from bot.discord_app.server import managed_server
from bot.errors import MisuseError, RefusedSource
from bot.retrieval.filters import Filters

if TYPE_CHECKING:
    from bot.discord_app.client import Greffier

    Interaction = discord.Interaction[Greffier]

__all__ = ["add", "look_again", "remove", "show_audit", "show_library"]


async def add(
    interaction: Interaction,
    asker: Asker,
    attachment: discord.Attachment | None,
    address: str | None,
) -> Screen:
    """Add an attachment, an address, or both.

    Raises:
        NotAllowed: the person does not manage the server.
        MisuseError: there is nothing to add, or what should be an address is not one.
        HomeError: nothing could be added.
    """
    library, addition = await _opened(interaction, asker)
    if attachment is None and address is None:
        raise MisuseError("discord-nothing-to-add")
    results = []
    if attachment is not None:
        most = addition.limits.bytes
        if attachment.size > most:
            raise RefusedSource("source-too-large", path=attachment.filename, limit=most)
        name, kind = clean_words(attachment.filename), attachment.content_type
        data = await attachment.read()
        results += await _change(
            interaction, lambda: add_bytes(library, name, data, kind, addition=addition)
        )
    if address is not None:
        # A path would be one of the machine that answers.
        where = as_address(clean_words(address))
        if where is None:
            raise MisuseError("discord-not-an-address")
        results += await _change(
            interaction, lambda: add_sources(library, [where], addition=addition)
        )
    return results_screen(results, asker.spoken)


async def look_again(interaction: Interaction, asker: Asker) -> Screen:
    """Ask again for what came from addresses.

    Raises:
        NotAllowed: the person does not manage the server.
    """
    library, addition = await _opened(interaction, asker)
    results = await _change(interaction, lambda: sync(library, addition=addition))
    return results_screen(results, asker.spoken)


async def remove(interaction: Interaction, asker: Asker, name: str) -> Screen:
    """Take a document out.

    Raises:
        NotAllowed: the person does not manage the server.
        UnknownDocument: the server's library has none of that name.
    """
    library, addition = await _opened(interaction, asker)
    own = Filters(libraries=frozenset({library.name}))
    service = interaction.client.service
    found = await service.workers.run(service.clerk.source, clean_words(name), own)

    def removed() -> list[AddResult]:
        library.remove(found.id, by=addition.by)
        return []

    await _change(interaction, removed)
    return notice("discord-removed", asker.spoken, title=found.title)


async def show_library(interaction: Interaction, asker: Asker) -> Screen:
    """The server's own documents.

    Raises:
        NotAllowed: the person does not manage the server.
    """
    own = Filters(libraries=frozenset({library_of(managed_server(interaction))}))
    service = interaction.client.service
    return library_screen(await service.workers.run(service.clerk.sources, own), asker.spoken)


async def show_audit(interaction: Interaction, asker: Asker) -> Screen:
    """Who added and removed what.

    Raises:
        NotAllowed: the person does not manage the server.
    """
    library, _ = await _opened(interaction, asker)
    entries = await asyncio.to_thread(lambda: list(library.audit()))
    return audit_screen(entries, asker.spoken)


async def _opened(interaction: Interaction, asker: Asker) -> tuple[Library, Addition]:
    """The server's library, and by whom and within what it is changed."""
    server = managed_server(interaction)
    service = interaction.client.service
    bundled = await service.workers.run(
        service.clerk.sources, Filters(libraries=frozenset({BUNDLE}))
    )
    cards = list(bundled.cards())
    reserved = {card.id for card in cards}
    library = Library(service.additions.home, library_of(server), reserved=reserved)
    addition = Addition(
        by=str(asker.place.person), quota=service.additions.quota, digests=Digests(cards)
    )
    return library, addition


async def _change(
    interaction: Interaction, change: Callable[[], Iterable[AddResult]]
) -> list[AddResult]:
    """Make a change off the loop, one at a time, and take it into the index.

    Not by the workers: reading a page takes long, and questions go on meanwhile.
    """
    service = interaction.client.service

    def made() -> list[AddResult]:
        try:
            return list(change())
        finally:
            service.clerk.reload()

    async with service.additions.turn:
        return await asyncio.to_thread(made)
