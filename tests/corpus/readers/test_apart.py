"""Reading in a process apart: the same documents, and no parser can run away."""

import os
import signal
import zlib
from pathlib import Path

import pytest

from bot.corpus.readers import Limits, read_bytes
from bot.corpus.readers.apart import Apart
from bot.errors import RefusedSource

TEXT = "Un titre\n\nUn texte sur l'hébergement des données.".encode()


def test_the_same_documents_as_here_one_process_for_all(monkeypatch):
    monkeypatch.setenv("GREFFIER_SECRET", "secret")
    with Apart() as apart:
        assert apart.read_bytes("a.txt", TEXT) == read_bytes("a.txt", TEXT)
        process = apart._process
        assert b"secret" not in Path(f"/proc/{process.pid}/environ").read_bytes()
        with pytest.raises(RefusedSource) as error:
            apart.read_bytes("b.pdf", b"%PDF-1.7 nothing")
        assert (error.value.message, error.value.values["path"]) == ("pdf-damaged", "b.pdf")
        assert apart.read_bytes("a.txt", TEXT)
        assert apart._process is process
    assert process.poll() is not None


def test_a_reading_that_takes_too_long_is_ended(tmp_path, monkeypatch):
    with Apart(Limits(seconds=0.5)) as apart:
        apart.read_bytes("a.txt", TEXT)
        os.kill(apart._process.pid, 19)
        with pytest.raises(RefusedSource) as error:
            apart.read_bytes("a.txt", TEXT)
    assert error.value.message == "reading-too-long"


def test_a_process_that_dies_is_replaced():
    with Apart() as apart:
        apart.read_bytes("a.txt", TEXT)
        apart._process.kill()
        apart._process.wait()
        with pytest.raises(RefusedSource) as error:
            apart.read_bytes("a.txt", TEXT)
        assert error.value.message == "reading-too-heavy"
        assert apart.read_bytes("a.txt", TEXT)


@pytest.mark.parametrize(
    ("end", "message"),
    [
        ("SIGXCPU", "reading-too-long"),
        ("SIGKILL", "reading-too-heavy"),
        ("SIGABRT", "reading-too-heavy"),
        ("SIGSEGV", "reading-failed"),
    ],
)
def test_the_end_of_a_process_tells_which_limit_it_met(end, message):
    with Apart() as apart:
        apart.read_bytes("a.txt", TEXT)
        os.kill(apart._process.pid, getattr(signal, end))
        with pytest.raises(RefusedSource) as error:
            apart.read_bytes("b.txt", TEXT)
    assert error.value.message == message


def test_processor_time_is_bounded():
    slow = b"[" * 200_000
    with Apart(Limits(seconds=0.0)) as apart, pytest.raises(RefusedSource) as error:
        apart.read_bytes("a.md", slow)
    assert (error.value.message, error.value.values["limit"]) == ("reading-too-long", "0")


def test_memory_is_bounded():
    many = b"<p>" + b"<b>x</b>" * 2_000_000
    limits = Limits(memory=400 * 1024 * 1024)
    with Apart(limits) as apart, pytest.raises(RefusedSource) as error:
        apart.read_bytes("a.html", many)
    assert error.value.message in {"reading-too-heavy", "reading-failed", "page-without-text"}


def test_a_page_that_unfolds_without_end_is_too_heavy():
    content = zlib.compress(b" " * 300_000_000)
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(content), content),
    )
    pdf = b"%PDF-1.7\n" + b"".join(
        b"%d 0 obj\n%s\nendobj\n" % (number, told) for number, told in enumerate(objects, 1)
    )
    limits = Limits(memory=500 * 1024 * 1024)
    with Apart(limits) as apart, pytest.raises(RefusedSource) as error:
        apart.read_bytes("a.pdf", pdf + b"trailer<</Root 1 0 R>>\n%%EOF")
    assert error.value.message == "reading-too-heavy"


def test_a_file_larger_than_the_limit_never_reaches_the_process():
    with Apart(Limits(bytes=10)) as apart:
        with pytest.raises(RefusedSource) as error:
            apart.read_bytes("a.txt", TEXT)
        assert error.value.message == "source-too-large"
        assert apart._process is None
