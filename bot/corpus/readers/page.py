"""Web pages: the article without what surrounds it, with its metadata and its notes apart.

trafilatura finds the article and its metadata. A site that is known keeps its text in a place of
its own, which is then read as it stands: an official text must not lose a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from bot.corpus.draft import Draft
from bot.corpus.models import Language, Note
from bot.corpus.readers.decoding import decode
from bot.corpus.readers.marked import sentinel, unmark, without_sentinels
from bot.corpus.readers.outline import add_outline
from bot.corpus.readers.page_tree import drop_furniture, publisher_of_title, standfirst
from bot.corpus.readers.source import Source
from bot.corpus.sources import containers
from bot.corpus.text import collapse
from bot.errors import RefusedSource

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Document as Extracted

__all__ = ["read_page"]

_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE
)
_CHARSET = re.compile(r"charset=[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_HEAD_BYTES = 4_096
_NOTE_LABEL = re.compile(r"^[\s\[(*]*(\d{1,3}|[a-z*†]{1,2})[\s\])]*$")
_BACK = re.compile(
    r"^[\s\[(]*(?:\d{1,3}|[a-z])?[\s\])]*[.:)]?\s*(?:[↑↩^⬆]\ufe0e?\s*)?|\s*[↑↩⬆]\ufe0e?\s*$"
)
_RECENT = 50
"""Notes among which one that is called again is looked for."""

_FEWEST = 200
"""Characters under which what was found of a page may not be its article."""

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
    try:
        # lxml refuses a declaration of encoding in what is already decoded.
        tree = html.document_fromstring(_XML_DECLARATION.sub("", without_sentinels(text)))
    except (LxmlError, ValueError) as error:
        raise RefusedSource("page-without-text", path=source.name) from error
    notes = _take_notes(tree)
    drop_furniture(tree)
    draft = _draft(tree, source)
    called = {mark.label for mark in draft.body.note_marks}
    draft.notes = [note for note in notes if note.label in called]
    if not draft.body.text:
        raise RefusedSource("page-without-text", path=source.name)
    yield draft


def _declared_encoding(data: bytes, source: Source) -> str | None:
    by_server = _CHARSET.search(source.content_type or "")
    if by_server:
        return by_server[1]
    by_page = _DECLARED.search(data[:_HEAD_BYTES])
    return by_page[1].decode("ascii", "ignore") if by_page else None


def _draft(tree: HtmlElement, source: Source) -> Draft:
    from copy import deepcopy

    from trafilatura import bare_extraction

    place = next(
        (found for path in containers(source.url) for found in _elements(tree, path)), None
    )
    extracted = bare_extraction(
        deepcopy(tree),
        url=source.url,
        with_metadata=True,
        include_comments=False,
        # A day guessed from any number of the page would be worse than none.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    found = cast("Extracted | None", extracted)
    draft = _described(found, tree, source)
    if place is not None:
        add_outline(draft, place)
    elif found is not None and found.body is not None:
        opening = standfirst(tree)
        if opening and opening not in collapse(found.text or ""):
            draft.body.add(opening)
        add_outline(draft, found.body)
    if len(draft.body.text) < _FEWEST:
        whole = _described(found, tree, source)
        for element in _elements(tree, _AROUND):
            element.drop_tree()
        add_outline(whole, next(iter(_elements(tree, "//body")), tree))
        if len(whole.body.text) > 2 * len(draft.body.text):
            return whole
    return draft


def _described(found: Extracted | None, tree: HtmlElement, source: Source) -> Draft:
    draft = Draft(title=source.title, language=_language(tree), url=source.url)
    if found is not None:
        draft.title = found.title or draft.title
        draft.author = found.author.replace(";", ",") if found.author else None
        draft.publisher = publisher_of_title(tree, draft.title) or found.sitename
        draft.published = date.fromisoformat(found.date) if found.date else None
    return draft


def _language(tree: HtmlElement) -> Language | None:
    declared = (tree.get("lang") or "")[:2].lower()
    return Language(declared) if declared in set(Language) else None


def _elements(tree: HtmlElement, path: str) -> list[Any]:
    return cast("list[Any]", tree.xpath(path))


def _take_notes(tree: HtmlElement) -> list[Note]:
    """Take the notes out of the page, and leave in place of each call a mark."""
    notes: list[Note] = []
    places = {
        name: element
        for element in tree.iter()
        for name in (element.get("id"), element.get("name"))
        if name
    }
    for link in _elements(tree, "//a[starts-with(@href, '#')]"):
        label = _NOTE_LABEL.match(link.text_content())
        target = link.get("href")[1:]
        raised = link.getparent() is not None and link.getparent().tag == "sup"
        if label is None or not (raised or link.find("sup") is not None or "note" in target):
            continue
        found = _note_text(places.get(target), link)
        if found is not None:
            note = Note(label=label[1], text=found)
            if note not in notes[-_RECENT:]:
                notes.append(note)
            call = link.getparent() if raised else link
            for child in list(call):
                call.remove(child)
            call.text = sentinel(label[1])
    return notes


def _note_text(place: HtmlElement | None, link: HtmlElement) -> str | None:
    """The words of the note at that place, which leaves the page; None if it is no note."""
    if place is None:
        return None
    while place.tag in {"a", "sup", "span", "b"} and place.getparent() is not None:
        place = place.getparent()
    if place.tag not in {"li", "p", "div", "aside", "dd"} or link in place.iter():
        return None
    words = unmark(_BACK.sub("", unmark(place.text_content()).text)).text
    if not words or len(words) > 5_000:
        return None
    # A note that is called twice has left the page with its first call.
    if place.getparent() is not None:
        place.drop_tree()
    return words
