"""A question as the index sees it: weighted terms."""

from __future__ import annotations

from dataclasses import dataclass

from bot.corpus.models import Language
from bot.language.analysis import Token, analyse
from bot.language.stopwords import ASKING, ASKING_WEIGHT

__all__ = ["Query", "QueryTerm", "literal_query"]


@dataclass(frozen=True, slots=True)
class QueryTerm:
    """One word of a question: its folded form, and the terms that stand for it in the documents.

    `weight` is 1 for a word that carries the subject, less for a word of asking. `terms` maps each
    term to its share: 1 for the word's own, less for what the thesaurus or a repair proposes.
    """

    word: str
    terms: dict[str, float]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Query:
    """The terms of a question in their order, and the text that they come from."""

    text: str
    language: Language
    terms: tuple[QueryTerm, ...]

    @property
    def bag(self) -> dict[str, float]:
        """Every term with its weight: the greatest where a term comes up more than once."""
        bag: dict[str, float] = {}
        for held in self.terms:
            for term, share in held.terms.items():
                bag[term] = max(bag.get(term, 0.0), share * held.weight)
        return bag


def literal_query(text: str, language: Language) -> Query:
    """The question's own terms, without repair or expansion."""
    return Query(text, language, tuple(_term(token, language) for token in analyse(text, language)))


def _term(token: Token, language: Language) -> QueryTerm:
    weight = ASKING_WEIGHT if token.word in ASKING[language] else 1.0
    return QueryTerm(token.word, {token.term: 1.0}, weight)
