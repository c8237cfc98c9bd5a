"""Which digests an added document is the original of: the text that they are about.

Only what is certain ties them: the same address, ECLI, CELEX or NOR, docket number of one court on
one day, number of an act, article of a code, title and day, or signature, day and subject of a
press article. Texts are never compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from urllib.parse import parse_qsl, urlencode, urlsplit

from bot.corpus.citations import article_citation
from bot.corpus.code_articles import articles_in
from bot.corpus.models import Card, Document, Identifiers, Kind, Provenance, Validity
from bot.language.fold import fold

__all__ = ["Digests", "leads_to_text"]

_OF_TEXTS = {Kind.ARTICLE, Kind.DECISION, Kind.STATUTE, Kind.REGULATION, Kind.GUIDELINE}
_CASE_LIST = "/juris/liste.jsf"
"""Where CURIA lists the documents of a case: it leads to the text, and is not the text."""

_TRACKING = re.compile(r"^(?:utm_|fbclid$|gclid$|xtor$|at_|mc_)", re.IGNORECASE)
_NUMBER = re.compile(r"[a-z]*[-‑]?\d[\w./‑-]*(?: p\b)?")
_WORD = re.compile(r"[^\W\d_]{4,}")
_NEARLY = 0.92
"""Share of two titles, folded, that must be the same."""

_MOSTLY = 0.6
"""Share of the words of a digest's title that its original's title must have."""

_FEWEST_WORDS = 3
_FILLED = ("publisher", "author", "published", "reference", "citation", "url")


def leads_to_text(address: str) -> bool:
    """Whether the address leads to one text, not to a site's first page or a list."""
    return urlsplit(address).path not in {"", "/", _CASE_LIST}


class Digests:
    """The digests that added documents may be the originals of, found by what is certain."""

    def __init__(self, cards: Iterable[Card | Document] = ()) -> None:
        """Keep the digests of decisions, laws, guidelines and press articles."""
        self._by_fact: dict[tuple[str, str], list[Card | Document]] = {}
        for card in cards:
            is_digest = card.provenance is Provenance.DIGEST and card.kind in _OF_TEXTS
            if is_digest and card.translation_of is None:
                for fact in _facts(card):
                    self._by_fact.setdefault(fact, []).append(card)

    def tied(self, document: Document) -> Document:
        """The document, related to the digests that it is the original of.

        What its text does not say of itself (the newspaper, the address, by what names it is asked
        for) is the digest's, where it is the original of one alone.
        """
        if document.provenance is not Provenance.ORIGINAL or not self._by_fact:
            return document
        found = {
            card.id: card
            for fact in (*_facts(document), *_articles(document))
            for card in self._by_fact.get(fact, ())
            if _agree(fact, card, document)
        }
        if not found:
            return document
        related = tuple(dict.fromkeys((*document.related, *sorted(found))))
        update: dict[str, object] = {"related": related}
        if len(found) == 1:
            (card,) = found.values()
            if card.identifiers.article == document.identifiers.article:
                update["aliases"] = card.aliases
                update |= {
                    name: getattr(card, name) for name in _FILLED if getattr(document, name) is None
                }
        return document.model_copy(update=update)


def _facts(card: Card | Document) -> Iterator[tuple[str, str]]:
    """What may be certain of a text, as (name, value)."""
    numbers = card.identifiers
    if card.url and leads_to_text(card.url):
        yield "address", _address(card.url)
    for name in ("ecli", "celex", "nor"):
        if value := getattr(numbers, name):
            yield name, value.upper()
    for number in _NUMBER.findall(fold(numbers.docket or "")):
        yield "docket", number.replace("‑", "-")
    if numbers.number:
        yield "number", fold(numbers.number)
    if card.citation and numbers.article:
        yield "article", card.citation
    if card.published:
        yield "day", card.published.isoformat()


def _articles(document: Document) -> Iterator[tuple[str, str]]:
    """The articles of a code, where the document holds several."""
    numbers = document.identifiers
    if numbers.code and numbers.article is None:
        for article in articles_in(document.text, document.blocks):
            yield "article", article_citation(article, numbers.code)


def _agree(fact: tuple[str, str], digest: Card | Document, document: Document) -> bool:
    """Whether nothing that both say contradicts the fact which they share."""
    name, _ = fact
    own, its = document.identifiers, digest.identifiers
    if name in {"address", "ecli"}:
        return True
    if name == "day":
        return _same_title(digest, document) or _same_signature(digest, document)
    if name == "docket":
        court = _court(digest) == _court(document)
        return court and digest.published is not None and digest.published == document.published
    if name == "article":
        return _overlap(digest.valid, document.valid)
    if not _same_article(own, its):
        return False
    if name == "number" and {digest.published, document.published} & {None}:
        return {digest.kind, document.kind} <= {Kind.STATUTE, Kind.REGULATION}
    return name != "number" or digest.published == document.published


def _same_article(own: Identifiers, its: Identifiers) -> bool:
    """Whether the text is the whole act, or the article that the digest is about."""
    return own.article is None or own.article == its.article


def _overlap(one: Validity, other: Validity) -> bool:
    """Whether two versions of an article can be the same."""
    ended = (
        a.until is not None and b.since is not None and a.until < b.since
        for a, b in ((one, other), (other, one))
    )
    return not any(ended)


def _same_title(digest: Card | Document, document: Document) -> bool:
    one, other = fold(digest.title), fold(document.title)
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _NEARLY


def _same_signature(digest: Card | Document, document: Document) -> bool:
    """Whether both are of one author on one day, and the titles are about one subject."""
    if digest.kind is not Kind.ARTICLE or document.kind is not Kind.ARTICLE:
        return False
    if not digest.author or fold(digest.author) != fold(document.author or ""):
        return False
    papers = {fold(held) for held in (digest.publisher, document.publisher) if held}
    if len(papers) > 1:
        return False
    words = set(_WORD.findall(fold(digest.title))) - set(_WORD.findall(" ".join(papers)))
    shared = words & set(_WORD.findall(fold(document.title)))
    return len(shared) >= max(_FEWEST_WORDS, _MOSTLY * len(words))


def _court(card: Card | Document) -> str:
    return fold((card.publisher or card.id).split(",")[0]).strip()


def _address(url: str) -> str:
    """The address without what leads to the same page: scheme, `www.`, fragment, tracking."""
    parts = urlsplit(url)
    query = [(name, value) for name, value in parse_qsl(parts.query) if not _TRACKING.match(name)]
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}?{urlencode(sorted(query))}"
