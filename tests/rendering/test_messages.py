import ast
import re
import string
from enum import Enum
from pathlib import Path

import pytest
import yaml

import bot
from bot.answering.checking import Finding
from bot.answering.comparison import Difference
from bot.answering.models import Point, Status, Voice
from bot.answering.replay import Fate
from bot.corpus.additions import Outcome
from bot.corpus.models import Kind, Language, Provenance
from bot.errors import RefusedSource
from bot.rendering.messages import catalogue, label, say
from bot.resources import TEMPLATES

FRENCH, ENGLISH = Language.FRENCH, Language.ENGLISH
SOURCES = sorted(Path(bot.__file__).parent.rglob("*.py"))


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def errors_raised() -> dict[str, list[tuple[Path, set[str]]]]:
    """Each message's key with the values given where an error of that key is made."""
    found: dict[str, list[tuple[Path, set[str]]]] = {}
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            if not re.search(r"(Error|Source|Document|Unusable|Unavailable)$", node.func.id):
                continue
            key = node.args[0] if node.args else None
            if isinstance(key, ast.Constant) and re.fullmatch(r"[a-z0-9-]+", str(key.value)):
                values = {keyword.arg for keyword in node.keywords if keyword.arg}
                found.setdefault(key.value, []).append((path, values))
    return found


def test_both_languages_word_the_same_messages() -> None:
    assert catalogue(FRENCH).keys() == catalogue(ENGLISH).keys()


def test_both_languages_fill_in_the_same_values() -> None:
    for key, sentence in catalogue(FRENCH).items():
        assert placeholders(sentence) == placeholders(catalogue(ENGLISH)[key]), key


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.yaml")), ids=lambda path: path.name)
def test_a_key_stands_once(path: Path) -> None:
    keys = [key.value for key, _ in yaml.compose(path.read_text(encoding="utf-8")).value]
    assert len(keys) == len(set(keys))


def test_errors_have_their_message_and_all_its_values() -> None:
    raised = errors_raised()
    assert "source-missing" in raised
    for key, places in raised.items():
        for path, values in places:
            assert key in catalogue(FRENCH), f"{path.name}: {key} has no words"
            missing = placeholders(catalogue(FRENCH)[key]) - values
            assert not missing, f"{path.name}: {key} wants {missing}"


def test_templates_say_only_what_is_worded() -> None:
    for path in sorted(TEMPLATES.rglob("*.j2")):
        for key in re.findall(r'say\("([\w-]+)"', path.read_text(encoding="utf-8")):
            assert key in catalogue(FRENCH) or any(
                known.startswith(key) for known in catalogue(FRENCH) if key.endswith("-")
            ), f"{path.name}: {key} has no words"


@pytest.mark.parametrize(
    "value",
    [
        *Kind,
        *Language,
        *Provenance,
        *Voice,
        *Status,
        *Point,
        *Outcome,
        *Fate,
        *Finding,
        *Difference,
    ],
    ids=lambda value: f"{type(value).__name__}.{value.name}",
)
def test_every_value_a_person_meets_has_a_name(value: Enum) -> None:
    assert label(value, FRENCH)
    assert label(value, ENGLISH)


def test_french_is_set_as_the_french_set_it() -> None:
    for key, sentence in catalogue(FRENCH).items():
        assert not re.search(" [:;?!»]|« |'", sentence), key


def test_an_error_is_said_with_its_values() -> None:
    error = RefusedSource("source-missing", path="a.txt")
    assert "a.txt" in say(error, FRENCH)
    assert say(error, FRENCH) != say(error, ENGLISH)


@pytest.mark.parametrize(
    ("language", "key", "values", "words"),
    [
        (FRENCH, "source-too-large", {"path": "a", "limit": 64 * 1024 * 1024}, "64\u00a0Mio"),
        (ENGLISH, "source-too-large", {"path": "a", "limit": 1_500_000}, "1.43\u00a0MiB"),
        (FRENCH, "text-too-long", {"path": "a", "limit": 20_000_000}, "20\u202f000\u202f000 car"),
        (ENGLISH, "text-too-long", {"path": "a", "limit": 20_000_000}, "20,000,000 char"),
        (ENGLISH, "pdf-too-long", {"path": "a", "limit": 5_000}, "5000 pages"),
        (ENGLISH, "address-port", {"path": "a", "port": 65_000}, "port 65000 "),
    ],
)
def test_numbers_are_written_as_the_language_does(language, key, values, words) -> None:
    assert words in say(key, language, **values)
