import pytest

from bot.console.tongue import language_of_error, language_of_locale, language_spoken
from bot.corpus.models import Language

FRENCH, ENGLISH = Language.FRENCH, Language.ENGLISH


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({"LANG": "fr_FR.UTF-8"}, FRENCH),
        ({"LANG": "fr_BE", "LC_ALL": "en_GB.UTF-8"}, ENGLISH),
        ({"LANG": "en_US", "LC_MESSAGES": "fr_CA"}, FRENCH),
        ({"LANG": "C"}, ENGLISH),
        ({"LANG": "fr_FR", "LC_ALL": ""}, FRENCH),
        ({}, ENGLISH),
    ],
)
def test_the_locale_tells_the_language(environ: dict[str, str], language: Language) -> None:
    assert language_of_locale(environ) is language


@pytest.mark.parametrize(
    "arguments", [["--lang", "fr"], ["--lang=fr"], ["ask", "Who?", "--lang", "fr"]]
)
def test_the_option_comes_first_wherever_it_stands(arguments: list[str]) -> None:
    assert language_spoken(arguments, {"LANG": "en_US"}) is FRENCH


@pytest.mark.parametrize("arguments", [[], ["--lang"], ["--lang", "xx"], ["--lang="]])
def test_an_option_that_says_nothing_leaves_the_locale(arguments: list[str]) -> None:
    assert language_spoken(arguments, {"LANG": "fr_FR"}) is FRENCH
    assert language_spoken(arguments, {}) is ENGLISH


def test_an_error_about_a_question_is_in_its_language() -> None:
    assert language_of_error(["ask", "Qui a jugé l'affaire ?"], {}) is FRENCH
    assert language_of_error(["ask", "Who judged the case?"], {}) is ENGLISH
    assert language_of_error(["ask", "Who judged the case?"], {"LANG": "fr_FR"}) is FRENCH
    assert language_of_error(["ask", "Qui l'a jugée ?", "--lang", "en"], {}) is ENGLISH
    assert language_of_error(["source", "introuvable"], {}) is ENGLISH
