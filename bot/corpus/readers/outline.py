"""The outline of an HTML tree: its headings, paragraphs, lists, tables and numbers, in order.

Two trees are walked: the one that trafilatura gives of a page's article, and the page's own where
its site keeps the text in a known place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.corpus.byline import Byline, byline
from bot.corpus.draft import Draft
from bot.corpus.furniture import Furniture, furniture
from bot.corpus.models import BlockKind
from bot.corpus.numbering import add_paragraph
from bot.corpus.readers.element_text import BLOCKS, UNSEEN, broken_lines, flowing, words_of
from bot.corpus.readers.marked import Marked, unmark

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["add_outline"]

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = {"ul", "ol", "list", "dl"}
_ITEMS = {"li", "item", "dd", "dt"}
_ROWS = {"tr", "row"}
_CELLS = {"td", "th", "cell"}
_FOLDING = frozenset({"button"})
_HEADING_CLASS = re.compile(
    r"(?:^|[\s_-])(?:doc-ti|ti-art|sti-art|ti-section-\d|ti-grseq-\d|sum-title-\d|s?title-article|title-doc"
    r"|title-division|C\d+Titre\w*|Titrearticle|ManualHeading\d|Annexetitre"
    r"|(?:Section|Chapter|Part|Title)Title)",
    re.IGNORECASE,
)
_NUMBER_ANCHOR = re.compile(r"^point\d{1,4}$")
"""The anchor in which a court prints the number of a paragraph, right before its words."""

_ENUMERATOR = re.compile(r"^\(?(?P<label>\d{1,4}|[a-z]{1,3}|[IVXLC]+)[.)°]?\)?$|^[-–—•·]$")
_NUMBER_ALONE = re.compile(r"^\(?(?P<label>\d{1,3}|[a-z]{1,2}|[ivx]{1,5})[.)]\)?$")
_NUMBER_APART = re.compile(r"^(?P<number>\d{1,4})[\s\u00a0]{2,}(?=[^\W\d_«“\"]|[«“\"])")
_BOLD = {"b", "strong", "br", "a"}
_LONGEST_BOLD = 120
_STOPS = re.compile(r"[.,;][\"'’”»)\]\s]*$")
_LONG_LINE = 80
_SHORTEST_POINT = 20
_LONG_PARAGRAPH = 400
"""Characters of a line after which the text has begun, and of one after which bylines are past."""

_DROPPED = {Furniture.ORNAMENT, Furniture.RELATED, Furniture.END}
_STATES = re.compile(r"[.!?…:;][\"'’”»)\]\s]*$")
_HAS_WORDS = re.compile(r"[^\W_]")


def add_outline(
    draft: Draft, root: _Element, vouched: str | None = None, *, official: bool = False
) -> None:
    """Add what the tree holds to the draft, but for lines of furniture.

    A line that says only who wrote the page and when completes the draft instead, unless the text
    is `official`, whose every line counts. With `vouched`, a short line that is no sentence counts
    only where that text holds it.
    """
    _Outline(draft, None if official else vouched, official).walk(root)


class _Outline:
    """One walk through a tree: inline words gather until a block begins or ends."""

    def __init__(self, draft: Draft, vouched: str | None, official: bool) -> None:
        self._draft = draft
        self._vouched = vouched
        self._official = official
        self._number: str | None = None
        self._inline: list[str] = []
        self._longest = 0
        self._shown: set[str] = set()

    def walk(self, parent: _Element) -> None:
        kept = parent.tag == "pre"
        self._inline.append(flowing(parent.text, kept))
        for child in parent:
            if not isinstance(child.tag, str) or child.tag in UNSEEN:
                pass
            elif child.tag in {"br", "lb"}:
                self._inline.append("\n")
            elif child.tag in BLOCKS:
                self._flush()
                self._block(child)
            else:
                self.walk(child)
                if child.get("class") == "num":
                    self._inline.append(" ")
                if _NUMBER_ANCHOR.match(child.get("name") or child.get("id") or ""):
                    self._inline.append("\u00a0\u00a0")
            self._inline.append(flowing(child.tail, kept))
        if parent.tag in BLOCKS:
            self._flush()

    def _block(self, element: _Element) -> None:
        level = _level(element) or (3 if self._official and _is_bold_line(element) else 0)
        if level:
            # A heading that unfolds its part is a button too.
            words = unmark(words_of(element, seen=_FOLDING))
            self._heading(words, level)
        elif element.tag == "dl":
            self._terms(element)
        elif self._official and element.tag == "ol" and _counts(element):
            self._paragraphs(element)
        elif element.tag in _LISTS:
            for item in element:
                if isinstance(item.tag, str):
                    self._item(item)
        elif element.tag in _ROWS:
            self._row(element)
        else:
            self.walk(element)

    def _paragraphs(self, element: _Element) -> None:
        """The paragraphs of a judgment that are numbered as a list."""
        number = int(element.get("start") or 1)
        for item in [child for child in element if child.tag == "li"]:
            number = int(item.get("value") or number)
            self._number = str(number)
            self.walk(item)
            number += 1

    def _item(self, item: _Element) -> None:
        nested = [child for child in item if child.tag in _LISTS]
        own = words_of(item, skip=_LISTS)
        words = unmark(own)
        if words.text and not self._is_stray_item(words.text):
            self._draft.body.add(words.text, BlockKind.ITEM, marks=words.marks)
        for inner in nested:
            self._block(inner)

    def _is_stray_item(self, text: str) -> bool:
        """Whether an item is furniture; before the text has begun, a short label is."""
        if furniture(text) in _DROPPED:
            return True
        if self._vouched is None or self._longest > _LONG_LINE or _STATES.search(text):
            return False
        return len(text) < _SHORTEST_POINT or (len(text) < _LONG_LINE and text not in self._vouched)

    def _terms(self, element: _Element) -> None:
        """A list of terms; a term that only numbers a paragraph is that paragraph's number."""
        numbered: re.Match[str] | None = None
        for item in [child for child in element if isinstance(child.tag, str)]:
            number = _ENUMERATOR.match(words_of(item).strip()) if item.tag == "dt" else None
            if numbered and item.tag == "dd":
                self._numbered(unmark(words_of(item, skip=_LISTS)), numbered["label"])
                for inner in item:
                    if inner.tag in _LISTS:
                        self._block(inner)
            elif number is None:
                self._item(item)
            numbered = number

    def _numbered(self, words: Marked, number: str | None) -> None:
        kind = BlockKind.PARAGRAPH if number and number.isdigit() else BlockKind.ITEM
        self._draft.body.add(words.text, kind, number=number, marks=words.marks)

    def _row(self, row: _Element) -> None:
        """A row of a table; one that only sets a number beside a paragraph is that paragraph."""
        cells = [cell for cell in row if cell.tag in _CELLS]
        label = words_of(cells[0]).strip() if cells else ""
        if len(cells) == 2 and _ENUMERATOR.match(label):
            number = _ENUMERATOR.match(label)
            self._numbered(unmark(words_of(cells[1])), number["label"] if number else None)
        elif len(cells) == 1 or any(len(words_of(cell)) > 300 for cell in cells):
            for cell in cells:
                self.walk(cell)
        else:
            row_words = unmark(" | ".join(filter(None, map(str.strip, map(words_of, cells)))))
            self._draft.body.add(row_words.text, marks=row_words.marks)

    def _heading(self, words: Marked, level: int) -> None:
        self._number = None
        kind = furniture(words.text)
        if kind in _DROPPED or words.text == self._draft.title:
            return
        self._draft.body.add(words.text, BlockKind.HEADING, level=level, marks=words.marks)

    def _flush(self) -> None:
        text = "".join(self._inline)
        self._inline.clear()
        for line in broken_lines(text):
            apart = _NUMBER_APART.match(line)
            words = unmark(line)
            alone = _NUMBER_ALONE.match(words.text)
            if alone:
                self._number = alone["label"]
                continue
            if not _HAS_WORDS.search(words.text) or self._is_furniture(words.text):
                continue
            signed = None if self._official else byline(words.text)
            if signed is not None and self._signs(signed):
                continue
            if not self._official and self._is_repeated(words.text):
                continue
            self._longest = max(self._longest, len(words.text))
            number, self._number = self._number, None
            if number:
                self._numbered(words, number)
            elif apart:
                cut = len(words.text) - len(words.text[len(apart["number"]) :].lstrip())
                marks = [(label, at - cut) for label, at in words.marks]
                self._draft.body.add(words.text[cut:], number=apart["number"], marks=marks)
            else:
                add_paragraph(self._draft.body, words.text, marks=words.marks)

    def _is_furniture(self, text: str) -> bool:
        """Whether the line is furniture; a weak word is, before the text has begun."""
        kind = furniture(text)
        if kind in _DROPPED or (kind is Furniture.WEAK and self._longest <= _LONG_LINE):
            return True
        if self._vouched is None or len(text) >= _LONG_LINE or _STATES.search(text):
            return False
        # "Health correspondent, The Daily"
        works = self._longest <= _LONG_LINE and (self._draft.publisher or "\n") in text
        return works or text not in self._vouched

    def _is_repeated(self, text: str) -> bool:
        """Whether a page shows a long line again, for other screens or for print."""
        repeated = len(text) >= _LONG_LINE and text in self._shown
        self._shown.add(text)
        return repeated

    def _signs(self, signed: Byline) -> bool:
        """Whether the byline is the page's own: it stands before the first long paragraph."""
        draft = self._draft
        if self._longest > _LONG_PARAGRAPH:
            return False
        draft.author = draft.author or signed.author
        draft.publisher = draft.publisher or signed.publisher
        draft.published = draft.published or signed.published
        return True


def _counts(element: _Element) -> bool:
    """Whether a list numbers long paragraphs 1, 2, 3."""
    values = [element.get("start"), *(item.get("value") for item in element)]
    plain = (element.get("type") or "1") == "1"
    told = all(value is None or (value.isascii() and value.isdigit()) for value in values)
    long = any(len(words_of(item)) > _LONG_LINE for item in element)
    return plain and told and (long or bool(element.get("start")))


def _level(element: _Element) -> int:
    if element.tag == "head":
        return int((element.get("rend") or "h2").removeprefix("h") or 2)
    if element.tag in _HEADINGS:
        return _HEADINGS[element.tag]
    return 2 if element.tag == "p" and _HEADING_CLASS.search(element.get("class") or "") else 0


def _is_bold_line(element: _Element) -> bool:
    """Whether a paragraph is one short bold line that states nothing: a heading of older pages."""
    if element.tag != "p" or (element.text or "").strip():
        return False
    bold = [child for child in element if isinstance(child.tag, str)]
    plain = any(child.tag not in _BOLD or (child.tail or "").strip() for child in bold)
    text = " ".join("".join(map(words_of, bold)).split())
    return (
        not plain
        and len(text) <= _LONGEST_BOLD
        and any(map(str.isalpha, text))
        and not _STOPS.search(text)
    )
