"""Starts a cluster, runs the tests that need one, and stops it: `make test-cluster`."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).parent
NODES = 3
PORTS = range(9_210, 9_290, 10)
"""Where the nodes may listen; the runner goes no higher than 9299."""

STARTED_WITHIN = 120
TESTS = ("tests/retrieval/test_opensearch.py", "tests/retrieval/test_opensearch_tls.py")


def main() -> int:
    """The exit code of the tests."""
    for tool in ("java", "mvn"):
        if shutil.which(tool) is None:
            sys.stderr.write(f"{tool} is not there: the cluster needs Java 17 and Maven.\n")
            return 1
    with TemporaryDirectory(prefix="greffier-cluster-") as folder:
        port = next(port for port in PORTS if not any(map(_taken, range(port, port + 4))))
        with _cluster(Path(folder), port):
            addresses = [f"http://127.0.0.1:{port + node}" for node in range(1, NODES + 1)]
            environment = {
                **os.environ,
                "GREFFIER_TEST_OPENSEARCH": ",".join(addresses),
                "GREFFIER_TEST_OPENSEARCH_CONTROL": f"http://127.0.0.1:{port}",
            }
            command = [sys.executable, "-m", "pytest", "-q", *TESTS, *sys.argv[1:]]
            return subprocess.run(command, env=environment, check=False).returncode


@contextmanager
def _cluster(folder: Path, port: int) -> Iterator[None]:
    classpath = folder / "classpath"
    fetch = ["mvn", "--quiet", "--batch-mode", "--file", str(HERE / "pom.xml")]
    fetch += ["dependency:build-classpath", f"-Dmdep.outputFile={classpath}"]
    subprocess.run(fetch, check=True)
    java = ["java", "-Xms256m", "-Xmx1g", "-cp", classpath.read_text(encoding="utf-8")]
    java += [str(HERE / "Cluster.java"), str(folder / "data"), str(port)]
    log = folder / "log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            java, cwd=folder, stdin=subprocess.PIPE, stdout=output, stderr=subprocess.STDOUT
        )
        try:
            if not _formed(process, port):
                sys.stderr.write(log.read_text(encoding="utf-8")[-4_000:])
                raise SystemExit("the cluster has not started")
            yield
        finally:
            process.kill()
            process.wait()


def _formed(process: subprocess.Popen[bytes], port: int) -> bool:
    """Whether all nodes have found each other in time."""
    last = time.monotonic() + STARTED_WITHIN
    health = f"http://127.0.0.1:{port + 1}/_cluster/health?wait_for_nodes={NODES}&timeout=30s"
    while time.monotonic() < last and process.poll() is None:
        # The port of control is opened last.
        if _taken(port):
            with urllib.request.urlopen(health, timeout=60) as answer:
                return bool(answer.status == 200)
        time.sleep(0.5)
    return False


def _taken(port: int) -> bool:
    with socket.socket() as attempt:
        return attempt.connect_ex(("127.0.0.1", port)) == 0


sys.exit(main())
