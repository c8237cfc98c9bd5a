"""Which language to speak to the person at the terminal, told before arguments are parsed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.corpus.models import Language

__all__ = ["language_of_error", "language_of_locale", "language_spoken"]

_ASKING = {"ask", "search"}
"""The commands whose arguments are a question."""


def language_spoken(arguments: Sequence[str], environ: Mapping[str, str]) -> Language:
    """The language after `--lang`, wherever it stands, else that of the locale."""
    return _language_option(arguments) or language_of_locale(environ)


def language_of_error(arguments: Sequence[str], environ: Mapping[str, str]) -> Language:
    """As `language_spoken`, but outside a French locale a question is answered in its own."""
    spoken = language_spoken(arguments, environ)
    if _language_option(arguments) or spoken is Language.FRENCH or not _ASKING & set(arguments):
        return spoken
    from bot.language.detect import language_of

    return language_of(" ".join(arguments)[:2000])


def language_of_locale(environ: Mapping[str, str]) -> Language:
    """French for a French locale, else English; variables count in the order of POSIX."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environ.get(name):
            return Language.FRENCH if environ[name].startswith("fr") else Language.ENGLISH
    return Language.ENGLISH


def _language_option(arguments: Sequence[str]) -> Language | None:
    for argument, following in zip(arguments, [*arguments, ""][1:], strict=True):
        name, _, value = argument.partition("=")
        if name == "--lang" and (value or following) in set(Language):
            return Language(value or following)
    return None
