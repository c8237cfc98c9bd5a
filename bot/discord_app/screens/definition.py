"""What a term means, in the person's language and in the other."""

from __future__ import annotations

from collections.abc import Iterator

from bot.answering.definitions import Definition
from bot.corpus.models import Language
from bot.discord_app.identifiers import document_key
from bot.discord_app.screen import Item, Line, Row, Screen, Text, Tone
from bot.discord_app.screens.listing import open_menu
from bot.discord_app.screens.pieces import filled, quote_block, shorten
from bot.rendering.discord_markdown import escape
from bot.rendering.messages import label, say

__all__ = ["definition_screen"]

_MOST_RELATED = 10


def definition_screen(definition: Definition, language: Language) -> Screen:
    """The quotes that define a term, its translation, and documents to go on with."""
    title = Text(f"### {escape(shorten(definition.title or definition.term, 150))}")
    related = definition.related or definition.nearest
    distinct = {document_key(document): document for document in related}
    documents = list(distinct.values())[:_MOST_RELATED]
    foot: tuple[Item, ...] = (Row((open_menu(documents, language),)),) if documents else ()
    if not definition.quotes and not definition.translation:
        told = say("discord-no-definition", language)
        return Screen((title, Text(escape(told)), *foot))
    blocks = list(_blocks(definition, language))
    head = Screen((title,), Tone.ANSWERED)
    return filled(head, blocks, foot, language, "definition.txt.j2", definition=definition)


def _blocks(definition: Definition, language: Language) -> Iterator[tuple[Item, ...]]:
    number = 0
    for quotes, other in ((definition.quotes, False), (definition.translation, True)):
        for first, quote in enumerate(quotes):
            number += 1
            spoken = Text(f"-# {escape(label(quote.document.language, language).capitalize())}")
            mark = (spoken,) if other and first == 0 else ()
            titled = quote.document.title != (definition.title if not other or first else None)
            yield (Line(), *mark, *quote_block(quote, number, language, titled=titled))
