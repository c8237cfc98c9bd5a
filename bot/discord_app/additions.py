"""Where servers' documents are kept, how many a server may have, and whose turn it is to add."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bot.corpus.additions import Quota
from bot.settings import Settings

__all__ = ["Additions"]


class Additions:
    """What additions from Discord share; `turn` is held by the one that is being made."""

    def __init__(self, settings: Settings) -> None:
        self.home: Path = settings.home
        self.quota = Quota(
            documents=settings.discord_library_documents,
            characters=settings.discord_library_characters,
            additions_an_hour=settings.discord_library_rate,
        )
        self.turn = asyncio.Lock()
