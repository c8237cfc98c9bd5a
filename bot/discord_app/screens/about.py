"""What Greffier is, and how to ask it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import discord

from bot import __version__
from bot.corpus.models import Document, Language
from bot.discord_app.screen import Line, Screen, Text
from bot.discord_app.screens.pieces import markdown

__all__ = ["about_screen", "help_screen"]


def about_screen(documents: Sequence[Document], language: Language) -> Screen:
    """What it promises, and from how many documents of each kind it answers."""
    works = {document.work: document for document in documents}
    kinds = Counter(document.kind for document in works.values()).most_common()
    told = markdown("about.md.j2", language, kinds=kinds, count=len(works), version=__version__)
    return Screen((Text(told),))


def help_screen(us: discord.ClientUser | None, language: Language) -> Screen:
    """The ways to ask, and the commands."""
    name = us.name if us else "Greffier"
    parts = markdown("help.md.j2", language, name=name).split("\n---\n")
    items = [item for part in parts for item in (Line(), Text(part.strip()))]
    return Screen(tuple(items[1:]))
