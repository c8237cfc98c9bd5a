"""The words of Greffier in French and English: every `*.fr.yaml` and `*.en.yaml` of templates/.

Each file is flat: a key and a sentence with `{placeholders}`; `{limit:size}` is a number of bytes,
and large numbers are grouped as the language does, but where `!s` says that they are names. All
files of one language make one catalogue, in which a key stands once. French sentences may be typed
with plain signs: the spaces that French typography wants unbreakable (before `: ; ? !`, inside
`« »`) and its apostrophe are put in here.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import cache
from string import Formatter
from typing import Any

from bot.corpus.models import Language
from bot.errors import GreffierError
from bot.resources import TEMPLATES

__all__ = ["catalogue", "label", "say"]

_BREAKABLE = re.compile(" (?=[:;?!»])|(?<=«) ")


_GROUPED_FROM = 10_000
_MEBIBYTE = 1024 * 1024


class _Formatter(Formatter):
    """Fills in numbers as a language writes them."""

    def __init__(self, thousands: str, mebibytes: str) -> None:
        self._thousands = thousands
        self._mebibytes = mebibytes

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec == "size":
            return f"{value / _MEBIBYTE:.3g}\N{NO-BREAK SPACE}{self._mebibytes}"
        if isinstance(value, int) and not format_spec and value >= _GROUPED_FROM:
            return f"{value:,}".replace(",", self._thousands)
        return str(super().format_field(value, format_spec))


_FORMATTERS = {
    Language.FRENCH: _Formatter("\N{NARROW NO-BREAK SPACE}", "Mio"),
    Language.ENGLISH: _Formatter(",", "MiB"),
}


@cache
def catalogue(language: Language) -> dict[str, str]:
    """Every message of a language by its key.

    Raises:
        ValueError: two files word the same key.
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    words: dict[str, str] = {}
    for path in sorted(TEMPLATES.glob(f"*.{language.value}.yaml")):
        read = yaml.load(path.read_text(encoding="utf-8"), loader)  # noqa: S506 - a safe loader
        twice = words.keys() & read.keys()
        if twice:
            raise ValueError(f"{path.name} words again: {', '.join(sorted(twice))}")
        words |= read
    if language is Language.FRENCH:
        words = {key: _in_french_type(said) for key, said in words.items()}
    return words


def _in_french_type(said: str) -> str:
    return _BREAKABLE.sub("\N{NO-BREAK SPACE}", said).replace("'", "’")


def say(what: GreffierError | str, language: Language, /, **values: Any) -> str:
    """The sentence of an error, or of a key filled in with `values`."""
    if isinstance(what, GreffierError):
        return say(what.message, language, **what.values)
    return _FORMATTERS[language].vformat(catalogue(language)[what], (), values)


def label(value: Enum, language: Language) -> str:
    """What a person calls a kind, a voice, a status…: the message `kind-decision`, `voice-law`."""
    return say(f"{type(value).__name__.lower()}-{value.value}", language)
