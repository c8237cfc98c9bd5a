"""Small documents to index in tests."""

from __future__ import annotations

from typing import Any

from bot.corpus.models import Document
from bot.corpus.text import TextBuilder


def document(identifier: str, *paragraphs: str, **fields: Any) -> Document:
    """A document of those paragraphs."""
    builder = TextBuilder()
    for paragraph in paragraphs:
        builder.add(paragraph)
    return Document(
        id=identifier,
        title=fields.pop("title", identifier),
        text=builder.text,
        blocks=builder.blocks,
        **fields,
    )
