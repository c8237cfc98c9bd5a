"""A connection to an OpenSearch cluster, called from any thread, that never hangs.

The asynchronous client runs on an event loop in a thread of its own; what is asked of it has a
time limit, within which a request that fails is tried again, on another node where there is one.
"""

from __future__ import annotations

import asyncio
import ssl
import threading
import weakref
from base64 import b64encode
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from aiohttp import ClientConnectorCertificateError
from opensearchpy import AsyncOpenSearch
from opensearchpy.exceptions import (
    AuthenticationException,
    AuthorizationException,
    ConflictError,
    NotFoundError,
    OpenSearchException,
    TransportError,
)
from opensearchpy.exceptions import ConnectionError as NotConnected

from bot.errors import EngineUnavailable, SettingsError
from bot.settings import Settings

__all__ = ["LOADING_LIMIT", "Cluster"]

LOADING_LIMIT = 300.0
"""Seconds that one step of a change may take, nodes that come and go included."""

_TRIES = 3
"""A try may take one in so many of the seconds that there are, so that others can follow."""

_FIRST_WAIT = 0.05
_LONGEST_WAIT = 5.0
"""Seconds between tries, doubled at each."""

Answer = TypeVar("Answer")
Call = Callable[[AsyncOpenSearch], Awaitable[Answer]]


class Cluster:
    """The nodes that the settings name. Safe to use from several threads."""

    def __init__(self, settings: Settings) -> None:
        """Nothing is asked yet.

        Raises:
            SettingsError: the file of the certificates to trust cannot be read.
        """
        self._limit = settings.opensearch_timeout
        self._addresses = settings.opensearch_addresses
        trust = _trust(settings)
        loop = asyncio.new_event_loop()
        thread = threading.Thread(target=loop.run_forever, name="opensearch", daemon=True)
        thread.start()
        opening = asyncio.run_coroutine_threadsafe(_client(settings, trust), loop)
        self._client = opening.result()
        self._loop = loop
        self._finalizer = weakref.finalize(self, _shut, self._client, loop, thread)

    def run(self, call: Call[Answer], limit: float | None = None) -> Answer:
        """What the cluster answers to a call, which may be tried several times.

        Raises:
            EngineUnavailable: it did not answer within `limit` seconds (else those of the
                settings), refused the credentials, failed, or is not who it says it is.
            NotFoundError, ConflictError: what was asked for is not there, or has changed.
        """
        return self.start(call, limit).result()

    def start(self, call: Call[Answer], limit: float | None = None) -> Future[Answer]:
        """The same without waiting for the answer."""
        if not self._finalizer.alive:
            raise EngineUnavailable("search-unavailable", addresses=self._addresses)
        return asyncio.run_coroutine_threadsafe(
            self._within(call, self._limit if limit is None else limit), self._loop
        )

    def close(self) -> None:
        """Let go of the connections; nothing can be asked any more."""
        self._finalizer()

    async def _within(self, call: Call[Answer], limit: float) -> Answer:
        try:
            async with asyncio.timeout(limit):
                return await self._insist(call, limit / _TRIES)
        except (NotFoundError, ConflictError):
            raise
        except TimeoutError as error:
            raise EngineUnavailable("search-unavailable", addresses=self._addresses) from error
        except (AuthenticationException, AuthorizationException) as error:
            raise EngineUnavailable("search-refused", addresses=self._addresses) from error
        except NotConnected as error:
            raise EngineUnavailable(
                "search-untrusted", addresses=self._addresses, reason=_distrust(error)
            ) from error
        except OpenSearchException as error:
            raise EngineUnavailable("search-failed", reason=str(error)[:200]) from error

    async def _insist(self, call: Call[Answer], each: float) -> Answer:
        """Try until there is an answer; whoever calls sets the limit.

        A certificate that is not accepted once is not the next time: only other nodes are tried.
        """
        wait = _FIRST_WAIT
        distrusted = 0
        while True:
            try:
                async with asyncio.timeout(each):
                    return await call(self._client)
            except (TransportError, TimeoutError) as error:
                distrusted += bool(_distrust(error))
                if not _may_pass(error) or distrusted >= len(_nodes(self._addresses)):
                    raise
            await asyncio.sleep(wait)
            wait = min(2 * wait, _LONGEST_WAIT)


def _may_pass(error: TransportError | TimeoutError) -> bool:
    """Whether another try may do: no connection, too busy, or a node that fails."""
    if isinstance(error, TimeoutError | NotConnected):
        return True
    status = error.status_code
    return status == 429 or (isinstance(status, int) and status >= 500)


def _distrust(error: BaseException) -> str:
    """Why a node's certificate is not accepted; nothing where that is not what went wrong."""
    cause = error.info if isinstance(error, NotConnected) else None
    if not isinstance(cause, ClientConnectorCertificateError):
        return ""
    refused = cause.certificate_error
    return getattr(refused, "verify_message", "") or str(refused)


def _nodes(addresses: str) -> list[str]:
    return [address.strip() for address in addresses.split(",")]


def _trust(settings: Settings) -> ssl.SSLContext | None:
    """Which certificates are accepted, where an address asks for any."""
    if not any(address.startswith("https:") for address in _nodes(settings.opensearch_addresses)):
        return None
    authorities = settings.opensearch_authorities
    try:
        return ssl.create_default_context(cafile=authorities)
    except OSError as error:
        raise SettingsError("authorities-unreadable", path=str(authorities)) from error


async def _client(settings: Settings, trust: ssl.SSLContext | None) -> AsyncOpenSearch:
    options: dict[str, Any] = {}
    if settings.opensearch_user is not None and settings.opensearch_password is not None:
        password = settings.opensearch_password.get_secret_value()
        # In UTF-8, as clusters read it: the client by itself knows no letters beyond Latin 1.
        credentials = b64encode(f"{settings.opensearch_user}:{password}".encode()).decode()
        options["headers"] = {"authorization": f"Basic {credentials}"}
    if trust is not None:
        options["ssl_context"] = trust
    return AsyncOpenSearch(
        _nodes(settings.opensearch_addresses),
        # Tries are counted in `Cluster`, by the clock.
        max_retries=0,
        retry_on_timeout=True,
        timeout=LOADING_LIMIT,
        http_compress=True,
        pool_maxsize=32,
        **options,
    )


def _shut(
    client: AsyncOpenSearch, loop: asyncio.AbstractEventLoop, thread: threading.Thread
) -> None:
    asyncio.run_coroutine_threadsafe(_finish(client), loop).result()
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


async def _finish(client: AsyncOpenSearch) -> None:
    """End what is under way, then close the client."""
    current = asyncio.current_task()
    tasks = [task for task in asyncio.all_tasks() if task is not current]
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    # The client forgets to close connections to nodes that were down.
    connections = getattr(client.transport.connection_pool, "orig_connections", ())
    await client.close()
    for connection in connections:
        await connection.close()
