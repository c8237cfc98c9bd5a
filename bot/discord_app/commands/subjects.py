"""/define and /compare: what a word means, and where sources differ on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import discord
from discord import app_commands

from bot.corpus.models import Language
from bot.discord_app.asker import Asker
from bot.discord_app.commands.ask import shown_as
from bot.discord_app.commands.options import LONGEST_NAME, complete_term
from bot.discord_app.questions import clean_line
from bot.discord_app.screen import Screen
from bot.discord_app.screens.comparison import comparison_screen
from bot.discord_app.screens.definition import definition_screen

if TYPE_CHECKING:
    from bot.discord_app.client import Greffier

__all__ = ["COMMANDS"]

Found = TypeVar("Found")


@app_commands.command(name="define", description="What a term means, in French and in English")
@app_commands.describe(
    term="A word, an acronym or a name", private="Whether only you see the answer"
)
@app_commands.autocomplete(term=complete_term)
async def define(
    interaction: discord.Interaction[Greffier],
    term: app_commands.Range[str, 1, LONGEST_NAME],
    private: bool | None = None,
) -> None:
    """Define a term."""
    find = interaction.client.service.clerk.define
    await _look_up(interaction, term, private, find, definition_screen)


@app_commands.command(
    name="compare", description="Where sources differ on a subject: a date, a number, a view"
)
@app_commands.describe(subject="A name, a word or a few", private="Whether only you see the answer")
async def compare(
    interaction: discord.Interaction[Greffier],
    subject: app_commands.Range[str, 1, LONGEST_NAME],
    private: bool | None = None,
) -> None:
    """Compare sources."""
    find = interaction.client.service.clerk.compare
    await _look_up(interaction, subject, private, find, comparison_screen)


async def _look_up(
    interaction: discord.Interaction[Greffier],
    typed: str,
    private: bool | None,
    find: Callable[..., Found],
    show: Callable[[Found, Language], Screen],
) -> None:
    """Show what the clerk finds under the words that were typed."""
    service = interaction.client.service

    async def make(asker: Asker) -> Screen:
        found = await service.workers.run(
            find,
            clean_line(typed)[:LONGEST_NAME],
            language=asker.spoken,
            filters=asker.filters,
        )
        return show(found, asker.spoken)

    await service.serve(interaction, make, shown_as(private), question=True)


COMMANDS: tuple[Any, ...] = (define, compare)
