"""The store: every read and write of the database, each one transaction."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Any, Self

from sqlalchemy import Delete, Executable, delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.corpus.models import Language
from bot.errors import StorageUnavailable
from bot.storage.database import connect, migrate, transaction, upsert
from bot.storage.models import (
    RATE_WINDOW,
    Asked,
    KeptQuestion,
    Opinion,
    ServerSettings,
    Unanswered,
)
from bot.storage.tables import AskedRow, Base, CommandsRow, OpinionRow, QuestionRow, ServerRow

__all__ = ["Store"]

_QUESTION = tuple(getattr(QuestionRow, name) for name in KeptQuestion.__dataclass_fields__)
_OPINION = tuple(getattr(OpinionRow, name) for name in Opinion.__dataclass_fields__)
_SERVER = tuple(getattr(ServerRow, name) for name in ServerSettings.__dataclass_fields__)
_ASKED = tuple(getattr(AskedRow, name) for name in Asked.__dataclass_fields__)


_FAREWELL = 0.1
"""Seconds in which aiosqlite's thread for a file that did not open takes leave of the loop."""


class Store:
    """What Greffier keeps. Opened once; safe for many tasks at a time.

    Every method raises `StorageUnavailable` where the database cannot be read or written.
    """

    def __init__(self, engine: AsyncEngine) -> None:
        self.engine = engine
        self._turn = asyncio.Lock()

    @classmethod
    async def open(cls, address: str) -> Self:
        """The store at a database address, its tables brought up to date."""
        engine = connect(address)
        try:
            await migrate(engine)
        except StorageUnavailable:
            await engine.dispose()
            await asyncio.sleep(_FAREWELL)
            raise
        return cls(engine)

    async def close(self) -> None:
        """Let the connections go."""
        await self.engine.dispose()

    async def server(self, server: int) -> ServerSettings:
        """The settings of a server; the defaults where none were saved."""
        rows = await self._rows(select(*_SERVER).where(ServerRow.id == server))
        if not rows:
            return ServerSettings()
        saved = rows[0]._asdict()
        saved["language"] = Language(saved["language"]) if saved["language"] else None
        return ServerSettings(
            **saved | {name: tuple(saved[name]) for name in ("channels", "roles")}
        )

    async def change_server(self, server: int, **changes: Any) -> None:
        """Save those of a server's settings that are named, and leave the others as they are.

        Questions that are no longer kept are erased at once.
        """
        defaults = asdict(ServerSettings())
        async with self._writing() as connection:
            await connection.execute(
                upsert(self.engine, ServerRow)
                .values(id=server, **defaults | changes)
                .on_conflict_do_update(index_elements=["id"], set_=changes)
            )
            if "days_kept" in changes:
                oldest = datetime.now(UTC) - timedelta(days=changes["days_kept"])
                await connection.execute(
                    delete(QuestionRow).where(
                        QuestionRow.server == server, QuestionRow.asked <= oldest
                    )
                )

    async def keep_question(self, kept: KeptQuestion) -> None:
        """Keep a question of a server that keeps them."""
        async with self._writing() as connection:
            await connection.execute(insert(QuestionRow).values(**asdict(kept)))

    async def unanswered(self, server: int, most: int) -> Sequence[Unanswered]:
        """The kept questions of a server that got no answer, the most asked first."""
        times, last = func.count().label("times"), func.max(QuestionRow.asked).label("last")
        rows = await self._rows(
            select(QuestionRow.question, times, last)
            .where(QuestionRow.server == server, QuestionRow.status == "unanswered")
            .group_by(QuestionRow.question)
            .order_by(times.desc(), last.desc())
            .limit(most)
        )
        return [Unanswered(*row) for row in rows]

    async def save_opinion(self, opinion: Opinion) -> None:
        """Save what a person thinks of an answer; a new opinion replaces the old one."""
        await self._save(OpinionRow, ("message", "person"), asdict(opinion))

    async def kept_about(self, person: int) -> tuple[Sequence[KeptQuestion], Sequence[Opinion]]:
        """All that is kept about a person."""
        questions = select(*_QUESTION).where(QuestionRow.person == person)
        opinions = select(*_OPINION).where(OpinionRow.person == person)
        return (
            [KeptQuestion(*row) for row in await self._rows(questions.order_by(QuestionRow.asked))],
            [Opinion(*row) for row in await self._rows(opinions.order_by(OpinionRow.given))],
        )

    async def erase_person(self, person: int) -> int:
        """Erase all that is kept about a person; how many records that was."""
        return await self._erase(
            delete(QuestionRow).where(QuestionRow.person == person),
            delete(OpinionRow).where(OpinionRow.person == person),
        )

    async def erase_server(self, server: int) -> None:
        """Erase all that is kept about a server that Greffier has left."""
        await self._erase(
            delete(QuestionRow).where(QuestionRow.server == server),
            delete(OpinionRow).where(OpinionRow.server == server),
            delete(ServerRow).where(ServerRow.id == server),
        )

    async def erase_expired(self, now: datetime) -> int:
        """Erase what is past its time: kept questions, and what the rates counted; how many."""
        return await self._erase(
            delete(QuestionRow).where(QuestionRow.erased_after <= now),
            delete(AskedRow).where(AskedRow.at <= now - RATE_WINDOW),
        )

    async def save_asked(self, asked: Sequence[Asked]) -> None:
        """Save when questions were asked, for the rates."""
        async with self._writing() as connection:
            await connection.execute(insert(AskedRow), [asdict(each) for each in asked])

    async def asked_since(self, moment: datetime) -> Sequence[Asked]:
        """The questions asked since then, the oldest first."""
        rows = await self._rows(
            select(*_ASKED).where(AskedRow.at >= moment).order_by(AskedRow.at, AskedRow.id)
        )
        return [Asked(*row) for row in rows]

    async def commands_digest(self, application: int) -> str | None:
        """The digest of the commands last registered for an application."""
        rows = await self._rows(
            select(CommandsRow.digest).where(CommandsRow.application == application)
        )
        return rows[0].digest if rows else None

    async def save_commands_digest(self, application: int, digest: str) -> None:
        """Remember which commands are registered for an application."""
        row = {"application": application, "digest": digest}
        await self._save(CommandsRow, ("application",), row)

    @asynccontextmanager
    async def _writing(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that writes; one at a time, so that readers find a connection free."""
        async with self._turn, transaction(self.engine) as connection:
            yield connection

    async def _rows(self, statement: Executable) -> Sequence[Any]:
        async with transaction(self.engine) as connection:
            return (await connection.execute(statement)).all()

    async def _save(self, table: type[Base], key: tuple[str, ...], row: dict[str, Any]) -> None:
        async with self._writing() as connection:
            await connection.execute(
                upsert(self.engine, table)
                .values(**row)
                .on_conflict_do_update(index_elements=key, set_=row)
            )

    async def _erase(self, *statements: Delete) -> int:
        async with self._writing() as connection:
            return sum([(await connection.execute(each)).rowcount for each in statements])
