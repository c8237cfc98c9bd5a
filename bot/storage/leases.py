"""A lease: one process at a time serves an application, or one range of its shards.

The holder renews it well before it ends and gives it back when it stops. After a crash it ends by
itself; a process on the same machine takes over at once from a holder that is no longer there.
"""

from __future__ import annotations

import os
import socket
import uuid
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, or_, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage.database import transaction, upsert
from bot.storage.tables import LeaseRow

__all__ = ["LEASE_SECONDS", "Lease"]

LEASE_SECONDS = 30
"""How long a lease holds without being renewed; renew it every third of that."""


class Lease:
    """The right to serve `name`, held by this process from `take` to `give_back`."""

    def __init__(self, engine: AsyncEngine, name: str, holder: str | None = None) -> None:
        self._engine = engine
        self._name = name
        self._holder = holder or f"{socket.gethostname()}/{os.getpid()}/{uuid.uuid4().hex[:8]}"

    async def take(self) -> str | None:
        """Take or renew the lease. None, or else the holder that has it.

        Raises:
            StorageUnavailable: the database cannot be read or written.
        """
        now = datetime.now(UTC)
        ours = {"holder": self._holder, "until": now + timedelta(seconds=LEASE_SECONDS)}
        held = select(LeaseRow.holder).where(LeaseRow.name == self._name)
        async with transaction(self._engine) as connection:
            holder = (await connection.execute(held)).scalar()
            gone = [holder] if holder and _is_gone(holder) else []
            free = or_(LeaseRow.holder.in_([self._holder, *gone]), LeaseRow.until <= now)
            taken = await connection.execute(
                upsert(self._engine, LeaseRow)
                .values(name=self._name, **ours)
                .on_conflict_do_update(index_elements=["name"], set_=ours, where=free)
            )
            if taken.rowcount:
                return None
            return str((await connection.execute(held)).scalar())

    async def give_back(self) -> None:
        """Let the lease go, if it is still ours."""
        async with transaction(self._engine) as connection:
            await connection.execute(
                delete(LeaseRow).where(LeaseRow.name == self._name, LeaseRow.holder == self._holder)
            )


def _is_gone(holder: str) -> bool:
    """Whether the holder was a process of this machine that no longer runs."""
    host, pid, _ = holder.rsplit("/", 2)
    if host != socket.gethostname():
        return False
    if int(pid) == os.getpid():
        return True  # a container starts again under the same number
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
