"""Articles of a code: which one a line names, and which one holds a character of the text.

A file may hold several articles of one code, as Légifrance prints a chapter of it, or of several.
Each is a part of its own: what is quoted from it is cited with its own number and its own version.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from bot.corpus.citations import article_citation
from bot.corpus.dates import first_date
from bot.corpus.headings import ARTICLE_NUMBER
from bot.corpus.models import Block, BlockKind, Document, Kind, Provenance, Validity

__all__ = ["CodeArticle", "articles_in", "code_article_at", "code_of_line", "spaced", "validity_of"]

_ARTICLE_LINE = re.compile(
    rf"(?:Article|Art\.)\s(?P<article>{ARTICLE_NUMBER}|premier|préliminaire)"
    r"(?:\s?\([^)]{3,40}\))?\s?[.:]?",
    re.IGNORECASE,
)
"""A line that is the number of an article: "Article L311-1", "Article R. * 311-12 (abrogé)"."""

_CODE_LINE = re.compile(
    r"(?P<code>code\s(?:de(?:s|\sla)?\s|de\sl'|du\s|d'|civil|pénal|général|électoral|monétaire|rural"
    r"|forestier|pénitentiaire|minier|disciplinaire)[^.:;!?|()]{0,120}?"
    r"|livre des procédures fiscales)"
    r"(?:,?\s(?:articles?|art\.)\s.*|\s?[-–—,(|]\s?(?:extraits?|partie|légifrance)\b.*)?",
    re.IGNORECASE,
)
"""A line that is the name of a code, with the part of it that follows."""

_STRUCTURE = re.compile(
    r"(?:(?:sous-)?(?:partie|livre|titre|chapitre|section|paragraphe)|annexe|\w+\s(?:partie|livre))\b",
    re.IGNORECASE,
)
"""Opens the heading of a part of a code, which ends the article above it."""

_FROM = re.compile(r"\b(?:version )?en vigueur (?:depuis le|du|à compter du)\b", re.IGNORECASE)
_UNTIL = re.compile(r"\ben vigueur du .{6,30}? au\b", re.IGNORECASE)
_DAY = 60
"""Characters among which a day follows the words that announce it."""


@dataclass(frozen=True, slots=True)
class CodeArticle:
    """An article of a code: its number as it is cited, its code, when its text applied."""

    number: str
    code: str
    valid: Validity

    @property
    def citation(self) -> str:
        """The citation in the form lawyers use: "CRPA, art. L. 311-1"."""
        return article_citation(self.number, self.code)


def spaced(article: str) -> str:
    """The article's number as codes cite it: L1111-8 is L. 1111-8."""
    return re.sub(r"^(LO|[LRDA])\.?\s?(\*{0,2})\s?(?=\d)", r"\1. \2", article)


def validity_of(text: str) -> Validity:
    """When a text applied, by the first words that say so."""
    return Validity(since=_day_after(_FROM, text), until=_day_after(_UNTIL, text))


def code_of_line(line: str) -> str | None:
    """The name of the code that the line names and nothing else, or None."""
    match = _CODE_LINE.fullmatch(_plain(line))
    return match["code"].strip() if match else None


def articles_in(text: str, blocks: Iterable[Block]) -> list[str]:
    """The articles whose numbers head a part of the text, in order, each once."""
    return list(dict.fromkeys(spaced(found) for block in blocks for found in _named(text, block)))


def code_article_at(document: Document, offset: int) -> CodeArticle | None:
    """The article that holds the character at `offset`, where the document has several."""
    numbers = document.identifiers
    if document.kind is not Kind.STATUTE or document.provenance is not Provenance.ORIGINAL:
        return None
    if numbers.article is not None or numbers.number is not None:
        return None
    above = list(takewhile(lambda block: block.start <= offset, document.blocks))
    code = next(filter(None, (_code(document.text, block) for block in reversed(above))), None)
    at, number = _nearest(document.text, above)
    if number is None or not (code or numbers.code):
        return None
    dated = _particulars(document.text, document.blocks[at + 1 :])
    return CodeArticle(spaced(number), code or numbers.code or "", validity_of(dated))


def _nearest(text: str, above: list[Block]) -> tuple[int, str | None]:
    """Where the nearest article begins, and its number; none across the heading of a part."""
    for at in reversed(range(len(above))):
        number = next(_named(text, above[at]), None)
        if number is not None:
            return at, number
        heads = above[at].kind is BlockKind.HEADING
        if heads and (_STRUCTURE.match(above[at].of(text)) or _code(text, above[at])):
            break
    return 0, None


def _named(text: str, block: Block) -> Iterator[str]:
    """The article whose number is the heading, the block's own number, or one of its lines."""
    for line in (block.number or "", *block.of(text).split("\n")):
        match = _ARTICLE_LINE.fullmatch(_plain(line))
        if match:
            yield match["article"]


def _code(text: str, block: Block) -> str | None:
    heads = block.kind in {BlockKind.HEADING, BlockKind.PARTICULARS}
    return code_of_line(block.of(text)) if heads else None


def _particulars(text: str, blocks: Iterable[Block]) -> str:
    """The lines right below an article's number, in which its version is told."""
    own = takewhile(lambda block: block.kind is BlockKind.PARTICULARS, blocks)
    return " ".join(block.of(text) for block in own)


def _day_after(pattern: re.Pattern[str], text: str) -> date | None:
    match = pattern.search(text)
    return first_date(text[match.end() : match.end() + _DAY]) if match else None


def _plain(line: str) -> str:
    return re.sub(r"\s+", " ", line.replace("’", "'").replace("\u2011", "-")).strip()
