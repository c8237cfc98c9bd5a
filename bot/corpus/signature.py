"""Who wrote a text and when, from the lines at its top that say only that."""

from __future__ import annotations

from bot.corpus.byline import byline
from bot.corpus.draft import Draft
from bot.corpus.languages import language_of
from bot.corpus.models import BlockKind

__all__ = ["sign_at_top"]

_HEAD = 6
"""Lines at the top among which a byline is looked for."""


def sign_at_top(draft: Draft, *, official: bool = False) -> None:
    """Complete the draft from the bylines among its first lines, which are read and never quoted.

    What the draft knows already stays, and so does every line of an official text.
    """
    text, read, signing = draft.body.text, 0, list[int]()
    for number, block in enumerate(draft.body.blocks):
        lines = [line.strip() for line in block.of(text).split("\n")]
        signed = [byline(line, draft.language or language_of(line)) for line in lines]
        read += len(lines)
        if read > _HEAD + len(lines):
            break
        for found in filter(None, signed):
            draft.author = draft.author or found.author
            draft.publisher = draft.publisher or found.publisher
            draft.published = draft.published or found.published
        if all(signed) and block.kind is BlockKind.PARAGRAPH:
            signing.append(number)
    if not official and len(signing) < len(draft.body.blocks):
        draft.body.change_kind(signing, BlockKind.PARTICULARS)
