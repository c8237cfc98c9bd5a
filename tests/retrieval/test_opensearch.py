"""The engine over a real cluster: `make test-cluster` starts one."""

from __future__ import annotations

import logging
import os
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest

from bot.clerk import Clerk
from bot.corpus.front_matter import read_yaml
from bot.errors import EngineUnavailable
from bot.retrieval.embedded import EmbeddedEngine
from bot.retrieval.protocol import Key
from bot.settings import EngineName, Settings
from tests.retrieval.contract import BODY, Open, SavedEngineContract, found
from tests.retrieval.documents import document

ADDRESSES = os.environ.get("GREFFIER_TEST_OPENSEARCH", "")
CONTROL = os.environ.get("GREFFIER_TEST_OPENSEARCH_CONTROL")
QUESTIONS = Path(__file__).parent.parent / "questions" / "training.yaml"

pytestmark = pytest.mark.skipif(
    not ADDRESSES, reason="no cluster: `make test-cluster` starts one (GREFFIER_TEST_OPENSEARCH)"
)

opensearch = pytest.importorskip("bot.retrieval.opensearch", reason="no opensearch-py")


_log = logging.getLogger(__name__)
"""What the tests counted, for whoever asks: `python -m tests.cluster -rP`."""


def settings_of(name: str, **more: object) -> Settings:
    return Settings(
        engine=EngineName.OPENSEARCH,
        opensearch_addresses=ADDRESSES,
        opensearch_index=name,
        opensearch_shards=2,
        opensearch_timeout=30,
        _env_file=None,
        **more,
    )


@pytest.fixture
def name() -> Iterator[str]:
    """A name of its own for an index, which is removed in the end."""
    mine = f"test-{uuid4().hex[:12]}"
    yield mine
    cluster = opensearch.Cluster(settings_of(mine))
    cluster.run(lambda client: client.indices.delete(index=f"{mine}.*"))
    cluster.close()


@pytest.fixture
def opened(name: str) -> Iterator[Open]:
    engines = []

    def open_one() -> opensearch.OpenSearchEngine:
        engines.append(opensearch.OpenSearchEngine(settings_of(name), name))
        return engines[-1]

    yield open_one
    for engine in engines:
        engine.close()


class TestOpenSearchEngine(SavedEngineContract):
    @pytest.fixture
    def opened(self, opened: Open) -> Open:
        return opened


SUBJECTS = ["juge", "nuage", "santé", "donnée", "hébergeur", "requête", "médecin", "avis"]


def body(passages: int) -> list:
    """Documents that share terms, so that scores are close and lists are long."""
    texts = [
        " ".join(f"{SUBJECTS[(n * step + n // 7) % 8]} {n % (3 + step)}" for step in range(1, 6))
        for n in range(passages)
    ]
    return [document(f"d{n}", f"Le {text}.") for n, text in enumerate(texts)]


def test_first_stage_is_that_of_the_embedded_engine(opened: Open) -> None:
    """Also where the passages have changed since their parts were reckoned."""
    ours, theirs = opened(), EmbeddedEngine()
    for engine in (ours, theirs):
        engine.build(body(1_500), {})
    asked = ["le juge et le nuage", "santé 3", "un médecin, un avis, une requête 2", "donnée"]
    for question in asked:
        assert found(ours, question, top=250) == found(theirs, question, top=250)
    more = [document("long", "Le juge et le nuage de santé. " * 400), document("un", "Avis 2.")]
    for engine in (ours, theirs):
        engine.update(more, [Key("local", f"d{n}") for n in range(0, 300, 3)], {})
    for question in asked:
        assert found(ours, question, top=250) == found(theirs, question, top=250)


def test_the_same_answers_as_the_embedded_engine(name: str, clerk: Clerk, tmp_path: Path) -> None:
    """The same first quote on 97 % of the questions that the program was made with."""
    ours = Clerk.open(settings_of(name, home=tmp_path))
    read = read_yaml(QUESTIONS)
    questions = [entry["question"] for kind in read.values() for entry in kind]
    same = sum(_first_quote(ours, text) == _first_quote(clerk, text) for text in questions)
    ours._engine.close()
    _log.warning("%d of %d questions have the same first quote", same, len(questions))
    assert same >= 0.97 * len(questions)


def _first_quote(clerk: Clerk, question: str) -> object:
    answer = clerk.ask(question)
    return answer.status, answer.quotes[:1]


@contextmanager
def asked(*questions: Callable[[], object]) -> Iterator[list[object]]:
    """Asks from several threads for as long as the block runs; no question may fail."""
    given: list[object] = []
    failed: list[BaseException] = []
    done = threading.Event()

    def ask(question: Callable[[], object]) -> None:
        try:
            while not done.is_set():
                given.append(question())
        except BaseException as error:  # noqa: BLE001 - told to the test, whatever it is
            failed.append(error)

    threads = [threading.Thread(target=ask, args=(question,)) for question in questions]
    for thread in threads:
        thread.start()
    try:
        yield given
    finally:
        done.set()
        for thread in threads:
            thread.join()
    assert not failed
    assert given


@pytest.mark.skipif(not CONTROL, reason="no way to stop a node")
@pytest.mark.parametrize("node", [0, 1])
def test_a_node_stopped_under_load_fails_no_question(opened: Open, node: int) -> None:
    engine = opened()
    engine.build(body(300), {})
    _wait_until_copied()
    expected = found(engine, "le juge et le nuage")
    try:
        with asked(*[lambda: found(engine, "le juge et le nuage")] * 4) as given:
            time.sleep(1)
            before = len(given)
            _tell("stop", node)
            time.sleep(3)
    finally:
        _tell("start", node)
        _wait_until_copied()
    _log.warning("%d answers, %d of them before the node stopped", len(given), before)
    assert len(given) > before + 10
    assert all(names == expected for names in given)


def _tell(order: str, node: int) -> None:
    with urllib.request.urlopen(f"{CONTROL}/{order}/{node}", timeout=60):
        pass


def _wait_until_copied() -> None:
    cluster = opensearch.Cluster(settings_of("any"))
    wanted = {"wait_for_nodes": "3", "wait_for_status": "green"}
    health = cluster.run(lambda client: client.cluster.health(params=wanted), 90)
    cluster.close()
    assert not health["timed_out"]


def test_rebuilds_under_questions_from_another_machine(opened: Open) -> None:
    """Each answer is of one body; those who were reading the last index are not cut off."""
    writer = opened()
    marks = ["un", "deux", "trois", "quatre"]
    bodies = [[document(f"{mark}-{n}", "Le juge rejette.") for n in range(40)] for mark in marks]
    writer.build(bodies[0], {})
    reader = opened()

    def question() -> set[str]:
        return {name.partition("-")[0] for name in found(reader, "le juge")}

    with asked(question, question) as given:
        for changed in bodies[1:]:
            writer.build(changed, {})
        time.sleep(1.5)
    assert {len(names) for names in given} == {1}
    assert given[-1] == {"quatre"}


def test_a_build_that_was_cut_short_is_gone_on_with(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = opened()
    engine.build(BODY, {"n": 1})
    documents = body(1_200)
    with monkeypatch.context() as broken:

        def cut(cluster: object, index: str, entries: Iterator, resumed: bool = False) -> None:
            load(cluster, index, [next(entries) for _ in range(700)])
            raise EngineUnavailable("search-unavailable", addresses=ADDRESSES)

        load = opensearch.load
        broken.setattr(opensearch, "load", cut)
        with pytest.raises(EngineUnavailable):
            engine.build(documents, {"n": 2})
    assert engine.state == {"n": 1}
    assert found(engine, "Que dit le juge ?") == ["juge"]
    indexes = engine._indexes.by_name()
    unfinished = {index for index, about in indexes.items() if not about["aliases"]}
    engine.build(documents, {"n": 3})
    assert {engine._held.index} == unfinished
    written = engine._cluster.run(lambda client: client.indices.stats(index=engine._held.index))
    primaries = written["_all"]["primaries"]
    assert primaries["indexing"]["index_total"] == primaries["docs"]["count"]
    expected = {held.id for held in documents if "juge" in held.text}
    assert set(found(engine, "juge", top=2_000)) == expected


def test_a_change_made_elsewhere_meanwhile_is_not_overwritten(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs = opened(), opened()
    ours.build(BODY, {"n": 1})
    load = opensearch.load

    def overtaken(*arguments: object, **options: object) -> None:
        monkeypatch.setattr(opensearch, "load", load)
        theirs.update([], [], {"n": 2})
        load(*arguments, **options)

    monkeypatch.setattr(opensearch, "load", overtaken)
    with pytest.raises(EngineUnavailable) as raised:
        ours.update([document("autre", "Autre.")], [], {"n": 3})
    assert raised.value.message == "search-changed-elsewhere"
    assert opened().state == {"n": 2}
