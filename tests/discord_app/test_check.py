"""`greffier discord --check`: what would happen, told without connecting."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def check(home, clerk, tmp_path):
    """Runs the check with further variables; the process that has ended."""

    def run(**variables):
        kept = {key: value for key, value in os.environ.items() if not key.startswith("GREFFIER_")}
        return subprocess.run(
            [sys.executable, "-m", "bot", "discord", "--check"],
            env={
                **kept,
                "PYTHONPATH": str(ROOT),
                "GREFFIER_HOME": str(home),
                "GREFFIER_DATABASE": f"sqlite:///{tmp_path / 'greffier.sqlite3'}",
                "GREFFIER_DISCORD_API": "http://127.0.0.1:1/api",
                "LANG": "en_US.UTF-8",
                **variables,
            },
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run


def test_it_tells_of_all_that_would_happen(check, clerk, tmp_path):
    ended = check(GREFFIER_DISCORD_TOKEN="MTAwMg.token.secret", GREFFIER_DISCORD_PERSON_RATE="7")
    assert ended.returncode == 0
    assert "The token has the right form" in ended.stdout
    assert "MTAwMg" not in ended.stdout + ended.stderr
    assert f"Documents: {len(clerk.sources())}." in ended.stdout
    assert "Search engine: embedded." in ended.stdout
    assert str(tmp_path / "greffier.sqlite3") in ended.stdout.replace("\n", "")
    assert "7 per person, 1200 per server" in ended.stdout.replace("\n", " ")
    for name in ("ask", "summary", "library", "Ask about this", "Check the quotes"):
        assert name in ended.stdout


def test_it_speaks_french(check):
    ended = check(GREFFIER_DISCORD_TOKEN="MTAwMg.token.secret", LANG="fr_FR.UTF-8")
    assert "Moteur de recherche : embedded." in ended.stdout.replace("\u00a0", " ")


def test_no_token_is_told_with_the_rest(check):
    ended = check()
    assert "The token of the Discord application is missing" in ended.stdout
    assert "Commands to register" in ended.stdout


@pytest.mark.parametrize("token", ["two words", "accentué"])
def test_what_cannot_be_a_token_is_one_clear_line(check, token):
    ended = check(GREFFIER_DISCORD_TOKEN=token)
    assert ended.returncode == 2
    assert len(ended.stderr.splitlines()) == 1
    assert token not in ended.stderr


def test_the_token_may_stand_in_a_file(check, tmp_path):
    (tmp_path / ".env").write_text("GREFFIER_DISCORD_TOKEN=MTAwMg.token.secret\n", "utf-8")
    assert "The token has the right form" in check().stdout
    (tmp_path / ".env").unlink()
    secrets = tmp_path / "secrets"
    secrets.mkdir()
    (secrets / "greffier_discord_token").write_text("MTAwMg.token.secret\n", "utf-8")
    assert "The token has the right form" in check(CREDENTIALS_DIRECTORY=str(secrets)).stdout
