"""Writes every command's help into docs/cli.md and docs/cli.fr.md: `make docs`."""

import contextlib
import io
import os
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import typer

from bot.cli import app, run
from bot.corpus.models import Language

DOCS = Path(__file__).parent.parent / "docs"
PAGES = {Language.ENGLISH: DOCS / "cli.md", Language.FRENCH: DOCS / "cli.fr.md"}
MARK = "<!-- Below: written by `make docs` from the commands themselves. -->\n"


def commands() -> Iterator[tuple[str, ...]]:
    """The words of every command, the bare one first."""

    def below(group: typer.Typer, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        yield words
        for command in group.registered_commands:
            yield (*words, command.name or command.callback.__name__.replace("_", "-"))
        for inner in group.registered_groups:
            yield from below(inner.typer_instance, (*words, inner.name))

    return below(app, ())


def help_of(words: tuple[str, ...], language: Language) -> str:
    """What `--help` prints in a terminal of 80 columns."""
    printed = io.StringIO()
    with mock.patch.dict(os.environ, COLUMNS="80"), contextlib.redirect_stdout(printed):
        code = run([*words, "--lang", language, "--help"])
    assert code == 0
    return printed.getvalue()


def page_of(language: Language) -> str:
    """The page as it should be: its own words, then the help of every command."""
    own = PAGES[language].read_text(encoding="utf-8").partition(MARK)[0]
    helps = (
        f"## {' '.join(('greffier', *words))}\n\n```text\n{help_of(words, language)}```\n"
        for words in commands()
    )
    return own + MARK + "\n" + "\n".join(helps)


if __name__ == "__main__":
    for spoken, path in PAGES.items():
        path.write_text(page_of(spoken), encoding="utf-8")
