"""The library: what is acknowledged is kept, the same content is one document, ids are stable."""

import errno
import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier

import pytest

from bot.corpus.additions import Origin, Outcome, Quota
from bot.corpus.library import Library
from bot.corpus.library_file import writing
from bot.corpus.readers import read_bytes
from bot.errors import HomeError, UnknownDocument


def document(text, title="Un titre"):
    (found,) = read_bytes("note.txt", f"{title}\n\n{text}".encode())
    return found


def add(library, text, source="a.txt", **options):
    title = options.pop("title", "Un titre")
    (result,) = library.add([document(text, title)], origin=Origin(source), **options)
    return result


def test_an_empty_library_touches_nothing(tmp_path):
    library = Library(tmp_path / "home")
    assert (library.generation, list(library.documents())) == (0, [])
    assert not (tmp_path / "home").exists()


def test_added_unchanged_replaced(tmp_path):
    library = Library(tmp_path)
    first = add(library, "Premier texte.")
    assert (first.outcome, first.document, first.title) == (Outcome.ADDED, "un-titre", "Un titre")
    assert library.generation == 1
    assert add(library, "Premier texte.").outcome is Outcome.UNCHANGED
    assert library.generation == 1
    assert add(library, "Second texte.").outcome is Outcome.REPLACED
    assert library.generation == 2
    assert "Second" in library.document("un-titre").text
    earlier = document("Premier texte.")
    assert library.version("un-titre", earlier.digest).text == earlier.text


def test_the_same_content_twice_is_one_document(tmp_path):
    library = Library(tmp_path)
    add(library, "Un texte.")
    again = add(library, "Un texte.", source="copy.txt")
    assert (again.outcome, again.document) == (Outcome.UNCHANGED, "un-titre")
    assert len(list(library.documents())) == 1


def test_ids_are_unique_and_never_given_twice(tmp_path):
    library = Library(tmp_path, reserved={"un-titre"})
    assert add(library, "Un.", source="1").document == "un-titre-2"
    assert add(library, "Deux.", source="2").document == "un-titre-3"
    library.remove("un-titre-3")
    assert add(library, "Trois.", source="3").document == "un-titre-4"


def test_own_ids_are_kept(tmp_path):
    library = Library(tmp_path)
    lines = (
        b'{"_id": "a", "title": "T", "text": "same"}\n{"_id": "b", "title": "T", "text": "same"}'
    )
    found = read_bytes("c.jsonl", lines)
    results = library.add(found, origin=Origin("c.jsonl"), own_ids=True)
    assert [result.document for result in results] == ["a", "b"]
    again = library.add(found, origin=Origin("elsewhere.jsonl"), own_ids=True)
    assert {result.outcome for result in again} == {Outcome.UNCHANGED}


def test_libraries_are_apart(tmp_path):
    one, other = Library(tmp_path, "server-1"), Library(tmp_path, "server-2")
    add(one, "Un texte.")
    assert list(other.documents()) == []
    assert other.generation == 0
    with pytest.raises(UnknownDocument):
        other.remove("un-titre")
    assert next(one.documents()).library == "server-1"


def test_removal_keeps_versions_unless_erased(tmp_path):
    library = Library(tmp_path)
    add(library, "Un texte.")
    digest = library.document("un-titre").digest
    library.remove("un-titre")
    with pytest.raises(UnknownDocument):
        library.document("un-titre")
    assert library.version("un-titre", digest).digest == digest
    add(library, "Autre texte.", source="b.txt")
    library.remove("un-titre-2", erase=True)
    with pytest.raises(UnknownDocument):
        library.version("un-titre-2", document("Autre texte.").digest)


def test_the_audit_says_who_did_what(tmp_path):
    library = Library(tmp_path)
    add(library, "Un texte.", by="ana")
    add(library, "Un autre.", by="bob")
    library.remove("un-titre", by="eve")
    assert [(entry.by, entry.action) for entry in library.audit()] == [
        ("ana", "added"),
        ("bob", "replaced"),
        ("eve", "removed"),
    ]


@pytest.mark.parametrize(
    ("quota", "message"),
    [
        (Quota(documents=1), "quota-documents"),
        (Quota(characters=25), "quota-characters"),
        (Quota(additions_an_hour=1), "quota-hour"),
    ],
)
def test_quotas(tmp_path, quota, message):
    library = Library(tmp_path)
    assert add(library, "Un texte.", quota=quota).outcome is Outcome.ADDED
    refused = add(library, "Un autre.", source="b.txt", quota=quota)
    assert (refused.outcome, refused.message) == (Outcome.REFUSED, message)
    assert len(list(library.documents())) == 1


def test_an_error_in_the_middle_adds_nothing(tmp_path):
    library = Library(tmp_path)

    def documents():
        yield document("Un texte.")
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011
        library.add(documents())
    assert (list(library.documents()), library.generation) == ([], 0)


def test_a_damaged_file_and_a_file_of_another_version_are_named(tmp_path):
    (tmp_path / "library.sqlite3").write_bytes(b"not a database" * 100)
    with pytest.raises(HomeError) as error:
        list(Library(tmp_path).documents())
    assert error.value.message == "home-damaged"
    (tmp_path / "library.sqlite3").unlink()
    connection = sqlite3.connect(tmp_path / "library.sqlite3")
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(HomeError) as error:
        add(Library(tmp_path), "Un texte.")
    assert error.value.message == "home-of-other-version"


def test_a_home_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(HomeError) as error:
        add(Library(tmp_path / "file" / "home"), "Un texte.")
    assert error.value.message == "home-not-writable"
    # A name, since what the system says is said in its own language.
    assert error.value.values["reason"] == "ENOTDIR"


@pytest.mark.parametrize(
    "refusal",
    [PermissionError(13, "Permission denied"), OSError(errno.EROFS, "Read-only file system")],
)
def test_a_home_that_may_not_be_made_is_named(tmp_path, monkeypatch, refusal):
    def forbidden(*_, **__):
        raise refusal

    monkeypatch.setattr(Path, "mkdir", forbidden)
    with pytest.raises(HomeError) as error:
        add(Library(tmp_path / "home"), "Un texte.")
    assert error.value.message == "home-forbidden"


@pytest.fixture
def unwritable(tmp_path):
    """A home with a document, where SQLite can put no file beside the library's: as if read-only.

    Rights would stop anyone but root.
    """
    add(Library(tmp_path), "Un texte.")
    (tmp_path / "library.sqlite3-shm").mkdir()
    return tmp_path


def test_a_library_that_a_full_disk_left_empty_has_no_document(tmp_path):
    (tmp_path / "library.sqlite3").touch()
    assert list(Library(tmp_path).documents()) == []
    assert (tmp_path / "library.sqlite3").stat().st_size == 0
    add(Library(tmp_path), "Un texte.")
    assert len(list(Library(tmp_path).documents())) == 1


def test_a_library_that_is_read_only_is_read(unwritable):
    before = (unwritable / "library.sqlite3").read_bytes()
    (held,) = Library(unwritable).documents()
    assert held.text.endswith("Un texte.")
    with pytest.raises(HomeError) as error:
        add(Library(unwritable), "Un autre.")
    assert error.value.message == "home-forbidden"
    assert (unwritable / "library.sqlite3").read_bytes() == before


def test_transactions_that_wait_in_the_log_are_read_too(unwritable, tmp_path):
    library = Library(tmp_path / "other")
    add(library, "Un texte.")
    with closing(sqlite3.connect(tmp_path / "other" / "library.sqlite3")) as reader:
        reader.execute("SELECT * FROM documents").fetchall()  # keeps the log from being folded in
        add(library, "Un autre texte.")
        for end in ("", "-wal"):
            shutil.copy(tmp_path / "other" / f"library.sqlite3{end}", unwritable)
    assert (unwritable / "library.sqlite3-wal").stat().st_size
    (held,) = Library(unwritable).documents()
    assert held.text.endswith("Un autre texte.")


def test_no_room_beside_the_library_is_a_full_disk(unwritable, monkeypatch):
    def no_room(*_):
        raise failure

    failure = sqlite3.OperationalError("disk I/O error")
    failure.sqlite_errorcode = sqlite3.SQLITE_IOERR_SHMSIZE
    monkeypatch.setattr("bot.corpus.library_file._connect", no_room)
    usage = shutil.disk_usage(unwritable)
    for free, message in ((4096, "home-full"), (usage.total, "home-not-writable")):
        monkeypatch.setattr(shutil, "disk_usage", lambda _, free=free: usage._replace(free=free))
        with pytest.raises(HomeError) as error:
            add(Library(unwritable), "Un autre.")
        assert error.value.message == message


def test_several_may_make_a_home_at_once(tmp_path):
    together = Barrier(8)

    def make(_number):
        together.wait()
        with writing(tmp_path / "library.sqlite") as connection:
            return connection.execute("PRAGMA journal_mode").fetchone()[0]

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(make, range(8))) == {"wal"}
