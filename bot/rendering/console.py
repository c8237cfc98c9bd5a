"""The two forms of the terminal's templates: plain text for a pipe, rich markup for a screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote as percent_encode
from urllib.parse import urlsplit

from jinja2 import Environment

from bot.rendering.clean import clean
from bot.rendering.environment import Ready, make_environment

__all__ = ["plain_environment", "screen_environment"]


def plain_environment() -> Environment:
    """Templates for a pipe or a file: no colour, and a quote is exactly its characters."""
    return _environment(
        clean,
        styled=lambda text, _: text,
        linked=lambda text, _: text,
        address=lambda url: url,
        margin="",
    )


def screen_environment() -> Environment:
    """Templates for a terminal: rich's markup, with links, and quotes set in from the margin."""
    from rich.markup import escape

    def escaped(text: str) -> str:
        return escape(clean(text))

    return _environment(
        escaped,
        styled=lambda markup, style: f"[{style}]{markup}[/{style}]",
        linked=lambda markup, url: f"[link={_target(url)}]{markup}[/link]" if url else markup,
        address=lambda url: urlsplit(url)._replace(fragment="").geturl(),
        margin="    ",
    )


def _environment(
    escape: Callable[[str], str],
    styled: Callable[[str, str], str],
    linked: Callable[[str, str | None], str],
    address: Callable[[str], str],
    margin: str,
) -> Environment:
    environment = make_environment("console", escape)

    def ready(value: Any) -> str:
        return value if isinstance(value, Ready) else escape(str(value))

    def quotation(value: Any) -> Ready:
        return Ready(margin + ready(value).replace("\n", "\n" + margin))

    environment.filters["quotation"] = quotation
    environment.filters["style"] = lambda value, style: Ready(styled(ready(value), style))
    environment.filters["link"] = lambda value, url: Ready(linked(ready(value), url))
    environment.filters["address"] = address
    return environment


def _target(url: str) -> str:
    """The address with nothing left that markup or a terminal could take for its own."""
    return percent_encode(url, safe="%/:=&?~#+!$,;'@()*-._")
