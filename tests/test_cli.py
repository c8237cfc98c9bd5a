"""The command as a person or a program runs it: a process of its own."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.cli import run
from bot.corpus.front_matter import read_yaml
from bot.corpus.library import Library

ROOT = Path(__file__).parent.parent
QUESTION = "Qui héberge les données de Doctolib ?"


@pytest.fixture(scope="session")
def shared_home(tmp_path_factory) -> Path:
    """A home that keeps its index from one test to the next."""
    return tmp_path_factory.mktemp("shared") / "home"


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "bot", *map(str, arguments)]


def environment(home: Path, **variables: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    return kept | {"PYTHONPATH": str(ROOT), "GREFFIER_HOME": str(home)} | variables


@pytest.fixture
def greffier(shared_home, tmp_path):
    """Run a command line in an empty folder; French unless a language is given."""

    def run(
        *arguments: object, typed: bytes | str = b"", home: Path = shared_home, **variables: str
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            command(*arguments),
            input=typed.encode() if isinstance(typed, str) else typed,
            capture_output=True,
            cwd=tmp_path,
            env=environment(home, **({"LANG": "fr_FR.UTF-8"} | variables)),
            timeout=120,
            check=False,
        )
        return subprocess.CompletedProcess(
            arguments, done.returncode, done.stdout.decode(), done.stderr.decode()
        )

    return run


def one_line(text: str) -> bool:
    return text.endswith("\n") and text.count("\n") == 1 and text.startswith("greffier: ")


def test_a_question_is_answered_with_quotes_and_nothing_else(greffier) -> None:
    done = greffier("ask", QUESTION)
    assert done.returncode == 0
    assert "«\xa0" in done.stdout
    assert "\x1b" not in done.stdout
    assert done.stderr == ""


def test_a_question_needs_no_command_and_may_be_several_words(greffier) -> None:
    asked = greffier("ask", *QUESTION.split()).stdout
    assert greffier(QUESTION).stdout == asked


def test_no_answer_has_its_own_exit_code(greffier) -> None:
    done = greffier("ask", "--json", "Quelle est la recette des crêpes bretonnes ?")
    assert done.returncode == 3
    assert json.loads(done.stdout)["quotes"] == []


def test_shared_options_stand_before_or_after_the_command(greffier, tmp_path) -> None:
    home = tmp_path / "empty"
    before = greffier("--no-bundle", "--home", home, "--lang", "en", "sources")
    after = greffier("sources", "--no-bundle", "--home", home, "--lang=en")
    assert before.stdout == after.stdout == "No document.\n"


def test_json_quotes_are_at_their_offsets(greffier) -> None:
    lines = [json.dumps({"id": n, "question": f"{QUESTION} {n}"}) for n in range(5)]
    done = greffier("ask", "--jsonl", typed="\n".join([*lines, "{bad", "Who is Maiia?"]))
    assert done.returncode == 0
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == [0, 1, 2, 3, 4, None, None]
    assert answers[5]["error"] == "question-not-json"
    quotes = [quote for answer in answers for quote in answer.get("quotes", ())]
    assert len(quotes) >= 6
    document = json.loads(greffier("source", quotes[0]["document"], "--json").stdout)
    for quote in quotes:
        if quote["document"] == document["id"]:
            assert document["text"][quote["start"] : quote["end"]] == quote["text"]


def test_no_quote_of_hundreds_of_answers_differs_from_its_document(greffier, clerk) -> None:
    asked = [
        {"id": f"{kind}-{number}", "question": each["question"]}
        for name in ("training", "off")
        for kind, group in read_yaml(ROOT / "tests" / "questions" / f"{name}.yaml").items()
        for number, each in enumerate(group)
        if number % 3 == 0
    ]
    assert len(asked) > 200
    done = greffier("ask", "--jsonl", typed="\n".join(map(json.dumps, asked)))
    assert done.returncode == 0
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [{key: answer[key] for key in ("id", "question")} for answer in answers] == asked
    texts = {document.id: document.text for document in clerk.sources()}
    quotes = [quote for answer in answers for quote in answer["quotes"]]
    assert len(quotes) > 200
    for quote in quotes:
        assert texts[quote["document"]][quote["start"] : quote["end"]] == quote["text"]
    for answer in answers:
        assert (answer["status"] == "unanswered") == (answer["quotes"] == [])


def test_passages_are_ranked(greffier) -> None:
    done = greffier("search", "--jsonl", "--top", 3, typed='{"id": "a", "question": "Doctolib"}\n')
    found = json.loads(done.stdout)
    assert found["id"] == "a"
    scores = [hit["score"] for hit in found["hits"]]
    assert len(scores) == 3
    assert scores == sorted(scores, reverse=True)


def test_documents_are_listed_one_a_line(greffier) -> None:
    cards = [json.loads(line) for line in greffier("sources", "--json").stdout.splitlines()]
    assert len({card["id"] for card in cards}) == len(cards) > 15
    assert not any("text" in card for card in cards)


def test_a_document_is_added_answers_and_is_removed(greffier, tmp_path) -> None:
    home = tmp_path / "home"
    path = tmp_path / "note.txt"
    path.write_bytes("La mairie\n\nLa mairie a fermé le café en août.\n".encode("cp1252"))
    added = greffier("add", path, "--json", "--no-bundle", home=home)
    assert added.returncode == 0
    result = json.loads(added.stdout)
    assert result["outcome"] == "added"
    asked = greffier("ask", "--json", "--no-bundle", "Qui a fermé le café ?", home=home)
    assert "La mairie a fermé le café en août." in asked.stdout
    assert result["document"] in greffier("sources", "--added", home=home).stdout
    assert greffier("remove", result["document"], home=home).returncode == 0
    assert "Aucun document" in greffier("sources", "--no-bundle", home=home).stdout


def test_a_file_that_changed_is_read_again_and_answers(greffier, tmp_path) -> None:
    home = tmp_path / "home"
    path = tmp_path / "note.txt"
    path.write_text("La mairie\n\nLa mairie a fermé le café en août.\n", encoding="utf-8")
    greffier("add", path, "--no-bundle", home=home)
    assert greffier("sync", "--no-bundle", home=home).stdout.startswith("Déjà là")
    path.write_text("La mairie\n\nLa mairie a fermé le café en octobre.\n", encoding="utf-8")
    os.utime(path, ns=(1, 1))
    told = greffier("sync", "--json", "--no-bundle", home=home)
    assert [json.loads(line)["outcome"] for line in told.stdout.splitlines()] == ["replaced"]
    asked = greffier("ask", "--no-bundle", "Quand le café a-t-il fermé ?", home=home)
    assert "octobre" in asked.stdout
    assert "août" not in asked.stdout
    path.unlink()
    missing = greffier("sync", "--no-bundle", home=home)
    assert missing.returncode == 2
    assert one_line(missing.stderr)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["ask", ""], "Posez une question"),
        (["ask", "a" * 100_000], "trop longue"),
        (["add", "absent.txt", "vide.txt", "binaire.txt"], "absent.txt"),
    ],
    ids=["empty question", "endless question", "files"],
)
def test_misuse_is_one_line_for_each_thing_that_is_wrong(
    greffier, tmp_path, arguments, words
) -> None:
    (tmp_path / "vide.txt").write_bytes(b"")
    (tmp_path / "binaire.txt").write_bytes(bytes(range(256)) * 8)
    done = greffier(*arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert done.stdout == ""
    lines = done.stderr.splitlines(keepends=True)
    assert len(lines) == max(1, len(arguments) - 1 if arguments[0] == "add" else 1)
    assert all(map(one_line, lines))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["ask", "x", "--kind", "roman"], "--kind"),
        (["ask", "x", "--as-of", "hier"], "--as-of"),
        (["ask", "x", "--source", "introuvable-du-tout"], "introuvable-du-tout"),
        (["search", "x", "--top", "0"], "--top"),
        (["search", "x", "--top"], "--top"),
        (["ask", "--jsonl", "x"], "de trop"),
        (["--frobnicate"], "--frobnicate"),
        (["demandre"], "demandre"),
        (["source", "introuvable-du-tout"], "introuvable-du-tout"),
        (["source"], "DOCUMENT"),
        (["add"], "Rien à ajouter"),
        (["add", "--originals", "--no-bundle"], "Rien à ajouter"),
        (["remove", "introuvable"], "introuvable"),
        (["remove", "un", "deux"], "de trop"),
        (["corpus"], "COMMAND"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_command_badly_put_is_told_in_one_line(
    shared_home, monkeypatch, capsys, arguments, words
) -> None:
    monkeypatch.setenv("GREFFIER_HOME", str(shared_home))
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert run(arguments) == 2
    printed = capsys.readouterr()
    assert one_line(printed.err)
    assert words in printed.err
    assert printed.out == ""


def test_an_option_of_the_environment_that_makes_no_sense_is_named(greffier) -> None:
    done = greffier("sources", GREFFIER_BUNDLE="peut-être")
    assert done.returncode == 2
    assert one_line(done.stderr)
    assert "GREFFIER_BUNDLE" in done.stderr


def test_errors_are_in_the_language_of_the_person(greffier) -> None:
    assert "does not exist" in greffier("add", "absent.txt", "--lang", "en").stderr
    assert "too long" in greffier("ask", "Who has said it? " * 500, LANG="C").stderr


def test_a_home_that_cannot_be_written_keeps_nothing_and_answers(greffier, tmp_path) -> None:
    (tmp_path / "file").write_text("")
    home = tmp_path / "file" / "home"
    asked = greffier("ask", QUESTION, home=home)
    assert asked.returncode == 0
    assert asked.stderr == ""
    (tmp_path / "note.txt").write_text("Une note.")
    added = greffier("add", "note.txt", home=home)
    assert added.returncode == 1
    assert one_line(added.stderr)


def test_what_cannot_be_written_out_is_said_once(shared_home) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    with full.open("wb") as out:
        done = subprocess.run(
            command("ask", QUESTION),
            stdout=out,
            stderr=subprocess.PIPE,
            env=environment(shared_home),
            timeout=60,
            check=False,
        )
    assert done.returncode == 1
    assert one_line(done.stderr.decode())


def test_a_reader_that_leaves_is_no_error(shared_home) -> None:
    with subprocess.Popen(
        command("sources", "--json"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(shared_home),
    ) as process:
        assert process.stdout.readline().startswith(b"{")
        process.stdout.close()
        assert process.stderr.read() == b""


def test_ctrl_c_ends_at_once_with_one_line(shared_home) -> None:
    with subprocess.Popen(
        command("ask", "--jsonl"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(shared_home),
    ) as process:
        process.stdin.write(QUESTION.encode() + b"\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["status"] == "answered"
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=30)
    assert process.returncode == 130
    assert one_line(told.decode())


@pytest.mark.parametrize("library", ["yaml", "pydantic"])
def test_ctrl_c_inside_a_library_leaves_no_traceback(shared_home, tmp_path, library) -> None:
    """Interrupted while it is imported, or by what it makes of the exception."""
    struck = {
        "yaml": "sys.modules['yaml'] = None; raise KeyboardInterrupt",
        "pydantic": "raise ValueError('Error calling function: KeyboardInterrupt')",
    }
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\nimport bot.clerk\n"
        f"def ask(*_, **__):\n    {struck[library]}\n"
        "bot.clerk.Clerk.ask = ask\n"
    )
    path = os.pathsep.join([str(tmp_path), str(ROOT)])
    done = subprocess.run(
        command("ask", QUESTION),
        capture_output=True,
        env=environment(shared_home, PYTHONPATH=path, LANG="C"),
        timeout=60,
        check=False,
    )
    assert done.returncode == 130
    assert done.stdout == b""
    assert done.stderr in {b"", b"greffier: Interrupted.\n"}


def test_what_changed_in_a_file_is_told(greffier, tmp_path) -> None:
    path, home = tmp_path / "note.txt", tmp_path / "home"
    path.write_text("Un registre\n\nPremier alinéa.\n\nSecond alinéa.", encoding="utf-8")
    greffier("add", str(path), "--no-bundle", home=home)
    path.write_text("Un registre\n\nPremier alinéa.\n\nTroisième.\n\nFin.", encoding="utf-8")
    told = greffier("add", str(path), "--no-bundle", home=home).stdout
    assert told.replace("\u00a0", " ") == (
        "Remplacé : Un registre (un-registre) — paragraphes nouveaux : 2, disparus : 1\n"
    )


def test_an_addition_is_whole_or_not_at_all_when_interrupted(tmp_path) -> None:
    home, path = tmp_path / "home", tmp_path / "corpus.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(20_000):
            file.write(json.dumps({"_id": str(number), "text": f"La note {number}."}) + "\n")
    with subprocess.Popen(
        command("add", path, "--no-bundle"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(home, LANG="C"),
    ) as process:
        while not (home / "library.sqlite3").exists():
            assert process.poll() is None
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        told, error = process.communicate(timeout=60)
    assert process.returncode == 130
    assert error == b"greffier: Interrupted.\n"
    assert told == b""
    assert list(Library(home).documents()) == []


def test_without_a_terminal_the_first_question_is_answered_and_that_is_all(greffier) -> None:
    done = greffier("console", "--first-question", typed="/aide\n")
    assert done.returncode == 0
    assert "«\xa0" in done.stdout
    assert "/aide" not in done.stdout


def test_a_bare_command_takes_questions_from_its_input(greffier) -> None:
    done = greffier(typed=f"{QUESTION}\n/quitter\n")
    assert done.returncode == 0
    assert "«\xa0" in done.stdout


def test_discord_is_never_imported_in_the_terminal(shared_home) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "bot", "ask", QUESTION],
        capture_output=True,
        env=environment(shared_home),
        timeout=60,
        check=True,
    )
    imported = set(re.findall(rb"\|\s+([\w.]+)$", done.stderr, re.MULTILINE))
    assert b"bot.clerk" in imported
    assert not {name for name in imported if name.split(b".")[0] in {b"discord", b"aiohttp"}}
    assert not imported & {b"rich", b"prompt_toolkit", b"trafilatura"}
