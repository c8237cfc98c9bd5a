"""The letters that the characters of a PDF stand for, where its fonts do not say so plainly."""

from __future__ import annotations

import unicodedata

__all__ = ["END_HYPHENS", "letters_of"]

END_HYPHENS = frozenset("\ufffe\x02")
"""What PDFium gives for a hyphen at a line's end, instead of the line's end."""

_CORK = {
    0x10: "“", 0x11: "”", 0x13: "«", 0x14: "»", 0x15: "–", 0x16: "—",
    0x1B: "ff", 0x1C: "fi", 0x1D: "fl", 0x1E: "ffi", 0x1F: "ffl",
}  # fmt: skip
"""Control codes that TeX's Cork encoding gives to letters; its bitmap fonts tell no others."""

_IN_LIGATURES = frozenset("fitljbhk")
_WINDOWS = range(0x80, 0xA0)
"""Control codes in Unicode; letters, quotes and dashes in Windows's encoding."""

_LIGATURES = range(0xFB00, 0xFB07)
_HYPHENS = {0x2010}
_PRIVATE = range(0xE000, 0xF900)
_OLD_FIGURES = range(0xF730, 0xF73A)
_SMALL_CAPITALS = range(0xF761, 0xF77B)
"""Where Adobe's glyph list puts old-style figures and small capitals, in the private area."""

_SYMBOLS = {0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "‣", 0xF0FC: "✓", 0xF02D: "-"}
"""Bullets of the fonts Symbol and Wingdings."""


def letters_of(code: int) -> str:
    """The letters of a character by its code: two for a ligature, none for what no reader sees."""
    if code in _CORK:
        return _CORK[code]
    if not 0 < code < 0x110000 or 0xD800 <= code < 0xE000:
        return ""
    if code in _WINDOWS:
        return bytes([code]).decode("cp1252", "ignore")
    if code in _PRIVATE:
        return _private(code)
    character = chr(code)
    if character in END_HYPHENS or code in _HYPHENS:
        return "-"
    if code in _LIGATURES:
        return unicodedata.normalize("NFKC", character)
    # Ghostscript writes the letters of a ligature with their two bytes in the wrong order.
    swapped = chr(code >> 8)
    return swapped if code & 0xFF == 0 and swapped in _IN_LIGATURES else character


def _private(code: int) -> str:
    if code in _OLD_FIGURES:
        return chr(code - _OLD_FIGURES.start + ord("0"))
    if code in _SMALL_CAPITALS:
        return chr(code - _SMALL_CAPITALS.start + ord("A"))
    return _SYMBOLS.get(code, chr(code))
