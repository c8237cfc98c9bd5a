"""Names and descriptions of commands in French: a dictionary look-up of the English words.

The words stand in `templates/discord/commands.fr.yaml`, by the English that the commands declare.
"""

from __future__ import annotations

from functools import cache

import discord
import yaml
from discord import app_commands

from bot.resources import TEMPLATES

__all__ = ["FrenchTranslator", "french_words"]


@cache
def french_words() -> dict[str, str]:
    """The French of each English name, description and choice."""
    path = TEMPLATES / "discord" / "commands.fr.yaml"
    words: dict[str, str] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return words


class FrenchTranslator(app_commands.Translator):
    """Gives Discord the French words, and the English ones to both Englishes."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,  # noqa: ARG002 - discord.py's signature
    ) -> str | None:
        """The words in that language; None where Discord is to show the English."""
        if locale is discord.Locale.french:
            return french_words().get(string.message)
        if locale in {discord.Locale.american_english, discord.Locale.british_english}:
            return string.message
        return None
