"""The names of many documents in tables, so that a name leads to its documents at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import NamedTuple, TypeVar

from bot.answering.name_forms import (
    grams_of_key,
    key_of,
    numbers_of,
    official_names,
    words_of,
)
from bot.corpus.models import Document, Kind, Language, Provenance
from bot.language.analysis import terms_of
from bot.language.references import is_reference
from bot.language.spelling import allowed_distance, distance

__all__ = ["NameTable"]

_TRIED = 40
"""How many of the likest names are compared letter by letter."""

Form = TypeVar("Form", str, frozenset[str])
Table = dict[Form, list[int]]


class _Card(NamedTuple):
    """What names a document, so that the documents are read once."""

    id: str
    work: str
    language: Language
    is_term: bool
    is_digest: bool
    title: str
    official: tuple[str, ...]
    aliases: tuple[str, ...]
    numbers: tuple[frozenset[str], ...]

    @property
    def names(self) -> tuple[str, ...]:
        return (self.id, self.title, *self.official, *self.aliases)


class NameTable:
    """Tables of names; a document is known by its place. Each table is made when first needed."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = documents

    @cached_property
    def cards(self) -> list[_Card]:
        """What names each document, in order."""
        return list(map(_card, self._documents))

    @cached_property
    def texts(self) -> Table[str]:
        """The documents of each work, one a language."""
        return _table((held.work, number) for number, held in enumerate(self.cards))

    @cached_property
    def by_key(self) -> tuple[Table[str], ...]:
        """The documents by the key of their id, of their title, of official names, of aliases."""
        kinds: tuple[Callable[[_Card], Iterable[str]], ...] = (
            lambda held: (held.id, held.work),
            lambda held: (held.title,),
            lambda held: held.official,
            lambda held: held.aliases,
        )
        return tuple(
            _table(
                (key_of(name), number)
                for number, held in enumerate(self.cards)
                for name in names(held)
            )
            for names in kinds
        )

    @cached_property
    def by_words(self) -> Table[frozenset[str]]:
        """The documents by the words of their names, in no order."""
        return _table(
            (words_of(name, held.language), number)
            for number, held in enumerate(self.cards)
            for name in (held.title, *held.official, *held.aliases)
        )

    @cached_property
    def _by_numbers(self) -> Table[frozenset[str]]:
        return _table(
            (group, number) for number, held in enumerate(self.cards) for group in held.numbers
        )

    def by_numbers_in(self, name: str) -> list[int]:
        """The documents whose official numbers stand in the name, the most numbers first."""
        held = sorted({term for term in terms_of(name, Language.FRENCH) if is_reference(term)})
        pairs = (frozenset([one, other]) for one in held for other in held if one < other)
        groups = [group for group in pairs if group in self._by_numbers] or [
            frozenset([one]) for one in held
        ]
        return [number for group in groups for number in self._by_numbers.get(group, ())]

    @cached_property
    def keys(self) -> list[tuple[int, str]]:
        """Every document with the key of each of its names."""
        return [
            (number, key)
            for number, held in enumerate(self.cards)
            for key in dict.fromkeys(map(key_of, held.names))
            if key
        ]

    @cached_property
    def _places(self) -> Table[str]:
        """The places in `keys` of the names that hold each 3-gram."""
        return _table(
            (gram, place) for place, (_, key) in enumerate(self.keys) for gram in grams_of_key(key)
        )

    def like(self, key: str) -> list[tuple[float, int]]:
        """The likeness (Dice over 3-grams) and the document of the names most like a key."""
        grams = grams_of_key(key)
        shared = Counter(place for gram in grams for place in self._places.get(gram, ()))
        like = (
            (2 * count / (len(grams) + len(grams_of_key(self.keys[place][1]))), place)
            for place, count in shared.items()
        )
        best = sorted(like, key=lambda found: (-found[0], found[1]))[:_TRIED]
        return [(likeness, self.keys[place][0]) for likeness, place in best]

    def misspelt(self, key: str) -> Sequence[int]:
        """The documents with a name at the least distance that typing errors explain.

        Digits are never repaired: another number is another document.
        """
        most = allowed_distance(key)
        near: dict[int, list[int]] = {}
        for _, number in self.like(key) if most else ():
            for name in map(key_of, self.cards[number].names):
                if _digits(name) == _digits(key):
                    near.setdefault(distance(key, name, most), []).append(number)
        best = min(near, default=most + 1)
        return near[best] if best <= most else ()


def _card(document: Document) -> _Card:
    return _Card(
        id=document.id,
        work=document.work,
        language=document.language,
        is_term=document.kind is Kind.TERM,
        is_digest=document.provenance is Provenance.DIGEST,
        title=document.title,
        official=tuple(official_names(document)),
        aliases=document.aliases,
        numbers=tuple(numbers_of(document)),
    )


def _digits(key: str) -> str:
    return "".join(letter for letter in key if letter.isdigit())


def _table(entries: Iterable[tuple[Form, int]]) -> Table[Form]:
    table: Table[Form] = {}
    for form, number in entries:
        if form:
            table.setdefault(form, []).append(number)
    return table
