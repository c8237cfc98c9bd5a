"""What is taken out of a page's tree before its article is looked for.

A page says in three ways that a part is none of its text: by the names that it gives the part, by
the heading or label above it ("À lire aussi", "Commentaires"), and by its place above the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from bot.corpus.byline import byline
from bot.corpus.furniture import Furniture, furniture
from bot.corpus.furniture_words import BANNERS, RELATED
from bot.corpus.readers.element_text import BLOCKS
from bot.corpus.text import collapse
from bot.language.fold import fold

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["drop_above", "drop_amendment_marks", "drop_furniture", "drop_sections", "is_named"]

_FURNITURE = re.compile(
    r"(?:^|[-\s])(?:poll|sondage|newsletter\w*|related\w*|read-?also|lire-?aussi|a-?lire|to-?read"
    r"|comments?|commentaires?|reactions|share|sharing|sharedaddy|social|partage|promo|advert\w*"
    r"|publicite|breadcrumbs?|cookies?|consent|cta|signup|subscri\w+|outbrain|taboola|sponsor\w*"
    r"|most-?(?:read|popular|viewed)|plus-?lus|editsection|toc|sommaire|table-of-contents|fr-summary"
    r"|hatnote|homonymie|navbox|noprint|catlinks|paywall-\w+|gallery|carousel|slideshow"
    r"|transcript\w*|didomi\w*|onetrust\w*|(?:oj-)?hd-(?:date|lg|ti|oj|uniq)|bglang|tool-?bar"
    r"|screen-reader-\w+|visually-hidden|sr-only|skip-?links?|recirc\w*|recommended"
    r"|contenus?-associes?\w*|meme-?(?:sujet|theme|rubrique)|tags|tags-links|tag-?list|keywords"
    r"|mots-?cles|topics?-list|links-block|author-(?:box|bio|after\w*)|about-author|pager|pagenav"
    r"|pagination|nav-links|navigation|feedback|popup|popin|abonnez(?:-vous)?|soutenez(?:-nous)?|donate|donation"
    r"|(?:article|entry|post)-footer|skip-link\w*)(?:$|[-\s])",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:^|[-\s])(?:captions?|caption-text|legende?|credits?)(?:$|[-\s])", re.IGNORECASE
)
_OWN = re.compile(r"(?:^|\s)(?:hentry|h-entry|type-post|node--view-mode-full)(?:\s|$)")
_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])|_+")
_NAMES = ("class", "id", "aria-label", "data-component", "data-gu-name", "role")
_PARTS = (
    "div", "section", "aside", "ul", "ol", "li", "dl", "form", "p", "span", "table", "nav",
    "figure", "a",
)  # fmt: skip
_LARGEST = 0.3
"""Share of the page's text above which a part is no furniture, whatever its name."""

_AMENDED = re.compile(r"\s?[►▼]\s*[A-Z]\d{0,3}\b|\s?◄")
_LONGEST_CAPTION = 400
_LONGEST_NOTICE = 600
_LONGEST_LABEL = 80
_HEADINGS = {f"h{level}": level for level in range(2, 7)}
_LABELS = ("p", "div", "span", "strong", "b")
_LOWEST = 7
_MOST_INSIDE = 3
"""Elements in a heading or a label, or around it with nothing else."""

_MOSTLY = 0.5


def is_named(element: HtmlElement, names: re.Pattern[str]) -> bool:
    """Whether one of the names that the page gives the element is among those.

    A label of many words tells what the part is about, and so does a name made of its heading.
    """
    for key in _NAMES:
        name = element.get(key) or ""
        if key == "aria-label" and name.count(" ") > 2:
            continue
        if names.search(_WORDS.sub("-", name)) and not (key == "id" and _is_slug(name, element)):
            return True
    return False


def drop_furniture(tree: HtmlElement) -> None:
    """Take out the small parts of a page that its own names call furniture, and captions."""
    whole = len(tree.text_content())
    for element in list(tree.iter(*_PARTS)):
        if element.getparent() is None or _OWN.search(element.get("class") or ""):
            continue
        # A word processor's running head and foot, in a text that it saved as a page.
        runs = element.get("title") in {"header", "footer"}
        named = runs or is_named(element, _FURNITURE)
        if not (named or is_named(element, _CAPTION)) or element.find(".//h1") is not None:
            continue
        length = len(element.text_content())
        if length < (_LARGEST * whole if named else _LONGEST_CAPTION):
            element.drop_tree()


def drop_sections(tree: HtmlElement) -> None:
    """Take out what a heading or a label of furniture stands above, with it.

    Comments and notices to the reader go up to the next heading; other things to read, as far as
    they are links.
    """
    whole = len(tree.text_content())
    for element in list(tree.iter(*_HEADINGS, *_LABELS)):
        kind = _headed(element)
        if kind is None or tree not in element.iterancestors():
            continue
        level = _HEADINGS.get(element.tag, _LOWEST)
        ends = kind is not Furniture.RELATED and level < _LOWEST
        top = _alone(element)
        below = takewhile(
            lambda part: not _heads(part, level) and (ends or _leads_away(part)),  # noqa: B023
            top.itersiblings(),
        )
        section = [top, *below]
        largest = _LARGEST * whole if kind is not Furniture.ORNAMENT else _LONGEST_NOTICE
        if sum(len(part.text_content()) for part in section) < largest:
            for part in section:
                part.drop_tree()


def drop_above(tree: HtmlElement, heading: HtmlElement) -> None:
    """Take out the short lines above the page's heading: sections, labels, ways through the site.

    A line that says who wrote the page and when stays, and all where much is above the heading.
    """
    whole = len(tree.text_content())
    above: list[HtmlElement] = []
    for element in tree.iter():
        if element is heading:
            break
        if element.tag in BLOCKS and not any(child.tag in BLOCKS for child in element):
            above.append(element)
    texts = [collapse(element.text_content()) for element in above]
    if sum(len(text) for text in texts if len(text) > _LONGEST_LABEL) > _LARGEST * whole:
        return
    for element, text in zip(above, texts, strict=True):
        if text and len(text) <= _LONGEST_LABEL and not byline(text):
            element.drop_tree()


def drop_amendment_marks(place: HtmlElement) -> None:
    """Take out the arrows that tell which act changed a part of a consolidated text: ►M2 … ◄."""
    for element in place.iter():
        if element.text:
            element.text = _AMENDED.sub("", element.text)
        if element.tail:
            element.tail = _AMENDED.sub("", element.tail)


def _is_slug(name: str, element: HtmlElement) -> bool:
    """Whether the name is that of the element's heading in plain letters: "partage-des-donnees"."""
    heading = next(element.iter("h1", *_HEADINGS), None)
    text = "" if heading is None else heading.text_content()
    plain = re.sub(r"\W|_", "", fold(text))
    return bool(plain) and plain == re.sub(r"\W|_", "", fold(name))


def _headed(element: HtmlElement) -> Furniture | None:
    """The kind of section that the element opens, if it is a heading or a label of furniture."""
    if len(element) > _MOST_INSIDE or any(child.tag in BLOCKS for child in element):
        return None
    text = collapse(element.text_content())
    if not text or len(text) > _LONGEST_LABEL:
        return None
    if RELATED.fullmatch(fold(text)):
        return Furniture.RELATED
    if element.tag in _HEADINGS and BANNERS.match(fold(text)):
        return Furniture.ORNAMENT
    return Furniture.END if furniture(text) is Furniture.END else None


def _alone(element: HtmlElement) -> HtmlElement:
    """The largest element around that holds nothing else."""
    text = collapse(element.text_content())
    for above in element.iterancestors("p", "div", "span", "header", "section", "strong"):
        crowded = next(islice(above, _MOST_INSIDE, None), None) is not None
        if crowded or collapse(above.text_content()) != text:
            break
        element = above
    return element


def _heads(part: HtmlElement, level: int) -> bool:
    """Whether the part is, or holds, a heading of that level or above."""
    return isinstance(part.tag, str) and any(
        _HEADINGS.get(one.tag, 1) <= level for one in part.iter("h1", *_HEADINGS)
    )


def _leads_away(part: HtmlElement) -> bool:
    """Whether the part is mostly links, or says nothing."""
    if not isinstance(part.tag, str):
        return True
    if (part.tail or "").strip():
        return False
    length = len(collapse(part.text_content()))
    return _linked(part) >= _MOSTLY * length


def _linked(part: HtmlElement) -> int:
    links: Iterator[HtmlElement] = part.iter("a")
    return sum(len(collapse(link.text_content())) for link in links)
