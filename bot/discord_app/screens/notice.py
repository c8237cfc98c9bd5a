"""Short messages: an error, a refusal, a confirmation."""

from __future__ import annotations

from contextlib import suppress

from bot.corpus.models import Language
from bot.discord_app.screen import Screen, Text, Tone
from bot.errors import GreffierError
from bot.rendering.discord_markdown import escape
from bot.rendering.messages import say

__all__ = ["error_screen", "notice"]

_LONGEST = 1_500


def notice(key: str, language: Language, **values: object) -> Screen:
    """A message of the catalogue."""
    return Screen((Text(escape(say(key, language, **values))),))


def error_screen(problem: Exception, reference: str, language: Language) -> Screen:
    """One clear sentence; where the fault is ours, with the reference of the log."""
    told = None
    if isinstance(problem, GreffierError):
        with suppress(KeyError):  # an error that has no words yet is told as a fault
            told = say(problem, language)
    told = told or say("discord-fault", language, reference=reference)
    return Screen((Text(escape(told[:_LONGEST])),), Tone.PARTIAL)
