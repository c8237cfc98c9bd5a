"""Options that several commands share."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.corpus.models import Document, Kind
from bot.discord_app.asker import filters_in, language_of_locale
from bot.discord_app.questions import clean_words
from bot.discord_app.trouble import log_trouble
from bot.errors import MisuseError
from bot.retrieval.filters import Filters

if TYPE_CHECKING:
    from bot.discord_app.client import Greffier

__all__ = ["KINDS", "LONGEST_NAME", "complete", "complete_document", "complete_term", "kind_of"]

LONGEST_NAME = 100
_MOST_CHOICES = 25
_PATIENCE = 2.0
"""Seconds after which choices come too late."""

KINDS = [
    app_commands.Choice(name="article", value=Kind.ARTICLE.value),
    app_commands.Choice(name="decision", value=Kind.DECISION.value),
    app_commands.Choice(name="act or code", value=Kind.STATUTE.value),
    app_commands.Choice(name="regulation", value=Kind.REGULATION.value),
    app_commands.Choice(name="guideline", value=Kind.GUIDELINE.value),
    app_commands.Choice(name="guide", value=Kind.GUIDE.value),
    app_commands.Choice(name="person or body", value=Kind.ACTOR.value),
    app_commands.Choice(name="term", value=Kind.TERM.value),
    app_commands.Choice(name="event", value=Kind.EVENT.value),
]


def kind_of(value: str | None) -> Kind | None:
    """The kind that was chosen.

    Raises:
        MisuseError: it is not one that the command offers any more.
    """
    if value is None:
        return None
    if value not in set(Kind):
        raise MisuseError("discord-old-command")
    return Kind(value)


async def complete_document(
    interaction: discord.Interaction[Greffier], typed: str
) -> list[app_commands.Choice[str]]:
    """Documents by what is typed of their titles, aliases and references; none if too late."""
    found = await complete(interaction, typed, filters_in(interaction.guild_id))
    return [
        app_commands.Choice(name=document.title[:LONGEST_NAME], value=document.id)
        for document in found
        if len(document.id) <= LONGEST_NAME
    ]


async def complete_term(
    interaction: discord.Interaction[Greffier], typed: str
) -> list[app_commands.Choice[str]]:
    """Terms that the documents define, by what is typed of their names."""
    here = filters_in(interaction.guild_id)
    found = await complete(interaction, typed, replace(here, kind=Kind.TERM))
    return [
        app_commands.Choice(name=document.title[:LONGEST_NAME], value=document.title[:LONGEST_NAME])
        for document in found
    ]


async def complete(
    interaction: discord.Interaction[Greffier], typed: str, filters: Filters
) -> list[Document]:
    """The documents that a half-typed name may mean; none if that took too long."""
    service = interaction.client.service
    language = language_of_locale(interaction.locale)
    try:
        with service.workers.acknowledging():
            return await asyncio.wait_for(
                asyncio.to_thread(
                    service.clerk.names.complete,
                    clean_words(typed)[:LONGEST_NAME],
                    _MOST_CHOICES,
                    language,
                    filters,
                ),
                _PATIENCE,
            )
    except Exception as problem:  # noqa: BLE001 - an error here would leave the person waiting
        log_trouble(problem)
        return []
