"""Connections that lead only to public addresses, checked when they are made.

A name is resolved once; every address that it has must be public, and the connection goes to the
address that was checked, so that a name cannot lead elsewhere between the check and its use. Odd
notations of addresses (2130706433, 0x7f.1) are resolved by the system, then checked like any.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from threading import Thread
from typing import Any

import httpcore

from bot.errors import RefusedSource

__all__ = ["Backend", "is_public", "resolve"]

Address = IPv4Address | IPv6Address
Resolver = Callable[[str, int], list[Address]]

_MOST_ADDRESSES = 4

_UNICAST = ip_network("2000::/3")
"""The only IPv6 addresses that IANA gives out for the public internet."""

_SPECIAL = tuple(
    ip_network(special)
    for special in ("192.0.0.0/24", "192.88.99.0/24", "2001::/23", "2002::/16", "3fff::/20")
)
"""Blocks of IANA's special-purpose registries that not every Python takes for special; one
cloud's metadata are at 192.0.0.192. https://www.iana.org/assignments/iana-ipv4-special-registry
"""


def is_public(address: Address) -> bool:
    """Whether the address is one of the public internet, and hides no other in itself."""
    if isinstance(address, IPv6Address) and (address not in _UNICAST or address.scope_id):
        return False
    if any(address in special for special in _SPECIAL):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved)


def resolve(host: str, port: int) -> list[Address]:
    """The addresses of a name, as the system finds them.

    Raises:
        OSError: The name has none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [ip_address(str(entry[4][0])) for entry in found]


class Backend(httpcore.NetworkBackend):
    """Makes checked connections that all end at one moment, however slowly the other side writes.

    `deadline` is on the clock of `time.monotonic`.
    """

    def __init__(
        self,
        deadline: float,
        *,
        allows: Callable[[Address], bool] = is_public,
        resolver: Resolver = resolve,
    ) -> None:
        self._deadline = deadline
        self._allows = allows
        self._resolver = resolver
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002 - the protocol's
    ) -> httpcore.NetworkStream:
        """Connect to the name's checked addresses, one after the other.

        Raises:
            RefusedSource: One of its addresses is not public.
        """
        addresses = self._resolved(host, port)
        if not addresses or not all(self._allows(address) for address in addresses):
            raise RefusedSource("address-not-public", path=host)
        failure: Exception = httpcore.ConnectError(host)
        for address in addresses[:_MOST_ADDRESSES]:
            try:
                stream = self._plain.connect_tcp(
                    str(address), port, _left(self._deadline, timeout), local_address
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
                continue
            return _Stream(stream, self._deadline)
        raise failure

    def _resolved(self, host: str, port: int) -> list[Address]:
        """The name's addresses, waited for no longer than until the deadline."""
        found: Future[list[Address]] = Future()

        def ask() -> None:
            try:
                found.set_result(self._resolver(host, port))
            except Exception as error:  # noqa: BLE001 - raised again where it is waited for
                found.set_exception(error)

        # The system's own patience with name servers cannot be set: its thread is left behind.
        Thread(target=ask, daemon=True).start()
        try:
            return found.result(_left(self._deadline, None))
        except TimeoutError as error:
            raise httpcore.ConnectTimeout(host) from error
        except (OSError, UnicodeError, ValueError) as error:
            raise httpcore.ConnectError(str(error)) from error


class _Stream(httpcore.NetworkStream):
    """A connection whose every wait is cut at the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(self._deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(self._deadline, timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = _left(self._deadline, timeout)
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, left), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _left(deadline: float, timeout: float | None) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("the deadline has passed")
    return left if timeout is None else min(left, timeout)
