"""What a page says of itself to machines: JSON-LD, Open Graph and the other meta elements.

Title, author, publisher and day, each from the most reliable place that names it: the schema.org
object of the article, the meta elements, then the page as a reader sees it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from bot.corpus.models import Language
from bot.corpus.names import names_in, real_name
from bot.corpus.readers.page_objects import article_object, name_of, page_objects, value_text
from bot.corpus.readers.page_title import (
    Said,
    before_bar,
    is_site,
    page_heading,
    page_title,
    site_name,
)
from bot.corpus.text import collapse

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["PageCard", "page_card"]

_DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})")
_AUTHOR = (
    "author", "article:author", "og:article:author", "dc.creator", "dcterms.creator",
    "citation_author", "parsely-author", "sailthru.author", "byl",
)  # fmt: skip
_LAST_NAME_FIRST = {"citation_author", "dc.creator", "dcterms.creator"}
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "dc.date.issued",
    "dcterms.issued", "dc.date", "dcterms.created", "citation_publication_date", "parsely-pub-date",
    "publish-date", "pubdate", "date",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PageCard:
    """Title, author, publisher, day and language as a page names them; any may be missing.

    `text` is the article in one line where the page repeats it to machines.
    """

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: date | None = None
    language: Language | None = None
    text: str | None = None


def page_card(tree: HtmlElement, url: str | None = None) -> PageCard:
    """The card of a page; what contradicts itself or is no name is left out."""
    objects = list(page_objects(tree))
    article = article_object(objects)
    metas = _metas(tree)
    whole = collapse(tree.findtext(".//title") or "")
    named = metas.get("og:title") or metas.get("twitter:title")
    heading = page_heading(tree, named or whole)
    title = heading or named or value_text(article.get("headline")) or before_bar(whole)
    publisher = site_name(Said(tree, metas, objects, article, whole, title, url))
    return PageCard(
        title=heading or page_title(title or whole, publisher) or None,
        author=_author(article, objects, metas, publisher),
        publisher=publisher,
        published=_day(article.get("datePublished")) or _first_day(metas) or _time(tree),
        language=_language(tree, metas),
        text=value_text(article.get("articleBody"), longest=None),
    )


def _metas(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        content = collapse(meta.get("content") or "")
        if not name or not content:
            continue
        if name == "citation_author" and name in found:
            found[name] += f", {content}"
        else:
            found.setdefault(name, content)
    return found


def _author(
    article: dict[str, Any],
    objects: list[dict[str, Any]],
    metas: dict[str, str],
    publisher: str | None,
) -> str | None:
    authors = article.get("author") or article.get("creator")
    listed = authors if isinstance(authors, list) else [authors]
    people = [name_of(one, objects, people=True) for one in listed]
    told = [_in_order(metas.get(name, ""), name) for name in _AUTHOR]
    candidates = [", ".join(filter(None, people)), *told]
    for candidate in candidates:
        names = (names_in(candidate) or "").split(", ")
        named = ", ".join(name for name in names if not is_site(name, publisher))
        if real_name(named):
            return named
    return None


def _in_order(names: str, meta: str) -> str:
    """The names of a meta element; those of libraries put the last name first: "Petit, Ana"."""
    parts = names.split(", ")
    if meta not in _LAST_NAME_FIRST or len(parts) % 2 or any(len(one.split()) > 2 for one in parts):
        return names
    return ", ".join(f"{first} {last}" for last, first in zip(parts[::2], parts[1::2], strict=True))


def _day(value: Any) -> date | None:
    match = _DAY.search(value) if isinstance(value, str) else None
    try:
        return date(*(int(part) for part in match.groups())) if match else None
    except ValueError:
        return None


def _first_day(metas: dict[str, str]) -> date | None:
    days = (_day(metas.get(name, "").replace("/", "-")) for name in _PUBLISHED)
    return next(filter(None, days), None)


def _time(tree: HtmlElement) -> date | None:
    """The day of the element of time that the page marks as that of its publication."""
    marked = cast(
        "list[Any]",
        tree.xpath(
            "(//time[contains(@class, 'publish') or @pubdate or @itemprop='datePublished']"
            "/@datetime | //abbr[contains(@class, 'published')]/@title)"
            "[not(ancestor::*[contains(@class, 'comment')])]"
        ),
    )
    days = {_day(str(value)) for value in marked} - {None}
    return days.pop() if len(days) == 1 else None


def _language(tree: HtmlElement, metas: dict[str, str]) -> Language | None:
    for declared in (tree.get("lang"), tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
                     metas.get("og:locale")):  # fmt: skip
        code = (declared or "")[:2].lower()
        if code in set(Language):
            return Language(code)
    return None
