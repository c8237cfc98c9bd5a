"""Paragraphs: each stands alone as a quote, and says where what it states comes from."""

from __future__ import annotations

from collections.abc import Iterator

from bot.corpus.checks.files import BundleFiles, Page
from bot.corpus.checks.finding import Finding, found
from bot.corpus.markup import unmark
from bot.corpus.models import BlockKind
from bot.corpus.openings import opens_with_pronoun

__all__ = ["check_bodies"]

SHORTEST_PARAGRAPH = 40
LONGEST_PARAGRAPH = 900


def check_bodies(files: BundleFiles) -> Iterator[Finding]:
    """Lengths, sources and openings of the paragraphs; lists and sections that are whole."""
    for paragraph in files.paragraphs():
        place = paragraph.file, paragraph.line
        length = len(paragraph.text)
        if length > LONGEST_PARAGRAPH:
            yield found("corpus-paragraph-too-long", *place, length=length, limit=LONGEST_PARAGRAPH)
        elif length < SHORTEST_PARAGRAPH and paragraph.kind is BlockKind.PARAGRAPH:
            yield found(
                "corpus-paragraph-too-short", *place, length=length, limit=SHORTEST_PARAGRAPH
            )
        if not paragraph.labels:
            yield found("corpus-paragraph-without-note", *place)
        if paragraph.kind is BlockKind.PARAGRAPH and opens_with_pronoun(paragraph.text):
            yield found("corpus-paragraph-opens-with-pronoun", *place, text=paragraph.text[:40])
    for page in files.pages:
        yield from _structure(page)


def _structure(page: Page) -> Iterator[Finding]:
    """A section holds something; a list follows a paragraph that opens it."""
    pieces = [piece for piece in page.body if piece.label is None]
    for piece, following in zip(pieces, [*pieces[1:], None], strict=True):
        headed = piece.kind is BlockKind.HEADING
        if headed and (following is None or following.kind is BlockKind.HEADING):
            yield found("corpus-section-empty", page.file, piece.line, heading=piece.text)
        if following is None or following.kind is not BlockKind.ITEM:
            continue
        opens = piece.kind is BlockKind.ITEM or unmark(piece.text)[0].rstrip().endswith(":")
        if headed or not opens:
            yield found("corpus-list-without-opening", page.file, following.line)
