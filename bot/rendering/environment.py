"""The Jinja environment of a face: what a template prints is escaped for the face, once.

Jinja's own autoescape is off: it is HTML's, and would turn `l'accès` into `l&#39;accès`. Instead,
every value that a template prints goes through the face's `escape`, unless it is `Ready`. Text of
the template itself is the face's markup and is left alone.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.answering.periods import Period
from bot.corpus.models import Language
from bot.rendering.attribution import attribution_of
from bot.rendering.dates import long_date, long_period
from bot.rendering.messages import label, say
from bot.rendering.verdict import verdict
from bot.resources import TEMPLATES

__all__ = ["Ready", "make_environment", "render"]


class Ready(str):
    """Text that is already in its face's form: never escaped again."""

    __slots__ = ()


def make_environment(face: str, escape: Callable[[str], str]) -> Environment:
    """The templates of `templates/FACE`, with `escape` on all that they print.

    A template that prints something undefined raises; None prints nothing. A filter of a face
    returns `Ready` text where it writes the face's markup.
    """

    def finalize(value: Any) -> str:
        if value is None:
            return ""
        return value if isinstance(value, Ready) else escape(str(value))

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES / face),
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # noqa: S701 - see above: it is `finalize` that escapes
    )
    environment.globals["attribution_of"] = attribution_of
    environment.globals["verdict"] = verdict
    return environment


def render(environment: Environment, template: str, language: Language, **values: Any) -> str:
    """The text of a template, which can call `say`, `label`, `long_date`… in the language."""

    def told(key: str, **words: Any) -> str:
        return say(key, language, **words)

    def called(value: Any) -> str:
        return label(value, language)

    def dated(day: date) -> str:
        return long_date(day, language)

    def lasted(period: Period, precision: str) -> str:
        return long_period(period, precision, language)

    return environment.get_template(template).render(
        say=told,
        label=called,
        long_date=dated,
        long_period=lasted,
        language=language,
        **values,
    )
