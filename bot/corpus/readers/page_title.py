"""The title of a page and the name of its site, told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from bot.corpus.names import publisher_in
from bot.corpus.readers.page_objects import kinds, name_of, value_text
from bot.corpus.text import collapse
from bot.language.fold import fold

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["Said", "before_bar", "is_site", "page_heading", "page_title", "site_name", "words_of"]

_SEPARATOR = re.compile(r"\s+[|–—•·»-]\s+|\s*\|\s*")
_AFTER_SITE = re.compile(r"\s*[:|–—•·»-]\s*$")
_ENDING = re.compile(r"\.(?:fr|com|org|net|eu|info|be|ch|ca|co\.uk|news)$", re.IGNORECASE)
_ONE_LINE = 300
_MOST_SITE_WORDS = 6
_SHORTEST_WORD = 3
_SHARED = 0.6
"""Share of a heading's words that the page's title must have for the heading to be its title."""

_SITE = (
    "og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "citation_publisher",
    "twitter:app:name",
)  # fmt: skip
_HEADINGS = ("//h1", "//*[@itemprop='headline']", "//h2 | //h3")
_HOME = re.compile(r"/?(?:(?:fr|en|index\.\w+)/?)?")
_NO_NAME = re.compile(
    r"(?:retour|back|accueil|home|menu|logo|aller|skip|page|site|image|english|francais)\b"
)


@dataclass(frozen=True, slots=True)
class Said:
    """What a page says of itself: its meta elements, its objects and the one that is its article.

    `whole` is its whole title, `title` the article's where it is known.
    """

    tree: HtmlElement
    metas: dict[str, str]
    objects: list[dict[str, Any]]
    article: dict[str, Any]
    whole: str
    title: str | None
    url: str | None


def page_heading(tree: HtmlElement, titled: str) -> str | None:
    """The page's first heading where the page's title says the same, or its only one."""
    known = set(words_of(titled))
    for path in _HEADINGS:
        headings = cast("list[HtmlElement]", tree.xpath(path))
        if not known and path == _HEADINGS[0] and len(headings) == 1:
            return collapse(headings[0].text_content()) or None
        for heading in headings:
            text = collapse(heading.text_content()) or collapse(heading.get("content") or "")
            if _says_the_same(text, titled, known):
                return text
    return None


def page_title(whole: str, site: str | None) -> str:
    """The title without the site's name before or after it."""
    parts = _SEPARATOR.split(whole)
    words = words_of(site or "")
    for at, cut in ((-1, slice(None, -1)), (0, slice(1, None))):
        named = words_of(parts[at])
        if len(parts) > 1 and named and (named == words or "".join(named) == "".join(words)):
            kept = parts[cut]
            start = whole.find(kept[0])
            return whole[start : whole.rfind(kept[-1]) + len(kept[-1])].strip()
    return whole


def before_bar(whole: str) -> str | None:
    """What stands before the last bar of a page's title, where the site's name may follow it."""
    title, bar, site = whole.rpartition("|")
    named = bool(bar) and 0 < len(words_of(site)) <= _MOST_SITE_WORDS and len(words_of(title)) > 1
    return title.strip() if named else None


def site_name(said: Said) -> str | None:
    """The name of the site that publishes the page, from the first place that has one.

    Of a name that is an address ("Le Journal.fr") and the same without its ending, the latter; of
    one that has no word of the address ("U.S.") and a publisher's that is in it, the latter too.
    """
    candidates = [short for name in _site_names(said) if (short := _short(name, said.url))]
    first = next(iter(candidates), "")
    host = _host_letters(said.url)
    publisher = _short(_publisher(said) or "", said.url)
    if not any(word in host for word in words_of(first) if len(word) >= _SHORTEST_WORD):
        first = publisher if publisher and "".join(words_of(publisher)) in host else first
    bare = _ENDING.sub("", first)
    return next((name for name in candidates if fold(name) == fold(bare)), first) or None


def is_site(name: str, site: str | None) -> bool:
    """Whether the name is that of the site, which signs what nobody does."""
    joined, known = ("".join(words_of(_ENDING.sub("", one))) for one in (name, site or ""))
    return bool(known) and (joined == known or (len(joined) > 4 and known.startswith(joined)))


def words_of(text: str) -> list[str]:
    """The words of a title or a name, folded."""
    return re.findall(r"\w+", fold(text))


def _says_the_same(text: str, titled: str, known: set[str]) -> bool:
    words = words_of(text)
    if not words or len(text) > _ONE_LINE:
        return False
    shared = sum(word in known for word in words) / len(words)
    around = fold(titled).startswith(fold(text)) or (
        len(words) > 1 and fold(titled).endswith(fold(text))
    )
    return shared >= _SHARED and (around or len(words) >= _SHARED * len(known))


def _site_names(said: Said) -> Iterator[str]:
    """What may name the site, the most reliable first."""
    tree = said.tree
    found = [said.metas.get(name) for name in _SITE]
    found += [_site_of_title(said.whole, said.title), _publisher(said)]
    found += [value_text(one.get("name")) for one in said.objects if "WebSite" in kinds(one)]
    found += [
        collapse(one.get("content") or one.text_content())
        for one in tree.xpath(
            "//*[contains(@itemprop, 'publisher') or contains(@itemprop, 'copyrightHolder')]"
            "//*[@itemprop='name']"
        )
    ]
    yield from filter(None, found)
    # Nothing that names it: a reader sees its name above the page, or below it.
    home = next((link for link in tree.xpath("//a[@href]") if _leads_home(link, said.url)), None)
    if home is not None:
        name = collapse(home.text_content()) or collapse(" ".join(home.xpath(".//img/@alt")))
        yield "" if _NO_NAME.match(fold(name)) else name
    for line in tree.xpath("//footer//text() | //*[contains(@class, 'footer')]//text()"):
        yield publisher_in(collapse(line)) or ""


def _host_letters(url: str | None) -> str:
    return "".join(words_of(urlsplit(url or "").hostname or ""))


def _publisher(said: Said) -> str | None:
    return name_of(said.article.get("publisher"), said.objects)


def _leads_home(link: HtmlElement, url: str | None) -> bool:
    """Whether the link leads to the first page of the site that has that address."""
    target = urlsplit(link.get("href").strip())
    there = target.netloc in {"", urlsplit(url or "").netloc}
    shows = bool(target.path or target.netloc) and not target.query and not target.fragment
    return there and shows and bool(_HOME.fullmatch(target.path))


def _short(name: str, url: str | None) -> str | None:
    """The name alone, of a name with a motto or with the section of the site before it."""
    parts = [part.strip() for part in _SEPARATOR.split(name) if part.strip()]
    called = [part for part in parts if "".join(words_of(part)) in _host_letters(url)]
    # "Society | The Daily" names a section of the site first.
    short = (called or parts[-1:] or [""])[0]
    return short if 0 < len(words_of(short)) <= _MOST_SITE_WORDS else None


def _site_of_title(whole: str, title: str | None) -> str | None:
    """The site's name where the page's title is the article's with it, before or after."""
    if not title:
        return None
    if fold(whole).startswith(fold(title)):
        rest = whole[len(title) :]
        parts = [part.strip() for part in _SEPARATOR.split(f" {rest} ")]
        return parts[-1] if len(parts) > 1 and parts[-1] else None
    before = whole.removesuffix(title)
    return _AFTER_SITE.sub("", before) if before != whole and _AFTER_SITE.search(before) else None
