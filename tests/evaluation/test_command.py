from __future__ import annotations

import json

import pytest

from bot.cli import run
from bot.corpus.models import Language
from bot.evaluation.outcome import LOWER_IS_BETTER, MEASURES
from bot.rendering.messages import say


@pytest.fixture
def command(collection_folder, tmp_path):
    def called(*arguments: str, language: str = "en") -> int:
        home = ["--home", str(tmp_path / "home"), "--lang", language]
        return run(["evaluate", str(collection_folder), *arguments, *home])

    return called


def test_a_table_in_the_persons_language(command, capsys):
    assert command() == 0
    assert "Recall@10" in capsys.readouterr().out
    assert command(language="fr") == 0
    told = capsys.readouterr().out
    assert "Rappel@10" in told
    assert "3 questions" in told


def test_one_json_object(command, capsys):
    assert command("--json", "--lost") == 0
    report = json.loads(capsys.readouterr().out)
    whole = {row["measure"]: row for row in report["measures"] if row["group"] == ""}
    assert whole["ndcg@10"]["count"] == 3
    assert whole["ndcg@10"]["low"] <= whole["ndcg@10"]["value"] <= whole["ndcg@10"]["high"]
    assert {lost["id"] for lost in report["lost"]} >= {"q3"}


def test_lost_questions_are_shown(command, capsys):
    assert command("--lost") == 0
    assert "Que mange le chat" in capsys.readouterr().out


def test_a_run_is_saved_and_compared_with(command, capsys, tmp_path):
    path = str(tmp_path / "run.json")
    assert command("--save", path) == 0
    capsys.readouterr()
    assert command("--against", path, "--json") == 0
    first = json.loads(capsys.readouterr().out)["measures"][0]
    assert first["against"] == {
        "count": 3, "difference": 0.0, "wins": 0, "losses": 0, "ties": 3, "p": 1.0
    }  # fmt: skip
    assert command("--against", path) == 0
    assert "Won" in capsys.readouterr().out


@pytest.fixture
def elsewhere(monkeypatch, tmp_path):
    """A folder of its own, where nothing is written by chance."""
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_the_curve_is_drawn(command, tmp_path, ending):
    path = tmp_path / f"curve.{ending}"
    assert command("--plot", str(path)) == 0
    assert path.stat().st_size > 1_000


@pytest.mark.parametrize(
    "arguments",
    [
        ["--against", "none.json"],
        ["--answers", "none.yaml"],
        ["--foreign", "none"],
        ["--plot", "none/curve.png"],
        ["--plot", "curve.none"],
        ["--save", "none/run.json"],
    ],
)
def test_what_cannot_be_read_or_written_is_one_line(command, capsys, arguments, elsewhere):
    assert command(*arguments) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("language", list(Language))
def test_every_measure_has_a_name(language):
    assert set(MEASURES) >= LOWER_IS_BETTER
    for measure in MEASURES:
        assert say(f"measure-{measure}", language)
