"""PDF files, by PDFium: its characters with their places, gathered into lines."""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from bot.corpus.byline import real_name
from bot.corpus.draft import Draft
from bot.corpus.readers.paginated import Line, add_pages
from bot.corpus.readers.printed_page import drop_page
from bot.corpus.readers.source import Source
from bot.corpus.text import normalise
from bot.errors import RefusedSource

if TYPE_CHECKING:
    import pypdfium2

__all__ = ["read_pdf"]

_FEWEST_CHARACTERS = 20
"""Characters a page, on average, under which a file is a scan that nobody has recognised."""

_NOTE_SIZE = 0.8
"""A digit smaller than this share of its line, and raised, calls a note."""

_RAISED = 0.15
_SAME_LINE = 0.4
"""Share of a line's height that the next piece must share with it to be on the same line."""

_END_HYPHENS = {"\ufffe", "\x02"}
"""What PDFium gives for a hyphen at a line's end, instead of the line's end."""

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
    draft = Draft(
        title="", url=source.url, author=real_name(normalise(described.get("Author", "")))
    )
    add_pages(draft, pages)
    if _BROWSER.search(f"{described.get('Creator', '')} {described.get('Producer', '')}"):
        drop_page(draft)
    title = normalise(described.get("Title", "")).strip()
    if title and not _NO_TITLE.match(title):
        draft.title = title
    draft.title = draft.title or source.title
    yield draft


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
    place = (0.0, 0.0, 0.0, 0.0)
    last = 0
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        character = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
        if character in {"\r", "\n"}:
            if piece:
                yield _ended(piece, text, last)
            piece = []
        elif character.isspace():
            if piece:
                piece.append(_Character(" ", *place))
        elif character:
            if not piece or character.isdigit() or piece[-1].text.isdigit():
                place = _place(text, index)
            piece.append(_Character(_shown(character), *place))
            last = index
            if character in _END_HYPHENS:
                yield _ended(piece, text, last)
                piece = []
    if piece:
        yield _ended(piece, text, last)


def _ended(piece: list[_Character], text: pypdfium2.PdfTextPage, last: int) -> list[_Character]:
    """The piece with the right edge of its last character that is seen."""
    return [*piece[:-1], piece[-1]._replace(right=_place(text, last)[1])]


def _place(text: pypdfium2.PdfTextPage, index: int) -> tuple[float, float, float, float]:
    """Left, right, baseline and top of a character.

    The top is told by its font's size: the boxes of many fonts do not tell the height.
    """
    from pypdfium2 import raw

    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    baseline = ctypes.c_double()
    raw.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box))
    raw.FPDFText_GetCharOrigin(text, index, ctypes.c_double(), baseline)
    raw.FPDFText_GetMatrix(text, index, ctypes.byref(matrix))
    scale = math.hypot(matrix.c, matrix.d)
    size = raw.FPDFText_GetFontSize(text, index) * scale or box.top - box.bottom
    return box.left, box.right, baseline.value, baseline.value + size


def _shown(character: str) -> str:
    """A hyphen for what ends a broken word, two letters for a ligature (fi)."""
    if character in _END_HYPHENS:
        return "-"
    ligature = "\ufb00" <= character <= "\ufb06"
    return unicodedata.normalize("NFKC", character) if ligature else character


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
    for character in characters:
        if pieces and _calls_note(character, size, bottom):
            at = length - len(pieces[-1]) if pieces[-1] == " " else length
            joined = marks and marks[-1][1] == at
            label = marks.pop()[0] + character.text if joined else character.text
            marks.append((label, at))
        elif not (character.text == " " and pieces[-1:] in ([], [" "])):
            pieces.append(character.text)
            length += len(character.text)
    text = "".join(pieces).rstrip()
    return Line(
        text=text,
        left=characters[0].left,
        right=characters[-1].right,
        bottom=bottom,
        top=bottom + size,
        page=page,
        # Composed letters are shorter than decomposed ones: offsets hold only if nothing moved.
        marks=tuple(marks) if normalise(text) == text else (),
    )


def _calls_note(character: _Character, size: float, bottom: float) -> bool:
    height = character.top - character.bottom
    raised = character.bottom > bottom + _RAISED * size
    return character.text.isdigit() and height < _NOTE_SIZE * size and raised
