"""The database: SQLite in the home folder, or PostgreSQL, at the address of the settings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.errors import SettingsError

__all__ = ["connect", "migrate"]

_MIGRATIONS = Path(__file__).parent / "migrations"
_DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg"}


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
    try:
        engine = create_async_engine(url, pool_pre_ping=url.get_backend_name() != "sqlite")
    except (ImportError, ArgumentError) as problem:
        raise SettingsError("database-driver", driver=url.drivername) from problem
    if url.get_backend_name() == "sqlite":
        event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    return engine


async def migrate(engine: AsyncEngine) -> None:
    """Bring the tables up to date, in one transaction."""
    async with engine.begin() as connection:
        await connection.run_sync(_upgrade)


def _upgrade(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", _MIGRATIONS.as_posix().replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _prepare_sqlite(connection: Any, _: Any) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA busy_timeout = 5000")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.close()
