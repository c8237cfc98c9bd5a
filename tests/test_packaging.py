"""The wheel is all that a person needs: code, documents and templates."""

import json
import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def run(*command: object, **options: object) -> str:
    done = subprocess.run(
        [sys.executable, *map(str, command)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        **options,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """The wheel, built with what is installed: nothing is fetched."""
    folder = tmp_path_factory.mktemp("dist")
    run("-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT)
    return next(folder.glob("greffier-*.whl"))


def test_the_wheel_holds_documents_templates_and_licences(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for suffix in (
        "bot/py.typed",
        "bot/data/corpus/thesaurus.yaml",
        "bot/data/templates/messages.fr.yaml",
        "bot/data/templates/console/answer.txt.j2",
        "licenses/LICENSE",
        "licenses/corpus/LICENSE",
    ):
        assert any(name.endswith(suffix) for name in names), suffix
    assert not any(name.startswith("tests/") for name in names)


def test_the_installed_wheel_answers_from_any_folder(wheel: Path, tmp_path: Path) -> None:
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    elsewhere.mkdir()
    pip = ("-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    run(*pip, "--no-deps", "--no-index", "--no-compile", "--target", site, wheel)
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(site),
        "GREFFIER_HOME": str(tmp_path / "home"),
    }
    question = "Qui héberge les données de Doctolib ?"
    command = (site / "bin" / "greffier", "ask", "--json", question)
    answer = json.loads(run(*command, cwd=elsewhere, env=environment))
    assert answer["status"] == "answered"
    assert "AWS" in answer["quotes"][0]["text"]
    shown = run("-m", "bot", "ask", question, cwd=elsewhere, env=environment)
    assert answer["quotes"][0]["text"] in shown


def test_every_dependency_has_one_pinned_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").split()
    pinned = {line.partition("==")[0].lower().replace("_", "-") for line in lines}
    assert len(pinned) == len(lines)
    wanted = [*project["dependencies"]]
    for extra in project["optional-dependencies"].values():
        wanted += extra
    for requirement in wanted:
        name = requirement.split(";")[0].split("[")[0]
        for sign in "<>=!~ ":
            name = name.split(sign)[0]
        known = name.lower().replace("_", "-")
        assert known in {*pinned, project["name"]}, requirement
