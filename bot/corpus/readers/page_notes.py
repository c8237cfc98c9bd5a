"""The notes of a page: taken out of it, with a mark in place of each call.

A note is where a call leads, and leads back to it, or is raised, or is called a note by the page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from bot.corpus.models import Note
from bot.corpus.readers.marked import sentinel, unmark
from bot.corpus.text import collapse

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["take_notes"]

_LABEL = re.compile(r"^[\s\[(*]*(\d{1,3}|[a-z*†]{1,2})[\s\])]*$")
_BACK = re.compile(
    r"^[\s\[(]*(?:\d{1,3}|[a-z])?[\s\])]*[.:)]?\s*(?:[↑↩^⬆]\ufe0e?\s*)?|\s*[↑↩⬆]\ufe0e?\s*$"
)
_INLINE = {"a", "sup", "span", "b", "i", "em", "strong"}
_HOLDERS = {"li", "p", "div", "aside", "dd"}
_REMARK = re.compile(r"^cmnt\d")
"""The comments of those who wrote a shared document are none of its notes."""

_RECENT = 50
"""Notes among which one that is called again is looked for."""

_LONGEST = 5_000
_LONGEST_TERM = 10


def take_notes(tree: HtmlElement) -> list[Note]:
    """Take the notes out of the page, and leave in place of each call a mark."""
    _join_terms(tree)
    notes: list[Note] = []
    gone: set[HtmlElement] = set()
    places = {
        name: element
        for element in tree.iter()
        for name in (element.get("id"), element.get("name"))
        if name
    }
    order = {element: number for number, element in enumerate(tree.iter())}
    for link in cast("list[Any]", tree.xpath("//a[starts-with(@href, '#')]")):
        label, target = _LABEL.match(link.text_content()), link.get("href")[1:]
        place = _holder(places.get(target))
        if label is None or place is None or link in gone or link in place.iter():
            continue
        if order.get(place, 0) < order.get(link, 0):
            # What leads up leads back to a call. A broken page has elements beside its root.
            continue
        if not _is_call(link, place, target):
            continue
        words = unmark(_BACK.sub("", unmark(place.text_content()).text)).text
        if not words or len(words) > _LONGEST:
            continue
        # A note that is called twice has left the page with its first call.
        if place.getparent() is not None:
            gone.update(place.iter("a"))
            place.drop_tree()
        if _REMARK.match(target):
            link.drop_tree()
            continue
        note = Note(label=label[1], text=words)
        if note not in notes[-_RECENT:]:
            notes.append(note)
        _mark(link, label[1])
    return notes


def _join_terms(tree: HtmlElement) -> None:
    """Set the anchors of a list's terms before what the terms stand for: notes of older pages."""
    for term in cast("list[Any]", tree.xpath("//dt[.//a[@name or @id]]")):
        words = term.getnext()
        if words is None or words.tag != "dd" or len(collapse(term.text_content())) > _LONGEST_TERM:
            continue
        for anchor in term.xpath(".//a"):
            anchor.drop_tree()
            anchor.text = anchor.tail = None
            words.insert(0, anchor)
            # What stood before the anchor comes after it.
            anchor.tail, words.text = words.text, None
        term.drop_tree()


def _holder(place: HtmlElement | None) -> HtmlElement | None:
    """The paragraph or the item that an anchor stands in."""
    while place is not None and place.tag in _INLINE and place.getparent() is not None:
        place = place.getparent()
    return place if place is not None and place.tag in _HOLDERS else None


def _is_call(link: HtmlElement, place: HtmlElement, target: str) -> bool:
    above = link.getparent()
    raised = (above is not None and above.tag == "sup") or link.find("sup") is not None
    around = (link, above) if above is not None else (link,)
    names = {f"#{one.get(key)}" for one in around for key in ("id", "name") if one.get(key)}
    back = any(one.get("href") in names for one in place.iter("a"))
    return raised or back or "note" in target


def _mark(link: HtmlElement, label: str) -> None:
    """Put a mark in place of the call, with the brackets around it."""
    call = link
    while call.getparent() is not None and call.getparent().tag in {"sup", "span"}:
        if _LABEL.match(collapse(call.getparent().text_content())) is None:
            break
        call = call.getparent()
    for child in list(call):
        call.remove(child)
    call.text = sentinel(label)
    before = call.getprevious()
    above = call.getparent()
    led = (above.text if before is None else before.tail) or ""
    if led.rstrip().endswith(("(", "[")) and (call.tail or "").lstrip().startswith((")", "]")):
        call.tail = (call.tail or "").lstrip()[1:]
        led = led.rstrip()[:-1]
        if before is None:
            above.text = led
        else:
            before.tail = led
