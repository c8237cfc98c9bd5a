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
from bot.language.fold import fold

__all__ = ["Implied", "labels_notice"]

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

_NOTICE: dict[str, tuple[str, ...]] = {
    "publics concernes": (
        "Qui est concerné par le décret, l'arrêté, la loi, l'ordonnance ?",
        "À qui s'applique le décret, l'arrêté, la loi, l'ordonnance ?",
        "Who is concerned by the decree, to whom does the law apply?",
    ),
    "objet": (
        "Quel est l'objet, le but du décret, de l'arrêté, de la loi, de l'ordonnance ?",
        "What is the purpose of the decree, of the law?",
    ),
    "entree en vigueur": (
        "Quand le décret, l'arrêté, la loi, l'ordonnance entre-t-il en vigueur ?",
        "À partir de quelle date s'applique le décret, l'arrêté, la loi, l'ordonnance ?",
        "When does the decree, the law enter into force, from what date does it apply?",
    ),
    "notice": (
        "Que prévoit le décret, l'arrêté, la loi, l'ordonnance, en quoi consiste-t-il ?",
        "What does the decree, the law provide for?",
    ),
    "application": ("Pour l'application de quel texte est-il pris ?", "What does it implement?"),
    "references": ("Où peut-on consulter le texte ?", "Where can it be read?"),
}
"""What the labels of the notice of an act in the Journal officiel answer, by their folded words."""

_LABEL = re.compile(r"[\w' ]{5,20}?(?=\s?:)")
_NOTICE_ENDS = 20
"""Blocks from the top among which an act has its notice."""

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
        answered |= {block.start: (block.end, asked) for block, asked in _notice(document)}
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


def labels_notice(line: str) -> bool:
    """Whether the line is a label of an act's notice and no more: "Entrée en vigueur :"."""
    return fold(line).strip().rstrip(" :") in _NOTICE


def _notice(document: Document) -> Iterator[tuple[Block, tuple[str, ...]]]:
    """The parts of the notice of an act, by their labels; a label alone is that of what follows."""
    if document.kind is not Kind.STATUTE or document.provenance is not Provenance.ORIGINAL:
        return
    alone: tuple[str, ...] = ()
    for block in document.blocks[:_NOTICE_ENDS]:
        line = block.of(document.text)
        label = _LABEL.match(fold(line))
        asked = _NOTICE.get(label[0].strip(), ()) if label else alone
        alone = asked if labels_notice(line) else ()
        if asked and not alone:
            yield block, asked
