"""docs/documents.md gives the limits that the code has."""

from pathlib import Path

from bot.corpus.fetch import Fetcher
from bot.corpus.readers import SUFFIXES, Limits
from bot.settings import Settings

PAGE = (Path(__file__).parents[2] / "docs" / "documents.md").read_text("utf-8")
MEBIBYTE = 1024 * 1024


def test_the_limits_are_true():
    limits, fetcher = Limits(), Fetcher()
    for stated in (
        f"| bytes of a file or a page | {limits.bytes // MEBIBYTE} MiB |",
        f"unfolds to | {limits.expanded_bytes // MEBIBYTE} MiB |",
        f"| pages of a PDF | {limits.pages:,} |",
        f"| characters of a document | {limits.characters // 1_000_000} million |",
        f"| bytes of one line of JSON | {limits.line_bytes // MEBIBYTE} MiB |",
        f"| {limits.seconds:.0f} s, {limits.memory // 1024 // MEBIBYTE} GiB |",
        f"| {fetcher.seconds:.0f} s, {fetcher.redirects} |",
    ):
        assert stated in PAGE
    assert fetcher.bytes == limits.bytes
    assert fetcher.ports == {80, 443, 8080, 8443}


def test_the_quotas_are_true():
    held = Settings(_env_file=None)
    assert f"at most {held.discord_library_documents} documents" in PAGE
    assert f"of {held.discord_library_characters // 1_000_000} million characters" in PAGE
    assert f"at most {held.discord_library_rate} an hour" in PAGE


def test_the_formats_are_named():
    named = {suffix for suffix in SUFFIXES if f"`{suffix}`" in PAGE}
    assert named >= {".txt", ".md", ".html", ".docx", ".odt", ".jsonl"}


def test_the_french_page_gives_the_same_values():
    french = (Path(__file__).parents[2] / "docs" / "documents.fr.md").read_text("utf-8")
    limits, held = Limits(), Settings(_env_file=None)
    for stated in (
        f"{limits.bytes // MEBIBYTE} Mio",
        f"{limits.expanded_bytes // MEBIBYTE} Mio",
        f"{limits.pages:,}".replace(",", " "),
        f"{limits.characters // 1_000_000} millions",
        f"{limits.line_bytes // MEBIBYTE} Mio",
        f"{limits.seconds:.0f} s, {limits.memory // 1024 // MEBIBYTE} Gio",
        f"{Fetcher().seconds:.0f} s, {Fetcher().redirects}",
        f"au plus {held.discord_library_documents} documents",
        f"au plus {held.discord_library_rate} par heure",
    ):
        assert stated in french
