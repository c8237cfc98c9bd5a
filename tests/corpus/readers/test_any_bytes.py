"""Any bytes give documents or a refusal with its reason, whatever their name says."""

import os
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.corpus.readers import Limits, read_bytes
from bot.errors import RefusedSource
from tests.corpus.readers.samples import samples

SAMPLES = samples()
LIMITS = Limits(bytes=4_000_000, expanded_bytes=8_000_000, pages=50)
MESSAGES = yaml.safe_load(
    (Path(__file__).parents[3] / "templates" / "messages.fr.yaml").read_text("utf-8")
)
settings.register_profile("fuzz", max_examples=5_000)
MANY = os.environ.get("HYPOTHESIS_PROFILE") == "fuzz"
relaxed = settings(
    settings.get_profile("fuzz" if MANY else "default"),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


def assert_documents_or_refusal(name, data):
    try:
        found = read_bytes(name, data, limits=LIMITS)
    except RefusedSource as error:
        if error.message == "reading-failed":
            # The last net of the readers: what falls into it should have a message of its own.
            raise
        MESSAGES[error.message].format(**error.values)
        return
    for document in found:
        assert document.text
        assert document.title
        for block in document.blocks:
            assert block.of(document.text).strip()
        assert all(0 < mark.offset <= len(document.text) for mark in document.note_marks)
        document.text.encode()


PIECES = [b"<", b"&", b"\x00", b"\xff", b"/", b"<p>", b"\n", b"9" * 20, b"> endobj", b"]]>"]
EDITS = st.tuples(
    st.integers(0, 60_000),
    st.sampled_from([0, 1, 2, 8, 64, 1_000]),
    st.one_of(st.none(), st.binary(max_size=16), st.sampled_from(PIECES)),
)


def broken(name, edits):
    """A sample with pieces cut out, put in, or (None) doubled."""
    data = bytearray(SAMPLES[name])
    for where, length, piece in edits:
        at = where % len(data) if data else 0
        data[at : at + length] = data[at : at + 200] if piece is None else piece
    return bytes(data)


@relaxed
@given(st.sampled_from(sorted(SAMPLES)), st.binary(max_size=2_000))
def test_any_bytes(name, data):
    assert_documents_or_refusal(name, data)


@relaxed
@given(st.sampled_from(["a.txt", "a.md", "a.html", "b"]), st.text(max_size=3_000))
@example("a.txt", "\ue000")
def test_any_text(name, text):
    assert_documents_or_refusal(name, text.encode("utf-8", "surrogatepass"))


@relaxed
@given(st.sampled_from(sorted(SAMPLES)), st.lists(EDITS, min_size=1, max_size=8))
@example("a.html", [(790, 64, b""), (804, 64, b"")])
def test_broken_files(name, edits):
    assert_documents_or_refusal(name, broken(name, edits))


NOTE = "[1] Voir le rapport, dont la page douze dit ce que le juge a retenu. Nul ne l'a lu."
LINES = """
Partager
Lire plus
12 commentaires
À lire aussi
Par Marion Jort
08/03/2021

Oui
- un point
Un intertitre
© 2021 Le Journal
Publié le 8 mars 2021
Une phrase courte.
Le juge des référés a rejeté la demande. Nul n'en a été surpris, car les garanties étaient réelles.
[1] Voir le rapport, dont la page douze dit tout ce que le juge a retenu. Nul ne l'a lu.
Le juge l'a dit [1], et redit (1) puis encore[1],[2]. Personne n'en a été surpris, ni le greffe.
↑ « Le contrat », 2021.
Une note du greffe. ↩
Références
1. Une première note
Son contrat dure quatre ans1. Il est secret2, dit-on à l'hôpital, où nul ne l'a jamais lu.
Service\tMois\tPrix
Name\tLast commit message\tLast commit date
About
14:31 Un titre
13h02
Marion Jort
Le contrat énumère :
la durée
le prix
Image
Un article de Wikipédia, l'encyclopédie libre.
Histoire[modifier]
Le titre de la page ? Par Marion Jort
""".split("\n")


@relaxed
@given(st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=40)), max_size=40))
@example(["", NOTE, "", NOTE])
def test_any_copied_page(lines):
    assert_documents_or_refusal("page.txt", "\n".join(lines).encode("utf-8", "replace"))


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_the_samples_themselves_are_read(name):
    assert read_bytes(name, SAMPLES[name])


@pytest.mark.parametrize("form", ["txt", "html"])
def test_a_run_of_spaces_is_read_at_once(form):
    """A search that tries every space of a run would go on for minutes."""
    text = f"Le juge des référés statue.{' ' * 400_000}Il rejette la demande.{' ' * 400_000}fin"
    page = f"<html><body><p>{text}</p></body></html>" if form == "html" else text
    (found,) = read_bytes(f"a.{form}", page.encode())
    assert "Il rejette la demande." in found.text
