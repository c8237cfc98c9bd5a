"""Markdown, with or without YAML front matter: headings, paragraphs, lists, without their marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from bot.corpus.dates import first_date
from bot.corpus.draft import Draft
from bot.corpus.models import BlockKind
from bot.corpus.numbering import add_paragraph
from bot.corpus.readers.decoding import decode
from bot.corpus.readers.source import Source
from bot.corpus.signature import sign_at_top
from bot.corpus.text import TextBuilder, collapse
from bot.errors import RefusedSource

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["add_markdown", "read_markdown"]

_FRONT_MATTER = re.compile(r"\A---[^\S\n]*\n(?P<yaml>.*?)\n---[^\S\n]*(?:\n|\Z)", re.DOTALL)


def read_markdown(data: bytes, source: Source) -> Iterator[Draft]:
    """The draft of a Markdown file.

    Front matter may name `title`, `author`, `publisher`, `date` and `url`; other keys are ignored.

    Raises:
        RefusedSource: The file is not text, or its front matter is not YAML.
    """
    text = decode(data, source)
    draft = Draft(title=source.title, url=source.url)
    match = _FRONT_MATTER.match(text)
    if match:
        _describe(draft, _front_matter(match["yaml"], source))
        text = text[match.end() :]
    add_markdown(draft.body, text)
    if not draft.body.text:
        raise RefusedSource("source-empty", path=source.name)
    if draft.title == source.title:
        first = draft.body.blocks[0]
        if first.kind is BlockKind.HEADING:
            draft.title = first.of(draft.body.text)
    sign_at_top(draft)
    yield draft


def _front_matter(text: str, source: Source) -> dict[str, Any]:
    import yaml

    try:
        found = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        raise RefusedSource("front-matter-unreadable", path=source.name, line=line) from error
    return found if isinstance(found, dict) else {}


def _describe(draft: Draft, values: dict[str, Any]) -> None:
    for name in ("title", "author", "publisher", "url"):
        value = values.get(name)
        if isinstance(value, str) and value.strip():
            setattr(draft, name, value.strip())
    day = values.get("date", values.get("published"))
    draft.published = day if isinstance(day, date) else first_date(str(day or ""))


def add_markdown(body: TextBuilder, text: str) -> None:
    """Add the blocks of a Markdown text; inline marks and addresses of links are left out."""
    from markdown_it import MarkdownIt

    heading, depth = 0, 0
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type == "heading_open":
            heading = int(token.tag[1:])
        elif token.type == "heading_close":
            heading = 0
        elif token.type in {"list_item_open", "list_item_close"}:
            depth += token.nesting
        elif token.type == "inline":
            _add(body, _words(token), heading, depth)
        elif token.type in {"fence", "code_block"}:
            body.add(token.content)


def _add(body: TextBuilder, words: str, heading: int, depth: int) -> None:
    if heading:
        body.add(words, BlockKind.HEADING, level=heading)
    elif depth:
        body.add(words, BlockKind.ITEM)
    else:
        add_paragraph(body, words)


def _words(token: Token) -> str:
    pieces = []
    for child in token.children or ():
        if child.type in {"softbreak", "hardbreak"}:
            pieces.append(" ")
        elif child.type in {"text", "code_inline"} or child.type == "image":
            pieces.append(child.content)
    return collapse("".join(pieces))
