"""The database: SQLite in the home folder, or PostgreSQL, at the address of the settings."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, event, make_url
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.errors import SettingsError, StorageUnavailable
from bot.storage.tables import Base

__all__ = ["configuration", "connect", "migrate", "transaction", "upsert"]

_MIGRATIONS = Path(__file__).parent / "migrations"
_DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg"}
_ALONE = {
    "sqlite": "BEGIN IMMEDIATE",
    "postgresql": "SELECT pg_advisory_xact_lock(7210480163)",
}
"""Keeps a second process that starts at the same time from migrating too."""


def connect(address: str) -> AsyncEngine:
    """The engine of a database address such as `sqlite:///file` or `postgresql://host/name`.

    Raises:
        SettingsError: the address is not one, or its driver is not installed.
    """
    try:
        url = make_url(address)
    except ArgumentError:
        raise SettingsError("database-address") from None
    url = url.set(drivername=_DRIVERS.get(url.drivername, url.drivername))
    if url.get_backend_name() not in _DRIVERS:
        raise SettingsError("database-address")
    try:
        engine = create_async_engine(url, pool_pre_ping=url.get_backend_name() != "sqlite")
    except (ImportError, ArgumentError) as problem:
        raise SettingsError("database-driver", driver=url.drivername) from problem
    if url.get_backend_name() == "sqlite":
        event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    return engine


@asynccontextmanager
async def transaction(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """One transaction: all of it is on disk at its end, or nothing.

    Raises:
        StorageUnavailable: the database cannot be reached, read or written.
    """
    try:
        async with engine.begin() as connection:
            yield connection
    except (DBAPIError, PoolTimeout, OSError) as problem:
        raise StorageUnavailable("database-unavailable") from problem


def upsert(engine: AsyncEngine, table: type[Base]) -> sqlite.Insert | postgresql.Insert:
    """An insertion that can say what to do where the row is there already."""
    return sqlite.insert(table) if engine.dialect.name == "sqlite" else postgresql.insert(table)


async def migrate(engine: AsyncEngine) -> None:
    """Bring the tables up to date, in one transaction.

    Raises:
        StorageUnavailable: the database cannot be reached, read or written.
    """
    async with transaction(engine) as connection:
        await connection.exec_driver_sql(_ALONE[engine.dialect.name])
        await connection.run_sync(lambda sync: command.upgrade(configuration(sync), "head"))


def configuration(connection: Connection) -> Config:
    """What Alembic needs to migrate the database of a connection."""
    config = Config()
    config.set_main_option("script_location", _MIGRATIONS.as_posix().replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _prepare_sqlite(connection: Any, _: Any) -> None:
    try:
        cursor = connection.cursor()
        cursor.execute("PRAGMA busy_timeout = 5000")
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = NORMAL")
        cursor.close()
    except Exception:
        connection.close()  # the pool does not know it yet
        raise
