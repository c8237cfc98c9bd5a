"""A question asked in Discord: searched off the loop, shown, and kept if the server keeps them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.answering.follow_up import complete
from bot.answering.models import Answer
from bot.answering.periods import period_of
from bot.corpus.models import Kind
from bot.discord_app.asker import Asker
from bot.discord_app.screen import Screen
from bot.discord_app.screens.answer import answer_screen
from bot.discord_app.service import Service
from bot.discord_app.trouble import log_trouble
from bot.errors import QuestionError
from bot.retrieval.filters import Filters
from bot.storage.models import KeptQuestion

__all__ = ["answer_question", "clean_line", "clean_words", "filters_of"]

_UNENCODABLE = re.compile("[\ud800-\udfff\x00]")


def clean_words(text: str) -> str:
    """What a person wrote, without the halves of characters that no file can hold.

    Empty where there is nothing to see: spaces, controls, marks of no width.
    """
    words = _UNENCODABLE.sub("", text).strip()
    return words if any(character.isprintable() for character in "".join(words.split())) else ""


def clean_line(text: str) -> str:
    """The words in one line, to stand as a title.

    Raises:
        QuestionError: there are none.
    """
    line = " ".join(clean_words(text).split())
    if not line:
        raise QuestionError("discord-no-term")
    return line


async def filters_of(
    service: Service, asker: Asker, source: str | None, kind: Kind | None, as_of: str | None
) -> Filters:
    """The filters that the options of a command name.

    Raises:
        UnknownDocument: no document bears the name of the source.
        MisuseError: the day is not one.
    """
    day = period_of(clean_words(as_of)).last if as_of else None
    if not source:
        return replace(asker.filters, kind=kind, as_of=day)
    document = await service.workers.run(
        service.clerk.source, clean_words(source), asker.filters, asker.language
    )
    return replace(asker.filters, kind=kind, as_of=day, source=document.work)


async def answer_question(
    service: Service,
    asker: Asker,
    words: str,
    filters: Filters | None = None,
    before: str | None = None,
) -> Screen:
    """The answer to a question on screen.

    Args:
        service: Who answers.
        asker: Who asks.
        words: The words of the question.
        filters: Which documents may answer; all that answer there if None.
        before: The question that this one follows, if it is a reply to an answer.

    Raises:
        QuestionError: the question is empty or too long.
        Busy: too much is waiting.
    """
    asked = clean_words(words)
    whole = complete(asked, before) if before else asked
    answer: Answer = await service.workers.run(
        service.clerk.ask, whole, filters=filters or asker.filters
    )
    if asker.settings.days_kept and asker.place.server is not None:
        await _keep(service, asker, answer)
    follows = whole != asked
    return answer_screen(
        answer,
        asker.language or answer.language,
        person=asker.place.person,
        asked=" ".join(asked.split()),
        subject=before if follows else None,
    )


async def _keep(service: Service, asker: Asker, answer: Answer) -> None:
    now = datetime.now(UTC)
    kept = KeptQuestion(
        server=asker.place.server or 0,
        person=asker.place.person,
        asked=now,
        erased_after=now + timedelta(days=asker.settings.days_kept),
        question=answer.question,
        status=answer.status.value,
    )
    try:
        await service.store.keep_question(kept)
    except Exception as problem:  # noqa: BLE001 - an answer is not lost for a record of it
        log_trouble(problem)
