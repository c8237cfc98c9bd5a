"""The words of Greffier in French and English: every `*.fr.yaml` and `*.en.yaml` of templates/.

Each file is flat: a key and a sentence with `{placeholders}`. All files of one language make one
catalogue, in which a key stands once. French sentences may be typed with plain signs: the spaces
that French typography wants unbreakable (before `: ; ? !`, inside `« »`) and its apostrophe are
put in here.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import cache
from typing import Any

from bot.corpus.models import Language
from bot.errors import GreffierError
from bot.resources import TEMPLATES

__all__ = ["catalogue", "label", "say"]

_BREAKABLE = re.compile(" (?=[:;?!»])|(?<=«) ")


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
    return catalogue(language)[what].format_map(values)


def label(value: Enum, language: Language) -> str:
    """What a person calls a kind, a voice, a status…: the message `kind-decision`, `voice-law`."""
    return say(f"{type(value).__name__.lower()}-{value.value}", language)
