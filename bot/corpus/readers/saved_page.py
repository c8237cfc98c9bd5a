"""Web pages as browsers save them whole in one file (MHTML): the page is the first HTML part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy

from bot.corpus.draft import Draft
from bot.corpus.readers.page import read_page
from bot.corpus.readers.source import Source
from bot.errors import RefusedSource

__all__ = ["read_saved_page"]


def read_saved_page(data: bytes, source: Source) -> Iterator[Draft]:
    """The draft of a saved page, with the address that it was saved from.

    Raises:
        RefusedSource: The file holds no page.
    """
    message = message_from_bytes(data, policy=policy.compat32)
    part = next((one for one in message.walk() if one.get_content_type() == "text/html"), None)
    content = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(content, bytes):
        raise RefusedSource("page-without-text", path=source.name)
    place = message.get("Snapshot-Content-Location") or part.get("Content-Location")
    address = str(place).strip() if place else None
    known = source.url or (address if address and address.startswith("http") else None)
    charset = part.get_content_charset()
    kind = f"text/html; charset={charset}" if charset else None
    yield from read_page(content, replace(source, url=known, content_type=kind))
