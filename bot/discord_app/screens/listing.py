"""The documents, ten a page, each to be opened from a menu."""

from __future__ import annotations

from collections.abc import Sequence

from bot.corpus.models import Document, Kind, Language
from bot.discord_app.identifiers import Action, Press, document_key
from bot.discord_app.screen import Button, Choice, Menu, Row, Screen, Text
from bot.discord_app.screens.pieces import markdown, shorten
from bot.rendering.messages import label, say

__all__ = ["listing_screen", "open_menu"]

_PAGE = 10
_LONGEST_CHOICE = 100


def listing_screen(
    documents: Sequence[Document], kind: Kind | None, page: int, language: Language
) -> Screen:
    """One page of the documents (of a kind); `page` counts from 0 and is brought within bounds."""
    pages = max(1, -(-len(documents) // _PAGE))
    page = min(max(page, 0), pages - 1)
    first = page * _PAGE
    shown = documents[first : first + _PAGE]
    text = markdown(
        "listing.md.j2",
        language,
        documents=shown,
        kind=kind,
        first=first + 1,
        last=first + len(shown),
        count=len(documents),
    )
    if not shown:
        return Screen((Text(text),))
    rows = [Row((open_menu(shown, language),))]
    if pages > 1:
        rows.append(
            Row(
                (
                    _turn("discord-button-before", kind, page - 1, pages, language),
                    _turn("discord-button-after", kind, page + 1, pages, language),
                )
            )
        )
    return Screen((Text(text), *rows))


def open_menu(documents: Sequence[Document], language: Language) -> Menu:
    """A menu that opens the cards of documents; they must be distinct, and 25 at most."""
    return Menu(
        Press(Action.OPEN).write(),
        say("discord-menu-open", language),
        choices=tuple(
            Choice(
                shorten(document.title, _LONGEST_CHOICE),
                document_key(document),
                description=shorten(
                    document.citation or label(document.kind, language), _LONGEST_CHOICE
                ),
            )
            for document in documents
        ),
    )


def _turn(key: str, kind: Kind | None, page: int, pages: int, language: Language) -> Button:
    return Button(
        say(key, language),
        Press(Action.LIST, (kind.value if kind else "", str(page))).write(),
        disabled=not 0 <= page < pages,
    )
