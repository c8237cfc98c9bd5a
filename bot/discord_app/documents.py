"""Documents asked for in Discord: by page, or by the key that a button carries."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.corpus.models import Document, Kind
from bot.discord_app.asker import Asker
from bot.discord_app.identifiers import find_document
from bot.discord_app.questions import clean_words
from bot.discord_app.screen import Screen
from bot.discord_app.screens.check import check_screen
from bot.discord_app.screens.listing import listing_screen
from bot.discord_app.screens.timeline import timeline_screen
from bot.discord_app.service import Service
from bot.errors import MisuseError

__all__ = ["check_text", "document_of_key", "list_documents", "show_timeline"]


async def list_documents(service: Service, asker: Asker, kind: Kind | None, page: int) -> Screen:
    """A page of the documents, each in the asker's language where there is such a text."""
    filters = replace(asker.filters, kind=kind, language=asker.spoken)
    documents = await service.workers.run(service.clerk.sources, filters)
    return listing_screen(documents, kind, page, asker.spoken)


async def document_of_key(service: Service, asker: Asker, key: str) -> Document:
    """The document that a button or a menu names.

    Raises:
        MisuseError: it is no longer there.
    """
    found = await service.workers.run(
        lambda: find_document(key, service.clerk.sources(asker.filters))
    )
    if found is None:
        raise MisuseError("discord-source-gone")
    return found


async def show_timeline(
    service: Service,
    asker: Asker,
    subject: str,
    since: date | None,
    until: date | None,
    page: int,
) -> Screen:
    """A page of the events about a subject (empty for all), between two days."""
    found = await service.workers.run(
        service.clerk.timeline,
        subject or None,
        since,
        until,
        language=asker.spoken,
        filters=asker.filters,
    )
    return timeline_screen(found, page, asker.spoken)


async def check_text(service: Service, asker: Asker, text: str) -> Screen:
    """Every quotation and reference of a text, checked.

    Raises:
        MisuseError: the text is empty or too long.
    """
    words = clean_words(text)
    if not words:
        raise MisuseError("discord-no-words")
    found = await service.workers.run(service.clerk.check, words, asker.filters)
    return check_screen(found, asker.spoken)
