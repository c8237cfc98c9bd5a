"""What a line of a page is by its words alone: furniture of some kind, or not.

Where the line stands, and whether the text is a copied page at all, is `copied_page`'s business.
"""

from __future__ import annotations

import re
from enum import StrEnum

from bot.corpus import furniture_words as words
from bot.language.fold import fold

__all__ = ["Furniture", "furniture"]

_LONGEST_PHRASE = 200
_LONGEST_LINK = 400
"""Characters of a line that may be one link, one caption."""

_LONGEST_END = 60
_GLUE = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ][a-zà-ÿ])")
_MOST_GLUED = 12
_SHOUTED_LEAD = re.compile(
    r"\W*(?:[AÀ] )?(?:LIRE|VOIR|[EÉ]COUTER) (?:AUSSI|[EÉ]GALEMENT)(?=[A-ZÀ-Þ«])"
)
"""A lead to another article that a browser copied without a space: "LIRE AUSSILe contrat"."""

_BARS = re.compile(r"\s[|•·▪]\s")
_CUT_SHORT = re.compile(r"(?:…|\.{3})\s*(?:lire (?:plus|la suite)|(?:read|see|show) more)\W*$")


class Furniture(StrEnum):
    """What a line of furniture says about the lines that follow it."""

    ORNAMENT = "ornament"
    """Stands alone: a button, a counter, a caption, a banner."""
    RELATED = "related"
    """Opens a list of other things to read, a poll, a subscription."""
    END = "end"
    """Opens what comes after the article for good: comments, legal notices."""
    WEAK = "weak"
    """A word that is furniture on a page, and may be anything elsewhere."""


_PHRASES = (
    (Furniture.RELATED, words.RELATED),
    (Furniture.END, words.ENDS),
    (Furniture.ORNAMENT, words.ORNAMENTS),
    (Furniture.WEAK, words.WEAK),
)


def furniture(line: str) -> Furniture | None:
    """What kind of furniture the line is, or None for a line that may be the page's own text."""
    # Of a long line only its beginning and its end can tell.
    folded = fold(" ".join(line[:_LONGEST_LINK].split()))
    if words.RIGHTS.match(folded):
        return Furniture.END
    if _CUT_SHORT.search(fold(line[-_LONGEST_END:])) or words.BANNERS.match(folded):
        return Furniture.ORNAMENT
    if _SHOUTED_LEAD.match(line):
        return Furniture.ORNAMENT
    if len(line) <= _LONGEST_LINK and (words.LEADS.match(folded) or words.CAPTIONS.match(folded)):
        return Furniture.ORNAMENT
    if len(line) > _LONGEST_PHRASE:
        return None
    pieces = [fold(piece) for piece in _glued(line)]
    for kind, phrase in ((Furniture.ORNAMENT, words.ORNAMENTS), (Furniture.END, words.ENDS)):
        if any(map(phrase.fullmatch, pieces)):
            return kind
    if _is_row_of_links(folded):
        return Furniture.ORNAMENT
    return next((kind for kind, phrase in _PHRASES if phrase.fullmatch(folded)), None)


def _is_row_of_links(folded: str) -> bool:
    """Whether the line is of furniture between bars: "Se connecter | Plan du site | RSS"."""
    links = _BARS.split(folded)
    return len(links) > 1 and all(
        any(phrase.fullmatch(link) for _, phrase in _PHRASES) for link in links
    )


def _glued(line: str) -> list[str]:
    """The labels of buttons that a browser copied without a space: "Tout accepterRefuser"."""
    pieces = _GLUE.split(line)
    return pieces if 1 < len(pieces) <= _MOST_GLUED else []
