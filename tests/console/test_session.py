import io
import sys
from pathlib import Path

import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document as Line

from bot.clerk import Clerk
from bot.console import library
from bot.console.completion import LineCompleter
from bot.console.desk import Desk
from bot.console.output import Output
from bot.console.session import run_session
from bot.console.slash import COMMANDS, command_called
from bot.corpus.models import Language
from bot.errors import MisuseError
from bot.rendering.messages import catalogue
from bot.settings import Settings

FRENCH, ENGLISH = Language.FRENCH, Language.ENGLISH


@pytest.fixture
def desk(clerk, tmp_path) -> Desk:
    made = Desk(Settings(home=tmp_path, _env_file=None), Output(), FRENCH)
    made.clerk = clerk
    return made


@pytest.fixture
def typed(desk, capsys, monkeypatch):
    """What is printed, and what is told of errors, when these lines are typed."""

    def run(*lines: str, **options: bool) -> tuple[str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(lines)))
        assert run_session(desk, **options) == 0
        return capsys.readouterr()

    return run


def test_a_plain_line_is_a_question(typed) -> None:
    out, err = typed("Qui héberge les données de Doctolib ?")
    assert "«\xa0" in out
    assert "Preuve" in out
    assert not err


def test_names_are_french_and_english_with_or_without_accents(typed) -> None:
    french, _ = typed("/aide")
    english, _ = typed("/HELP")
    assert french == english
    assert "/demander" in french


def test_what_is_wrong_is_said_and_the_session_goes_on(typed) -> None:
    out, err = typed("/sorce maiia", "/source nulle-part-du-tout", "!!!", "/source maiia")
    assert "/source" in err.splitlines()[0]
    assert len(err.splitlines()) == 3
    assert "Identifiant\xa0: maiia" in out


def test_nothing_is_answered_after_the_end(typed) -> None:
    out, _ = typed("/quitter", "/aide")
    assert out == ""


def test_a_first_question_alone_is_answered_without_a_terminal(typed) -> None:
    out, _ = typed("/aide", first_question=True)
    assert "«\xa0" in out
    assert "/demander" not in out


def test_every_command_is_explained_and_called_by_its_names() -> None:
    for command in COMMANDS:
        assert f"slash-{command.key}" in catalogue(FRENCH)
        for language in Language:
            assert command_called(command.name(language)) is command


def test_no_two_commands_share_a_name() -> None:
    for language in Language:
        names = [command.name(language) for command in COMMANDS]
        assert len(names) == len(set(names))


def test_an_unknown_command_names_the_nearest() -> None:
    with pytest.raises(MisuseError) as raised:
        command_called("/sourcs")
    assert raised.value.values["near"].startswith("/source")
    with pytest.raises(MisuseError) as raised:
        command_called("/xyzzy")
    assert "near" not in raised.value.values


def completions(desk: Desk, text: str) -> list[str]:
    found = LineCompleter(desk).get_completions(Line(text), CompleteEvent())
    return [text[: len(text) + each.start_position] + each.text for each in found]


def test_commands_are_completed_in_the_persons_language(desk) -> None:
    assert completions(desk, "/dem") == ["/demander"]
    assert completions(desk, "/as") == []
    assert "/sources" in completions(desk, "/")


def test_documents_are_completed_by_id_or_title(desk) -> None:
    found = completions(desk, "/source doctolib")
    assert found[0] == "/source doctolib"
    titles = [desk.clerk.source(each.removeprefix("/source ")).title for each in found]
    assert all(
        "doctolib" in f"{each} {title}".lower() for each, title in zip(found, titles, strict=True)
    )


def test_a_document_that_was_just_added_is_completed(desk, tmp_path) -> None:
    desk.clerk = Clerk.open(Settings(home=tmp_path, bundle=False, _env_file=None))
    assert completions(desk, "/source ") == []
    completer = LineCompleter(desk)
    for name in ("mairie", "école"):
        path = tmp_path / f"{name}.txt"
        path.write_text(f"Note sur la {name}.", encoding="utf-8")
        library.add(desk, [str(path)])
        list(completer.get_completions(Line("/source "), CompleteEvent()))
        found = list(completer.get_completions(Line(f"/source {name[1:4]}"), CompleteEvent()))
        assert len(found) == 1


@pytest.mark.parametrize("text", ["Qui héberge", "/demander doc", "/inconnue doc", ""])
def test_nothing_else_is_completed(desk, text) -> None:
    assert completions(desk, text) == []


def test_documents_are_added_and_removed_without_leaving(desk, capsys, tmp_path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("La mairie a fermé le café en août.", encoding="utf-8")
    desk.clerk = Clerk.open(Settings(home=tmp_path, bundle=False, _env_file=None))
    command_called("/ajouter").does(desk, str(path))
    (added,) = desk.clerk.sources()
    command_called("/retirer").does(desk, added.id)
    assert not desk.clerk.sources()
    assert added.id in capsys.readouterr().out


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("/résumé egora-2021-03-08", "Résumé écrit par Greffier"),
        ("/définir HDS", "HDS désigne"),
        ("/définir zzzz", "ne définissent pas «\xa0zzzz\xa0»"),
        ("/chronologie Doctolib", "12 mars 2021"),
        ("/divergences Doctolib", "[1]"),
        ("/divergences zzzz", "Aucune divergence"),
        ("/vérifier Rien ici.", "ni citation"),
        ("/vérifier L'article L. 1111-8 du CSP", "L. 1111-8"),
        ("/chronologie zzzz", "Aucun événement sur"),
    ],
)
def test_each_command_shows_what_it_finds(typed, line, words) -> None:
    out, err = typed(line)
    assert words in out
    assert not err


def test_a_receipt_is_replayed(typed, clerk) -> None:
    answer = clerk.ask("Qui est Maiia ?")
    out, _ = typed(f"/preuve {answer.receipt}")
    assert "Preuve valable" in out
    assert answer.quotes[0].text in out


def test_an_altered_quotation_is_set_beside_the_original(typed, clerk) -> None:
    text = clerk.ask("Qui est Maiia ?").quotes[0].text
    assert "Exacte" in typed(f"/vérifier «\xa0{text}\xa0»")[0]
    altered = text.replace("rendez-vous", "transports")
    assert altered != text
    out, _ = typed(f"/vérifier «\xa0{altered}\xa0»")
    assert "Altérée" in out
    assert "transports" in out
    assert text.rstrip(".") in out


@pytest.fixture
def names_told(monkeypatch):
    """What is to be added, each time something is."""
    told: list[list[str]] = []
    monkeypatch.setattr(library, "add", lambda _, sources: told.append(list(sources)) or 0)
    return told


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("/ajouter", []),
        ("/ajouter l'article.txt", ["l'article.txt"]),
        ("/ajouter un deux.txt", ["un deux.txt"]),
        ("/ajouter trois.txt quatre.txt", ["trois.txt", "quatre.txt"]),
        (
            r"/ajouter 'trois et demi.txt' quatre\ cinq.txt",
            ["trois et demi.txt", "quatre cinq.txt"],
        ),
        ("/ajouter https://a.fr/x?y=1", ["https://a.fr/x?y=1"]),
        ("/ajouter ~/note.txt", ["HOME/note.txt"]),
    ],
)
def test_paths_are_typed_or_pasted(typed, names_told, line, names, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", "HOME")
    Path("l'article.txt").touch()
    Path("un deux.txt").touch()
    typed(line)
    assert names_told == [names]


@pytest.mark.parametrize("line", ["/ajouter", "/ajouter  ", '/ajouter ""'])
def test_nothing_is_not_this_folder(typed, line, tmp_path, monkeypatch) -> None:
    (tmp_path / "note.txt").write_text("Une note.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    out, err = typed(line)
    assert not out.strip()
    assert "Rien à ajouter" in err
