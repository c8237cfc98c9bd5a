"""Which language to speak to the person at the terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.corpus.models import Language

__all__ = ["language_asked", "language_of_locale"]


def language_of_locale(environ: Mapping[str, str]) -> Language:
    """French for a French locale, else English, as POSIX orders the variables."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environ.get(name):
            return Language.FRENCH if environ[name].startswith("fr") else Language.ENGLISH
    return Language.ENGLISH


def language_asked(arguments: Sequence[str]) -> Language | None:
    """The language after `--lang`, wherever it stands, before the arguments are parsed."""
    for argument, following in zip(arguments, [*arguments[1:], ""], strict=True):
        name, _, value = argument.partition("=")
        if name == "--lang" and (value or following) in set(Language):
            return Language(value or following)
    return None
