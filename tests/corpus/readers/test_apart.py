"""Reading in a process apart: the same documents, and no parser can run away."""

import os
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
        assert error.value.message == "reading-failed"
        assert apart.read_bytes("a.txt", TEXT)


def test_memory_is_bounded():
    many = b"<p>" + b"<b>x</b>" * 2_000_000
    limits = Limits(memory=400 * 1024 * 1024)
    with Apart(limits) as apart, pytest.raises(RefusedSource) as error:
        apart.read_bytes("a.html", many)
    assert error.value.message in {"reading-too-heavy", "reading-failed", "page-without-text"}


def test_a_file_larger_than_the_limit_never_reaches_the_process():
    with Apart(Limits(bytes=10)) as apart:
        with pytest.raises(RefusedSource) as error:
            apart.read_bytes("a.txt", TEXT)
        assert error.value.message == "source-too-large"
        assert apart._process is None
