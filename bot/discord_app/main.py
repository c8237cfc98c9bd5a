"""Greffier in Discord, from its settings to the end of its process."""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import discord
import yarl

from bot.clerk import Clerk
from bot.discord_app.additions import Additions
from bot.discord_app.client import Greffier
from bot.discord_app.gate import Gate
from bot.discord_app.registration import digest_of
from bot.discord_app.sending import UNREACHABLE
from bot.discord_app.service import Service
from bot.discord_app.trouble import WordlessFormatter, log_trouble
from bot.discord_app.workers import Workers
from bot.errors import ConnectionFailed, SettingsError, StorageUnavailable
from bot.settings import Settings
from bot.storage.leases import LEASE_SECONDS, Lease
from bot.storage.store import Store

__all__ = ["Report", "check", "run"]

_log = logging.getLogger(__name__)

_TOKEN_REFUSED, _INTENTS_REFUSED = 4004, 4014
"""Codes with which Discord closes a connection for good."""

_DRAIN_SECONDS = 10.0
_CANCEL_SECONDS = 1.0
_SWITCH_SECONDS = 0.001
"""How long a search may keep the interpreter while the event loop has something to acknowledge."""


@dataclass(frozen=True, slots=True)
class Report:
    """What would happen, found out without connecting."""

    token: bool
    commands: tuple[str, ...]
    digest: str
    documents: int
    engine: str
    database: str
    threads: int
    waiting: int
    person_rate: int
    server_rate: int


def run(settings: Settings) -> int:
    """Serve Discord until SIGTERM or SIGINT; what the process ends with.

    Raises:
        SettingsError: there is no token, or it is not one.
        ConnectionFailed: Discord does not let us in, or cannot be reached.
    """
    _set_up_logging()
    token = token_of(settings)
    sys.setswitchinterval(_SWITCH_SECONDS)
    use_addresses(settings)
    clerk = Clerk.open(settings)
    asyncio.run(_serve(settings, clerk, token))
    return 0


def _set_up_logging() -> None:
    to_console = logging.StreamHandler()
    to_console.setFormatter(WordlessFormatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[to_console])
    logging.getLogger("alembic").setLevel(logging.WARNING)
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False


def token_of(settings: Settings) -> str:
    """The token of the settings.

    Raises:
        SettingsError: there is none, or it has not the form of one.
    """
    if settings.discord_token is None or not settings.discord_token.get_secret_value().strip():
        raise SettingsError("discord-no-token")
    token = settings.discord_token.get_secret_value().strip()
    if not token.isascii() or any(sign.isspace() for sign in token):
        raise SettingsError("discord-bad-token")
    return token


def use_addresses(settings: Settings) -> None:
    """Speak to the addresses of the settings instead of Discord's."""
    if settings.discord_api:
        discord.http.Route.BASE = settings.discord_api.rstrip("/")
    if settings.discord_gateway:
        discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(settings.discord_gateway)


def database_of(settings: Settings) -> str:
    """The address of the database."""
    return settings.database or f"sqlite:///{settings.home / 'greffier.sqlite3'}"


def make_client(settings: Settings, clerk: Clerk, store: Store) -> Greffier:
    """The client with all that it needs; must be called in an event loop."""
    service = Service(
        clerk,
        store,
        Gate(store, settings),
        Workers(settings.discord_threads, settings.discord_waiting),
        Additions(settings),
    )
    return Greffier(service, shards=settings.discord_shards, alive=settings.home / "discord.alive")


async def _serve(settings: Settings, clerk: Clerk, token: str) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    settings.home.mkdir(parents=True, exist_ok=True)
    store = await Store.open(database_of(settings))
    try:
        client = make_client(settings, clerk, store)
        async with client:
            if not await _is_done_before(stop, _log_in(client, token)):
                return
            lease = Lease(store.engine, f"discord/{client.application_id}")
            try:
                if await _is_done_before(stop, _wait_for(lease)):
                    await client.service.gate.recall()
                    await _until_stopped(client, lease, stop)
            finally:
                with suppress(StorageUnavailable):  # it ends by itself
                    await lease.give_back()
    finally:
        await store.close()


async def _is_done_before(stop: asyncio.Event, work: Coroutine[Any, Any, None]) -> bool:
    """Whether the work was done before the process was told to stop; if not, it is given up."""
    doing, stopping = asyncio.create_task(work), asyncio.create_task(stop.wait())
    await asyncio.wait([doing, stopping], return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if doing.done():
        doing.result()
        return True
    await _end(doing)
    return False


async def _end(task: asyncio.Task[None]) -> None:
    """Cancel a task until it ends, even one of discord.py's that goes on after the first time."""
    while not task.done():
        task.cancel()
        await asyncio.wait([task], timeout=_CANCEL_SECONDS)


async def _log_in(client: Greffier, token: str) -> None:
    try:
        await client.login(token)
    except discord.LoginFailure:
        raise ConnectionFailed("discord-token-refused") from None
    except UNREACHABLE:
        raise ConnectionFailed("discord-unreachable") from None
    except discord.HTTPException as problem:
        raise ConnectionFailed("discord-refused", status=problem.status) from None


async def _wait_for(lease: Lease) -> None:
    """Take the lease; wait for it as long as a holder that crashed may leave it behind.

    Raises:
        ConnectionFailed: another process goes on renewing it.
    """
    for _ in range(LEASE_SECONDS + 5):
        holder = await lease.take()
        if holder is None:
            return
        _log.warning("%s serves Discord already: waiting for it to stop", holder)
        await asyncio.sleep(1)
    raise ConnectionFailed("discord-second-instance", holder=holder)


async def _until_stopped(client: Greffier, lease: Lease, stop: asyncio.Event) -> None:
    connected = asyncio.create_task(client.connect(reconnect=True))
    waiting = [asyncio.create_task(stop.wait()), asyncio.create_task(_keep(lease))]
    done, _ = await asyncio.wait([connected, *waiting], return_when=asyncio.FIRST_COMPLETED)
    for task in waiting:
        task.cancel()
    await client.service.drain(_DRAIN_SECONDS)
    await _end(connected)  # before the client is closed: it would go on trying to connect
    await client.close()
    for task in done:
        try:
            task.result()
        except discord.ConnectionClosed as problem:
            if problem.code == _TOKEN_REFUSED:
                raise ConnectionFailed("discord-token-refused") from None
            raise ConnectionFailed("discord-closed", code=problem.code) from None
        except discord.PrivilegedIntentsRequired:
            raise ConnectionFailed("discord-closed", code=_INTENTS_REFUSED) from None
        except (discord.GatewayNotFound, discord.HTTPException, *UNREACHABLE):
            raise ConnectionFailed("discord-unreachable") from None


async def _keep(lease: Lease) -> None:
    """Renew the lease for ever.

    While the database cannot be reached, questions go on being answered: should another process
    take the lease meanwhile, Discord itself takes one answer only (see docs/discord.md).

    Raises:
        ConnectionFailed: another process has taken it.
    """
    while True:
        await asyncio.sleep(LEASE_SECONDS / 3)
        try:
            holder = await lease.take()
        except StorageUnavailable as problem:
            log_trouble(problem)
            continue
        if holder is not None:
            raise ConnectionFailed("discord-second-instance", holder=holder)


def check(settings: Settings) -> Report:
    """What `run` would do, without connecting.

    Raises:
        SettingsError: the token has not the form of one, or the database cannot be used.
    """
    return asyncio.run(_check(settings))


async def _check(settings: Settings) -> Report:
    token = settings.discord_token is not None and bool(token_of(settings))
    clerk = Clerk.open(settings)
    settings.home.mkdir(parents=True, exist_ok=True)
    store = await Store.open(database_of(settings))
    try:
        client = make_client(settings, clerk, store)
        payload = await client.tree.translated()
        return Report(
            token=token,
            commands=tuple(str(command["name"]) for command in payload),
            digest=digest_of(payload),
            documents=len(clerk.sources()),
            engine=settings.engine.value,
            database=store.engine.url.render_as_string(hide_password=True),
            threads=settings.discord_threads,
            waiting=settings.discord_waiting,
            person_rate=settings.discord_person_rate,
            server_rate=settings.discord_server_rate,
        )
    finally:
        await store.close()
