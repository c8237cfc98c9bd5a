"""TLS and credentials: before a node that is not there, and before a real cluster's three."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from uuid import uuid4

import pytest

from bot.errors import EngineUnavailable, SettingsError
from bot.settings import Settings
from tests.cluster.front import Authority, front
from tests.retrieval.contract import BODY, found

opensearch = pytest.importorskip("bot.retrieval.opensearch", reason="no opensearch-py")

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl")

NODES = [node for node in os.environ.get("GREFFIER_TEST_OPENSEARCH", "").split(",") if node]
USER, PASSWORD = "greffier", "un secret : œ"
NOWHERE = "http://127.0.0.1:9"


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("tls") / "authority")


def settings_of(addresses: str, authorities: Path | None, **more: object) -> Settings:
    given = {
        "opensearch_addresses": addresses,
        "opensearch_authorities": authorities,
        "opensearch_user": USER,
        "opensearch_password": PASSWORD,
        "opensearch_timeout": 2,
        "_env_file": None,
    }
    return Settings(**(given | more))


def refusal(settings: Settings) -> tuple[EngineUnavailable, float]:
    """How an engine is refused, and the seconds that it takes."""
    begun = time.monotonic()
    with pytest.raises(EngineUnavailable) as raised:
        opensearch.OpenSearchEngine(settings, "name")
    assert PASSWORD not in str(raised.value)
    return raised.value, time.monotonic() - begun


def test_an_unknown_authority_is_not_trusted(authority: Authority, tmp_path: Path) -> None:
    other = Authority(tmp_path / "other")
    with front(NOWHERE, authority.context("localhost"), USER, PASSWORD) as address:
        for trusted in (None, other.certificate):
            error, took = refusal(settings_of(address, trusted))
            assert error.message == "search-untrusted"
            assert error.values["addresses"] == address
            assert "certificate" in str(error.values["reason"])
            assert took < 1.5


def test_a_certificate_that_is_out_of_date_is_not_trusted(authority: Authority) -> None:
    with front(NOWHERE, authority.context("localhost", days=-1), USER, PASSWORD) as address:
        error, _ = refusal(settings_of(address, authority.certificate))
    assert error.message == "search-untrusted"
    assert error.values["reason"] == "certificate has expired"


def test_a_certificate_of_another_host_is_not_trusted(authority: Authority) -> None:
    with front(NOWHERE, authority.context("elsewhere.test"), USER, PASSWORD) as address:
        error, _ = refusal(settings_of(address, authority.certificate))
    assert error.message == "search-untrusted"
    assert "localhost" in str(error.values["reason"])


def test_another_password_is_refused(authority: Authority) -> None:
    with front(NOWHERE, authority.context("localhost"), USER, "another") as address:
        error, took = refusal(settings_of(address, authority.certificate))
        without, _ = refusal(
            settings_of(
                address, authority.certificate, opensearch_user=None, opensearch_password=None
            )
        )
    assert error.message == without.message == "search-refused"
    assert took < 1.5


def test_a_front_that_hangs_is_given_up_in_time(authority: Authority) -> None:
    context = authority.context("localhost")
    with front(NOWHERE, context, USER, PASSWORD, hangs=True) as address:
        error, took = refusal(settings_of(address, authority.certificate))
    assert error.message == "search-unavailable"
    assert took < 4


def test_a_host_that_never_answers_to_tls_is_given_up_in_time(authority: Authority) -> None:
    with socket.create_server(("localhost", 0)) as server:
        address = f"https://localhost:{server.getsockname()[1]}"
        error, took = refusal(settings_of(address, authority.certificate))
    assert error.message == "search-unavailable"
    assert took < 4


def test_a_host_that_speaks_no_tls_is_told(authority: Authority) -> None:
    """Nothing is sent in clear to it, the password least of all."""
    heard: list[bytes] = []

    def answer() -> None:
        with suppress(OSError):
            while True:
                connection, _ = server.accept()
                with connection:
                    heard.append(connection.recv(4096))
                    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")

    server = socket.create_server(("localhost", 0))
    thread = threading.Thread(target=answer)
    thread.start()
    try:
        address = f"https://localhost:{server.getsockname()[1]}"
        error, _ = refusal(settings_of(address, authority.certificate))
    finally:
        server.shutdown(socket.SHUT_RDWR)
        server.close()
        thread.join()
    assert error.message in {"search-unavailable", "search-untrusted"}
    assert heard
    assert not any(b"Basic" in piece for piece in heard)


@pytest.mark.parametrize("content", [None, "no certificates"])
def test_authorities_that_cannot_be_read(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "authorities.pem"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError) as raised:
        opensearch.OpenSearchEngine(settings_of("https://localhost:9", path), "name")
    assert raised.value.values == {"path": str(path)}


@pytest.fixture
def fronts(authority: Authority) -> Iterator[list[str]]:
    """A front before each node of the cluster."""
    if not NODES:
        pytest.skip("no cluster: `make test-cluster` starts one (GREFFIER_TEST_OPENSEARCH)")
    context = authority.context("localhost")
    with ExitStack() as held:
        yield [held.enter_context(front(node, context, USER, PASSWORD)) for node in NODES]


def test_a_cluster_behind_tls_and_a_password(authority: Authority, fronts: list[str]) -> None:
    """Built, asked and changed; the node whose certificate is not accepted is left aside."""
    name = f"test-{uuid4().hex[:12]}"
    with front(NODES[0], authority.context("elsewhere.test"), USER, PASSWORD) as wrong:
        addresses = ",".join([wrong, *fronts])
        settings = settings_of(addresses, authority.certificate, opensearch_timeout=30)
        engine = opensearch.OpenSearchEngine(settings, name)
        engine.build(BODY, {"n": 1})
        assert found(engine, "Que dit le juge ?") == ["juge"]
        engine.update([], [], {"n": 2})
        assert engine.state == {"n": 2}
        engine._cluster.run(lambda client: client.indices.delete(index=f"{name}.*"))
        engine.close()


def test_a_cluster_that_is_given_another_password(authority: Authority, fronts: list[str]) -> None:
    settings = settings_of(",".join(fronts), authority.certificate, opensearch_password="another")
    assert refusal(settings)[0].message == "search-refused"
