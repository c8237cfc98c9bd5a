"""The wheel is all that a person needs: code, documents and templates."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
QUESTION = "Qui héberge les données de Doctolib ?"


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


def built(folder: Path) -> Path:
    """A wheel, built with what is installed: nothing is fetched."""
    run("-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT)
    return next(folder.glob("greffier-*.whl"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    return built(tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory) -> Path:
    """The folder that the wheel is installed in, without its dependencies."""
    folder = tmp_path_factory.mktemp("site")
    pip = ("-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    run(*pip, "--no-deps", "--no-index", "--no-compile", "--target", folder, wheel)
    return folder


def variables(site: Path, home: Path) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(site),
        "PYTHONDONTWRITEBYTECODE": "1",
        "GREFFIER_HOME": str(home),
    }


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_documents_templates_and_licences(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for suffix in (
        "bot/py.typed",
        "bot/data/corpus/thesaurus.yaml",
        "bot/data/index/manifest.json",
        "bot/data/templates/messages.fr.yaml",
        "bot/data/templates/console/answer.txt.j2",
        "licenses/LICENSE",
        "licenses/corpus/LICENSE",
    ):
        assert any(name.endswith(suffix) for name in names), suffix
    assert not any(name.startswith("tests/") for name in names)


def test_the_wheel_is_the_same_each_time_and_names_no_path_of_this_machine(
    wheel: Path, tmp_path: Path
) -> None:
    again = built(tmp_path)
    assert wheel.read_bytes() == again.read_bytes()
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            assert str(ROOT).encode() not in content, name
            assert tempfile.gettempdir().encode() + b"/" not in content, name


def test_the_installed_wheel_answers_from_any_folder(site: Path, tmp_path: Path) -> None:
    environment = variables(site, tmp_path / "home")
    command = (site / "bin" / "greffier", "ask", "--json", QUESTION)
    answer = json.loads(run(*command, cwd=tmp_path, env=environment))
    assert answer["status"] == "answered"
    assert "AWS" in answer["quotes"][0]["text"]
    shown = run("-m", "bot", "ask", QUESTION, cwd=tmp_path, env=environment)
    assert answer["quotes"][0]["text"] in shown


def test_a_first_question_builds_nothing_and_writes_nowhere(site: Path, tmp_path: Path) -> None:
    before = contents(site)
    home = tmp_path / "home"
    for options in ([], ["--no-bundle", "--json"]):
        asked = [sys.executable, "-m", "bot", "ask", QUESTION, *options]
        done = subprocess.run(
            asked, cwd=tmp_path, env=variables(site, home), capture_output=True, check=False
        )
        assert done.returncode == (3 if options else 0), done.stderr
        assert not (home / "index").exists()
    assert contents(site) == before


def test_documents_are_added_beside_an_index_that_is_read_only(site: Path, tmp_path: Path) -> None:
    before = contents(site)
    (tmp_path / "note.txt").write_text("La mairie a fermé le café en août.\n", encoding="utf-8")
    folders = [site, *filter(Path.is_dir, site.rglob("*"))]
    for folder in folders:
        folder.chmod(0o555)  # what stops anyone but root, who is stopped by nothing
    try:
        environment = variables(site, tmp_path / "home")
        run("-m", "bot", "add", "note.txt", cwd=tmp_path, env=environment)
        for question, found in (("Qui a fermé le café ?", "La mairie"), (QUESTION, "AWS")):
            assert found in run("-m", "bot", "ask", question, cwd=tmp_path, env=environment)
    finally:
        for folder in folders:
            folder.chmod(0o755)
    assert contents(site) == before


def test_documents_changed_in_the_installed_wheel_are_read_again(
    site: Path, tmp_path: Path
) -> None:
    changed = tmp_path / "site"
    shutil.copytree(site, changed)
    for page in changed.glob("bot/data/corpus/*/*.md"):
        was = page.read_text(encoding="utf-8")
        page.write_text(was.replace("Doctolib", "Medirendez"), encoding="utf-8")
    environment = variables(changed, tmp_path / "home")
    question = "Qui héberge les données de Medirendez ?"
    shown = run("-m", "bot", "ask", question, cwd=tmp_path, env=environment)
    assert "Medirendez" in shown
    assert (tmp_path / "home" / "index" / "manifest.json").exists()


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
