"""JSON Lines in the form of the BEIR collections: one document a line, `_id`, `title`, `text`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from bot.corpus.draft import Draft
from bot.corpus.models import is_identifier
from bot.corpus.readers.source import Source
from bot.corpus.text import TextBuilder
from bot.errors import RefusedSource

__all__ = ["read_lines"]

_APART = re.compile(r"\n[^\S\n]*\n\s*")

_LONGEST_WRAPPED = 120
"""Characters of the longest line of a text that was wrapped at a width."""

_LONGEST_OPENING = 100
"""Characters of a text's beginning that may stand for its title."""


def read_lines(lines: Iterable[bytes], source: Source) -> Iterator[Draft]:
    """The drafts of the lines, in order. Blank lines and lines without any text are skipped.

    Keys other than the three are ignored; the `_id`, without spaces around it, is the document's
    id.

    Raises:
        RefusedSource: A line is too long, is not a JSON object, or has no usable `_id`; the error
            names the line by its number.
    """
    for number, line in enumerate(lines, start=1):
        if len(line) > source.limits.line_bytes:
            raise RefusedSource("line-too-long", path=source.name, line=number)
        if line.strip():
            draft = _draft(_parsed(line, number, source), number, source)
            if draft is not None:
                yield draft


def _parsed(line: bytes, number: int, source: Source) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise RefusedSource("line-not-json", path=source.name, line=number) from error
    if not isinstance(record, dict):
        raise RefusedSource("line-not-json", path=source.name, line=number)
    return record


def _draft(record: dict[str, Any], number: int, source: Source) -> Draft | None:
    identifier = record.get("_id")
    if isinstance(identifier, int):
        identifier = str(identifier)
    if not isinstance(identifier, str) or not is_identifier(identifier.strip()):
        raise RefusedSource("line-without-id", path=source.name, line=number)
    title, text = record.get("title") or "", record.get("text") or ""
    if not isinstance(title, str) or not isinstance(text, str):
        raise RefusedSource("line-without-text", path=source.name, line=number)
    body = TextBuilder()
    for paragraph in _paragraphs(_printable(text)) if text.strip() else [_printable(title)]:
        body.add(paragraph)
    if not body.text:
        return None
    return Draft(title=_printable(title) or _opening(body.text), id=identifier.strip(), body=body)


def _paragraphs(text: str) -> list[str]:
    """Its lines where it is not wrapped; else what blank lines part."""
    lines = text.splitlines()
    if any(len(line) > _LONGEST_WRAPPED for line in lines):
        return lines
    return _APART.split(text)


def _opening(text: str) -> str:
    """What a text without a title is called: its first line, cut between words."""
    line = text.split("\n", 1)[0]
    if len(line) <= _LONGEST_OPENING:
        return line
    return line[:_LONGEST_OPENING].rsplit(" ", 1)[0] + " …"


def _printable(text: str) -> str:
    # JSON can carry half of a surrogate pair, which no file can hold.
    return text.encode("utf-8", "replace").decode()
