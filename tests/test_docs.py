"""What the documentation shows is what the program does."""

import re
from pathlib import Path

import pytest

from bot.corpus.models import Language
from bot.settings import Settings
from tests.command_pages import PAGES, commands, page_of
from tests.readme_sample import READMES, readme_with, shown

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("language", Language)
def test_the_page_of_commands_is_their_help(language: Language) -> None:
    assert PAGES[language].read_text(encoding="utf-8") == page_of(language), "run `make docs`"


@pytest.mark.parametrize("language", Language)
def test_the_readme_shows_what_one_sees(language: Language) -> None:
    path = READMES[language]
    assert path.read_text(encoding="utf-8") == readme_with(shown(language), path), "run `make docs`"


def test_every_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for words in commands():
        assert " ".join(("greffier", *words)) in readme or words == ("console",)


def test_links_within_the_repository_lead_somewhere() -> None:
    for page in [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_every_setting_is_explained() -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    for name, field in Settings.model_fields.items():
        assert field.description, name
        if name in {"home", "bundle", "language"}:
            assert f"GREFFIER_{name.upper()}" in page
