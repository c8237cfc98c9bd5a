"""What is taken out of a page's tree, or found in it, before its article is looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.corpus.text import collapse

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["drop_furniture", "publisher_of_title", "standfirst"]

_FURNITURE = re.compile(
    r"(?:^|[-_\s])(?:poll|sondage|newsletter|related|read-?also|lire-?aussi|a-?lire|comments?"
    r"|commentaires?|reactions|share|sharing|social|partage|promo|advert\w*|publicite|paywall"
    r"|breadcrumbs?|cookies?|consent)(?:$|[-_\s])",
    re.IGNORECASE,
)
_STANDFIRST = re.compile(
    r"(?:^|[-_\s])(?:chapo|chapeau|standfirst|lead|lede|intro|introduction|dek|excerpt|summary"
    r"|teaser|article__desc|description)(?:$|[-_\s])",
    re.IGNORECASE,
)
_LARGEST = 0.3
"""Share of the page's text above which a part is no furniture, whatever its name."""

_SHORTEST_STANDFIRST = 60
_LONGEST_STANDFIRST = 1_200


def drop_furniture(tree: HtmlElement) -> None:
    """Take out the small parts of a page that its own names call furniture."""
    whole = len(tree.text_content())
    for element in list(tree.iter("div", "section", "aside", "ul", "form", "p")):
        if element.getparent() is None or not _named(element, _FURNITURE):
            continue
        if element.find(".//h1") is None and len(element.text_content()) < _LARGEST * whole:
            element.drop_tree()


def standfirst(tree: HtmlElement) -> str | None:
    """The sentence or two that open an article above its text, where the page names them so."""
    for element in _after_title(tree):
        if element.tag in {"p", "div", "h2"} and _named(element, _STANDFIRST):
            text = collapse(element.text_content())
            if _SHORTEST_STANDFIRST <= len(text) <= _LONGEST_STANDFIRST:
                return text
    return None


def publisher_of_title(tree: HtmlElement, title: str) -> str | None:
    """The site's name where the page's title is the article's followed by it."""
    whole = collapse(tree.findtext(".//title") or "")
    if not title or not whole.startswith(title):
        return None
    match = re.fullmatch(r"\s*[|–—:·-]\s*(\S.{0,50})", whole[len(title) :])
    return match[1].strip() if match else None


def _after_title(tree: HtmlElement) -> Iterator[HtmlElement]:
    seen = False
    for element in tree.iter():
        if seen and isinstance(element.tag, str):
            yield element
        seen = seen or element.tag == "h1"


def _named(element: HtmlElement, names: re.Pattern[str]) -> bool:
    return any(names.search(element.get(key) or "") for key in ("class", "id"))
