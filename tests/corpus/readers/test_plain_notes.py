"""The notes of a plain text lie beside it, and only what is surely a note is one."""

import pytest

from bot.corpus.readers import read_bytes

BODY = "Le contrat dure quatre ans[1]. Il est secret [2], dit l'hôpital."


def read_text(text):
    (found,) = read_bytes("note.txt", text.encode())
    return found


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("heading", ["", "Notes :\n\n"])
def test_notes_lie_beside_the_text(between, heading):
    notes = f"{heading}[1] Annexe 4,\npage 12.{between}[2]Note du 3 mars."
    found = read_text(f"Le contrat\n\n{BODY}\n\n{notes}\n")
    assert found.text == "Le contrat\n\nLe contrat dure quatre ans. Il est secret, dit l'hôpital."
    assert {note.label: note.text for note in found.notes} == {
        "1": "Annexe 4, page 12.",
        "2": "Note du 3 mars.",
    }
    called = {mark.label: found.text[: mark.offset] for mark in found.note_marks}
    assert called["1"].endswith("quatre ans")
    assert called["2"].endswith("secret")


@pytest.mark.parametrize(
    "notes",
    [
        "[1] Annexe 4.\n[2] Note.\n[3] Personne ne l'appelle.",
        "[1] Annexe 4.\n[2] Note.\n[2] Une autre.",
        "[1] Annexe 4.\n[2] Note.\n\nEt le texte continue ici.",
    ],
    ids=["uncalled", "twice", "text below"],
)
def test_what_is_not_surely_a_note_stays_in_the_text(notes):
    text = f"Le contrat\n\n{BODY}\n\n{notes}"
    found = read_text(text)
    assert found.notes == ()
    assert BODY in found.text
    assert notes.split("\n")[-1].split("] ")[-1] in found.text


def test_a_call_in_the_title():
    found = read_text("Le contrat[1]\n\nIl dure quatre ans.\n\n[1] Signé en mars.")
    assert found.title == "Le contrat"
    assert found.text == "Le contrat\n\nIl dure quatre ans."


def test_verse_that_calls_notes_loses_no_word():
    found = read_text("Chanson\n\nUn premier vers[1]\nUn second vers\n\n[1] Variante : dernier.")
    assert "Un premier vers" in found.text
    assert "Un second vers" in found.text
    assert [note.text for note in found.notes] == ["Variante : dernier."]


def test_years_in_brackets_are_no_notes():
    text = "Le jugement [2020] EWCA Civ 12 le dit.\n\n[2020] EWCA Civ 12"
    assert "[2020]" in read_text(text).text
