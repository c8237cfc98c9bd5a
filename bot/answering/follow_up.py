"""Questions that go on from another: “et en appel ?”, “what about Maiia?”.

A follow-up names only what is new; the rest of its subject is in the question before it. Where the
new part is a name alone, it takes the place of the name asked about before; else its words are
added to those of the question before.
"""

from __future__ import annotations

import re

from bot.language.analysis import terms_of
from bot.language.detect import language_of

__all__ = ["complete"]

_OPENING = re.compile(
    r"^(?:(?:et|mais|ou|alors|donc|puis|and|but|or|so|then|sinon)\b[ ,]*)?"
    r"(?:(?:qu['’]en est-il|quid|what about|how about|même question|the same)\b[ ,]*)?"
    r"(?:(?:pour|avec|chez|de|du|des|for|with|of)\s+|d['’])?",
    re.IGNORECASE,
)
_ELLIPTIC = re.compile(
    r"^(?:et|mais|ou|alors|sinon|and|but|or)\b"
    r"|\b(?:qu['’]en est-il|quid|what about|how about|même question)\b",
    re.IGNORECASE,
)
_POINTING = re.compile(
    r"(?<![\w-])(?:il|elle|ils|elles|celui-ci|celle-ci|ce dernier|cette dernière|cela|ça|"
    r"cette décision|cette affaire|ce recours|ce partenariat|le même|la même|"
    r"it|its|he|she|they|them|their|this|that|these|those|the same)(?![\w-])"
    r"(?=\s*(?:[?!.]|$|\w+\s*[?!.]?$))"
    r"|\bqui (?:l[ae]s? |l['’])(?=[^\W\d_])",
    re.IGNORECASE,
)
"""A word that stands for something said before, in a short question."""

_WHOLE = re.compile(
    r"^(?:qu['’]est-ce qu|c['’]est quoi|que (?:dit|signifie|veut)|qui (?:est|sont)|what (?:is|are)|"
    r"who (?:is|are)|définis|define)",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?<![\w.])[A-ZÉÈÀÎÔ][\w.-]*\w(?:(?: (?:de |du |des |d['’])?|['’])[A-ZÉÈÀÎÔ][\w.-]*\w)*"
)
_ARTICLE = re.compile(r"^(?:l['’]|(?:le|la|les|the)\s+)", re.IGNORECASE)


def complete(follow_up: str, before: str) -> str:
    """The follow-up with the subject that it leaves out, taken from the question before it.

    A question that stands on its own comes back as it is.
    """
    if _stands_alone(follow_up):
        return follow_up
    new = _OPENING.sub("", follow_up, count=1).strip(" ?!.")
    name = _ARTICLE.sub("", new)
    asked_about = [match for match in _NAME.finditer(before) if match.start() > 0]
    if asked_about and _NAME.fullmatch(name):
        old = asked_about[-1]
        return before[: old.start()] + name + before[old.end() :]
    return f"{before.rstrip(' ?!.')} {new} ?"


def _stands_alone(question: str) -> bool:
    if _ELLIPTIC.search(question) or _POINTING.search(question):
        return False
    return bool(_WHOLE.search(question)) or len(terms_of(question, language_of(question))) > 1
