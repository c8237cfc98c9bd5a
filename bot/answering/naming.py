"""From what a person calls a document to the document.

Names are tried from the most certain kind to the least: the id; the title; an official reference
(docket number, ECLI, CELEX, number of an act with its article) or the citation; an alias; the same
words in another order or form; a label of the thesaurus; a typing error. The first kind of name
that some document bears decides; where it names several documents, none is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import numpy as np
import numpy.typing as npt

from bot.answering.name_table import NameTable
from bot.corpus.models import Document, Kind, Language
from bot.errors import UnknownDocument
from bot.language.analysis import analyse
from bot.language.stopwords import ASKING
from bot.language.thesaurus import Thesaurus
from bot.retrieval.catalogue import KINDS, Catalogue
from bot.retrieval.filters import EVERYTHING, Filters
from bot.retrieval.name_forms import key_of, words_of
from bot.retrieval.names import Form

__all__ = ["NEAREST", "Names"]

NEAREST = 5
"""How many names are proposed instead of one that is not known."""

_LIKE = 0.35
"""Share of common 3-grams (Dice's coefficient) from which a name is proposed."""

_LONGEST_NAME = 8
_SHORTEST_NAME = 4
"""Words and letters of the names that are looked for in a text."""

_KEYED = (Form.ID, Form.TITLE, Form.OFFICIAL, Form.ALIAS)
"""Names written as they are, the most certain kind first."""

_TERM = KINDS.index(Kind.TERM)
_WORD = re.compile(r"[^\W_]+")


class Names:
    """The names of a set of documents, each document known by its row in the catalogue."""

    def __init__(self, documents: Catalogue, thesaurus: Thesaurus) -> None:
        self._documents = documents
        self._thesaurus = thesaurus
        self._table = NameTable(documents.arrays.names)

    def find(
        self, name: str, language: Language | None = None, filters: Filters = EVERYTHING
    ) -> Document:
        """The document of that name, in `language` where there is such a text.

        Raises:
            UnknownDocument: no document bears that name, or several do. Among the error's values,
                `nearest` holds the ids of those that may be meant and `titles` their titles.
        """
        admitted = filters.rows(self._documents)
        exact = [row for row in self._documents.rows_with_id(name) if admitted[row]]
        if len(exact) == 1:
            return self._documents.at(exact[0])
        for rows in self._tries(name):
            found = self._works([row for row in rows if admitted[row]])
            if found:
                meant = self._spoken(found, admitted, language)
                if len(found) == 1:
                    return next(meant)
                raise _unknown("ambiguous-name", name, list(meant))
        near = self.nearest(name, language, filters)
        raise _unknown("unknown-name-nearest" if near else "unknown-name", name, near)

    def work(
        self, work: str, language: Language | None = None, filters: Filters = EVERYTHING
    ) -> Document | None:
        """The document of that very id, in `language` where there is such a text, or None."""
        texts = self._documents.rows_of_work(work)
        return next(self._spoken(texts, filters.rows(self._documents), language), None)

    def nearest(
        self, name: str, language: Language | None = None, filters: Filters = EVERYTHING
    ) -> list[Document]:
        """The documents whose names are most like `name`, best first."""
        like = (held.row for held in self._table.like(key_of(name)) if held.likeness >= _LIKE)
        return list(islice(self._spoken(like, filters.rows(self._documents), language), NEAREST))

    def complete(
        self,
        typed: str,
        most: int,
        language: Language | None = None,
        filters: Filters = EVERYTHING,
    ) -> list[Document]:
        """The documents that a half-typed name may mean: by names that begin so, shorter first."""
        held = self._table.holding(key_of(typed))
        return list(islice(self._spoken(held, filters.rows(self._documents), language), most))

    def exactly(self, name: str, filters: Filters = EVERYTHING) -> Document | None:
        """The one document of that name, written as it is, or in another order of its words."""
        admitted = filters.rows(self._documents)
        for rows in (*self._by_key(key_of(name)), *self._by_words(name)):
            found = self._works([row for row in rows if admitted[row]])
            if found:
                return next(self._spoken(found, admitted, None)) if len(found) == 1 else None
        return None

    def numbered(self, text: str, filters: Filters = EVERYTHING) -> list[Document]:
        """The documents whose official numbers stand in the text."""
        rows = self._table.by_numbers_in(text)
        return list(self._spoken(rows, filters.rows(self._documents), None))

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
        return list(self._spoken(found, filters.rows(self._documents), None))

    def _named(self, key: str) -> Sequence[int]:
        for form in _KEYED[1:]:
            rows = self._table.rows(form, key)
            if rows:
                return self._works(rows)
        return ()

    def _tries(self, name: str) -> Iterator[Iterable[int]]:
        key = key_of(name)
        yield from self._by_key(key)
        yield self._table.by_numbers_in(name)
        yield from self._by_words(name)
        yield self._by_label(name)
        yield self._table.misspelt(key)

    def _by_key(self, key: str) -> Iterator[list[int]]:
        return (self._table.rows(form, key) for form in _KEYED)

    def _by_words(self, name: str) -> Iterator[list[int]]:
        return (self._table.rows(Form.WORDS, *words_of(name, language)) for language in Language)

    def _works(self, rows: Sequence[int]) -> list[int]:
        """One row a work: terms only where nothing else is meant, originals before digests."""
        held = self._documents.arrays

        def rank(row: int) -> tuple[bool, bool]:
            return bool(held.kind[row] == _TERM), bool(held.is_digest[row])

        best = min(map(rank, rows), default=None)
        works: dict[int, int] = {}
        for row in rows:
            if rank(row) == best:
                works.setdefault(int(held.work[row]), row)
        return list(works.values())

    def _spoken(
        self, rows: Iterable[int], admitted: npt.NDArray[np.bool_], language: Language | None
    ) -> Iterator[Document]:
        """The documents, one a work, in the language where it is among the admitted."""
        documents = self._documents
        seen: set[int] = set()
        for row in rows:
            work = int(documents.arrays.work[row])
            if work not in seen:
                seen.add(work)
                texts = [
                    documents.at(beside)
                    for beside in documents.rows_beside(row)
                    if admitted[beside]
                ]
                if texts:
                    yield next((t for t in texts if t.language is language), texts[0])

    def _by_label(self, name: str) -> Sequence[int]:
        for spoken in Language:
            tokens = [token for token in analyse(name, spoken) if token.word not in ASKING[spoken]]
            matches = list(self._thesaurus.matches(name, tokens, spoken))
            if len(matches) == 1 and matches[0].last - matches[0].first == len(tokens):
                return self._documents.rows_of_work(matches[0].concept.document or "")
        return ()


def _unknown(message: str, name: str, near: Sequence[Document]) -> UnknownDocument:
    return UnknownDocument(
        message,
        name=name,
        nearest=tuple(document.id for document in near),
        titles=" ; ".join(document.title for document in near),
    )
