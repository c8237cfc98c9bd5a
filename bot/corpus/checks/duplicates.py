"""Paragraphs that say the same in two places: two quotes would repeat each other.

Two paragraphs are compared by the runs of three words that they share (shingles; Broder 1997,
"On the resemblance and containment of documents").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from bot.corpus.checks.files import BundleFiles, Paragraph
from bot.corpus.checks.finding import Finding, found
from bot.corpus.models import BlockKind
from bot.language.fold import fold

__all__ = ["check_duplicates"]

ALIKE = 0.9
"""Resemblance from which two paragraphs say the same.

Below it, in the bundle, stand sentences of one mould about two subjects ("Maiia was not targeted",
"Keldoc was not targeted"), which are meant.
"""

_SHINGLE = 3
_WORD = re.compile(r"\w+")


def check_duplicates(files: BundleFiles) -> Iterator[Finding]:
    """Every paragraph that resembles an earlier one of the same language."""
    seen: list[tuple[Paragraph, frozenset[tuple[str, ...]]]] = []
    holders: dict[tuple[str, ...], list[int]] = {}
    for paragraph in files.paragraphs():
        if paragraph.kind is BlockKind.ITEM:
            continue
        shingles = _shingles(paragraph.text)
        shared = Counter(number for shingle in shingles for number in holders.get(shingle, ()))
        for number, common in shared.items():
            other, its = seen[number]
            resemblance = common / (len(shingles) + len(its) - common)
            if resemblance >= ALIKE and other.language is paragraph.language:
                yield found(
                    "corpus-paragraph-twice",
                    paragraph.file,
                    paragraph.line,
                    other=other.file,
                    other_line=other.line,
                )
        for shingle in shingles:
            holders.setdefault(shingle, []).append(len(seen))
        seen.append((paragraph, shingles))


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(fold(text))
    return frozenset(
        tuple(words[at : at + _SHINGLE]) for at in range(max(len(words) - _SHINGLE + 1, 1))
    )
