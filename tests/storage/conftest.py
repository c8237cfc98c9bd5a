"""The store over SQLite and, where one is told of, over a real PostgreSQL server."""

import os

import pytest
from sqlalchemy import text

from bot.storage.store import Store
from bot.storage.tables import Base

POSTGRESQL = os.environ.get("GREFFIER_TEST_POSTGRESQL")
"""The address of an empty database to test with, as `postgresql://user@host/name`."""


@pytest.fixture(
    params=[
        "sqlite",
        pytest.param(
            "postgresql",
            marks=pytest.mark.skipif(
                POSTGRESQL is None,
                reason="GREFFIER_TEST_POSTGRESQL names no PostgreSQL database to test with",
            ),
        ),
    ]
)
async def store(request, tmp_path):
    if request.param == "postgresql":
        address = POSTGRESQL
    else:
        address = f"sqlite:///{tmp_path / 'greffier.sqlite3'}"
    opened = await Store.open(address)
    yield opened
    if request.param == "postgresql":
        async with opened.engine.begin() as connection:
            await connection.run_sync(Base.metadata.drop_all)
            await connection.execute(text("DROP TABLE alembic_version"))
    await opened.close()
