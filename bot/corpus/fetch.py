"""Fetching a page or a file from an address that a person gave, which may be a trap.

Only http and https, only public addresses (`network`), each redirect checked like the first
address; bounded in bytes, folded and unfolded, in redirects and in time.
"""

from __future__ import annotations

import re
import ssl
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import SplitResult, quote, urljoin, urlsplit

import httpcore

from bot import __version__
from bot.corpus.network import Address, Backend, Resolver, is_public, resolve
from bot.errors import RefusedSource

__all__ = ["Fetched", "Fetcher", "as_address"]

_ADDRESS = re.compile(
    r"^(?:(?:[a-z][a-z0-9+.-]+:)+//|(?:https?|file|ftp|data|javascript|about):)", re.IGNORECASE
)
_PORTS = frozenset({80, 443, 8080, 8443})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_LONGEST_ADDRESS = 4_096
_LONGEST_SHOWN = 300
_CREDENTIALS = re.compile(r"//(?:[^/]*|[^/]*:(?!\d{1,5}[/?#]).*)@")
"""A name and a password, also where a slash in them makes the address malformed."""

_READABLE = re.compile(
    r"^(?:text/|application/(?:xhtml\+xml|pdf|x-pdf|octet-stream|json|x-ndjson|jsonl"
    r"|vnd\.openxmlformats-officedocument\.wordprocessingml\.document"
    r"|vnd\.oasis\.opendocument\.text)\b)",
    re.IGNORECASE,
)
_STATUSES = {401: "address-forbidden", 403: "address-forbidden", 404: "address-gone"} | {
    410: "address-gone",
    429: "address-busy",
    503: "address-busy",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave. `data` is None when the server says that nothing has changed.

    `url` is the address that answered, after redirects; `etag` and `last_modified` are the
    server's words for asking again.
    """

    url: str
    data: bytes | None
    content_type: str | None = None
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches addresses within limits: `bytes` of a body, `seconds` in all, `redirects`.

    `allows`, `resolver` and `ports` say where connections may lead; only tests change them.
    """

    bytes: int = 64 * 1024 * 1024
    seconds: float = 30.0
    redirects: int = 5
    allows: Callable[[Address], bool] = is_public
    resolver: Resolver = resolve
    ports: frozenset[int] | None = field(default=_PORTS)

    def fetch(
        self, address: str, *, etag: str | None = None, last_modified: str | None = None
    ) -> Fetched:
        """What the address gives, or nothing new since what `etag` and `last_modified` tell.

        Raises:
            RefusedSource: The address is not allowed, or what it gives cannot be had.
        """
        headers = _headers(etag, last_modified)
        shown = _shown(address)
        backend = Backend(
            time.monotonic() + self.seconds, allows=self.allows, resolver=self.resolver
        )
        with (
            _refusing(shown),
            httpcore.ConnectionPool(
                network_backend=backend, ssl_context=httpcore.default_ssl_context()
            ) as pool,
        ):
            current = address
            for _ in range(self.redirects + 1):
                target = self._checked(current, shown)
                with pool.stream("GET", target, headers=headers) as response:
                    if response.status not in _REDIRECTS:
                        return self._answer(target, response, shown)
                    current = self._next(target, response, shown)
        raise RefusedSource("address-redirects", path=shown)

    def _next(self, target: str, response: httpcore.Response, asked: str) -> str:
        try:
            return urljoin(target, _header(response, b"location") or "")
        except ValueError as error:
            raise RefusedSource("address-malformed", path=asked) from error

    def _checked(self, address: str, asked: str) -> str:
        """The address in plain ASCII, if it is one that may be fetched."""
        try:
            parts = urlsplit(address.strip())
            port = parts.port or (443 if parts.scheme.lower() == "https" else 80)
            host = (parts.hostname or "").encode("idna").decode()
        except (ValueError, UnicodeError) as error:
            raise RefusedSource("address-malformed", path=asked) from error
        if parts.scheme.lower() not in {"http", "https"}:
            raise RefusedSource("address-scheme", path=asked)
        if parts.username is not None or parts.password is not None:
            raise RefusedSource("address-credentials", path=asked)
        if not host or len(address) > _LONGEST_ADDRESS:
            raise RefusedSource("address-malformed", path=asked)
        if self.ports is not None and port not in self.ports:
            raise RefusedSource("address-port", path=asked, port=port)
        return _ascii(parts, host)

    def _answer(self, target: str, response: httpcore.Response, asked: str) -> Fetched:
        etag, changed = _header(response, b"etag"), _header(response, b"last-modified")
        if response.status == 304:
            return Fetched(target, None, etag=etag, last_modified=changed)
        if response.status != 200:
            message = _STATUSES.get(response.status, "address-status")
            raise RefusedSource(message, path=asked, status=response.status)
        content_type = _header(response, b"content-type")
        if content_type and not _READABLE.match(content_type):
            raise RefusedSource("address-type", path=asked, type=content_type[:100])
        body = _unfolded(response.iter_stream(), _header(response, b"content-encoding"), asked)
        data = bytearray()
        for piece in body:
            data += piece
            if len(data) > self.bytes:
                raise RefusedSource("source-too-large", path=asked, limit=self.bytes)
        return Fetched(target, bytes(data), content_type, etag, changed)


def as_address(source: str) -> str | None:
    """The address that a person means, or None for a path. `www.example.org` is an address."""
    if _ADDRESS.match(source):
        return source
    return f"https://{source}" if source.startswith("www.") and "/" in source else None


def _headers(etag: str | None, last_modified: str | None) -> list[tuple[bytes | str, bytes | str]]:
    headers: dict[str, str] = {
        "User-Agent": f"Greffier/{__version__} (reads one page at a person's request)",
        "Accept": "text/html, application/xhtml+xml, application/pdf, text/*;q=0.9, */*;q=0.5",
        "Accept-Language": "fr, en;q=0.8",
        "Accept-Encoding": "gzip, identity",
        "Connection": "close",
    }
    if etag:
        headers["If-None-Match"] = etag
    if last_modified:
        headers["If-Modified-Since"] = last_modified
    return list(headers.items())


def _header(response: httpcore.Response, name: bytes) -> str | None:
    found = next((value for key, value in response.headers if key.lower() == name), None)
    return found.decode("latin-1") if found is not None else None


def _ascii(parts: SplitResult, host: str) -> str:
    """The address as it travels: no fragment, every odd character percent-encoded."""
    bracketed = f"[{host}]" if ":" in host else host
    place = f"{bracketed}:{parts.port}" if parts.port else bracketed
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else ""
    return f"{parts.scheme.lower()}://{place}{path}{query}"


def _shown(address: str) -> str:
    """The address as messages name it: without a password, and of bounded length."""
    shown = _CREDENTIALS.sub("//…@", address)
    return shown if len(shown) <= _LONGEST_SHOWN else f"{shown[:_LONGEST_SHOWN]}…"


def _unfolded(pieces: Iterable[bytes], encoding: str | None, asked: str) -> Iterator[bytes]:
    """The body's bytes, unfolded little by little so that a bomb meets the limit first."""
    if encoding is None or encoding.strip().lower() == "identity":
        yield from pieces
        return
    if encoding.strip().lower() not in {"gzip", "x-gzip", "deflate"}:
        raise RefusedSource("address-type", path=asked, type=encoding[:100])
    unfolding = zlib.decompressobj(zlib.MAX_WBITS | 32)
    for piece in pieces:
        left = piece
        while left:
            yield unfolding.decompress(left, 1024 * 1024)
            left = unfolding.unconsumed_tail
    if not unfolding.eof:
        # Half a page must not pass for the whole one.
        raise RefusedSource("address-broken", path=asked)


@contextmanager
def _refusing(address: str) -> Iterator[None]:
    """Words what can go wrong on the way."""
    try:
        yield
    except RefusedSource as error:
        if error.message == "address-not-public":
            raise RefusedSource(error.message, path=address) from error
        raise
    except httpcore.TimeoutException as error:
        raise RefusedSource("address-slow", path=address) from error
    except (ssl.SSLError, httpcore.ConnectError) as error:
        secure = isinstance(error, ssl.SSLError) or "SSL" in str(error)
        message = "address-insecure" if secure else "address-unreachable"
        raise RefusedSource(message, path=address) from error
    except (
        httpcore.NetworkError,
        httpcore.ProtocolError,
        zlib.error,
        OSError,
        ValueError,
    ) as error:
        raise RefusedSource("address-broken", path=address) from error
