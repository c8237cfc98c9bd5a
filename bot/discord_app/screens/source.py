"""A document's card, its citation to copy, and the passage around a quote."""

from __future__ import annotations

from bot.answering.models import Quote
from bot.corpus.models import BlockKind, Document, Language
from bot.corpus.sentences import sentences
from bot.discord_app.identifiers import Action, Press, document_key
from bot.discord_app.screen import Button, File, Row, Screen, Text
from bot.discord_app.screens.pieces import (
    framed_quote,
    link_button,
    markdown,
    quote_text,
    shorten,
    web_button,
)
from bot.rendering.discord_markdown import blockquote, escape
from bot.rendering.messages import say

__all__ = ["card_screen", "citation_of", "citation_screen", "context_screen"]

_ROOMS = (1_100, 500, 200, 0)
"""Characters of the document shown before a quote, and as many after it: what fits."""

_LITTLE = 200
"""Characters around a quote that hardly explain it."""

_LONGEST_CITATION = 1_000


def card_screen(document: Document, language: Language) -> Screen:
    """What a document is, its citation to copy, and what can be asked of it."""
    buttons = [
        Button(
            say("discord-button-summary", language),
            Press(Action.SUMMARY, (document_key(document), "medium")).write(),
        )
    ]
    return Screen(
        (
            Text(markdown("card.md.j2", language, document=document)),
            *_to_copied(citation_of(document), language),
            Row((*buttons, *web_button([document.url], language))),
        )
    )


def citation_of(document: Document) -> str:
    """The citation in the form lawyers use, else the words that a bibliography would give."""
    if document.citation:
        return document.citation
    parts = (
        document.author,
        document.title,
        document.reference,
        document.publisher,
        document.published.isoformat() if document.published else None,
        document.url,
    )
    return ", ".join(part for part in parts if part)


def citation_screen(quote: Quote, language: Language) -> Screen:
    """The quote's citation in a block that Discord copies at a touch."""
    return Screen(_to_copied(quote.citation or citation_of(quote.document), language))


def _to_copied(citation: str, language: Language) -> tuple[Text, ...]:
    return Text(escape(say("discord-to-copy", language))), Text(_to_copy(citation))


def _to_copy(text: str) -> str:
    """A block of code, which shows signs as they are; a backtick would end it."""
    shown = shorten(" ".join(text.split()), _LONGEST_CITATION).replace("`", "ˋ")
    return f"```\n{shown}\n```"


def context_screen(quote: Quote, language: Language) -> Screen:
    """The quote in bold within the sentences around it, up to the nearest headings."""
    for room in _ROOMS:
        screen = _context(quote, language, room)
        if screen.fits:
            return screen
    raise AssertionError("a quote alone is bounded")


def _context(quote: Quote, language: Language, room: int) -> Screen:
    text = quote.document.text
    first, last = _section(quote)
    before = sentences(text, first, quote.start)
    after = sentences(text, quote.end, last)
    start = next((s.start for s in before if quote.start - s.start <= room), quote.start)
    end = next((s.end for s in reversed(after) if s.end - quote.end <= room), quote.end)
    whole = quote_text(quote, "", language, file=1)
    file = [item for item in whole if isinstance(item, File)]
    middle = "\\[…\\]" if file else escape(quote.text)
    passage = f"{escape(text[start : quote.start])}**{middle}**{escape(text[quote.end : end])}"
    if before and start > before[0].start:
        passage = f"\\[…\\] {passage}"
    if after and end < after[-1].end:
        passage = f"{passage} \\[…\\]"
    link = link_button(quote, language)
    rows = [Row(link)] if link else []
    shown = framed_quote(quote, "", blockquote(passage.strip()), language)
    return Screen((*shown, *file, *rows))


def _section(quote: Quote) -> tuple[int, int]:
    """From the heading above the quote to the next one; the whole where that holds little more."""
    start, end = 0, len(quote.document.text)
    for block in quote.document.blocks:
        if block.kind is not BlockKind.HEADING:
            continue
        if block.end <= quote.start:
            start = block.end
        elif block.start >= quote.end:
            end = block.start
            break
    if end - start < quote.end - quote.start + _LITTLE:
        return 0, len(quote.document.text)
    return start, end
