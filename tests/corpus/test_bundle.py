from __future__ import annotations

import os
import re

import pytest

from bot.corpus.bundle import (
    TIMELINE,
    read_as_of,
    read_bundle,
    read_events,
    read_terms,
)
from bot.corpus.fingerprint import bundle_fingerprint
from bot.corpus.models import BUNDLE, Kind, Language, Provenance
from bot.corpus.passages import passages
from bot.errors import CorpusError
from bot.resources import CORPUS


@pytest.fixture(scope="module")
def documents():
    return {document.id: document for document in read_bundle(CORPUS)}


def test_each_document_is_read_once(documents):
    assert len(documents) == len(list(read_bundle(CORPUS)))


def test_all_is_ours_and_named_so(documents):
    for document in documents.values():
        assert (document.library, document.provenance) == (BUNDLE, Provenance.DIGEST)
        assert document.publisher
        assert document.licence


def test_the_text_holds_neither_marks_nor_markup(documents):
    for document in documents.values():
        assert "[^" not in document.text
        assert "##" not in document.text


def test_every_paragraph_has_a_source_on_its_card(documents):
    for document in documents.values():
        labels = {note.label for note in document.notes}
        assert {mark.label for mark in document.note_marks} <= labels
        for passage in passages(document):
            assert list(document.notes_of(passage.start, passage.end)), passage


def test_notes_are_in_the_language_of_their_document(documents):
    french = re.compile(r"\blu dans\b|\bnon relu\b|\barticle du\b|\bversion du\b|\brecoupement\b")
    told = dict.fromkeys(Language, "")
    for document in documents.values():
        told[document.language] += "\n".join(note.text for note in document.notes)
    assert french.search(told[Language.FRENCH])
    assert not french.search(told[Language.ENGLISH])


def test_a_translation_bears_the_card_of_its_original(documents):
    order = documents["ce-2021-03-12-450163"]
    english = documents["ce-2021-03-12-450163-en"]
    assert english.language is Language.ENGLISH
    assert english.work == order.id
    assert english.identifiers == order.identifiers
    assert english.title != order.title


def test_terms_and_the_timeline_are_documents_in_both_languages(documents):
    terms, _ = read_terms(CORPUS)
    for term in terms:
        for language, told in term.definition.items():
            name = term.id if language is Language.FRENCH else f"{term.id}-{language}"
            assert documents[name].kind is Kind.TERM
            assert len(documents[name].blocks) == len(told)
    events, _ = read_events(CORPUS)
    for name in (TIMELINE, f"{TIMELINE}-en"):
        assert len(list(documents[name].blocks)) > len(events)


def test_the_bundle_says_up_to_which_day_it_knows():
    assert read_as_of(CORPUS) is not None


def test_an_empty_folder_is_an_empty_bundle(tmp_path):
    assert list(read_bundle(tmp_path)) == []
    assert read_as_of(tmp_path) is None


def test_the_fingerprint_changes_with_any_file(tmp_path):
    folder = tmp_path / "statutes"
    folder.mkdir()
    page = folder / "une-loi.md"
    page.write_text("un", encoding="utf-8")
    before = bundle_fingerprint(tmp_path)
    assert bundle_fingerprint(tmp_path) == before
    os.utime(page, ns=(1, 1))
    assert bundle_fingerprint(tmp_path) == before
    page.write_text("nu", encoding="utf-8")
    assert bundle_fingerprint(tmp_path) != before
    page.write_text("un", encoding="utf-8")
    page.rename(folder / "une-autre.md")
    assert bundle_fingerprint(tmp_path) != before


def test_a_file_that_breaks_the_rules_stops_the_reading(tmp_path):
    folder = tmp_path / "statutes"
    folder.mkdir()
    (folder / "une-loi.md").write_text("---\nid: une-loi\n---\n", encoding="utf-8")
    with pytest.raises(CorpusError):
        list(read_bundle(tmp_path))
