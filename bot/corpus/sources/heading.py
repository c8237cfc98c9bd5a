"""The top of a document, where it says what it is."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urlsplit

from bot.corpus.dates import first_date
from bot.corpus.draft import Draft

__all__ = ["bears_host", "head_of", "later_date", "opening_of"]

_HEAD = 3_000
_OPENING = 600


def head_of(draft: Draft) -> str:
    """The title and the first page of text, in one line with plain apostrophes and spaces."""
    return _plain(f"{draft.title}\n{draft.head[:_HEAD]}\n{draft.body.text[:_HEAD]}")


def opening_of(draft: Draft) -> str:
    """The title and the first lines of text: where a document names itself, not others."""
    return _plain(f"{draft.title}\n{draft.head[:_OPENING]}\n{draft.body.text[:_OPENING]}")


def bears_host(draft: Draft, host: str) -> bool:
    """Whether the draft came from an address of that site."""
    found = urlsplit(draft.url or "").hostname or ""
    return found == host or found.endswith(f".{host}")


def later_date(pattern: re.Pattern[str], text: str) -> date | None:
    """The first day that is named right after the words of the pattern."""
    match = pattern.search(text)
    return first_date(text[match.end() : match.end() + 60]) if match else None


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("’", "'").replace("\u2011", "-"))
