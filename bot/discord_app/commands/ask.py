"""/ask: a question, and which documents may answer it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.discord_app.asker import Asker
from bot.discord_app.commands.options import KINDS, complete_document, kind_of
from bot.discord_app.questions import answer_question, filters_of
from bot.discord_app.screen import Screen
from bot.discord_app.service import Shown

if TYPE_CHECKING:
    from bot.discord_app.client import Greffier

__all__ = ["COMMANDS", "shown_as"]

_LONGEST_OPTION = 2_000


def shown_as(private: bool | None) -> Shown:
    """Where an answer goes, by the option `private`."""
    if private is None:
        return Shown.BY_SERVER
    return Shown.PRIVATE if private else Shown.PUBLIC


@app_commands.command(
    name="ask", description="Ask a question: the documents answer, quoted word for word"
)
@app_commands.describe(
    question="Your question, in French or in English",
    source="Only in this document",
    kind="Only in documents of this kind",
    as_of="Only what applied on this day, such as 2021-03-12",
    private="Whether only you see the answer",
)
@app_commands.choices(kind=KINDS)
@app_commands.autocomplete(source=complete_document)
async def ask(
    interaction: discord.Interaction[Greffier],
    question: app_commands.Range[str, 1, _LONGEST_OPTION],
    source: str | None = None,
    kind: str | None = None,
    as_of: str | None = None,
    private: bool | None = None,
) -> None:
    """Answer a question."""
    service = interaction.client.service

    async def make(asker: Asker) -> Screen:
        filters = await filters_of(service, asker, source, kind_of(kind), as_of)
        return await answer_question(service, asker, question, filters)

    await service.serve(interaction, make, shown_as(private), question=True)


COMMANDS: tuple[Any, ...] = (ask,)
