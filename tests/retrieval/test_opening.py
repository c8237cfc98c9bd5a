from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.corpus.library import Library
from bot.corpus.models import LOCAL, Document
from bot.errors import IndexUnusable
from bot.resources import CORPUS
from bot.retrieval.embedded import EmbeddedEngine
from bot.retrieval.opening import bring_up_to_date, open_engine
from bot.retrieval.protocol import Engine
from bot.retrieval.sources import Sources
from bot.retrieval.storage import Store
from bot.retrieval.stored_draft import StoredDraft
from tests.retrieval.documents import document


@pytest.fixture
def sources(tmp_path: Path) -> Sources:
    Library(tmp_path).add([document("un", "Le juge rejette la requête."), document("deux", "Oui.")])
    return Sources(tmp_path, None)


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[Mapping[str, Any]]:
    """The state of each build."""
    made: list[Mapping[str, Any]] = []
    build = EmbeddedEngine.build

    def counted(
        self: EmbeddedEngine,
        documents: Iterable[Document],
        state: Mapping[str, Any],
        *more: Any,
    ) -> None:
        made.append(state)
        build(self, documents, state, *more)

    monkeypatch.setattr(EmbeddedEngine, "build", counted)
    return made


def ids(engine: Engine) -> set[str]:
    return {held.id for held in engine.documents}


def test_saved_index_is_opened_as_it_was(sources: Sources, builds: list[Any]) -> None:
    first, second = open_engine(sources), open_engine(sources)
    assert len(builds) == 1
    assert list(second.documents) == list(first.documents)
    assert second.lexicon.words.numbers_of("juge")
    assert {held.library for held in second.documents} == {LOCAL}


def test_stale_index_is_brought_up_to_date(sources: Sources) -> None:
    open_engine(sources)
    Library(sources.home).add([document("trois", "Trois.")])
    assert ids(open_engine(sources)) == {"un", "deux", "trois"}
    Library(sources.home).remove("deux")
    assert ids(open_engine(sources)) == {"un", "trois"}


def test_an_addition_does_not_build_the_index_again(sources: Sources, builds: list[Any]) -> None:
    library = Library(sources.home)
    library.add([document(f"d{n}", f"Texte {n}.") for n in range(9)])
    open_engine(sources)
    library.add([document("trois", "Trois."), document("quatre", "Quatre.")])
    library.add([document("un", "Autre texte.")], own_ids=True)
    library.remove("deux")
    engine = open_engine(sources)
    assert ids(engine) == {"un", "trois", "quatre", *(f"d{n}" for n in range(9))}
    assert {held.text for held in engine.documents} >= {"Autre texte.", "Trois.", "Quatre."}
    assert len(builds) == 1
    Store(sources.folder).verify()


def test_another_bundle_is_taken_in_beside_the_library(
    tmp_path: Path, sources: Sources, builds: list[Any]
) -> None:
    folder = tmp_path / "bundle" / "guides"
    folder.mkdir(parents=True)
    bundled = Sources(sources.home, folder.parent)
    source = CORPUS / "guides" / "confusions-frequentes.md"
    (folder / source.name).write_bytes(source.read_bytes())
    Library(sources.home).add([document("trois", "Trois.")])
    assert ids(open_engine(bundled)) == {"un", "deux", "trois", "confusions-frequentes"}
    (folder / source.name).unlink()
    other = CORPUS / "guides" / "divergences.md"
    (folder / other.name).write_bytes(other.read_bytes())
    assert ids(open_engine(bundled)) == {"un", "deux", "trois", "divergences"}
    assert len(builds) == 1


def test_a_library_put_back_from_a_copy_is_noticed(sources: Sources) -> None:
    copy = sqlite3.connect(":memory:")
    with closing(sqlite3.connect(sources.home / "library.sqlite3")) as original:
        original.backup(copy)
    Library(sources.home).add([document("trois", "Trois.")])
    Library(sources.home).remove("trois")
    open_engine(sources)
    with closing(sqlite3.connect(sources.home / "library.sqlite3")) as original:
        copy.backup(original)
    copy.close()
    Library(sources.home).remove("un")
    assert ids(open_engine(sources)) == {"deux"}


def test_libraries_of_several_servers_are_indexed(sources: Sources) -> None:
    Library(sources.home, "1234").add([document("un", "Autre texte.")])
    engine = open_engine(sources)
    assert sorted((held.library, held.id) for held in engine.documents) == [
        ("1234", "un"),
        (LOCAL, "deux"),
        (LOCAL, "un"),
    ]


def test_damaged_index_is_built_again(sources: Sources, builds: list[Any]) -> None:
    open_engine(sources)
    (path,) = sources.folder.glob("*/table.words")
    path.write_bytes(b"")
    assert ids(open_engine(sources)) == {"un", "deux"}
    assert len(builds) == 2
    Store(sources.folder).verify()


def test_every_file_is_looked_at(sources: Sources) -> None:
    open_engine(sources)
    for path in sources.folder.glob("*/*"):
        whole = path.read_bytes()
        for damaged in (whole[:-1], bytes([whole[0] ^ 4]) + whole[1:]) if whole else ():
            path.write_bytes(damaged)
            with pytest.raises(IndexUnusable, match="index-damaged"):
                Store(sources.folder).read()
        path.write_bytes(whole)
    Store(sources.folder).verify()


def test_other_analysis_is_not_searched(
    sources: Sources, builds: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    open_engine(sources)
    monkeypatch.setattr("bot.retrieval.sources.FINGERPRINT", "another")
    open_engine(sources)
    assert len(builds) == 2


def test_home_that_cannot_be_written_still_answers(sources: Sources) -> None:
    sources.folder.write_text("a file where the folder should be")
    assert ids(open_engine(sources)) == {"un", "deux"}


def test_full_disk_still_answers(sources: Sources, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(StoredDraft, "commit", full)
    assert ids(open_engine(sources)) == {"un", "deux"}


def test_engine_sees_what_another_one_indexed(sources: Sources) -> None:
    ours, theirs = open_engine(sources), open_engine(sources)
    before = ours.documents
    Library(sources.home).add([document("trois", "Trois.")])
    assert ours.documents is before
    bring_up_to_date(theirs, sources)
    assert ids(ours) == {"un", "deux", "trois"}
    assert {held.id for held in before} == {"un", "deux"}
