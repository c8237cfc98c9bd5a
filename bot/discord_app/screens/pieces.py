"""Pieces that several screens share: a quote with its source, its buttons, and what fits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from urllib.parse import quote as percent_encode

from jinja2 import Environment

from bot.answering.models import Quote
from bot.corpus.models import Language, Provenance
from bot.discord_app.identifiers import Action, Press, quote_key
from bot.discord_app.screen import (
    LONGEST_ADDRESS,
    Button,
    File,
    Item,
    Row,
    Screen,
    Text,
)
from bot.rendering.attribution import attribution_of
from bot.rendering.console import plain_environment
from bot.rendering.discord_markdown import blockquote, discord_environment, escape
from bot.rendering.environment import Ready, render
from bot.rendering.links import link_to_quote
from bot.rendering.messages import say

__all__ = [
    "fill",
    "filled",
    "framed_quote",
    "link_button",
    "markdown",
    "quote_block",
    "quote_text",
    "shorten",
    "web_button",
]

_LONGEST_IN_MESSAGE = 2_400
"""Characters of markdown from which a quote comes as a file, whole, instead."""

_WEB = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d{1,5})?(?:[/?#][^\s#]*(?:#[^\s#]*)?)?")
"""An address that Discord takes for a link button, once its other signs are percent-encoded."""

_LONGEST_NAME = 150
"""Characters of a title, a heading or a citation beside a quote."""


@cache
def _environment() -> Environment:
    environment = discord_environment()
    environment.filters["short"] = lambda text: shorten(text, _LONGEST_NAME)
    environment.filters["cut"] = shorten
    return environment


@cache
def _plain() -> Environment:
    return plain_environment()


def markdown(template: str, language: Language, **values: object) -> str:
    """The text of a template of `templates/discord`, without blank lines at its end."""
    return render(_environment(), template, language, **values).rstrip()


def quote_block(
    quote: Quote, number: int, language: Language, *, titled: bool = True
) -> tuple[Item, ...]:
    """A quote with who speaks and its source, and the buttons that belong to it."""
    text = quote_text(quote, number, language, titled=titled)
    return (*text, _quote_buttons(quote, number, language))


def quote_text(
    quote: Quote,
    number: int | str,
    language: Language,
    *,
    file: int | str | None = None,
    titled: bool = True,
) -> tuple[Item, ...]:
    """A quote with who speaks and its source; as a file where it is too long for a message.

    Args:
        quote: The quote.
        number: Its number in the message, if it has one.
        language: What to speak.
        file: What the file is called by, its number if None: no two of a message may be the same.
        titled: Whether to name its document: not where the message has just done so.
    """
    body = blockquote(escape(quote.text))
    if len(body) <= _LONGEST_IN_MESSAGE:
        return framed_quote(quote, number, body, language, titled=titled)
    told = Ready(escape(say("discord-quote-in-file", language, characters=len(quote.text))))
    name = f"{say('discord-file-quote', language)}-{number if file is None else file}.txt"
    framed = framed_quote(quote, number, told, language, titled=titled)
    return (*framed, File(name, quote.text))


def framed_quote(
    quote: Quote, number: int | str, body: Ready, language: Language, *, titled: bool = True
) -> tuple[Item, ...]:
    """Who speaks and in what, the body, and the source below."""
    told = markdown("quote.md.j2", language, quote=quote, number=number, body=body, titled=titled)
    return (Text(told), Text(markdown("quote-source.md.j2", language, quote=quote)))


def _quote_buttons(quote: Quote, number: int, language: Language) -> Row:
    key = quote_key(quote)
    buttons = [
        Button(
            say(f"discord-button-{action.value}", language, number=number),
            Press(action, (key, str(number))).write(),  # the number keeps ids apart in a message
        )
        for action in (Action.CONTEXT, Action.CARD, Action.CITE)
    ]
    return Row((*buttons, *link_button(quote, language)))


def link_button(quote: Quote, language: Language) -> tuple[Button, ...]:
    """The button that opens the source at the quote, if it has a web address."""
    document = quote.document
    precise = document.provenance is Provenance.ORIGINAL
    place = link_to_quote(document, quote.start, quote.end) if precise else None
    return web_button((place, attribution_of(quote).url, document.url), language)


def web_button(addresses: Iterable[str | None], language: Language) -> tuple[Button, ...]:
    """The button that opens the first of the addresses that Discord takes, if it takes any."""
    for address in addresses:
        url = percent_encode(address or "", safe="%/:=&?~#+!$,;'@()*-._")
        if _WEB.fullmatch(url) and len(url) <= LONGEST_ADDRESS:
            return (Button(say("discord-button-open", language), url=url),)
    return ()


def fill(screen: Screen, blocks: Sequence[Iterable[Item]], foot: Sequence[Item] = ()) -> int:
    """How many of the blocks, from the first on, fit in the screen together with its foot."""
    for count in range(len(blocks), 0, -1):
        inside = [item for block in blocks[:count] for item in block]
        if screen.with_items((*inside, *foot)).fits:
            return count
    return 0


def filled(
    head: Screen,
    blocks: Sequence[Iterable[Item]],
    foot: Sequence[Item],
    language: Language,
    template: str,
    **values: object,
) -> Screen:
    """The screen with its blocks; where some do not fit, with all of them in a file too.

    Args:
        head: What stands above the blocks.
        blocks: Parts that stay whole.
        foot: What stands below them.
        language: What to speak.
        template: The template of `templates/console` that writes the file.
        **values: What the template needs.
    """
    shown = fill(head, blocks, foot)
    if shown < len(blocks):
        whole = render(_plain(), template, language, **values)
        told = Text(escape(say("discord-rest-in-file", language)))
        foot = (told, File(say("discord-file-whole", language), whole), *foot)
        shown = fill(head, blocks, foot)
    return head.with_items((*(item for block in blocks[:shown] for item in block), *foot))


def shorten(text: str, most: int) -> str:
    """The text, cut after a word where it is longer than `most`; never for a quote."""
    if len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"
