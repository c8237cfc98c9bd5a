"""Where the article is in a page's tree, and what is not its own inside of that place.

Prose tells: paragraphs of some length that are not links. The article is the smallest element that
holds most of the page's prose; in it, links to other articles, whatever their classes are called,
are told by their form: cards (a heading that is one link, and a sentence) and lists of links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from bot.corpus.furniture import furniture
from bot.corpus.readers.element_text import BLOCKS
from bot.corpus.text import collapse
from bot.language.fold import fold

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["article_place", "drop_cards", "own_text", "widened", "with_heading"]

_UNSEEN = frozenset(
    """
    script style noscript template nav button select option textarea iframe svg footer aside form
    figcaption head
    """.split()
)
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_PROSE = 80
"""Characters from which a paragraph is prose."""

_MOST_LINKED = 0.4
"""Share of a paragraph that may be links."""

_HELD = 0.75
"""Share of its parent's prose that an element must hold for the article to be in it."""

_SHORTEST_LINE = 15
_FURTHEST = 6
_LONG = 50_000
"""Characters of an article that is prose enough to be found by it."""

_MUCH_ELSE = 1.5
_NEARLY_ALL = 0.9
_LONGEST_CARD = 450
_LONGEST_LINK = 200
_MOST_AROUND = 8
"""Elements in a block that may say nothing but one link."""

_FEWEST_CARDS = 2
_LEAD = re.compile(
    r"\W*(?:(?:a )?(?:lire|relire|voir|revoir|ecouter)|read|see|watch|related)"
    r"(?: (?:aussi|egalement|also|more)\W*|(?: \w+){0,2}\s?:\W*)"
)
"""What leads to another article before its link: "Lire aussi :"."""

_SENTENCE = re.compile(r"[.!…;:]\W*$")


def article_place(tree: HtmlElement) -> HtmlElement | None:
    """The smallest element that holds most of the page's prose, or None where there is none."""
    prose = _weigh(tree)
    place = tree if prose.get(tree) else None
    while place is not None:
        heaviest = max(
            (child for child in place if isinstance(child.tag, str)),
            key=lambda child: prose.get(child, 0),
            default=None,
        )
        if heaviest is None or prose.get(heaviest, 0) < _HELD * prose[place]:
            return place
        if heaviest.tag == "p" or not len(heaviest):
            return place
        place = heaviest
    return None


def widened(place: HtmlElement, text: str) -> HtmlElement:
    """The place, or an element around it, that holds nearly all lines of what a library found.

    Short answers under many headings are little prose, but for one; an element that holds much
    else besides is no article.
    """
    lines = [line for line in map(collapse, text.split("\n")) if len(line) >= _SHORTEST_LINE]
    whole = sum(map(len, lines))
    if whole > _LONG:
        return place
    for element in islice((place, *place.iterancestors()), _FURTHEST):
        held = collapse(element.text_content())
        if len(held) > _MUCH_ELSE * whole:
            return place
        if sum(len(line) for line in lines if line in held) >= _NEARLY_ALL * whole:
            return element
    return place


def with_heading(tree: HtmlElement, place: HtmlElement) -> HtmlElement:
    """The smallest element that holds the place and the page's heading, unless it is the page."""
    heading = next(tree.iter("h1"), None)
    above = set() if heading is None else set(heading.iterancestors())
    for element in (place, *place.iterancestors()):
        if element in above:
            return place if element.tag in {"body", "html"} else element
    return place


def drop_cards(tree: HtmlElement) -> None:
    """Take out cards of other articles and lists of links; one alone may be the page's own."""
    cards = [card for card in map(_card, list(_linked_headings(tree))) if card is not None]
    if len(cards) >= _FEWEST_CARDS:
        for card in cards:
            if card.getparent() is not None:
                card.drop_tree()
    for link in list(tree.iter("a")):
        apart = _apart(link)
        if apart is not None and apart.getparent() is not None:
            apart.drop_tree()
    for listed in list(tree.iter("ul", "ol")):
        items = [item for item in listed if item.tag == "li"]
        links = [item for item in items if _is_only_link(item)]
        if len(links) >= max(_FEWEST_CARDS, len(items) / 2):
            for item in links:
                item.drop_tree()


def own_text(element: HtmlElement) -> str:
    """The element's inline text, a line where it breaks one, without the blocks inside it."""
    pieces = [element.text or ""]
    for child in element:
        if child.tag == "br":
            pieces.append("\n")
        elif isinstance(child.tag, str) and child.tag not in BLOCKS and child.tag not in _UNSEEN:
            pieces.append(own_text(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _weigh(root: HtmlElement) -> dict[HtmlElement, int]:
    """The characters of prose in each element, its descendants' included."""
    seen: list[HtmlElement] = []
    unseen: set[HtmlElement] = set()
    for element in root.iter():
        if (
            element.getparent() in unseen
            or not isinstance(element.tag, str)
            or element.tag in _UNSEEN
        ):
            unseen.add(element)
        else:
            seen.append(element)
    prose: dict[HtmlElement, int] = {}
    for element in reversed(seen):
        prose[element] = _prose(element) + sum(prose.get(child, 0) for child in element)
    return prose


def _prose(element: HtmlElement) -> int:
    if element.tag not in BLOCKS:
        return 0
    text = collapse(own_text(element))
    linked = _linked(element) > _MOST_LINKED * len(text)
    return 0 if len(text) < _PROSE or linked or furniture(text) else len(text)


def _linked(element: HtmlElement) -> int:
    """Characters of the element's own text that are links."""
    total = 0
    for child in element:
        if child.tag == "a":
            total += len(child.text_content())
        elif isinstance(child.tag, str) and child.tag not in BLOCKS:
            total += _linked(child)
    return total


def _linked_headings(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Headings that are nothing but one link to another page."""
    for heading in tree.iter(*_HEADINGS):
        text = collapse(heading.text_content())
        links = [link for link in heading.iter("a") if _leads_away(link)]
        inside = any(_leads_away(above) for above in heading.iterancestors("a"))
        if text and (inside or (len(links) == 1 and collapse(links[0].text_content()) == text)):
            yield heading


def _leads_away(link: HtmlElement) -> bool:
    address = link.get("href") or ""
    return bool(address) and not address.startswith(("#", "mailto:", "tel:"))


def _card(heading: HtmlElement) -> HtmlElement | None:
    """The largest element around the heading that holds no more than a card does."""
    card = None
    for above in heading.iterancestors():
        if above.tag in {"body", "main"} or len(collapse(above.text_content())) > _LONGEST_CARD:
            break
        if len(list(above.iter(*_HEADINGS))) > 1:
            break
        card = above
    return card


def _apart(link: HtmlElement) -> HtmlElement | None:
    """The link to another page that holds blocks itself, or the block that says nothing else."""
    text = collapse(link.text_content())
    if not _leads_away(link) or not text or len(text) > _LONGEST_CARD:
        return None
    if any(child.tag in BLOCKS for child in link.iterdescendants()):
        return link if link.find(".//h1") is None else None
    block = link.getparent()
    while block is not None and block.tag not in BLOCKS:
        block = block.getparent()
    if block is None or block.tag not in {"p", "div", "aside"} or len(text) > _LONGEST_LINK:
        return None
    if next(islice(block, _MOST_AROUND, None), None) is not None:
        return None
    around = collapse(own_text(block)).replace(text, "", 1)
    if not around:
        return link
    whole = not any(child.tag in BLOCKS for child in block.iterdescendants())
    return block if whole and _LEAD.fullmatch(fold(around)) else None


def _is_only_link(item: HtmlElement) -> bool:
    """Whether the item is one link; a sentence that is linked is the page's own."""
    text = collapse(item.text_content())
    links = [collapse(link.text_content()) for link in item.iter("a") if link.get("href")]
    return bool(text) and "".join(links) == text and not _SENTENCE.search(text)
