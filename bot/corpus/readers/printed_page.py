"""A web page that a browser printed: its article is found as in a page copied as text."""

from __future__ import annotations

from bot.corpus.copied_page import copied_page
from bot.corpus.draft import Draft
from bot.corpus.official_copy import official_copy
from bot.corpus.page_lines import without_offer
from bot.corpus.sources.heading import reads_official
from bot.corpus.text import collapse

__all__ = ["drop_page"]


def drop_page(draft: Draft) -> None:
    """Drop the blocks that are the page's and not the article's, and take title and byline."""
    blocks = draft.body.blocks
    lines = [collapse(block.of(draft.body.text)) for block in blocks]
    text = "\n\n".join(lines)
    if reads_official(text):
        copy = official_copy(text)
        kept = copy.text.split("\n\n")
        draft.head = "\n".join(filter(None, (draft.head, copy.title, copy.head)))
    else:
        found = copied_page(text, draft.title, with_notes=False)
        if found is None:
            return
        kept = [collapse(block.of(found.body.text)) for block in found.body.blocks]
        draft.author = draft.author or found.author
        draft.publisher = draft.publisher or found.publisher
        draft.published = draft.published or found.published
    numbers, place = [], 0
    for number, line in enumerate(lines):
        if place < len(kept) and without_offer(line).endswith(kept[place]):
            numbers.append(number)
            place += 1
    draft.body.keep(numbers)
