"""The characters of a PDF's page with their places, as PDFium tells them, the text upright."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from bot.corpus.readers.pdf_characters import END_HYPHENS, letters_of

if TYPE_CHECKING:
    import pypdfium2

__all__ = ["RAISED", "Character", "pieces_of"]

RAISED = 0.15
"""Share of its line's size by which a character is raised that calls a note."""

_SMALL_FIGURE = 0.7
"""A figure that is printed less high than this share of its font, above its line, is small."""

_BOLD = re.compile(rb"bold|black|heavy|demi|-bd|bx\d", re.IGNORECASE)
_BOLD_WEIGHT = 600
_FONT_NAME = 128
_SAMPLED = 100
"""Characters of a page whose directions are looked at."""

_TILTED = 0.1
"""Radians from the text's direction beyond which letters are a watermark's, or a stamp's."""

_QUARTER = math.pi / 2
_WORDS = 4
_FAR = 1.2
"""Sizes of letters between two words that may stand in columns of their own."""


class Character(NamedTuple):
    """Letters, the edges that they stand in (points, the bottom is the baseline), and their weight.

    Within a piece, edges are those of the last character whose place was asked for.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    bold: bool = False


def pieces_of(page: pypdfium2.PdfPage) -> list[list[Character]]:
    """What PDFium takes for the lines of a page; a raised character makes it cut one in pieces."""
    with closing(page.get_textpage()) as text:
        turns = _turns(text)
        if page.get_rotation() == 90 * turns:
            return list(_Upright(text, turns).pieces())
    # The page is shown askew: turned so that its letters stand upright, it is read in their order.
    page.set_rotation(90 * turns)
    with closing(page.get_textpage()) as text:
        return list(_Upright(text, turns).pieces())


def _turns(text: pypdfium2.PdfTextPage) -> int:
    """By how many quarters of a turn, clockwise, most letters of the page come upright."""
    count = text.count_chars()
    sample = range(0, count, max(1, count // _SAMPLED))
    found = Counter(round(_angle(text, index) / _QUARTER) % 4 for index in sample)
    return found.most_common(1)[0][0] if found else 0


def _angle(text: pypdfium2.PdfTextPage, index: int) -> float:
    """The direction in which a character is written, in radians against the clock."""
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, index, ctypes.byref(matrix))
    return math.atan2(matrix.b, matrix.a)


class _Upright:
    """The characters of a page, with places as they are once the page is turned."""

    def __init__(self, text: pypdfium2.PdfTextPage, turns: int) -> None:
        self._text = text
        self._turns = turns

    def pieces(self) -> Iterator[list[Character]]:
        """The pieces that are written in the text's direction.

        Places are asked for where they can differ: at the ends of a piece, at figures, which may
        call notes, and every few words, which may be of another size than the first.
        """
        from pypdfium2 import raw

        text = self._text
        piece: list[Character] = []
        place = (0.0, 0.0, 0.0, 0.0, False)
        first, last, words, figure, spaced = 0, 0, 0, False, False
        for index in range(text.count_chars()):
            code = raw.FPDFText_GetUnicode(text, index)
            character = letters_of(code)
            if character in {"\r", "\n"}:
                yield from self._ended(piece, first, last)
                piece = []
            elif character.isspace():
                if piece:
                    piece.append(Character(" ", *place))
                spaced = True
            elif character:
                if piece and spaced and self._stands_off(piece, last, index):
                    yield from self._ended(piece, first, last)
                    piece = []
                words += spaced
                again = spaced and words % _WORDS == 0
                spaced = False
                if not piece or character.isdigit() or figure or again:
                    place = self._place(index, figure=character.isdigit())
                first = first if piece else index
                piece.append(Character(character, *place))
                last, figure = index, character.isdigit()
                if chr(code) in END_HYPHENS:
                    yield from self._ended(piece, first, last)
                    piece = []
        yield from self._ended(piece, first, last)

    def _stands_off(self, piece: list[Character], last: int, index: int) -> bool:
        """Whether the character is far from the last one, as in another column."""
        gap = self._box(index)[0] - self._box(last)[1]
        return gap > _FAR * (piece[-1].top - piece[-1].bottom)

    def _ended(self, piece: list[Character], first: int, last: int) -> Iterator[list[Character]]:
        """The piece with the right edge and the weight of its last character that is seen."""
        if piece and not self._is_tilted(first):
            _, right, _, _, bold = self._place(last)
            yield [*piece[:-1], piece[-1]._replace(right=right, bold=bold)]

    def _is_tilted(self, index: int) -> bool:
        apart = abs(_angle(self._text, index) - self._turns * _QUARTER) % (2 * math.pi)
        return min(apart, 2 * math.pi - apart) > _TILTED

    def _place(
        self, index: int, *, figure: bool = False
    ) -> tuple[float, float, float, float, bool]:
        """Left, right, baseline and top of a character, and whether it is bold.

        The top is told by its font's size: the boxes of many fonts do not tell the height. A
        `figure` may be small by itself, whatever the size of its font.
        """
        from pypdfium2 import raw

        text = self._text
        matrix = raw.FS_MATRIX()
        x, y = ctypes.c_double(), ctypes.c_double()
        left, right, lowest, highest = self._box(index)
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        raw.FPDFText_GetMatrix(text, index, ctypes.byref(matrix))
        bottom = self._turned(x.value, x.value, y.value, y.value)[2]
        scale = math.hypot(matrix.c, matrix.d)
        size = raw.FPDFText_GetFontSize(text, index) * scale or highest - lowest
        top = bottom + size
        if figure:
            edges = [ctypes.c_double() for _ in range(4)]
            raw.FPDFText_GetCharBox(text, index, *edges)
            _, _, lowest, highest = self._turned(*(edge.value for edge in edges))
            if lowest > bottom + RAISED * size and highest - lowest < _SMALL_FIGURE * size:
                bottom, top = lowest, highest
        return left, right, bottom, top, self._is_bold(index)

    def _box(self, index: int) -> tuple[float, float, float, float]:
        """Left, right, bottom and top of the character's box."""
        from pypdfium2 import raw

        box = raw.FS_RECTF()
        raw.FPDFText_GetLooseCharBox(self._text, index, ctypes.byref(box))
        return self._turned(box.left, box.right, box.bottom, box.top)

    def _turned(
        self, left: float, right: float, bottom: float, top: float
    ) -> tuple[float, float, float, float]:
        """The edges on the turned page, as far as they lie from a corner of it."""
        match self._turns:
            case 1:
                return bottom, top, -right, -left
            case 2:
                return -right, -left, -top, -bottom
            case 3:
                return -top, -bottom, left, right
        return left, right, bottom, top

    def _is_bold(self, index: int) -> bool:
        from pypdfium2 import raw

        name = ctypes.create_string_buffer(_FONT_NAME)
        raw.FPDFText_GetFontInfo(self._text, index, name, _FONT_NAME, ctypes.byref(ctypes.c_int()))
        heavy = raw.FPDFText_GetFontWeight(self._text, index) >= _BOLD_WEIGHT
        return heavy or bool(_BOLD.search(name.value))
