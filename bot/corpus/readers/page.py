"""Web pages: the article without what surrounds it, with its metadata and its notes apart.

trafilatura finds the article and its metadata. A site that is known keeps its text in a place of
its own, which is then read as it stands: an official text must not lose a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from bot.corpus.draft import Draft
from bot.corpus.models import BlockKind
from bot.corpus.readers.article import article_place, drop_cards, widened, with_heading
from bot.corpus.readers.decoding import decode
from bot.corpus.readers.marked import without_sentinels
from bot.corpus.readers.outline import add_outline
from bot.corpus.readers.page_card import PageCard, page_card
from bot.corpus.readers.page_endnotes import take_endnotes
from bot.corpus.readers.page_furniture import (
    drop_above,
    drop_amendment_marks,
    drop_furniture,
    drop_sections,
)
from bot.corpus.readers.page_notes import take_notes
from bot.corpus.readers.page_opening import opening, title_heading, visible_author
from bot.corpus.readers.source import Source
from bot.corpus.sources import containers, is_official
from bot.corpus.text import TextBuilder, collapse
from bot.errors import RefusedSource

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Document as Extracted

__all__ = ["read_page"]

_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE
)
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(\S+) -->")
_ADDRESS = re.compile(r"^https?://[^\s/@]+\.[^\s/@]+(?:/\S*)?$")
_CHARSET = re.compile(r"charset=[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_HEAD_BYTES = 4_096
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{20000,}")
_MOST_ATTRIBUTES = 2_000
_MOST_TAGS = 1_000_000
_FEWEST = 200
"""Characters under which what was found of a page may not be its article."""

_LONGEST_TITLE = 200
_ENDED = re.compile(r"[.!?…:;,][\"'’”»)\]]*$")
_PROSE = 80
_LONGEST_OFFICE = 60
"""Characters that may follow the author's name in a signature."""

_LONGEST_VOUCHED = 300_000
_LONGEST_EXTRACTED = 2_000_000
"""Characters of a page beyond which the library's time grows with their square."""

_ENOUGH = 0.85
"""Share of the library's text that the article must have as it stands, to be taken for whole."""

_AROUND = (
    "//nav | //footer | //aside | //form | //header[not(ancestor::article)] | //script | //style"
    " | //*[contains(@class, 'cookie') or contains(@id, 'cookie')]"
    " | //*[contains(@class, 'breadcrumb')] | //*[@hidden] | //*[@aria-hidden='true']"
)


def read_page(data: bytes, source: Source) -> Iterator[Draft]:
    """The draft of a web page.

    Raises:
        RefusedSource: The page is not text, or holds no article that can be told from the rest.
    """
    from lxml import html
    from lxml.etree import LxmlError

    text = decode(data, source, _declared_encoding(data, source))
    attributes = max((tag[0].count("=") for tag in _LONG_TAG.finditer(text)), default=0)
    if attributes > _MOST_ATTRIBUTES or text.count("<") > _MOST_TAGS:
        # The parser compares each attribute with all others; more tags take more than a minute.
        raise RefusedSource("reading-too-heavy", path=source.name)
    try:
        # The parser would drop all that comes after 255 levels or in a text of 10 MB, in silence.
        # It refuses a declaration of encoding in what is already decoded.
        tree = html.document_fromstring(
            _XML_DECLARATION.sub("", without_sentinels(text)), html.HTMLParser(huge_tree=True)
        )
    except (LxmlError, ValueError) as error:
        raise RefusedSource("page-without-text", path=source.name) from error
    source = replace(source, url=source.url or _said_address(tree, text))
    notes = take_notes(tree) or take_endnotes(tree)
    card = page_card(tree, source.url)
    drop_furniture(tree)
    draft = _draft(tree, source, card)
    called = {mark.label for mark in draft.body.note_marks}
    draft.title = draft.title or _first_line(draft) or source.title
    draft.notes = [note for note in notes if note.label in called]
    if not draft.body.text:
        raise RefusedSource("page-without-text", path=source.name)
    yield draft


def _said_address(tree: HtmlElement, text: str) -> str | None:
    """The address that a saved page names as its own."""
    saved = _SAVED_FROM.search(text[:_HEAD_BYTES])
    named = _elements(tree, "//link[@rel='canonical']/@href | //meta[@property='og:url']/@content")
    said = [saved[1]] if saved else []
    return next((str(url) for url in [*said, *named] if _ADDRESS.match(str(url))), None)


def _declared_encoding(data: bytes, source: Source) -> str | None:
    by_server = _CHARSET.search(source.content_type or "")
    if by_server:
        return by_server[1]
    by_page = _DECLARED.search(data[:_HEAD_BYTES])
    return by_page[1].decode("ascii", "ignore") if by_page else None


def _draft(tree: HtmlElement, source: Source, card: PageCard) -> Draft:
    official = _official_place(tree, source)
    if official is not None:
        draft = _described(card, _extracted(tree, source), source)
        add_outline(draft, official, official=True)
    else:
        draft = _article(tree, source, card)
    if len(draft.body.text) < _FEWEST:
        whole = replace(draft, body=TextBuilder())
        for element in _elements(tree, _AROUND):
            element.drop_tree()
        add_outline(whole, next(iter(_elements(tree, "//body")), tree))
        if len(whole.body.text) > 2 * len(draft.body.text):
            return whole
    return draft


def _official_place(tree: HtmlElement, source: Source) -> HtmlElement | None:
    """Where an official text stands in its page, which is then read as it is; else None.

    It is a place where its site keeps it, or the smallest element that opens as such a text does.
    """
    for path in containers(source.url):
        for found in _elements(tree, path):
            drop_amendment_marks(found)
            return cast("HtmlElement", found)
    place = article_place(tree)
    if place is None:
        return None
    whole = with_heading(tree, place)
    around = (above for above in whole.iterancestors() if above.tag != "html")
    official = (e for e in (whole, *around) if is_official(source.url, e.text_content()))
    found = next(official, None)
    if found is not None:
        drop_cards(tree)
    return found


def _extracted(tree: HtmlElement, source: Source) -> Extracted | None:
    if len(tree.text_content()) > _LONGEST_EXTRACTED:
        return None
    from copy import deepcopy

    from trafilatura import bare_extraction

    found = bare_extraction(
        deepcopy(tree),
        url=source.url,
        with_metadata=True,
        include_comments=False,
        # A day guessed from any number of the page would be worse than none.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    return cast("Extracted | None", found)


def _article(tree: HtmlElement, source: Source, card: PageCard) -> Draft:
    """The article as it stands in its place, or as trafilatura has it where that is much more."""
    heading = title_heading(tree, card.title)
    if heading is not None and collapse(heading.text_content()) == card.title:
        drop_above(tree, heading)
    drop_sections(tree)
    extracted = _extracted(tree, source)
    drop_cards(tree)
    here = _described(card, extracted, source)
    found = (extracted.text if extracted is not None else None) or ""
    vouched = collapse(f"{found} {card.text or ''}")
    place = article_place(tree)
    if place is not None:
        place = widened(place, found)
        held = collapse(place.text_content())
        for line in opening(tree, heading, place):
            if line not in held:
                here.body.add(line)
        guessed = extracted.author if extracted is not None else None
        here.author = here.author or visible_author(tree, heading, place, guessed, here.publisher)
        # Each short line is looked for in all of it: in a very long one that would take too long.
        add_outline(here, place, vouched if len(vouched) <= _LONGEST_VOUCHED else None)
        here.body.keep(range(_unsigned(here)))
        here.body.keep(range(_closed(here, vouched)))
    if extracted is None or extracted.body is None:
        return here
    if len(here.body.text) >= _ENOUGH * len(collapse(found)):
        return here
    by_library = _described(card, extracted, source)
    add_outline(by_library, extracted.body)
    by_library.author = here.author
    by_library.body.keep(range(_unsigned(by_library)))
    enough = len(here.body.text) >= _ENOUGH * len(by_library.body.text)
    return here if enough else by_library


def _first_line(draft: Draft) -> str | None:
    """The first block of the text, where it reads like a title."""
    first = next(iter(draft.body.blocks), None)
    line = first.of(draft.body.text) if first is not None else ""
    return line if len(line) <= _LONGEST_TITLE and not _ENDED.search(line) else None


def _closed(draft: Draft, vouched: str) -> int:
    """How many blocks there are up to the end of the article.

    After the last long paragraph, short sentences and items may follow that are vouched for, and
    headings above them.
    """
    text, blocks = draft.body.text, draft.body.blocks
    long = [n for n, block in enumerate(blocks) if block.kind is not BlockKind.HEADING
            and block.end - block.start >= _PROSE]  # fmt: skip
    if not long:
        return len(blocks)
    count = end = long[-1] + 1
    for block in blocks[end:]:
        heads = block.kind is BlockKind.HEADING
        if not heads and collapse(block.of(text)) not in vouched:
            break
        count += 1
        end = end if heads else count
    return end


def _unsigned(draft: Draft) -> int:
    """How many blocks there are up to the author's signature in the second half of the text."""
    text, blocks = draft.body.text, draft.body.blocks
    signed = (n for n, block in enumerate(blocks)
              if 2 * block.start > len(text) and _signs(block.of(text), draft.author))  # fmt: skip
    return next(signed, len(blocks))


def _signs(line: str, author: str | None) -> bool:
    """Whether the line is the author's name, with what the author does or another first name."""
    first = (author or "").split(", ")[0]
    if " " not in first or len(line) > len(first) + _LONGEST_OFFICE or _ENDED.search(line):
        return False
    names, words = first.split(), line.split()
    return line.startswith(first) or (len(words) == len(names) > 1 and words[-1] == names[-1])


def _described(card: PageCard, found: Extracted | None, source: Source) -> Draft:
    """A draft with what the page says of itself, then what the library found."""
    draft = Draft(title=card.title or "", language=card.language, url=source.url)
    draft.author, draft.publisher, draft.published = card.author, card.publisher, card.published
    if found is not None:
        draft.publisher = card.publisher or found.sitename
        if draft.published is None and found.date:
            draft.published = date.fromisoformat(found.date)
    return draft


def _elements(tree: HtmlElement, path: str) -> list[Any]:
    return cast("list[Any]", tree.xpath(path))
