"""PDF files, by PDFium: the lines of their pages, and what the file says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING

from bot.corpus.draft import Draft
from bot.corpus.names import real_name
from bot.corpus.readers.paginated import add_pages
from bot.corpus.readers.pdf_lines import lines_of
from bot.corpus.readers.pdf_page import pieces_of
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
_MOSTLY = 0.9
_OTHER_SCRIPTS = "\u2e80"
"""From here on come scripts without capitals, which are not judged so."""

_NO_TITLE = re.compile(
    r"^(?:\W*(?:untitled|unspecified|anonymous)|microsoft word|sans titre|document\d*"
    r"|.*\.(?:docx?|odt|pdf|indd|rtf|qxd|dvi|tex))\b",
    re.IGNORECASE,
)
_BROWSER = re.compile(
    r"^(?!.*Google Docs)(?=.*(?:Chrom|Skia/PDF|Mozilla|Firefox|Safari|WebKit|Edg/))", re.IGNORECASE
)
"""Who makes a PDF when a person prints a web page."""

_ENCRYPTED = re.compile(r"password|security", re.IGNORECASE)


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
        # A browser prints its own head and foot: the address, and today's date.
        draft.head = ""
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
    if latin < _MOSTLY * len(text.replace(" ", "")):
        return False
    words = (word for word in _WORD.findall(text) if word.islower() or word.istitle() or
             word.isupper())  # fmt: skip
    return latin >= _FEWEST_OF_SAMPLE and sum(map(len, words)) < _FEWEST_IN_WORDS * latin


def _lines(pdf: pypdfium2.PdfDocument, number: int) -> list[Line]:
    with closing(pdf[number]) as page:
        return lines_of(pieces_of(page), number + 1)
