from __future__ import annotations

import errno
import multiprocessing
import os
import shutil
import signal
from pathlib import Path

import numpy as np
import pytest

from bot.errors import IndexUnusable
from bot.retrieval import storage
from bot.retrieval.checking import checksum
from bot.retrieval.manifest import FORMAT
from bot.retrieval.storage import Contents, Store


def contents(mark: int) -> Contents:
    return Contents(
        {"mark": mark},
        {"numbers": np.full(1_000, mark), "empty": np.empty((0, 2), np.int32)},
    )


def write(store: Store, mark: int) -> None:
    draft = store.draft(new=True)
    try:
        for name, array in contents(mark).arrays.items():
            draft.put(name, array)
        draft.commit(contents(mark).facts)
    except OSError:
        draft.discard()
        raise


def mark_of(store: Store) -> int:
    """The mark of the saved contents, which must be the same everywhere in them."""
    read = store.read()
    assert read is not None
    assert (read.arrays["numbers"] == read.facts["mark"]).all()
    assert read.arrays["empty"].shape == (0, 2)
    return int(read.facts["mark"])


def test_nothing_saved(tmp_path: Path) -> None:
    store = Store(tmp_path)
    assert store.read() is None
    assert store.stamp is None


@pytest.mark.skipif(os.name != "posix", reason="files are bounded on POSIX alone")
@pytest.mark.parametrize("numbers", [20, 100_000])
def test_an_array_that_does_not_fit_is_an_error_at_once(tmp_path: Path, numbers: int) -> None:
    import resource

    write(Store(tmp_path), 1)
    draft = Store(tmp_path).draft(new=True)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
        with pytest.raises(OSError, match="large"):
            draft.put("numbers", np.zeros(numbers))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    draft.discard()
    assert mark_of(Store(tmp_path)) == 1


def test_what_is_written_is_read(tmp_path: Path) -> None:
    store = Store(tmp_path)
    write(store, 1)
    assert mark_of(store) == 1
    before = store.stamp
    write(store, 2)
    assert mark_of(store) == 2
    assert store.stamp != before
    store.verify()


def test_rows_are_added_at_the_end(tmp_path: Path) -> None:
    store = Store(tmp_path)
    write(store, 1)
    opened = store.read()
    draft = store.draft(new=False)
    draft.append("numbers", np.full(10, 1))
    draft.put("more", np.arange(5))
    assert mark_of(store) == 1, "nothing is seen before it is committed"
    draft.commit({"mark": 1})
    read = store.read()
    assert read is not None
    assert opened is not None
    assert len(read.arrays["numbers"]) == 1_010
    assert len(opened.arrays["numbers"]) == 1_000
    assert read.arrays["more"].tolist() == [0, 1, 2, 3, 4]
    assert mark_of(store) == 1
    store.verify()


def test_what_a_dead_writer_added_is_overwritten(tmp_path: Path) -> None:
    store = Store(tmp_path)
    write(store, 1)
    store.draft(new=False).append("numbers", np.full(50, 7))
    assert mark_of(store) == 1
    draft = store.draft(new=False)
    draft.append("numbers", np.full(10, 1))
    draft.commit({"mark": 1})
    assert mark_of(store) == 1
    store.verify()
    assert len([path for path in tmp_path.iterdir() if path.is_dir()]) == 1


def test_allocated_rows_are_saved(tmp_path: Path) -> None:
    store = Store(tmp_path)
    draft = store.draft(new=True)
    draft.allocate("numbers", (3,), np.int64)[:] = 1
    draft.allocate("empty", (0, 2), np.int32)
    draft.commit({"mark": 1})
    assert mark_of(store) == 1
    store.verify()


def test_old_files_are_swept_but_stay_readable_by_who_opened_them(tmp_path: Path) -> None:
    store = Store(tmp_path)
    write(store, 1)
    opened = store.read()
    write(store, 2)
    assert len([path for path in tmp_path.iterdir() if path.is_dir()]) == 1
    assert opened is not None
    assert (opened.arrays["numbers"] == 1).all()


def test_full_disk_leaves_the_old_contents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path)
    write(store, 1)

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "no space left")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="no space left"):
        write(store, 2)
    monkeypatch.undo()
    assert mark_of(store) == 1
    assert len([path for path in tmp_path.iterdir() if path.is_dir()]) == 1


def test_changed_byte_is_found(tmp_path: Path) -> None:
    store = Store(tmp_path)
    write(store, 1)
    (path,) = tmp_path.glob("*/numbers")
    data = bytearray(path.read_bytes())
    data[17] ^= 1
    path.write_bytes(data)
    for checked in (store.verify, store.read):
        with pytest.raises(IndexUnusable, match="index-damaged"):
            checked()


def test_a_large_store_is_checked_once_and_again_when_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage, "_CHECKED_AT_OPENING", 0)
    looked_at: list[int] = []
    monkeypatch.setattr(
        storage,
        "checksum",
        lambda array, before=0: looked_at.append(len(array)) or checksum(array, before),
    )
    store = Store(tmp_path / "first")
    write(store, 1)
    looked_at.clear()
    assert mark_of(store) == 1
    assert not looked_at, "whoever wrote it knows what it is"
    copied = Store(shutil.copytree(tmp_path / "first", tmp_path / "second"))
    assert mark_of(copied) == 1
    assert looked_at
    looked_at.clear()
    assert mark_of(copied) == 1
    assert not looked_at
    (path,) = (tmp_path / "second").glob("*/numbers")
    data = bytearray(path.read_bytes())
    data[17] ^= 1
    path.write_bytes(data)
    with pytest.raises(IndexUnusable, match="index-damaged"):
        copied.read()
    assert mark_of(store) == 1


@pytest.mark.parametrize("length", [0, 10])
def test_cut_file_is_found_even_where_hashes_are_not_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, length: int
) -> None:
    monkeypatch.setattr(storage, "_CHECKED_AT_OPENING", 0)
    store = Store(tmp_path)
    write(store, 1)
    (path,) = tmp_path.glob("*/numbers")
    os.truncate(path, length)
    with pytest.raises(IndexUnusable, match="index-damaged"):
        store.read()


def test_missing_file_is_found(tmp_path: Path) -> None:
    store = Store(tmp_path)
    write(store, 1)
    (path,) = tmp_path.glob("*/numbers")
    path.unlink()
    with pytest.raises(IndexUnusable, match="index-damaged"):
        store.read()


@pytest.mark.parametrize(
    ("manifest", "message"),
    [
        ("", "index-damaged"),
        ("{", "index-damaged"),
        ("[]", "index-of-other-format"),
        ('{"format": 999}', "index-of-other-format"),
        (f'{{"format": {FORMAT}, "sha256": "", "body": "{{}}"}}', "index-damaged"),
    ],
)
def test_bad_manifest_is_refused(tmp_path: Path, manifest: str, message: str) -> None:
    (tmp_path / "manifest.json").write_text(manifest)
    with pytest.raises(IndexUnusable, match=message):
        Store(tmp_path).read()


def _write_for_ever(folder: Path) -> None:
    mark = 100
    while True:
        write(Store(folder), mark)
        mark += 1


def test_killed_writer_leaves_whole_contents_(tmp_path: Path) -> None:
    store = Store(tmp_path)
    write(store, 1)
    context = multiprocessing.get_context("spawn")
    writer = context.Process(target=_write_for_ever, args=(tmp_path,))
    writer.start()
    assert writer.pid is not None
    for _ in range(1_000_000):
        if mark_of(store) > 105:
            break
    os.kill(writer.pid, signal.SIGKILL)
    writer.join()
    assert mark_of(store) > 105
    write(store, 2)
    assert mark_of(store) == 2
    assert len([path for path in tmp_path.iterdir() if path.is_dir()]) == 1
