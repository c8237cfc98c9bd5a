"""Accents that a PDF prints as signs of their own before their letters: d´efaut, contr^ole.

TeX did so with its first fonts. A text is mended only where nearly all of its accents are so: a
sign before a letter may else be a quotation mark or code.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from bot.corpus.readers.printed_line import Line

__all__ = ["with_accents"]

_COMBINING = {"´": "\u0301", "`": "\u0300", "ˆ": "\u0302", "^": "\u0302", "¨": "\u0308",
              "¸": "\u0327"}  # fmt: skip
_APART = re.compile(r"([´`ˆ^¨])\s?([aeiouAEIOUı])|(¸)\s?([cC])")
_ACUTE_APART = re.compile(r"´\s?[eE]")
_ACUTE = re.compile(r"[éÉ]")
_FEWEST = 5


def with_accents(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The lines with their letters composed, where the document sets accents apart."""
    texts = [line.text for page in pages for line in page]
    apart = sum(len(_ACUTE_APART.findall(text)) for text in texts)
    if apart < _FEWEST or apart <= sum(len(_ACUTE.findall(text)) for text in texts):
        return [list(page) for page in pages]
    return [[_mended(line) for line in page] for page in pages]


def _mended(line: Line) -> Line:
    marks = tuple((label, len(_composed(line.text[:at]))) for label, at in line.marks)
    return replace(line, text=_composed(line.text), marks=marks)


def _composed(text: str) -> str:
    return _APART.sub(_letter, text)


def _letter(found: re.Match[str]) -> str:
    accent, letter = found[1] or found[3], found[2] or found[4]
    return unicodedata.normalize("NFC", letter.replace("ı", "i") + _COMBINING[accent])
