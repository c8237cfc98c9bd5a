"""Options that several commands share."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.corpus.models import Kind
from bot.discord_app.asker import language_of_locale
from bot.discord_app.trouble import log_trouble

if TYPE_CHECKING:
    from bot.discord_app.client import Greffier

__all__ = ["KINDS", "LONGEST_NAME", "complete_document"]

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


async def complete_document(
    interaction: discord.Interaction[Greffier], typed: str
) -> list[app_commands.Choice[str]]:
    """Documents by what is typed of their titles, aliases and references; none if too late."""
    service = interaction.client.service
    language = language_of_locale(interaction.locale)
    try:
        with service.workers.acknowledging():
            found = await asyncio.wait_for(
                asyncio.to_thread(
                    service.clerk.names.complete, typed[:LONGEST_NAME], _MOST_CHOICES, language
                ),
                _PATIENCE,
            )
    except Exception as problem:  # noqa: BLE001 - an error here would leave the person waiting
        log_trouble(problem)
        return []
    return [
        app_commands.Choice(name=document.title[:LONGEST_NAME], value=document.id)
        for document in found
        if len(document.id) <= LONGEST_NAME
    ]
