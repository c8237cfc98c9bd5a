"""Adding files and folders: a line a document, and one bad file does not stop the others."""

import os
from pathlib import Path

import pytest
import yaml

from bot.corpus.adding import add_sources, file_origin
from bot.corpus.additions import Outcome
from bot.corpus.library import Library

ROOT = Path(__file__).parents[2]


def test_files_and_folders(tmp_path):
    folder = tmp_path / "folder"
    (folder / "sub").mkdir(parents=True)
    (folder / ".hidden").mkdir()
    (folder / "a.txt").write_text("Titre A\n\nTexte A.")
    (folder / "sub" / "b.md").write_text("# Titre B\n\nTexte B.")
    (folder / "c.txt").write_text("")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / ".hidden" / "d.txt").write_text("Caché")
    library, seen = Library(tmp_path / "home"), []
    results = list(add_sources(library, [str(folder), "missing.txt"], seen.append))
    assert [(result.outcome, result.document or result.message) for result in results] == [
        (Outcome.ADDED, "titre-a"),
        (Outcome.REFUSED, "source-empty"),
        (Outcome.ADDED, "titre-b"),
        (Outcome.REFUSED, "source-missing"),
    ]
    assert results[0].source == str(folder / "a.txt")
    assert len(seen) == 4
    again = list(add_sources(library, [str(folder / "a.txt")]))
    assert again[0].outcome is Outcome.UNCHANGED


def test_a_folder_without_documents_is_refused(tmp_path):
    (result,) = add_sources(Library(tmp_path / "home"), [str(tmp_path)])
    assert result.message == "folder-without-documents"


def messages(home, *sources):
    results = add_sources(Library(home), [str(source) for source in sources])
    return [(result.outcome, result.message) for result in results]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_what_is_no_file_is_told_and_never_waited_for(tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    for name in ("a.jsonl", "b.txt"):
        os.mkfifo(folder / name)
    (folder / "c.txt").symlink_to("c.txt")
    (folder / "d.txt").symlink_to("nowhere")
    (folder / "e.txt").symlink_to("/dev/zero")
    (folder / "f").symlink_to(folder)
    (folder / "g.txt").write_text("Un texte.")
    assert messages(tmp_path / "home", folder) == [
        (Outcome.REFUSED, "source-not-a-file"),
        (Outcome.REFUSED, "source-not-a-file"),
        (Outcome.REFUSED, "source-missing"),
        (Outcome.REFUSED, "source-missing"),
        (Outcome.REFUSED, "source-not-a-file"),
        (Outcome.ADDED, None),
    ]


def test_paths_that_cannot_be_are_missing(tmp_path):
    assert (
        messages(tmp_path / "home", "x" * 5_000, "x/" * 5_000, "a\0b.txt")
        == [(Outcome.REFUSED, "source-missing")] * 3
    )


def test_a_name_that_is_not_in_utf_8_is_told(tmp_path):
    path = os.fsencode(tmp_path) + b"/m\xe9mo.txt"
    try:
        Path(os.fsdecode(path)).write_text("Un mémo.", encoding="utf-8")
    except OSError:
        pytest.skip("this file system wants names in UTF-8")
    assert messages(tmp_path / "home", tmp_path) == [(Outcome.REFUSED, "source-misnamed")]


def test_what_may_not_be_read_is_told(tmp_path, monkeypatch):
    folder = tmp_path / "folder"
    (folder / "closed").mkdir(parents=True)
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text("Un texte.")

    def forbidding(real, *ends):
        def act(path, *more):
            if str(path).endswith(ends):
                raise PermissionError(13, "Permission denied", str(path))
            return real(path, *more)

        return act

    monkeypatch.setattr(os, "open", forbidding(os.open, "b.txt", "closed"))
    monkeypatch.setattr(os, "scandir", forbidding(os.scandir, "closed"))
    assert messages(tmp_path / "home", folder) == [
        (Outcome.ADDED, None),
        (Outcome.REFUSED, "source-forbidden"),
        (Outcome.REFUSED, "source-forbidden"),
    ]


def test_a_file_that_goes_while_a_folder_is_read_is_told(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"Un texte, {name}.")

    def progress(source):
        if source.endswith("a.txt"):
            (tmp_path / "b.txt").unlink()

    results = add_sources(Library(tmp_path / "home"), [str(tmp_path)], progress)
    assert [result.message for result in results] == [None, "source-missing"]


def test_a_file_that_changed_while_it_was_read_is_read_again(tmp_path):
    file, library = tmp_path / "a.txt", Library(tmp_path / "home")
    file.write_text("Un texte.")
    before = file_origin(file)
    next(iter(add_sources(library, [str(file)])))
    assert [record.origin for record in library.records()] == [before]


def test_a_bad_line_adds_nothing_of_its_file(tmp_path):
    file = tmp_path / "corpus.jsonl"
    file.write_text('{"_id": "a", "text": "b"}\nnot json\n')
    library = Library(tmp_path / "home")
    (result,) = add_sources(library, [str(file)])
    assert (result.message, result.values["line"]) == ("line-not-json", 2)
    assert list(library.documents()) == []


@pytest.mark.parametrize("lines", ["\n\n", '{"_id": "a"}\n{"_id": "b", "text": " "}\n'])
def test_lines_without_any_text_are_an_empty_file(tmp_path, lines):
    file = tmp_path / "corpus.jsonl"
    file.write_text(lines)
    (result,) = add_sources(Library(tmp_path / "home"), [str(file)])
    assert (result.outcome, result.message) == (Outcome.REFUSED, "source-empty")


def test_every_message_is_worded_in_both_languages():
    worded = [
        yaml.safe_load((ROOT / "templates" / f"messages.{language}.yaml").read_text("utf-8"))
        for language in ("fr", "en")
    ]
    assert worded[0].keys() == worded[1].keys()
