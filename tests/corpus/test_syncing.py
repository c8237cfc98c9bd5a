"""Addresses added and asked again: replaced when they changed, kept when they cannot be had."""

import os

import pytest

from bot.corpus.adding import Addition, add_bytes, add_sources
from bot.corpus.additions import Outcome
from bot.corpus.library import Library
from bot.corpus.models import Document, Identifiers, Kind, Provenance
from bot.corpus.originals import add_originals
from bot.corpus.syncing import sync

PARAGRAPH = (
    "Le juge des référés du Conseil d'État a rejeté vendredi la demande des associations, et sa"
    " motivation mérite qu'on s'y arrête un instant : elle tient en quelques paragraphes. "
)


def page(words):
    body = f"<article><h1>Un titre</h1><p>{PARAGRAPH}</p><p>{words} {PARAGRAPH}</p></article>"
    return f"<html lang='fr'><body>{body}</body></html>".encode()


@pytest.fixture
def addition(local, monkeypatch):
    monkeypatch.setattr("bot.corpus.pacing._BETWEEN_REQUESTS", 0.0)
    return Addition(fetcher=local())


def test_a_page_is_added_then_asked_again(site, tmp_path, addition):
    library = Library(tmp_path)
    url = site.serves("/a", page("Premier."), Content_Type="text/html", ETag='"1"')
    (added,) = add_sources(library, [url], addition=addition)
    assert (added.outcome, added.document, added.source) == (Outcome.ADDED, "un-titre", url)
    assert library.document("un-titre").url == url
    digest = library.document("un-titre").digest

    site.serves("/a", b"", status=304)
    (same,) = sync(library, addition=addition)
    assert same.outcome is Outcome.UNCHANGED
    assert site.asked[-1][1]["If-None-Match"] == '"1"'

    site.serves("/a", page("Second."), Content_Type="text/html", ETag='"2"')
    (changed,) = sync(library, addition=addition)
    assert (changed.outcome, changed.new, changed.gone) == (Outcome.REPLACED, 1, 1)
    assert "Second." in library.document("un-titre").text
    assert "Premier." in library.version("un-titre", digest).text
    assert next(library.records()).origin.etag == '"2"'

    site.serves("/a", b"", status=404)
    (gone,) = sync(library, addition=addition)
    assert (gone.outcome, gone.message) == (Outcome.REFUSED, "address-gone")
    assert "Second." in library.document("un-titre").text


def test_files_that_changed_are_read_again(tmp_path):
    file = tmp_path / "note.txt"
    file.write_text("Une note\n\nPremier texte.")
    library = Library(tmp_path / "home")
    list(add_sources(library, [str(file)]))
    assert [result.outcome for result in sync(library)] == [Outcome.UNCHANGED]
    file.write_text("Une note\n\nSecond texte.")
    os.utime(file, ns=(1, 1))
    assert [result.outcome for result in sync(library)] == [Outcome.REPLACED]
    file.unlink()
    assert [result.message for result in sync(library)] == ["source-missing"]


def test_attachments_of_one_name_are_apart(tmp_path):
    library = Library(tmp_path)
    first = add_bytes(library, "note.txt", b"Une note\n\nPremier.")
    second = add_bytes(library, "note.txt", b"Une note\n\nSecond.")
    again = add_bytes(library, "autre.txt", b"Une note\n\nSecond.")
    outcomes = [(r.outcome, r.document) for r in (*first, *second, *again)]
    assert outcomes == [
        (Outcome.ADDED, "une-note"),
        (Outcome.ADDED, "une-note-2"),
        (Outcome.UNCHANGED, "une-note-2"),
    ]
    (refused,) = add_bytes(library, "vide.txt", b"")
    assert refused.message == "source-empty"
    assert [result.outcome for result in sync(library)] == [Outcome.UNCHANGED] * 2


def test_originals_bear_their_digests_cards(site, tmp_path, addition):
    url = site.serves("/d", page("Original."), Content_Type="text/html")
    digest = Document(
        id="ce-2021", kind=Kind.DECISION, title="La décision", text="Un résumé.", blocks=(),
        provenance=Provenance.DIGEST, url=url, citation="CE, ord. réf., 12 mars 2021, n° 450163",
        publisher="Conseil d'État",
    )  # fmt: skip
    term = digest.model_copy(update={"id": "terme", "url": None})
    library = Library(tmp_path)
    (added,) = add_originals(library, [digest, term], addition=addition)
    assert (added.outcome, added.document) == (Outcome.ADDED, "ce-2021-original")
    original = library.document("ce-2021-original")
    assert (original.kind, original.related) == (Kind.DECISION, ("ce-2021",))
    assert original.citation == digest.citation
    assert original.provenance is Provenance.ORIGINAL
    site.serves("/d", page("Original corrigé."), Content_Type="text/html")
    (changed,) = sync(library, addition=addition)
    assert (changed.outcome, changed.document) == (Outcome.REPLACED, "ce-2021-original")
    assert library.document("ce-2021-original").title == "La décision"


def digest_at(url, identifier, **more):
    return Document(
        id=identifier, kind=Kind.REGULATION, title=f"Synthèse {identifier}", text="Un résumé.",
        blocks=(), provenance=Provenance.DIGEST, url=url, **more,
    )  # fmt: skip


def test_digests_of_parts_of_one_text_have_one_original(site, tmp_path, addition):
    parted = site.serves("/rgpd", page("Le règlement."), Content_Type="text/html")
    bare = site.serves("/cja", page("Le code."), Content_Type="text/html")
    parts = [
        digest_at(url, f"{name}-{n}", identifiers=Identifiers(article=str(n)))
        for url, name in ((parted, "rgpd"), (bare, "cja"))
        for n in (9, 28)
    ]
    library = Library(tmp_path)
    results = list(add_originals(library, [*parts, digest_at(parted, "rgpd")], addition=addition))
    assert [result.document for result in results] == ["rgpd-original", "un-titre"]
    whole, own = (library.document(result.document) for result in results)
    assert (whole.title, whole.related) == ("Synthèse rgpd", ("rgpd-9", "rgpd-28", "rgpd"))
    assert (own.title, own.related) == ("Un titre", ("cja-9", "cja-28"))


def test_first_pages_lists_and_unofficial_texts_are_not_fetched(site, tmp_path, addition):
    digests = [
        digest_at(site.url("/"), "accueil"),
        digest_at(site.url("/juris/liste.jsf?num=C-311/18"), "liste"),
        digest_at(site.url("/article"), "acteur").model_copy(update={"kind": Kind.ACTOR}),
        digest_at(site.url("/reg"), "reg-en", translation_of="reg"),
    ]
    assert list(add_originals(Library(tmp_path), digests, addition=addition)) == []
    assert site.asked == []


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("http://127.0.0.1/", "address-not-public"),
        ("file:///etc/passwd", "address-scheme"),
        ("/dev/zero", "source-not-a-file"),
    ],
)
def test_traps_are_one_refused_line(tmp_path, source, message):
    (result,) = add_sources(Library(tmp_path), [source])
    assert (result.outcome, result.message) == (Outcome.REFUSED, message)
