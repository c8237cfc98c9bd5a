"""Discord's markdown: text written so that a reader sees the text itself, and nothing else.

Discord's parser drops a backslash before any sign that is not a letter, a digit or a space, and
shows the sign. So every sign that opens something there gets one: emphasis, code, spoilers, links,
mentions, timestamps, commands and emojis (`<`, `@`, `:smile:`), and, where a line starts, headings,
lists, quotes and small print. `discord.utils.escape_markdown` leaves half of these alone.
"""

from __future__ import annotations

import re

from jinja2 import Environment

from bot.rendering.environment import Ready, make_environment

__all__ = ["blockquote", "code", "discord_environment", "escape", "unescape"]

_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""Controls, marks that turn the reading direction, and halves of characters: nothing to see."""

_SIGNS = re.compile(
    r"[\\*_~`|<>\[\]@]"
    r"|:(?=\S)"  # an emoji's name, an address, a labelled link
    r"|(?<=discord)\.|(?<=discordapp)\.",  # an invitation needs no scheme to be a link
    re.IGNORECASE,
)
_LINE_START = re.compile(r"(?m)^(\s*)(?:([-#+=])|(\d+)([.)]))")
"""A heading, small print, a bullet or a number, at the start of a line."""

_ESCAPED = re.compile(r"\\([^0-9A-Za-z\s])")

_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029]")


def escape(text: str) -> str:
    """Markdown that Discord shows as the text."""
    clean = _LINE_ENDS.sub("\n", _INVISIBLE.sub("", text))
    return _LINE_START.sub(_escape_line_start, _SIGNS.sub(r"\\\g<0>", clean))


def unescape(markdown: str) -> str:
    """The text of which `escape` made the markdown."""
    return _ESCAPED.sub(r"\1", markdown)


def _escape_line_start(match: re.Match[str]) -> str:
    space, sign, number, stop = match.groups()
    return f"{space}\\{sign}" if sign else f"{space}{number}\\{stop}"


def blockquote(markdown: str) -> Ready:
    """The markdown set as a quotation, line by line."""
    return Ready("\n".join(f"> {line}" for line in markdown.split("\n")))


def code(word: str) -> Ready:
    """A word to copy; it must hold no backtick and no line end."""
    return Ready(f"`{word}`")


def discord_environment() -> Environment:
    """The templates of `templates/discord`, where all that they print is escaped."""
    environment = make_environment("discord", escape)

    def marked(sign: str, value: object) -> Ready:
        text = value if isinstance(value, Ready) else escape(str(value))
        return Ready(f"{sign}{text}{sign}")

    environment.filters["bold"] = lambda value: marked("**", value)
    environment.filters["italic"] = lambda value: marked("*", value)
    environment.filters["blockquote"] = lambda value: blockquote(
        value if isinstance(value, Ready) else escape(str(value))
    )
    environment.filters["code"] = code
    return environment
