from __future__ import annotations

from pathlib import Path

import pytest

from bot.corpus.library import Library
from bot.corpus.models import LOCAL
from bot.retrieval import opening
from bot.retrieval.index import Index
from bot.retrieval.opening import LiveEngine, open_index
from bot.retrieval.sources import Sources
from bot.retrieval.storage import Store
from tests.retrieval.documents import document


@pytest.fixture
def sources(tmp_path: Path) -> Sources:
    Library(tmp_path).add([document("un", "Le juge rejette la requête."), document("deux", "Oui.")])
    return Sources(tmp_path, None)


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One entry a build."""
    made: list[int] = []
    build = opening.build

    def counted(*arguments: object) -> Index:
        made.append(1)
        return build(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(opening, "build", counted)
    return made


def ids(index: Index) -> set[str]:
    return {held.id for held in index.documents}


def test_saved_index_is_opened_as_it_was(sources: Sources, builds: list[int]) -> None:
    first, second = open_index(sources), open_index(sources)
    assert len(builds) == 1
    assert list(second.documents) == list(first.documents)
    assert second.lexicon.words.numbers_of("juge")
    assert {held.library for held in second.documents} == {LOCAL}


def test_stale_index_is_built_again(sources: Sources, builds: list[int]) -> None:
    open_index(sources)
    Library(sources.home).add([document("trois", "Trois.")])
    assert ids(open_index(sources)) == {"un", "deux", "trois"}
    Library(sources.home).remove("deux")
    assert ids(open_index(sources)) == {"un", "trois"}


def test_damaged_index_is_built_again(sources: Sources, builds: list[int]) -> None:
    open_index(sources)
    (path,) = sources.folder.glob("*/table.words")
    path.write_bytes(b"")
    assert ids(open_index(sources)) == {"un", "deux"}
    assert len(builds) == 2
    Store(sources.folder).verify()


def test_other_analysis_is_not_searched(
    sources: Sources, builds: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    open_index(sources)
    monkeypatch.setattr("bot.retrieval.sources.FINGERPRINT", "another")
    open_index(sources)
    assert len(builds) == 2


def test_home_that_cannot_be_written_still_answers(sources: Sources) -> None:
    sources.folder.write_text("a file where the folder should be")
    assert ids(open_index(sources)) == {"un", "deux"}


def test_full_disk_still_answers(sources: Sources, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(Store, "write", full)
    assert ids(open_index(sources)) == {"un", "deux"}


def test_live_engine_sees_what_another_one_indexed(sources: Sources) -> None:
    ours, theirs = LiveEngine(sources), LiveEngine(sources)
    before = ours.current
    Library(sources.home).add([document("trois", "Trois.")])
    assert ours.current is before
    theirs.reload()
    assert ids(ours.current.index) == {"un", "deux", "trois"}
    assert ids(before.index) == {"un", "deux"}
