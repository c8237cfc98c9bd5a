"""Cutting a document into passages: one to a few blocks under one heading.

A list stays with the paragraph that opens it. A passage ends at a heading, or when the next block
would make it longer than `LONGEST_PASSAGE`; a single block longer than that is cut between
sentences.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.corpus.headings import heading_at
from bot.corpus.models import Block, BlockKind, Document, Passage, Span
from bot.corpus.sentences import sentences

__all__ = ["LONGEST_PASSAGE", "passages"]

LONGEST_PASSAGE = 1_200
"""Characters that a passage may hold, unless one sentence alone is longer."""


def passages(document: Document) -> Iterator[Passage]:
    """The passages of a document, in order. Headings and particulars are in none of them."""
    heading: str | None = None
    gathered: list[Span] = []
    for at, block in enumerate(document.blocks):
        if block.kind is BlockKind.HEADING:
            yield from _flush(document, heading, gathered)
            gathered = []
            heading = heading_at(document, at)
            continue
        if not block.is_running_text:
            continue
        inside = _sentences(document, block)
        if gathered and not _belongs(gathered, block, document.text):
            yield from _flush(document, heading, gathered)
            gathered = []
        gathered += inside
    yield from _flush(document, heading, gathered)


def _sentences(document: Document, block: Block) -> tuple[Span, ...]:
    return sentences(document.text, block.start, block.end)


def _belongs(gathered: list[Span], block: Block, text: str) -> bool:
    length = block.end - gathered[0].start
    if block.kind is BlockKind.ITEM or text[gathered[-1].end - 1] == ":":
        return length <= 2 * LONGEST_PASSAGE
    return length <= LONGEST_PASSAGE


def _flush(document: Document, heading: str | None, gathered: list[Span]) -> Iterator[Passage]:
    held: list[Span] = []
    for sentence in gathered:
        if held and sentence.end - held[0].start > 2 * LONGEST_PASSAGE:
            yield _passage(document, heading, held)
            held = []
        held.append(sentence)
    if held:
        yield _passage(document, heading, held)


def _passage(document: Document, heading: str | None, held: list[Span]) -> Passage:
    return Passage(
        document=document.id,
        heading=heading,
        start=held[0].start,
        end=held[-1].end,
        sentences=tuple(held),
    )
