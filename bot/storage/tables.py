"""The tables. Ids of servers, channels, people and messages are Discord's snowflakes."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import JSON, BigInteger, DateTime, Index, Integer, String, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

__all__ = [
    "AskedRow",
    "Base",
    "CommandsRow",
    "LeaseRow",
    "OpinionRow",
    "QuestionRow",
    "ServerRow",
]


_COUNTER = BigInteger().with_variant(Integer, "sqlite")
"""A row's own number: SQLite only counts up in its plain integers."""


class Instant(TypeDecorator[datetime]):
    """A moment in UTC; SQLite forgets the zone, so it is put back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_result_value(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002 - the signature is SQLAlchemy's
    ) -> datetime | None:
        """The moment with its zone."""
        return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value


class Base(DeclarativeBase):
    """The tables of Greffier."""

    type_annotation_map = {int: BigInteger, datetime: Instant, list[int]: JSON}  # noqa: RUF012


class ServerRow(Base):
    """The settings of a server, where they differ from the defaults."""

    __tablename__ = "servers"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    language: Mapped[str | None] = mapped_column(String(8))
    private: Mapped[bool]
    channels: Mapped[list[int]]
    roles: Mapped[list[int]]
    person_rate: Mapped[int | None]
    server_rate: Mapped[int | None]
    days_kept: Mapped[int]


class QuestionRow(Base):
    """A question that a server keeps."""

    __tablename__ = "questions"
    __table_args__ = (
        Index("questions_by_server", "server", "status", "asked"),
        Index("questions_by_person", "person"),
    )

    id: Mapped[int] = mapped_column(_COUNTER, primary_key=True)
    server: Mapped[int]
    person: Mapped[int]
    asked: Mapped[datetime]
    erased_after: Mapped[datetime] = mapped_column(index=True)
    question: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(String(16))


class OpinionRow(Base):
    """Whether a person found an answer useful; the receipt names the answer, not the question."""

    __tablename__ = "opinions"
    __table_args__ = (Index("opinions_by_person", "person"), Index("opinions_by_server", "server"))

    message: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    person: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    server: Mapped[int | None]
    useful: Mapped[bool]
    receipt: Mapped[str] = mapped_column(Text)
    given: Mapped[datetime]


class AskedRow(Base):
    """A question that counts for the rates of the next minute: who, where and when, no words."""

    __tablename__ = "asked"

    id: Mapped[int] = mapped_column(_COUNTER, primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    person: Mapped[int]
    server: Mapped[int | None]


class LeaseRow(Base):
    """Which process serves an application's shards, and until when if it says no more."""

    __tablename__ = "leases"

    name: Mapped[str] = mapped_column(String(100), primary_key=True)
    holder: Mapped[str] = mapped_column(String(200))
    until: Mapped[datetime]


class CommandsRow(Base):
    """The digest of the commands last registered for an application."""

    __tablename__ = "commands"

    application: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    digest: Mapped[str] = mapped_column(String(64))
