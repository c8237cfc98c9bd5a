"""What stands before a cluster that is open to others: TLS and a password, then a node.

The nodes that these tests start speak plain HTTP and trust whoever reaches them: no security
plug-in comes with them. A front decides for each as such a plug-in or a reverse proxy does.
"""

from __future__ import annotations

import asyncio
import ssl
import subprocess
import threading
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Authority", "front"]

_REFUSAL = (
    b"HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic\r\nContent-Type: application/json\r\n"
    b'Content-Length: 29\r\nConnection: close\r\n\r\n{"error":"no","status": 401 }'
)

_KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")


@dataclass(frozen=True)
class Authority:
    """Signs certificates with `openssl`; `certificate` is what trusts it."""

    folder: Path

    def __post_init__(self) -> None:
        self.folder.mkdir()
        self._openssl(
            *("req", "-x509", *_KEY, "-subj", "/CN=authority", "-days", "2"),
            *("-addext", "keyUsage=critical,keyCertSign"),
            *("-keyout", "authority.key", "-out", "authority.pem"),
        )

    @property
    def certificate(self) -> Path:
        """The file that whoever trusts this authority has."""
        return self.folder / "authority.pem"

    def context(self, host: str, days: int = 1) -> ssl.SSLContext:
        """What a server needs that is called `host`; its certificate ends in so many days."""
        name = f"{host}{days}"
        self._openssl(
            *("req", *_KEY, "-subj", f"/CN={host}", "-addext", f"subjectAltName=DNS:{host}"),
            *("-keyout", f"{name}.key", "-out", f"{name}.request"),
        )
        self._openssl(
            *("x509", "-req", "-in", f"{name}.request", "-copy_extensions", "copy"),
            *("-CA", "authority.pem", "-CAkey", "authority.key", "-days", str(days)),
            *("-out", f"{name}.pem"),
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.folder / f"{name}.pem", self.folder / f"{name}.key")
        return context

    def _openssl(self, *arguments: str) -> None:
        command = ["openssl", *arguments]
        subprocess.run(command, cwd=self.folder, check=True, capture_output=True, timeout=60)


@contextmanager
def front(
    node: str, context: ssl.SSLContext, user: str, password: str, *, hangs: bool = False
) -> Iterator[str]:
    """The address, `https://localhost:…`, of a front before a node (`http://host:port`).

    One that `hangs` takes requests and never answers.
    """
    expected = b"Basic " + b64encode(f"{user}:{password}".encode())
    host, _, port = node.removeprefix("http://").rpartition(":")

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            fields = _fields(head)
            body = await reader.readexactly(int(fields.get(b"content-length", b"0")))
            if hangs:
                await asyncio.Event().wait()
            if fields.get(b"authorization") != expected:
                writer.write(_REFUSAL)
            else:
                await _relay(host, int(port), head, body, writer)
            await writer.drain()
        except (OSError, EOFError):
            pass
        finally:
            writer.close()

    ready = threading.Event()
    address: list[str] = []
    loop = asyncio.new_event_loop()
    done = asyncio.Event()

    async def main() -> None:
        server = await asyncio.start_server(serve, "localhost", 0, ssl=context)
        address.append(f"https://localhost:{server.sockets[0].getsockname()[1]}")
        ready.set()
        await done.wait()
        server.close()
        tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    thread = threading.Thread(target=loop.run_until_complete, args=(main(),))
    thread.start()
    ready.wait()
    try:
        yield address[0]
    finally:
        loop.call_soon_threadsafe(done.set)
        thread.join()
        loop.close()


def _fields(head: bytes) -> dict[bytes, bytes]:
    lines = [line.partition(b":") for line in head.split(b"\r\n")[1:] if line]
    return {name.lower(): value.strip() for name, _, value in lines}


async def _relay(
    host: str, port: int, head: bytes, body: bytes, writer: asyncio.StreamWriter
) -> None:
    """Pass a request on, without the password, and the answer back: one a connection."""
    first, *lines = head.removesuffix(b"\r\n\r\n").split(b"\r\n")
    kept = [
        line for line in lines if not line.lower().startswith((b"authorization", b"connection"))
    ]
    back, on = await asyncio.open_connection(host, port)
    try:
        on.write(b"\r\n".join([first, *kept, b"Connection: close", b"", b""]) + body)
        while piece := await back.read(1 << 16):
            writer.write(piece)
    finally:
        on.close()
