from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from bot.corpus.library import Library
from bot.language.thesaurus import Thesaurus
from bot.resources import CORPUS
from bot.retrieval.embedded import EmbeddedEngine
from bot.retrieval.opening import bring_up_to_date, open_engine
from bot.retrieval.prepared import prepare
from bot.retrieval.protocol import Engine
from bot.retrieval.sources import Sources
from bot.retrieval.storage import Store
from tests.retrieval.documents import document


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A bundle of one document."""
    root = tmp_path / "bundle"
    (root / "guides").mkdir(parents=True)
    shutil.copy(CORPUS / "thesaurus.yaml", root)
    shutil.copy(CORPUS / "guides" / "divergences.md", root / "guides")
    return root


@pytest.fixture
def prepared(tmp_path: Path, bundle: Path) -> Path:
    folder = tmp_path / "prepared"
    prepare(folder, bundle)
    return folder


@pytest.fixture
def sources(tmp_path: Path, bundle: Path, prepared: Path) -> Sources:
    return Sources(tmp_path / "home", bundle, prepared)


@pytest.fixture
def no_build(monkeypatch: pytest.MonkeyPatch) -> None:
    def build(*_: Any) -> None:
        raise AssertionError("the documents are read and indexed")

    monkeypatch.setattr(EmbeddedEngine, "build", build)


def ids(engine: Engine) -> set[str]:
    return {held.id for held in engine.documents}


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_it_is_the_same_to_the_byte_wherever_it_is_made(
    tmp_path: Path, bundle: Path, prepared: Path
) -> None:
    made = files(prepared)
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(bundle, elsewhere / "bundle")
    prepare(elsewhere / "index", elsewhere / "bundle")
    assert files(elsewhere / "index") == made
    prepare(prepared, bundle)
    assert files(prepared) == made
    assert not any(str(tmp_path).encode() in content for content in made.values())
    assert sorted(path.name for path in elsewhere.iterdir()) == ["bundle", "index"]


@pytest.mark.usefixtures("no_build")
def test_a_new_home_is_answered_from_it_and_nothing_is_written(sources: Sources) -> None:
    before = files(sources.prepared)
    engine = open_engine(sources)
    thesaurus = Thesaurus.open(sources.bundle / "thesaurus.yaml", sources.prepared, sources.folder)
    assert ids(engine) == {"divergences"}
    assert engine.lexicon.words.numbers_of("senat")
    assert thesaurus == Thesaurus.read(sources.bundle / "thesaurus.yaml")
    assert not sources.home.exists()
    assert files(sources.prepared) == before


def test_it_says_what_an_index_built_in_the_home_says(sources: Sources, tmp_path: Path) -> None:
    built = open_engine(Sources(tmp_path / "other", sources.bundle))
    theirs, ours = built.index.table, open_engine(sources).index.table
    assert ours.spans.tolist() == theirs.spans.tolist()
    assert ours.words.tolist() == theirs.words.tolist()


@pytest.mark.usefixtures("no_build")
def test_the_first_addition_copies_it_into_the_home(sources: Sources) -> None:
    before = files(sources.prepared)
    Library(sources.home).add([document("un", "Le juge rejette la requête.")])
    ours = open_engine(sources)
    assert ids(ours) == ids(open_engine(sources)) == {"divergences", "un"}
    Store(sources.folder).verify()
    assert files(sources.prepared) == before
    Library(sources.home).remove("un")
    assert ids(open_engine(sources)) == ids(ours) == {"divergences"}


@pytest.mark.usefixtures("no_build")
def test_two_that_opened_it_see_what_either_adds(sources: Sources) -> None:
    ours, theirs = open_engine(sources), open_engine(sources)
    for engine, name in ((ours, "un"), (theirs, "deux")):
        Library(sources.home).add([document(name, f"Texte {name}.")])
        bring_up_to_date(engine, sources)
    assert ids(ours) == ids(theirs) == {"divergences", "un", "deux"}


@pytest.mark.usefixtures("no_build")
def test_an_addition_where_nothing_can_be_saved_is_searched_in_memory(sources: Sources) -> None:
    Library(sources.home).add([document("un", "Le juge rejette la requête.")])
    sources.folder.write_text("a file where the folder should be")
    assert ids(open_engine(sources)) == {"divergences", "un"}


def test_it_is_not_used_for_a_bundle_that_has_changed_since(sources: Sources) -> None:
    page = sources.bundle / "guides" / "divergences.md"
    was = page.read_text(encoding="utf-8")
    page.write_text(was.replace("Sénat", "Parlement"), encoding="utf-8")
    (changed,) = open_engine(sources).documents
    assert "Parlement" in changed.text
    assert "Sénat" not in changed.text
    page.rename(page.with_name("autre.md"))
    page.with_name("autre.md").write_text(was.replace("id: divergences", "id: autre"))
    assert ids(open_engine(sources)) == {"autre"}


def test_it_is_not_used_with_another_analysis(
    sources: Sources, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.retrieval.sources.FINGERPRINT", "another")
    engine = open_engine(sources)
    assert ids(engine) == {"divergences"}
    assert engine.state == sources.state()
    assert (sources.folder / "manifest.json").exists()


@pytest.mark.parametrize("damage", ["table.words", "manifest.json"])
def test_it_is_not_used_when_damaged(sources: Sources, damage: str) -> None:
    (path,) = sources.prepared.rglob(damage)
    path.write_bytes(b"{}")
    assert ids(open_engine(sources)) == {"divergences"}
    Store(sources.folder).verify()


def test_an_index_of_another_format_is_not_used(
    sources: Sources, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.retrieval.manifest.FORMAT", -1)
    assert ids(open_engine(sources)) == {"divergences"}
    assert (sources.folder / "manifest.json").exists()
