"""What a page says of itself to machines: JSON-LD, Open Graph and the other meta elements.

Title, author, publisher and day, each from the most reliable place that names it: the schema.org
object of the article, the meta elements, then the page as a reader sees it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from bot.corpus.byline import names_in, real_name
from bot.corpus.models import Language
from bot.corpus.text import collapse
from bot.language.fold import fold

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["PageCard", "page_card"]

_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|WebPage|Legislation|Document)$")
_MOST_SCRIPT = 2_000_000
_DEEPEST = 6
_DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})")
_SEPARATOR = re.compile(r"\s+[|–—•·»-]\s+|\s*\|\s*")
_ONE_LINE = 300
_MOST_SITE_WORDS = 6
_SHARED = 0.6
"""Share of a heading's words that the page's title must have for the heading to be its title."""

_SITE = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "citation_publisher",
    "twitter:app:name",
)
_AUTHOR = (
    "author", "article:author", "og:article:author", "dc.creator", "dcterms.creator",
    "citation_author", "parsely-author", "sailthru.author", "byl",
)  # fmt: skip
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "dc.date.issued",
    "dcterms.issued", "dc.date", "dcterms.created", "citation_publication_date", "parsely-pub-date",
    "publish-date", "pubdate", "date",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PageCard:
    """Title, author, publisher, day and language as a page names them; any may be missing."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: date | None = None
    language: Language | None = None


def page_card(tree: HtmlElement) -> PageCard:
    """The card of a page; what contradicts itself or is no name is left out."""
    objects = list(_objects(tree))
    article = _article(objects)
    metas = _metas(tree)
    whole = collapse(tree.findtext(".//title") or "")
    named = metas.get("og:title") or metas.get("twitter:title")
    heading = _heading(tree, named or whole)
    publisher = _publisher(metas, article, objects, whole, heading or named)
    if publisher is None and not heading and not named:
        whole, publisher = _parted(whole)
    title = heading or _without_site(named or _text(article.get("headline")) or whole, publisher)
    return PageCard(
        title=title or None,
        author=_author(article, objects, metas, publisher),
        publisher=publisher,
        published=_day(article.get("datePublished")) or _first_day(metas) or _time(tree),
        language=_language(tree, metas),
    )


def _objects(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD, graphs unfolded."""
    for script in tree.iter("script"):
        kind, content = (script.get("type") or "").lower(), script.text or ""
        if "ld+json" not in kind or len(content) > _MOST_SCRIPT:
            continue
        try:
            yield from _unfolded(json.loads(content, strict=False), 0)
        except (ValueError, RecursionError):
            continue


def _unfolded(found: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(found, list):
        for one in found:
            yield from _unfolded(one, depth + 1)
    elif isinstance(found, dict):
        yield found
        yield from _unfolded(found.get("@graph"), depth + 1)


def _article(objects: list[dict[str, Any]]) -> dict[str, Any]:
    """The object that is the article; a page with a headline is better than one without."""
    likely = [one for one in objects if any(_ARTICLE.search(kind) for kind in _kinds(one))]
    likely.sort(key=lambda one: ("headline" not in one, "author" not in one))
    return likely[0] if likely else {}


def _kinds(one: dict[str, Any]) -> list[str]:
    kinds = one.get("@type")
    return [str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])]


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


def _heading(tree: HtmlElement, titled: str) -> str | None:
    """The page's first heading, where the page's title says the same, or its only one."""
    known = set(_words(titled))
    headings = list(tree.iter("h1"))
    if not known and len(headings) == 1:
        return collapse(headings[0].text_content()) or None
    for heading in headings:
        text = collapse(heading.text_content())
        words = _words(text)
        if words and len(text) <= _ONE_LINE:
            shared = sum(word in known for word in words) / len(words)
            whole = len(words) >= _SHARED * len(known) or fold(titled).startswith(fold(text))
            if shared >= _SHARED and whole:
                return text
    return None


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


def _publisher(
    metas: dict[str, str],
    article: dict[str, Any],
    objects: list[dict[str, Any]],
    whole: str,
    title: str | None,
) -> str | None:
    sites = [one for one in objects if "WebSite" in _kinds(one)]
    found = (
        next((metas[name] for name in _SITE if name in metas), None)
        or _site_of_title(whole, title)
        or _name_of(article.get("publisher"), objects)
        or next((_text(site.get("name")) for site in sites), None)
    )
    if not found:
        return None
    # "Society | The Daily" names a section of the site first.
    last = _SEPARATOR.split(found)[-1].strip()
    return last if 0 < len(_words(last)) <= _MOST_SITE_WORDS else None


def _site_of_title(whole: str, title: str | None) -> str | None:
    """The site's name where the page's title is the article's followed by it."""
    if not title or not fold(whole).startswith(fold(title)):
        return None
    rest = whole[len(title) :]
    parts = [part.strip() for part in _SEPARATOR.split(f" {rest} ")]
    return parts[-1] if len(parts) > 1 and parts[-1] else None


def _parted(whole: str) -> tuple[str, str | None]:
    """A title and the site's name after its last bar, where it has one."""
    title, bar, site = whole.rpartition("|")
    named = bool(bar) and 0 < len(_words(site)) <= _MOST_SITE_WORDS and len(_words(title)) > 1
    return (title.strip(), site.strip()) if named else (whole, None)


def _without_site(title: str, publisher: str | None) -> str:
    """The title without the site's name before or after it."""
    parts = _SEPARATOR.split(title)
    if len(parts) < 2 or not publisher:
        return title
    site = _words(publisher)
    for at, cut in ((-1, slice(None, -1)), (0, slice(1, None))):
        named = _words(parts[at])
        if named and (named == site or "".join(named) == "".join(site)):
            kept = parts[cut]
            start = title.find(kept[0])
            return title[start : title.rfind(kept[-1]) + len(kept[-1])].strip()
    return title


def _author(
    article: dict[str, Any],
    objects: list[dict[str, Any]],
    metas: dict[str, str],
    publisher: str | None,
) -> str | None:
    authors = article.get("author") or article.get("creator")
    listed = authors if isinstance(authors, list) else [authors]
    people = [_name_of(one, objects, people=True) for one in listed]
    candidates = [", ".join(filter(None, people)), *(metas.get(name, "") for name in _AUTHOR)]
    site = "".join(_words(publisher or ""))
    for candidate in candidates:
        names = (names_in(candidate) or "").split(", ")
        named = ", ".join(name for name in names if not _is_site(name, site))
        if real_name(named):
            return named
    return None


def _is_site(name: str, site: str) -> bool:
    """Whether the name is that of the site, which signs what nobody does."""
    joined = "".join(_words(name))
    return bool(site) and (joined == site or (len(joined) > 4 and site.startswith(joined)))


def _name_of(one: Any, objects: list[dict[str, Any]], *, people: bool = False) -> str | None:
    """The name of a person or an organisation, which may be named elsewhere in the graph."""
    if isinstance(one, list):
        one = one[0] if one else None
    if isinstance(one, str):
        return _text(one)
    if not isinstance(one, dict):
        return None
    if "name" not in one and "@id" in one:
        one = next((o for o in objects if o.get("@id") == one["@id"] and "name" in o), one)
    if people and "Organization" in " ".join(_kinds(one)):
        return None
    name = one.get("name")
    return _text(name[0] if isinstance(name, list) and name else name)


def _text(value: Any) -> str | None:
    """A value of JSON-LD as one line of text; its entities are those of HTML, unfolded."""
    if not isinstance(value, str):
        return None
    from html import unescape

    return collapse(unescape(value))[:_ONE_LINE] or None


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
            "//time[contains(@class, 'publish') or @pubdate or @itemprop='datePublished']/@datetime"
            " | //abbr[contains(@class, 'published')]/@title"
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
