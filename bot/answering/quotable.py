"""What is not quoted as an answer, unless it is asked about.

A visa, which only cites what an act is based on; a digest's remark on its own sources; and a mark
without a word. Formal lines of acts are set apart when they are read (`bot/corpus/sources`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answering.excerpts import Excerpt
from bot.answering.models import Point
from bot.answering.question import Question
from bot.corpus.models import Provenance
from bot.language.fold import fold

__all__ = ["quotable"]

_VISA = re.compile(
    r"(?:vus? (?!qu)|having regard to )(?:[^!?]{1,600}[;,]|[^.!?]{1,400}\.?)", re.DOTALL
)
_OF_ITSELF = re.compile(
    r"(?:^|[.!?] )(?:(?:ce(?:tte)? (?:document|synthese|fiche)|this (?:document|digest|summary)"
    r"|greffier's account) (?:s'appuie|repose|resume|relies|rests|is based|sums up))\b"
)
_ASKS_OF_SOURCES = re.compile(
    r"\b(?:sources?|documents?|fiches?|syntheses?|digests?|greffier|visas?|textes? officiels?"
    r"|official text|bases? legales?|legal basis|(?:s'appu|repos|fond|bas)\w* sur"
    r"|sur quoi|(?:rel(?:y|ies)|rests?|based) on|having regard)\b"
)


def quotable(ranked: Sequence[Excerpt], question: Question) -> list[Excerpt]:
    """The excerpts that may answer, best first; all of them where none may."""
    of_sources = _ASKS_OF_SOURCES.search(fold(question.query.text)) is not None
    of_texts = of_sources or Point.ARTICLE in question.points
    kept = [
        excerpt
        for excerpt in ranked
        if any(map(str.isalnum, excerpt.text))
        and (of_texts or not _VISA.fullmatch(fold(excerpt.text)))
        and (of_sources or not _is_remark(excerpt))
    ]
    return kept or list(ranked)


def _is_remark(excerpt: Excerpt) -> bool:
    digest = excerpt.document.provenance is Provenance.DIGEST
    return digest and _OF_ITSELF.search(fold(excerpt.text)) is not None
