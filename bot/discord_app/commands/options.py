"""Options that several commands share."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.corpus.models import Document, Kind, Language
from bot.discord_app.asker import filters_in, language_of_locale
from bot.discord_app.questions import clean_words
from bot.discord_app.trouble import log_trouble
from bot.errors import MisuseError
from bot.rendering.messages import label
from bot.retrieval.filters import Filters

if TYPE_CHECKING:
    from bot.discord_app.client import Greffier

__all__ = [
    "KINDS",
    "LONGEST_NAME",
    "choices_of",
    "complete",
    "complete_document",
    "complete_term",
    "kind_of",
]

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
    app_commands.Choice(name="other document", value=Kind.DOCUMENT.value),
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
    return choices_of(found, language_of_locale(interaction.locale))


def choices_of(documents: Sequence[Document], language: Language) -> list[app_commands.Choice[str]]:
    """Documents to choose from by title; those of one title are told apart by their kind."""
    titles = Counter(document.title for document in documents)
    choices = []
    for document in documents:
        name = document.title
        if titles[name] > 1:
            told = f" ({label(document.kind, language)})"
            name = name[: LONGEST_NAME - len(told)] + told
        if len(document.id) <= LONGEST_NAME:
            choices.append(app_commands.Choice(name=name[:LONGEST_NAME], value=document.id))
    return choices


async def complete_term(
    interaction: discord.Interaction[Greffier], typed: str
) -> list[app_commands.Choice[str]]:
    """Terms that the documents define, by what is typed of their names."""
    here = filters_in(interaction.guild_id)
    found = await complete(interaction, typed, replace(here, kind=Kind.TERM))
    names = dict.fromkeys(document.title[:LONGEST_NAME] for document in found)
    return [app_commands.Choice(name=name, value=name) for name in names]


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
