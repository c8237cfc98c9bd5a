"""What the connection does where no cluster is: no hanging, and a word that says so."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from bot.errors import EngineUnavailable
from bot.settings import Settings

opensearch = pytest.importorskip("bot.retrieval.opensearch", reason="no opensearch-py")


def settings_of(address: str, **more: object) -> Settings:
    """Time enough for any machine, unless it is time that is tested."""
    more = {"opensearch_timeout": 60, **more}
    return Settings(opensearch_addresses=address, _env_file=None, **more)


@pytest.fixture
def silent() -> Iterator[str]:
    """A host that takes connections and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}"


@pytest.fixture
def closed() -> str:
    """A host that takes no connection."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return f"http://127.0.0.1:{server.getsockname()[1]}"


class Host(BaseHTTPRequestHandler):
    """Gives the answers of its server in turn, the last one again and again."""

    def do_GET(self) -> None:
        self.server.asked.append(self.headers.get("authorization"))
        statuses = self.server.statuses
        status = statuses.pop(0) if len(statuses) > 1 else statuses[0]
        content = json.dumps({"error": "why", "status": status}).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def host() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    server.asked = []
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def ask(settings: Settings) -> object:
    cluster = opensearch.Cluster(settings)
    try:
        return cluster.run(lambda client: client.info())
    finally:
        cluster.close()


@pytest.mark.parametrize("kind", ["silent", "closed"])
def test_no_answer_is_said_in_time(kind: str, request: pytest.FixtureRequest) -> None:
    address = request.getfixturevalue(kind)
    settings = settings_of(address, opensearch_timeout=0.5)
    begun = time.monotonic()
    with pytest.raises(EngineUnavailable) as raised:
        opensearch.OpenSearchEngine(settings, "name")
    assert time.monotonic() - begun < 5
    assert raised.value.message == "search-unavailable"
    assert raised.value.values == {"addresses": address}


def test_another_node_answers_for_one_that_does_not(closed: str, host: ThreadingHTTPServer) -> None:
    host.statuses = [200]
    assert ask(settings_of(f"{closed}, http://127.0.0.1:{host.server_port}"))


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_what_may_pass_is_tried_again(host: ThreadingHTTPServer, status: int) -> None:
    host.statuses = [status, status, 200]
    assert ask(settings_of(f"http://127.0.0.1:{host.server_port}"))
    assert len(host.asked) == 3


@pytest.mark.parametrize(
    ("status", "message"),
    [(401, "search-refused"), (403, "search-refused"), (400, "search-failed")],
)
def test_what_will_not_pass_is_said_at_once(
    host: ThreadingHTTPServer, status: int, message: str
) -> None:
    host.statuses = [status]
    settings = settings_of(
        f"http://127.0.0.1:{host.server_port}",
        opensearch_user="greffier",
        opensearch_password="secret",
    )
    with pytest.raises(EngineUnavailable) as raised:
        ask(settings)
    assert raised.value.message == message
    assert "secret" not in str(raised.value)
    assert len(host.asked) == 1
    assert host.asked[0].startswith("Basic ")


def test_nothing_is_asked_once_closed(host: ThreadingHTTPServer) -> None:
    cluster = opensearch.Cluster(settings_of(f"http://127.0.0.1:{host.server_port}"))
    cluster.close()
    with pytest.raises(EngineUnavailable):
        cluster.run(lambda client: client.info())
    assert not host.asked
