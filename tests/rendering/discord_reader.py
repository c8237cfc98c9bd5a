"""What a reader sees: Discord's rules of markdown, tried in order at each place of a text.

Written after the rules that Discord's client applies. Plain text may pass; whatever would be shown
as something else than its characters raises `Formatted`.
"""

import re

ESCAPE = re.compile(r"\\([^0-9A-Za-z\s])")
ANYWHERE = [
    ("strong", re.compile(r"\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)")),
    ("underline", re.compile(r"__((?:\\[\s\S]|[^\\])+?)__(?!_)")),
    ("emphasis", re.compile(r"\*(?=\S)((?:\*\*|\s+(?:[^*\s]|\*\*)|[^\s*])+?)\*(?!\*)")),
    ("emphasis", re.compile(r"_((?:__|\\[\s\S]|[^\\_])+?)_(?!_)")),
    ("strikethrough", re.compile(r"~~([\s\S]+?)~~(?!_)")),
    ("code block", re.compile(r"```[\s\S]+?```")),
    ("code", re.compile(r"(`+)([\s\S]*?[^`])\1(?!`)")),
    ("spoiler", re.compile(r"\|\|([\s\S]+?)\|\|")),
    ("masked link", re.compile(r"\[(?:\[[^\]]*\]|[^\[\]])*\]\(\s*<?[^)]*?>?\s*\)")),
    ("mention", re.compile(r"<(@!?|@&|#|:\w+:|a:\w+:|t:|/|id:|sound:)[^>]*>")),
    ("mention", re.compile(r"@(everyone|here|silent)")),
    ("autolink", re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*:[^ >]+>")),
    ("address", re.compile(r"(https?|steam|discord|ftp|mailto|tel):/?/?[^\s<]+", re.IGNORECASE)),
    ("invitation", re.compile(r"discord(app)?\.(gg|com|gift|new)", re.IGNORECASE)),
    ("emoji", re.compile(r":([^\s:]+?(?:::skin-tone-\d)?):")),
    ("shrug", re.compile(r"¯\\_\(ツ\)_/¯")),
]
AT_LINE_START = [
    ("heading", re.compile(r" *#{1,3}\s")),
    ("small print", re.compile(r" *-#\s")),
    ("quote", re.compile(r" *>(>>)?\s")),
    ("list", re.compile(r"[^\S\n]*(?:[*+-]|\d+[.)])\s")),
    ("rule", re.compile(r"[^\S\n]*(?:[-=]{3,})")),
]


class Formatted(Exception):
    """Something is shown otherwise than as its characters."""


def seen(markdown: str) -> str:
    """The characters that a reader sees."""
    out, at = [], 0
    while at < len(markdown):
        if at == 0 or markdown[at - 1] in "\n\r\u2028\u2029":
            for name, rule in AT_LINE_START:
                if rule.match(markdown, at):
                    raise Formatted(f"{name} at {at} of {markdown!r}")
        escaped = ESCAPE.match(markdown, at)
        if escaped:
            out.append(escaped[1])
            at = escaped.end()
            continue
        for name, rule in ANYWHERE:
            if rule.match(markdown, at):
                raise Formatted(f"{name} at {at} of {markdown!r}")
        out.append(markdown[at])
        at += 1
    return "".join(out)


def assert_plain(markdown: str) -> None:
    """Nothing of the text is shown as something else than its characters."""
    try:
        seen(markdown)
    except Formatted as error:
        raise AssertionError(str(error)) from error
