"""What is taken out of a page's tree, or found in it, before its article is looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from bot.corpus.byline import byline, names_in
from bot.corpus.furniture import furniture
from bot.corpus.readers.article import own_text
from bot.corpus.text import collapse

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["drop_amendment_marks", "drop_furniture", "opening", "visible_author"]

_FURNITURE = re.compile(
    r"(?:^|[-_\s])(?:poll|sondage|newsletter|related|read-?also|lire-?aussi|a-?lire|comments?"
    r"|commentaires?|reactions|share|sharing|social|partage|promo|advert\w*|publicite"
    r"|breadcrumbs?|cookies?|consent|cta|signup|subscri\w+|outbrain|taboola|sponsor\w*|most-?(?:read|popular)"
    r"|editsection|toc|hatnote|homonymie|navbox|noprint|catlinks|paywall-\w+|gallery|carousel|slideshow|transcript\w*|didomi\w*"
    r"|onetrust\w*|(?:oj-)?hd-(?:date|lg|ti|oj|uniq)|bglang|screen-reader-text|visually-hidden|sr-only)(?:$|[-_\s])",
    re.IGNORECASE,
)
_STANDFIRST = re.compile(
    r"(?:^|[-_\s])(?:chapo|chapeau|standfirst|lead|lede|intro|introduction|dek|excerpt|summary"
    r"|teaser|article__desc|description|sub-?title|sous-?titre)(?:$|[-_\s])",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"(?:^|[-_\s])(?:byline|author|auteur|signature|vcard)s?(?:$|[-_\s])", re.IGNORECASE
)
_PARTS = ("div", "section", "aside", "ul", "form", "p", "span", "table", "nav", "figure")
_LARGEST = 0.3
"""Share of the page's text above which a part is no furniture, whatever its name."""

_AMENDED = re.compile(r"\s?[►▼]\s*[A-Z]\d{0,3}\b|\s?◄")
_SIGNED_WITHIN = 40
_LONGEST_BYLINE = 160
_ENDED = re.compile(r"(?<!\.\.)[.!?][\"'’”»)\]]*$")
_OPENING = {"p", "div", "h2", "h3", "span", "li"}
_SHORTEST_POINT = 20
_SHORTEST_STANDFIRST = 60
_LONGEST_STANDFIRST = 1_200


def drop_furniture(tree: HtmlElement) -> None:
    """Take out the small parts of a page that its own names call furniture."""
    whole = len(tree.text_content())
    for element in list(tree.iter(*_PARTS)):
        if element.getparent() is None or not _named(element, _FURNITURE):
            continue
        if element.find(".//h1") is None and len(element.text_content()) < _LARGEST * whole:
            element.drop_tree()


def drop_amendment_marks(place: HtmlElement) -> None:
    """Take out the arrows that tell which act changed a part of a consolidated text: ►M2 … ◄."""
    for element in place.iter():
        if element.text:
            element.text = _AMENDED.sub("", element.text)
        if element.tail:
            element.tail = _AMENDED.sub("", element.tail)


def opening(tree: HtmlElement, place: HtmlElement) -> list[str]:
    """What opens an article between its heading and the place of its text.

    Its subtitle or its first sentences, and the points that a list makes of it.
    """
    described = collapse("".join(tree.xpath("//meta[@name='description'][1]/@content")))
    found: list[str] = []
    for element in _between(tree, place):
        text = collapse(own_text(element))
        if element.tag not in _OPENING or byline(text) or furniture(text):
            continue
        named = text == described or _named(element, _STANDFIRST) or element.tag == "h2"
        states = element.tag != "h3" and bool(_ENDED.search(text))
        shortest = _SHORTEST_STANDFIRST if not (named or element.tag == "li") else _SHORTEST_POINT
        if shortest <= len(text) <= _LONGEST_STANDFIRST and (named or states) and text not in found:
            found.append(text)
    return found


def visible_author(tree: HtmlElement, place: HtmlElement, guessed: str | None) -> str | None:
    """Who signs the page between its heading and its text, or at the top of its text.

    A `guessed` name counts only where it stands there.
    """
    near = [*_between(tree, place), *islice(place.iter(), _SIGNED_WITHIN)]
    for element in near:
        if not isinstance(element.tag, str) or len(element.text_content()) > _LONGEST_BYLINE:
            continue
        text = collapse(own_text(element))
        signed = byline(text)
        if signed is not None and signed.author:
            return names_in(signed.author)
        if (
            element.get("rel") == "author"
            or element.get("itemprop") == "author"
            or (_named(element, _SIGNED))
        ):
            named = names_in(text)
            if named and " " in named:
                return named
    named = names_in(guessed or "")
    above = " ".join(own_text(element) for element in near if isinstance(element.tag, str))
    return named if named and named in collapse(above) else None


def _between(tree: HtmlElement, place: HtmlElement) -> Iterator[HtmlElement]:
    """The elements after the page's first heading and before the place."""
    seen = False
    for element in tree.iter():
        if element is place:
            return
        if seen and isinstance(element.tag, str):
            yield element
        seen = seen or element.tag == "h1"


def _named(element: HtmlElement, names: re.Pattern[str]) -> bool:
    called = (element.get(key) for key in ("class", "id"))
    return any(name and names.search(name) for name in called)
