"""Names in a question, which a passage must have as a whole.

Half of a name is another thing: the Conseil constitutionnel is not the Conseil d'État, and a word
of "Amazon cloud" is no name of Amazon.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from bot.corpus.models import Span

__all__ = ["Name", "are_in", "courts_in"]

_KIND = (
    r"(?i:cour|conseil|tribunal) (?i:(?:administrati[fv]e? )?d['’]appel|de cassation|des comptes"
    r"|constitutionnel|supr[êe]me|judiciaire|administratif|de commerce|de grande instance"
    r"|p[ée]nale?|internationale?)"
    r"|(?i:supreme|constitutional|high|appeals?|circuit|district|criminal|commercial) (?i:court)"
    r"|(?i:court of (?:appeals?|cassation|auditors|audit|human rights))"
)
_PLACE = r" (?:de |d['’]|du |des |of |in |for )(?:the )?[^\W\d_a-zà-öø-ÿ][\w-]+"
_COURT = re.compile(rf"\b(?:{_KIND})\b(?:{_PLACE})?")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a question, of one word or more.

    `typed` is how it stands in the question. A text has it where it has every word of one of the
    `ways` it is written: each word is a set of terms, of which one is enough.
    """

    typed: str
    ways: tuple[tuple[frozenset[str], ...], ...]

    @property
    def terms(self) -> frozenset[str]:
        """Every term of every way."""
        return frozenset(term for way in self.ways for word in way for term in word)

    def is_in(self, terms: Container[str]) -> bool:
        """Whether a text of these terms has the name as a whole."""
        return any(all(any(t in terms for t in word) for word in way) for way in self.ways)


def are_in(names: Iterable[Name], terms: Container[str]) -> bool:
    """Whether a text of these terms has all of the names."""
    return all(name.is_in(terms) for name in names)


def courts_in(text: str) -> Iterator[Span]:
    """The courts that are named by their kind and place: of another, it is another court."""
    return (Span(*found.span()) for found in _COURT.finditer(text))
