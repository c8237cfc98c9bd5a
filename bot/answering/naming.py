"""From what a person calls a document to the document.

Names are tried from the most certain kind to the least: the id; the title; an official reference
(docket number, ECLI, CELEX, number of an act with its article) or the citation; an alias; the same
words in another order or form; a label of the thesaurus; a typing error. The first kind of name
that some document bears decides; where it names several documents, none is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from bot.answering.name_forms import (
    key_of,
    words_of,
)
from bot.answering.name_table import NameTable
from bot.corpus.models import Document, Language
from bot.errors import UnknownDocument
from bot.language.analysis import analyse
from bot.language.stopwords import ASKING
from bot.language.thesaurus import Thesaurus
from bot.retrieval.catalogue import Catalogue
from bot.retrieval.filters import EVERYTHING, Filters
from bot.retrieval.strings import hash_of

__all__ = ["NEAREST", "Names"]

NEAREST = 5
"""How many names are proposed instead of one that is not known."""

_LIKE = 0.35
"""Share of common 3-grams (Dice's coefficient) from which a name is proposed."""

_LONGEST_NAME = 8
_SHORTEST_NAME = 4
"""Words and letters of the names that are looked for in a text."""

_WORD = re.compile(r"[^\W_]+")


class Names:
    """The names of a set of documents, each document known by its place in the set."""

    def __init__(self, documents: Catalogue, thesaurus: Thesaurus) -> None:
        self.documents = documents
        self._thesaurus = thesaurus
        self._table = NameTable(documents)

    def find(
        self, name: str, language: Language | None = None, filters: Filters = EVERYTHING
    ) -> Document:
        """The document of that name, in `language` where there is such a text.

        Raises:
            UnknownDocument: no document bears that name, or several do. Among the error's values,
                `nearest` holds the ids of those that may be meant and `titles` their titles.
        """
        admitted = filters.admit(self.documents)
        exact = [number for number in self._with_id(name) if admitted[number]]
        if len(exact) == 1:
            return self.documents[exact[0]]
        for numbers in self._tries(name):
            found = self._works([number for number in numbers if admitted[number]])
            if len(found) == 1:
                return self._spoken(found, admitted, language)[0]
            if found:
                raise _unknown("ambiguous-name", name, self._spoken(found, admitted, language))
        near = self.nearest(name, language, filters)
        raise _unknown("unknown-name-nearest" if near else "unknown-name", name, near)

    def work(
        self, work: str, language: Language | None = None, filters: Filters = EVERYTHING
    ) -> Document | None:
        """The document of that very id, in `language` where there is such a text, or None."""
        texts = self._table.texts.get(work, ())
        return next(iter(self._spoken(texts, filters.admit(self.documents), language)), None)

    def nearest(
        self, name: str, language: Language | None = None, filters: Filters = EVERYTHING
    ) -> list[Document]:
        """The documents whose names are most like `name`, best first."""
        like = (number for likeness, number in self._table.like(key_of(name)) if likeness >= _LIKE)
        return self._spoken(like, filters.admit(self.documents), language)[:NEAREST]

    def complete(
        self,
        typed: str,
        most: int,
        language: Language | None = None,
        filters: Filters = EVERYTHING,
    ) -> list[Document]:
        """The documents that a half-typed name may mean: by names that begin so, shorter first."""
        key = key_of(typed)
        held = [
            (not name.startswith(key), len(name), at)
            for at, name in self._table.keys
            if key in name
        ]
        numbers = (number for *_, number in sorted(held))
        return self._spoken(numbers, filters.admit(self.documents), language)[:most]

    def exactly(self, name: str, filters: Filters = EVERYTHING) -> Document | None:
        """The one document of that name, written as it is, or in another order of its words."""
        admitted = filters.admit(self.documents)
        tables = [table.get(key_of(name), ()) for table in self._table.by_key]
        by_words = (self._table.by_words.get(words_of(name, language), ()) for language in Language)
        for numbers in (*tables, *by_words):
            found = self._works([number for number in numbers if admitted[number]])
            if found:
                return self._spoken(found, admitted, None)[0] if len(found) == 1 else None
        return None

    def numbered(self, text: str, filters: Filters = EVERYTHING) -> list[Document]:
        """The documents whose official numbers stand in the text."""
        return self._spoken(self._table.by_numbers_in(text), filters.admit(self.documents), None)

    def named_in(self, text: str, filters: Filters = EVERYTHING) -> list[Document]:
        """The documents that a text names by an official number, a title or an alias, in order."""
        tokens = [match.span() for match in _WORD.finditer(text)]
        if not tokens:
            return []
        found = list(self._table.by_numbers_in(text))
        at = 0
        while at < len(tokens):
            step = 1
            for last in range(min(len(tokens), at + _LONGEST_NAME), at, -1):
                key = key_of(text[tokens[at][0] : tokens[last - 1][1]])
                if len(key) >= _SHORTEST_NAME and (named := self._named(key)):
                    found += named
                    step = last - at
                    break
            at += step
        return self._spoken(found, filters.admit(self.documents), None)

    def _named(self, key: str) -> Sequence[int]:
        for table in self._table.by_key[1:]:
            if key in table:
                return self._works(table[key])
        return ()

    def _tries(self, name: str) -> Iterator[Iterable[int]]:
        key = key_of(name)
        for table in self._table.by_key:
            yield table.get(key, ())
        yield self._table.by_numbers_in(name)
        for language in Language:
            yield self._table.by_words.get(words_of(name, language), ())
        yield self._by_label(name)
        yield self._table.misspelt(key)

    def _with_id(self, identifier: str) -> list[int]:
        """The documents of that very id, found without reading the others."""
        alike = np.flatnonzero(self.documents.arrays.id == np.uint64(hash_of(identifier))).tolist()
        return [number for number in alike if self.documents[number].id == identifier]

    def _works(self, numbers: Sequence[int]) -> list[int]:
        """One number a work: terms only where nothing else is meant, originals before digests."""

        def rank(number: int) -> tuple[bool, bool]:
            return self._table.cards[number].is_term, self._table.cards[number].is_digest

        best = min(map(rank, numbers), default=None)
        works: dict[str, int] = {}
        for number in numbers:
            if rank(number) == best:
                works.setdefault(self._table.cards[number].work, number)
        return list(works.values())

    def _spoken(
        self, numbers: Iterable[int], admitted: npt.NDArray[np.bool_], language: Language | None
    ) -> list[Document]:
        """The numbered documents, one a work, in the language where it is among the admitted."""
        spoken: dict[str, Document] = {}
        for number in numbers:
            work = self._table.cards[number].work
            if work not in spoken:
                texts = [self.documents[text] for text in self._table.texts[work] if admitted[text]]
                if texts:
                    spoken[work] = next((t for t in texts if t.language is language), texts[0])
        return list(spoken.values())

    def _by_label(self, name: str) -> Sequence[int]:
        tokens = [
            token
            for token in analyse(name, Language.FRENCH)
            if token.word not in ASKING[Language.FRENCH]
        ]
        matches = list(self._thesaurus.matches(name, tokens))
        if len(matches) != 1 or matches[0].last - matches[0].first != len(tokens):
            return ()
        return self._table.texts.get(matches[0].concept.document or "", ())


def _unknown(message: str, name: str, near: Sequence[Document]) -> UnknownDocument:
    return UnknownDocument(
        message,
        name=name,
        nearest=tuple(document.id for document in near),
        titles=" ; ".join(document.title for document in near),
    )
