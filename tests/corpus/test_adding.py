"""Adding files and folders: a line a document, and one bad file does not stop the others."""

from pathlib import Path

import pytest
import yaml

from bot.corpus.adding import add_sources
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
