"""What the store hands out: plain frozen records, free of the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.corpus.models import Language

__all__ = ["RATE_WINDOW", "Asked", "KeptQuestion", "Opinion", "ServerSettings", "Unanswered"]

RATE_WINDOW = timedelta(minutes=1)
"""Rates are so many questions in any minute."""


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """How Greffier behaves in one server.

    `language` is None where each person is answered in their own. Empty `channels` or `roles` mean
    all of them. Rates are questions a minute, None for the default. Questions are kept
    `days_kept` days, 0 for not at all.
    """

    language: Language | None = None
    private: bool = False
    channels: tuple[int, ...] = ()
    roles: tuple[int, ...] = ()
    person_rate: int | None = None
    server_rate: int | None = None
    days_kept: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """That a question was asked: what the rates count for a minute. `server` is None in private."""

    at: datetime
    person: int
    server: int | None


@dataclass(frozen=True, slots=True)
class KeptQuestion:
    """A question that a server keeps, until `erased_after`."""

    server: int
    person: int
    asked: datetime
    erased_after: datetime
    question: str
    status: str


@dataclass(frozen=True, slots=True)
class Opinion:
    """Whether a person found an answer useful."""

    message: int
    person: int
    server: int | None
    useful: bool
    receipt: str
    given: datetime


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question that the documents did not answer, how often, and when last."""

    question: str
    times: int
    last: datetime
