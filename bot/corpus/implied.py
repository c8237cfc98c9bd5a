"""What the sentences of an official text answer by their place in it, whatever words they use.

« La requête est rejetée. » in the operative part answers "qu'a décidé le juge ?", and the text of
recital 35 of a regulation "que dit le considérant 35 ?". As the questions that bundled facts come
with (`asked.py`), these are searched together with the sentences, and never shown.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from bot.corpus.decision_parts import Part, decision_parts
from bot.corpus.headings import ARTICLE_ALONE
from bot.corpus.models import Block, BlockKind, Document, Kind, Language, Provenance

__all__ = ["Implied"]

_BY_PART: dict[Part, dict[Language, tuple[str, ...]]] = {
    Part.RULING: {
        Language.FRENCH: (
            "Qu'a décidé le juge des référés ?",
            "Que décide le Conseil d'État, la cour, le tribunal ?",
            "Que décide l'ordonnance, l'arrêt, le jugement ?",
            "Quelle est la décision, la solution, l'issue, le résultat, le dispositif ?",
            "Qui a gagné, qui a perdu ?",
        ),
        Language.ENGLISH: (
            "What did the judge decide?",
            "What did the court hold, rule or order?",
            "What is the decision, the outcome, the result, the operative part?",
            "Who won, who lost?",
        ),
    },
    Part.CLAIMS: {
        Language.FRENCH: ("Que demande le requérant ?", "Que veulent les demandeurs ?"),
        Language.ENGLISH: ("What does the applicant ask for?", "What do the claimants want?"),
    },
    Part.PLEAS: {
        Language.FRENCH: ("Que soutient le requérant ?", "Quels sont les arguments, les moyens ?"),
        Language.ENGLISH: ("What does the applicant argue?", "What are the arguments, the pleas?"),
    },
}

_ORDINAL = re.compile(r"(?<=1)er$")

_NUMBERED: dict[Kind, dict[Language, str]] = {
    Kind.STATUTE: {Language.FRENCH: "considérant", Language.ENGLISH: "recital"},
    Kind.REGULATION: {Language.FRENCH: "considérant", Language.ENGLISH: "recital"},
    Kind.DECISION: {
        Language.FRENCH: "paragraphe point considérant",
        Language.ENGLISH: "paragraph point",
    },
    Kind.GUIDELINE: {Language.FRENCH: "paragraphe point", Language.ENGLISH: "paragraph point"},
}
"""What the numbered paragraphs of a text are called; where it has articles, those before them."""


class Implied:
    """What each sentence of a document answers by its place."""

    def __init__(self, document: Document) -> None:
        answered = {block.start: (block.end, number) for block, number in _numbers(document)}
        for part in decision_parts(document):
            answered[part.start] = (part.end, _BY_PART[part.part][document.language])
        self._starts = sorted(answered)
        self._answered = [answered[start] for start in self._starts]

    def at(self, offset: int) -> tuple[str, ...]:
        """What the sentence that starts at `offset` answers."""
        at = bisect_right(self._starts, offset) - 1
        if at < 0:
            return ()
        end, questions = self._answered[at]
        return questions if offset < end else ()


def _numbers(document: Document) -> Iterator[tuple[Block, tuple[str, ...]]]:
    """The blocks that are asked for by a number: of their article, or their own."""
    if document.kind not in _NUMBERED or document.provenance is not Provenance.ORIGINAL:
        return
    article: str | None = None
    for block in document.blocks:
        if block.kind is BlockKind.HEADING:
            alone = ARTICLE_ALONE.match(block.of(document.text))
            article = alone[1] if alone else article
        elif article is not None:
            numbers = dict.fromkeys((article, _ORDINAL.sub("", article)))
            yield block, tuple(f"article {number}" for number in numbers)
        elif block.number is not None and block.number.isdigit():
            called = _NUMBERED[document.kind][document.language]
            yield block, (f"{called} {block.number}",)
