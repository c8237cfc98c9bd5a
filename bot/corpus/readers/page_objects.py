"""The schema.org objects that a page carries in its JSON-LD, and the values in them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING, Any

from bot.corpus.text import collapse

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["article_object", "kinds", "name_of", "page_objects", "value_text"]

_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|WebPage|Legislation|Document)$")
_MOST_SCRIPT = 2_000_000
_DEEPEST = 6
_ONE_LINE = 300


def page_objects(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD, graphs unfolded."""
    for script in tree.iter("script"):
        kind, content = (script.get("type") or "").lower(), script.text or ""
        if "ld+json" not in kind or len(content) > _MOST_SCRIPT:
            continue
        try:
            yield from _unfolded(json.loads(content, strict=False), 0)
        except (ValueError, RecursionError):
            continue


def article_object(objects: list[dict[str, Any]]) -> dict[str, Any]:
    """The object that is the article; a page with a headline is better than one without."""
    likely = [one for one in objects if any(_ARTICLE.search(kind) for kind in kinds(one))]
    likely.sort(key=lambda one: ("headline" not in one, "author" not in one))
    return likely[0] if likely else {}


def kinds(one: dict[str, Any]) -> list[str]:
    """The types that the object says it has."""
    named = one.get("@type")
    return [str(kind) for kind in (named if isinstance(named, list) else [named])]


def name_of(one: Any, objects: list[dict[str, Any]], *, people: bool = False) -> str | None:
    """The name of a person or an organisation, which may be named elsewhere in the graph."""
    if isinstance(one, list):
        one = one[0] if one else None
    if isinstance(one, str):
        return value_text(one)
    if not isinstance(one, dict):
        return None
    if "name" not in one and "@id" in one:
        one = next((o for o in objects if o.get("@id") == one["@id"] and "name" in o), one)
    if people and "Organization" in " ".join(kinds(one)):
        return None
    name = one.get("name")
    return value_text(name[0] if isinstance(name, list) and name else name)


def value_text(value: Any, longest: int | None = _ONE_LINE) -> str | None:
    """A value as one line of text; its entities are those of HTML, unfolded."""
    return (collapse(unescape(value))[:longest] or None) if isinstance(value, str) else None


def _unfolded(found: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(found, list):
        for one in found:
            yield from _unfolded(one, depth + 1)
    elif isinstance(found, dict):
        yield found
        yield from _unfolded(found.get("@graph"), depth + 1)
