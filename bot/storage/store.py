"""The store: every read and write of the database, each one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Self

from sqlalchemy import Delete, delete, func, select
from sqlalchemy.ext.asyncio import AsyncEngine, async_sessionmaker

from bot.corpus.models import Language
from bot.storage.database import connect, migrate
from bot.storage.models import KeptQuestion, Opinion, ServerSettings, Unanswered
from bot.storage.tables import CommandsRow, OpinionRow, QuestionRow, ServerRow

__all__ = ["Store"]


class Store:
    """What Greffier keeps. Opened once; safe for many tasks at a time."""

    def __init__(self, engine: AsyncEngine) -> None:
        self.engine = engine
        self._session = async_sessionmaker(engine, expire_on_commit=False)

    @classmethod
    async def open(cls, address: str) -> Self:
        """The store at a database address, its tables brought up to date."""
        engine = connect(address)
        await migrate(engine)
        return cls(engine)

    async def close(self) -> None:
        """Let the connections go."""
        await self.engine.dispose()

    async def server(self, server: int) -> ServerSettings:
        """The settings of a server; the defaults where none were saved."""
        async with self._session() as session:
            row = await session.get(ServerRow, server)
        if row is None:
            return ServerSettings()
        return ServerSettings(
            language=Language(row.language) if row.language else None,
            private=row.private,
            channels=tuple(row.channels),
            roles=tuple(row.roles),
            person_rate=row.person_rate,
            server_rate=row.server_rate,
            days_kept=row.days_kept,
        )

    async def save_server(self, server: int, settings: ServerSettings) -> None:
        """Save a server's settings; questions that are no longer kept are erased at once."""
        values = asdict(settings) | {
            "language": settings.language.value if settings.language else None,
            "channels": list(settings.channels),
            "roles": list(settings.roles),
        }
        async with self._session.begin() as session:
            await session.merge(ServerRow(id=server, **values))
            oldest = datetime.now(UTC) - timedelta(days=settings.days_kept)
            await session.execute(
                delete(QuestionRow).where(QuestionRow.server == server, QuestionRow.asked <= oldest)
            )

    async def keep_question(self, kept: KeptQuestion) -> None:
        """Keep a question of a server that keeps them."""
        async with self._session.begin() as session:
            session.add(QuestionRow(**asdict(kept)))

    async def unanswered(self, server: int, most: int) -> Sequence[Unanswered]:
        """The kept questions of a server that got no answer, the most asked first."""
        times, last = func.count().label("times"), func.max(QuestionRow.asked).label("last")
        rows = (
            select(QuestionRow.question, times, last)
            .where(QuestionRow.server == server, QuestionRow.status == "unanswered")
            .group_by(QuestionRow.question)
            .order_by(times.desc(), last.desc())
            .limit(most)
        )
        async with self._session() as session:
            return [Unanswered(*row) for row in await session.execute(rows)]

    async def save_opinion(self, opinion: Opinion) -> None:
        """Save what a person thinks of an answer; a new opinion replaces the old one."""
        async with self._session.begin() as session:
            await session.merge(OpinionRow(**asdict(opinion)))

    async def kept_about(self, person: int) -> tuple[Sequence[KeptQuestion], Sequence[Opinion]]:
        """All that is kept about a person."""
        async with self._session() as session:
            questions = await session.scalars(
                select(QuestionRow).where(QuestionRow.person == person).order_by(QuestionRow.asked)
            )
            opinions = await session.scalars(
                select(OpinionRow).where(OpinionRow.person == person).order_by(OpinionRow.given)
            )
            return (
                [
                    KeptQuestion(
                        row.server,
                        row.person,
                        row.asked,
                        row.erased_after,
                        row.question,
                        row.status,
                    )
                    for row in questions
                ],
                [
                    Opinion(row.message, row.person, row.server, row.useful, row.receipt, row.given)
                    for row in opinions
                ],
            )

    async def erase_person(self, person: int) -> int:
        """Erase all that is kept about a person; how many records that was."""
        return await self._run(
            delete(QuestionRow).where(QuestionRow.person == person),
            delete(OpinionRow).where(OpinionRow.person == person),
        )

    async def erase_server(self, server: int) -> None:
        """Erase all that is kept about a server that Greffier has left."""
        await self._run(
            delete(QuestionRow).where(QuestionRow.server == server),
            delete(OpinionRow).where(OpinionRow.server == server),
            delete(ServerRow).where(ServerRow.id == server),
        )

    async def erase_expired(self, now: datetime) -> int:
        """Erase the questions whose time is over; how many they were."""
        return await self._run(delete(QuestionRow).where(QuestionRow.erased_after <= now))

    async def _run(self, *statements: Delete) -> int:
        async with self.engine.begin() as connection:
            return sum([(await connection.execute(each)).rowcount for each in statements])

    async def commands_digest(self, application: int) -> str | None:
        """The digest of the commands last registered for an application."""
        async with self._session() as session:
            row = await session.get(CommandsRow, application)
        return row.digest if row else None

    async def save_commands_digest(self, application: int, digest: str) -> None:
        """Remember which commands are registered for an application."""
        async with self._session.begin() as session:
            await session.merge(CommandsRow(application=application, digest=digest))
