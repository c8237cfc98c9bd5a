"""The terminal's templates in two forms: plain for a pipe, with styles and links for a screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote as percent_encode
from urllib.parse import urlsplit

from jinja2 import Environment

from bot.rendering.clean import clean
from bot.rendering.environment import Ready, make_environment

__all__ = ["plain_environment", "screen_environment"]

_CODES = {"bold": "1", "dim": "2", "cyan": "36"}
"""The codes (SGR) of the styles that templates name."""

_IN_ADDRESSES = "%/:=&?~#+!$,;'@()*-._"


def plain_environment() -> Environment:
    """Templates for a pipe or a file: no colour, and a quote is exactly its characters."""
    return _environment(
        styled=lambda text, _: text,
        linked=lambda text, _: text,
        address=lambda url: url,
        margin="",
    )


def screen_environment() -> Environment:
    """Templates for a terminal: styles and links as its own codes, quotes set in from the margin.

    The codes are told from what documents say by construction: `clean` leaves no code in a value.
    """
    return _environment(
        styled=lambda text, style: f"{_codes(style)}{text}\x1b[0m",
        linked=lambda text, url: f"{_opening(url)}{text}{_opening('')}" if url else text,
        address=lambda url: urlsplit(url)._replace(fragment="").geturl(),
        margin="    ",
    )


def _codes(style: str) -> str:
    return f"\x1b[{';'.join(_CODES[word] for word in style.split())}m"


def _opening(url: str) -> str:
    """The code (OSC 8) after which text opens the address; none for an empty one."""
    return f"\x1b]8;;{percent_encode(url, safe=_IN_ADDRESSES)}\x1b\\"


def _environment(
    styled: Callable[[str, str], str],
    linked: Callable[[str, str | None], str],
    address: Callable[[str], str],
    margin: str,
) -> Environment:
    environment = make_environment("console", clean)

    def ready(value: Any) -> str:
        return value if isinstance(value, Ready) else clean(str(value))

    def quotation(value: Any) -> Ready:
        return Ready(margin + ready(value).replace("\n", "\n" + margin))

    environment.filters["quotation"] = quotation
    environment.filters["style"] = lambda value, style: Ready(styled(ready(value), style))
    environment.filters["link"] = lambda value, url: Ready(linked(ready(value), url))
    environment.filters["address"] = address
    return environment
