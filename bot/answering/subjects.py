"""What a person means by a subject: its concepts, and its other words."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from bot.corpus.models import Language
from bot.language.analysis import Token, analyse
from bot.language.stopwords import ASKING
from bot.language.thesaurus import Concept, Thesaurus

__all__ = ["Subject", "wanted"]


def wanted(text: str, language: Language, thesaurus: Thesaurus) -> list[Token | Concept]:
    """The concepts that the subject names, then its other words."""
    tokens = [token for token in analyse(text, language) if token.word not in ASKING[language]]
    matches = list(thesaurus.matches(text, tokens, language))
    named = {at for match in matches for at in range(match.first, match.last)}
    rest = (token for at, token in enumerate(tokens) if at not in named)
    return [*(match.concept for match in matches), *rest]


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject, in each language as what a text about it must have."""

    parts: Mapping[Language, tuple[Token | Concept, ...]]

    @classmethod
    def of(cls, text: str, thesaurus: Thesaurus) -> Subject:
        """The subject of those words."""
        return cls({spoken: tuple(wanted(text, spoken, thesaurus)) for spoken in Language})

    @property
    def empty(self) -> bool:
        """Whether there is no word to look for."""
        return not any(self.parts.values())

    def is_in(self, terms: AbstractSet[str], language: Language) -> bool:
        """Whether a text with these terms, in that language, has every part of the subject."""
        return any(
            parts and all(_has(terms, part, language, spoken) for part in parts)
            for spoken, parts in self.parts.items()
        )


def _has(
    terms: AbstractSet[str], part: Token | Concept, language: Language, spoken: Language
) -> bool:
    if isinstance(part, Token):
        return language is spoken and part.term in terms
    return any(terms >= set(label) for held, label in part.labels if held is language)
