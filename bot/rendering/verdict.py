"""The line above the quotes: how far they answer, and what they do not give."""

from __future__ import annotations

from bot.answering.models import Answer, Status
from bot.corpus.models import Language
from bot.rendering.messages import label, say

__all__ = ["verdict"]


def verdict(answer: Answer, language: Language) -> str | None:
    """What is said of the answer; None where the quotes are a whole one."""
    if answer.status is Status.UNANSWERED:
        return say("not-answered", language)
    if answer.premise:
        return say("premise", language)
    if answer.status is Status.ANSWERED:
        return None
    if answer.lacking is not None:
        return say("answered-but-for", language, lacking=label(answer.lacking, language))
    if answer.unquoted:
        return say("answered-without", language, words=", ".join(answer.unquoted))
    return say("answered-in-part", language)
