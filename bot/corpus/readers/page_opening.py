"""What stands between a page's heading and its text: who signs it, and what opens it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice, takewhile
from typing import TYPE_CHECKING

from bot.corpus.byline import byline
from bot.corpus.furniture import furniture
from bot.corpus.names import names_in, real_name
from bot.corpus.readers.article import own_text
from bot.corpus.readers.element_text import BLOCKS
from bot.corpus.readers.page_furniture import is_named
from bot.corpus.readers.page_title import is_site
from bot.corpus.text import collapse

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["opening", "title_heading", "visible_author"]

_STANDFIRST = re.compile(
    r"(?:^|[-\s])(?:chapo|chapeau|standfirst|lead|lede|intro|introduction|dek|excerpt|summary"
    r"|teaser|desc|description|sub-?title|sous-?titre)(?:$|[-\s])",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"(?:^|[-\s])(?:byline|author|auteur|signature|vcard)s?(?:$|[-\s])", re.IGNORECASE
)
_HEADINGS = ("h1", "h2", "h3", "h4")
_SIGNED_WITHIN = 40
_CLOSE = 2
_LONGEST_BYLINE = 160
_ENDED = re.compile(r"(?<!\.\.)[.!?][\"'’”»)\]]*$")
_OPENING = {"p", "div", "h2", "h3", "span", "li"}
_APART = {"figure", "figcaption", "nav", "aside", "form", "footer", "button"}
_SHORTEST_POINT = 20
_SHORTEST_STANDFIRST = 60
_LONGEST_STANDFIRST = 1_200


def title_heading(tree: HtmlElement, title: str | None) -> HtmlElement | None:
    """The heading that says the page's title, or its first one of the first level."""
    for level in _HEADINGS:
        for heading in tree.iter(level):
            if title and collapse(heading.text_content()) == title:
                return heading
    return next(tree.iter("h1"), None)


def opening(tree: HtmlElement, heading: HtmlElement | None, place: HtmlElement) -> list[str]:
    """What opens an article between its heading and the place of its text.

    Its subtitle or its first sentences, and the points that a list makes of it.
    """
    described = collapse("".join(tree.xpath("//meta[@name='description'][1]/@content")))
    found: list[str] = []
    for element in _between(tree, heading, place):
        text = collapse(own_text(element))
        if element.tag not in _OPENING or byline(text) or furniture(text):
            continue
        named = text == described or _is_standfirst(element) or element.tag == "h2"
        states = element.tag != "h3" and bool(_ENDED.search(text))
        shortest = _SHORTEST_STANDFIRST if not (named or element.tag == "li") else _SHORTEST_POINT
        if shortest <= len(text) <= _LONGEST_STANDFIRST and (named or states) and text not in found:
            found.append(text)
    return found


def visible_author(
    tree: HtmlElement,
    heading: HtmlElement | None,
    place: HtmlElement,
    guessed: str | None,
    site: str | None,
) -> str | None:
    """Who signs the page between its heading and its text, or at the top of its text.

    What the page marks as its author counts before a line that reads like a signature. A `guessed`
    name counts only where it stands there, and the site's own never.
    """
    near = [
        element
        for element in chain(_between(tree, heading, place), islice(place.iter(), _SIGNED_WITHIN))
        if isinstance(element.tag, str) and len(element.text_content()) <= _LONGEST_BYLINE
    ]
    blocks = (element for element in near if element.tag in BLOCKS)
    lines = [line for block in blocks for line in own_text(block).split("\n") if line.strip()]
    marked = (_marked_name(element) for element in near)
    signed = (names_in(one.author) for one in map(byline, lines) if one and one.author)
    guess = names_in(guessed or "")
    standing = guess if guess and guess in collapse(" ".join(lines)) else None
    names = chain(marked, signed, [standing])
    people = (name for name in names if real_name(name) and not is_site(name or "", site))
    return next(people, None)


def _marked_name(element: HtmlElement) -> str | None:
    """The name in an element that the page marks as its author's; one word alone is none."""
    strictly = element.get("rel") == "author" or "author" in (element.get("itemprop") or "").split()
    if not strictly and not is_named(element, _SIGNED):
        return None
    inner = next(iter(element.xpath(".//*[@itemprop='name' or @rel='author'] | .//a")), None)
    for one in (element, inner):
        if one is None:
            continue
        text = collapse(own_text(one))
        line = byline(text)
        named = names_in(line.author if line and line.author else text)
        if named and " " in named:
            return named
    return None


def _is_standfirst(element: HtmlElement) -> bool:
    """Whether the element, or one close around it that holds no heading, is called so."""
    around = islice(element.iterancestors(), _CLOSE)
    close = takewhile(lambda above: above.find(".//h1") is None, around)
    return any(is_named(one, _STANDFIRST) for one in chain([element], close))


def _between(
    tree: HtmlElement, heading: HtmlElement | None, place: HtmlElement
) -> Iterator[HtmlElement]:
    """The elements after the page's heading and before the place, but for figures and the like."""
    seen = False
    apart: set[HtmlElement] = set()
    for element in tree.iter():
        if element is place:
            return
        if element.tag in _APART or element.getparent() in apart:
            apart.add(element)
        elif seen and isinstance(element.tag, str):
            yield element
        seen = seen or element is heading
