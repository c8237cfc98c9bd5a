"""A heading, with the number that stands alone in the heading above it."""

from __future__ import annotations

import re

from bot.corpus.models import BlockKind, Document

__all__ = ["ARTICLE", "ARTICLE_ALONE", "ARTICLE_NUMBER", "heading_at"]

ARTICLE = re.compile(r"^art(?:icle|\.)\s", re.IGNORECASE)
"""How the number of an article opens."""

ARTICLE_NUMBER = (
    r"(?:(?:LO|L\.O|[LRDA])\.?\s?\*{0,2}\s?)?\d+(?:er|ère)?(?:[-\u2011]\d+)*"
    r"(?:\s(?:bis|ter|quater|(?:quinqu|sex|sept|oct|non|déc)ies|[A-Z]{1,2}(?![\w'])))*"
)
"""An article as codes and acts number it: "L311-1", "R. * 311-12", "1er", "6 quinquies"."""

ARTICLE_ALONE = re.compile(
    rf"^art(?:icle|\.)\s({ARTICLE_NUMBER}"
    r"|\S+?(?:\s?[\d-]+)?(?: (?:bis|ter|quater|quinquies))?)\.?$",
    re.IGNORECASE,
)
"""A heading that is the number of an article and no more; the number is its group."""


def heading_at(document: Document, at: int) -> str:
    """The text of the heading that is the document's `at`th block, from 0.

    The subject of an article takes its number along: "Article 9 – Catégories particulières".
    """
    found = document.blocks[at].of(document.text)
    before = document.blocks[at - 1] if at else None
    if before is not None and before.kind is BlockKind.HEADING:
        article = before.of(document.text)
        if ARTICLE_ALONE.match(article) and not ARTICLE.match(found):
            return f"{article} – {found}"
    return found
