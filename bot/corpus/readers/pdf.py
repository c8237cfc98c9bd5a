"""PDF files, by PDFium: its characters with their places, gathered into lines."""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from itertools import takewhile
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from bot.corpus.byline import real_name
from bot.corpus.draft import Draft
from bot.corpus.readers.hyphens import SOFT_HYPHEN
from bot.corpus.readers.paginated import add_pages
from bot.corpus.readers.pdf_characters import END_HYPHENS, letters_of
from bot.corpus.readers.printed_line import Line
from bot.corpus.readers.printed_page import drop_page
from bot.corpus.readers.source import Source
from bot.corpus.readers.spacing_accents import with_accents
from bot.corpus.text import normalise
from bot.errors import RefusedSource

if TYPE_CHECKING:
    import pypdfium2

__all__ = ["read_pdf"]

_FEWEST_CHARACTERS = 20
"""Characters a page, on average, under which a file is a scan that nobody has recognised."""

_SAMPLED = 20
_FEWEST_OF_SAMPLE = 500
_FEWEST_IN_WORDS = 0.1
"""Share of a text's characters, on its first pages, that stand in words if it can be read."""

_WORD = re.compile(r"[^\W\d_]{3,}")
_OTHER_SCRIPTS = "\u2e80"
"""From here on come scripts without capitals, which are not judged so."""

_NOTE_SIZE = 0.8
"""A digit smaller than this share of its line, and raised, calls a note."""

_RAISED = 0.15
_SMALL_FIGURE = 0.7
"""A figure that is printed less high than this share of its font, above its line, is small."""

_SQUARED = re.compile(r"(?:^|[\s\d(])(?:[cdkm]?m)$")
"""A unit whose raised figure calls no note: 5 m²."""

_BOLD = re.compile(rb"bold|black|heavy|demi|-bd|bx\d", re.IGNORECASE)
_BOLD_WEIGHT = 600
_FONT_NAME = 128
_SAME_LINE = 0.4
"""Share of a line's height that the next piece must share with it to be on the same line."""

_NO_TITLE = re.compile(
    r"^(?:\W*(?:untitled|unspecified|anonymous)|microsoft word|sans titre|document\d*"
    r"|.*\.(?:docx?|odt|pdf|indd|rtf|qxd))\b",
    re.IGNORECASE,
)
_BROWSER = re.compile(
    r"^(?!.*Google Docs)(?=.*(?:Chrom|Skia/PDF|Mozilla|Firefox|Safari|WebKit|Edg/))", re.IGNORECASE
)
"""Who makes a PDF when a person prints a web page."""

_ENCRYPTED = re.compile(r"password|security", re.IGNORECASE)


class _Character(NamedTuple):
    text: str
    left: float
    right: float
    bottom: float
    top: float
    bold: bool = False


def read_pdf(data: bytes, source: Source) -> Iterator[Draft]:
    """The draft of a PDF; its blocks know their pages.

    Raises:
        RefusedSource: The file is damaged, locked by a password, has too many pages, or holds
            pictures of pages instead of text.
    """
    import pypdfium2

    try:
        with closing(pypdfium2.PdfDocument(data)) as pdf:
            if len(pdf) > source.limits.pages:
                raise RefusedSource("pdf-too-long", path=source.name, limit=source.limits.pages)
            pages = [_lines(pdf, number) for number in range(len(pdf))]
            described = pdf.get_metadata_dict()
    except pypdfium2.PdfiumError as error:
        locked = _ENCRYPTED.search(str(error))
        message = "pdf-locked" if locked else "pdf-damaged"
        raise RefusedSource(message, path=source.name) from error
    characters = sum(len(line.text) for lines in pages for line in lines)
    if characters < _FEWEST_CHARACTERS * max(1, len(pages)):
        raise RefusedSource("pdf-scanned", path=source.name)
    if _is_garbled(pages):
        raise RefusedSource("pdf-garbled", path=source.name)
    draft = Draft(
        title="", url=source.url, author=real_name(normalise(described.get("Author", "")))
    )
    add_pages(draft, with_accents(pages))
    if _BROWSER.search(f"{described.get('Creator', '')} {described.get('Producer', '')}"):
        drop_page(draft)
    title = normalise(described.get("Title", "")).strip()
    if title and not _NO_TITLE.match(title):
        draft.title = title
    draft.title = draft.title or source.title
    yield draft


def _is_garbled(pages: list[list[Line]]) -> bool:
    """Whether the fonts do not tell which letters they print: hardly a word is one."""
    text = "".join(f"{line.text} " for lines in pages[:_SAMPLED] for line in lines)
    latin = sum(character < _OTHER_SCRIPTS for character in text if not character.isspace())
    words = (word for word in _WORD.findall(text) if word.islower() or word.istitle() or
             word.isupper())  # fmt: skip
    return latin >= _FEWEST_OF_SAMPLE and sum(map(len, words)) < _FEWEST_IN_WORDS * latin


def _lines(pdf: pypdfium2.PdfDocument, number: int) -> list[Line]:
    with closing(pdf[number]) as page, closing(page.get_textpage()) as text:
        lines: list[list[_Character]] = []
        for piece in _pieces(text):
            if lines and _on_the_same_line(lines[-1], piece):
                lines[-1] += [_Character(" ", *piece[0][1:]), *piece]
            else:
                lines.append(piece)
        return [_line(line, number + 1) for line in lines]


def _pieces(text: pypdfium2.PdfTextPage) -> Iterator[list[_Character]]:
    """What PDFium takes for lines; a raised character makes it cut a line in pieces.

    Places are asked for where they can differ: at the ends of a piece, and at figures, which may
    call notes.
    """
    from pypdfium2 import raw

    piece: list[_Character] = []
    place = (0.0, 0.0, 0.0, 0.0, False)
    last, figure = 0, False
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        character = letters_of(code)
        if character in {"\r", "\n"}:
            if piece:
                yield _ended(piece, text, last)
            piece = []
        elif character.isspace():
            if piece:
                piece.append(_Character(" ", *place))
        elif character:
            if not piece or character.isdigit() or figure:
                place = _place(text, index, figure=character.isdigit())
            piece.append(_Character(character, *place))
            last, figure = index, character.isdigit()
            if chr(code) in END_HYPHENS:
                yield _ended(piece, text, last)
                piece = []
    if piece:
        yield _ended(piece, text, last)


def _ended(piece: list[_Character], text: pypdfium2.PdfTextPage, last: int) -> list[_Character]:
    """The piece with the right edge and the font of its last character that is seen."""
    _, right, _, _, bold = _place(text, last)
    return [*piece[:-1], piece[-1]._replace(right=right, bold=bold)]


def _place(
    text: pypdfium2.PdfTextPage, index: int, *, figure: bool = False
) -> tuple[float, float, float, float, bool]:
    """Left, right, baseline and top of a character, and whether it is bold.

    The top is told by its font's size: the boxes of many fonts do not tell the height. A `figure`
    may be small by itself, whatever the size of its font.
    """
    from pypdfium2 import raw

    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    baseline = ctypes.c_double()
    raw.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box))
    raw.FPDFText_GetCharOrigin(text, index, ctypes.c_double(), baseline)
    raw.FPDFText_GetMatrix(text, index, ctypes.byref(matrix))
    scale = math.hypot(matrix.c, matrix.d)
    size = raw.FPDFText_GetFontSize(text, index) * scale or box.top - box.bottom
    bottom, top = baseline.value, baseline.value + size
    if figure:
        edges = [ctypes.c_double() for _ in range(4)]
        raw.FPDFText_GetCharBox(text, index, *edges)
        lowest, highest = edges[2].value, edges[3].value
        if lowest > bottom + _RAISED * size and highest - lowest < _SMALL_FIGURE * size:
            bottom, top = lowest, highest
    return box.left, box.right, bottom, top, _is_bold(text, index)


def _is_bold(text: pypdfium2.PdfTextPage, index: int) -> bool:
    from pypdfium2 import raw

    name = ctypes.create_string_buffer(_FONT_NAME)
    raw.FPDFText_GetFontInfo(text, index, name, _FONT_NAME, ctypes.byref(ctypes.c_int()))
    heavy = raw.FPDFText_GetFontWeight(text, index) >= _BOLD_WEIGHT
    return heavy or bool(_BOLD.search(name.value))


def _on_the_same_line(line: list[_Character], piece: list[_Character]) -> bool:
    last, first = line[-1], piece[0]
    shared = min(last.top, first.top) - max(last.bottom, first.bottom)
    height = min(last.top - last.bottom, first.top - first.bottom)
    return first.left >= last.right - 1 and shared > _SAME_LINE * height


def _line(characters: list[_Character], page: int) -> Line:
    size = median(c.top - c.bottom for c in characters)
    bottom = median(c.bottom for c in characters)
    pieces: list[str] = []
    marks: list[tuple[str, int]] = []
    length = 0
    opened = sum(1 for _ in takewhile(lambda c: _calls_note(c, size, bottom), characters))
    for number, character in enumerate(characters):
        if number == opened > 0 and character.text != " ":
            # The label of a note, printed right before it.
            pieces.append(" ")
            length += 1
        squares = bool(_SQUARED.search("".join(pieces[-3:])))
        if number >= opened and pieces and not squares and _calls_note(character, size, bottom):
            at = length - len(pieces[-1]) if pieces[-1] == " " else length
            joined = marks and marks[-1][1] == at
            figure = unicodedata.normalize("NFKC", character.text)
            label = marks.pop()[0] + figure if joined else figure
            marks.append((label, at))
        elif not (character.text == " " and pieces[-1:] in ([], [" "])):
            pieces.append(character.text)
            length += len(character.text)
    text = "".join(pieces).rstrip()
    # One at the end says that the word goes on; the others are not seen.
    text = text[:-1].replace(SOFT_HYPHEN, "") + text[-1:]
    plain = text.rstrip(SOFT_HYPHEN)
    return Line(
        text=text,
        left=characters[0].left,
        right=characters[-1].right,
        bottom=bottom,
        top=bottom + size,
        page=page,
        bold=characters[0].bold and characters[-1].bold,
        # Composed letters are shorter than decomposed ones: offsets hold only if nothing moved.
        marks=tuple(marks) if normalise(plain) == plain else (),
    )


def _calls_note(character: _Character, size: float, bottom: float) -> bool:
    height = character.top - character.bottom
    raised = character.bottom > bottom + _RAISED * size
    return character.text.isdigit() and height < _NOTE_SIZE * size and raised
