"""The names of many documents, so that a name leads to its documents at once.

Documents are known by their rows in the catalogue, of which none is read here.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from bot.corpus.models import Language
from bot.language.analysis import terms_of
from bot.language.references import is_reference
from bot.language.spelling import allowed_distance, distance
from bot.retrieval.name_forms import EDGE, grams_of_key
from bot.retrieval.names import Form, NameArrays, form_of
from bot.retrieval.strings import hash_of

__all__ = ["NameTable"]

_TRIED = 40
"""How many of the likest names are compared letter by letter."""

_RECKONED = 4 * _TRIED
"""How many names that seem the likest have their likeness reckoned exactly."""

_MIXED = np.array([0x9E3779B1, 0x85EBCA77, 1], np.uint32)
"""Factors that make one number of three letters; two 3-grams seldom share one."""

Longs = npt.NDArray[np.int64]


class Like(NamedTuple):
    """A name that is like another: how much (Dice over 3-grams), its key and its document's row."""

    likeness: float
    key: str
    row: int


class NameTable:
    """Looks names up; what a look-up needs is made at the first one."""

    def __init__(self, names: NameArrays) -> None:
        self._names = names

    def rows(self, form: Form, *parts: str) -> list[int]:
        """The rows of the documents with a name of that form, ascending."""
        if not any(parts):
            return []
        wanted = np.uint64(hash_of(form_of(form, *parts)))
        first = self._sorted.searchsorted(wanted, "left")
        last = self._sorted.searchsorted(wanted, "right")
        found: list[int] = sorted(self._names.form_document[self._order[first:last]].tolist())
        return found

    def by_numbers_in(self, name: str) -> list[int]:
        """The documents whose official numbers stand in the name, the most numbers first."""
        held = sorted({term for term in terms_of(name, Language.FRENCH) if is_reference(term)})
        pairs = ((one, other) for one in held for other in held if one < other)
        by_pair = [self.rows(Form.NUMBERS, *pair) for pair in pairs]
        if not any(by_pair):
            by_pair = [self.rows(Form.NUMBERS, one) for one in held]
        return [row for rows in by_pair for row in rows]

    def holding(self, key: str) -> list[int]:
        """The documents with `key` in that of a name: at its beginning first, then shorter ones."""
        at = self._starts if not key else np.fromiter(_occurrences(self._text, key), np.int64)
        places, first = np.unique(self._place_of(at), return_index=True)
        begins = at[first] == self._starts[places]
        order = np.lexsort((places, self._lengths[places], ~begins))
        rows: list[int] = self._names.key_document[places[order]].tolist()
        return rows

    def like(self, key: str) -> list[Like]:
        """The names most like a key, best first."""
        grams = grams_of_key(key)
        shared = np.zeros(len(self._starts), np.int64)
        for gram in grams:
            shared[np.unique(self._place_of(np.flatnonzero(self._grams == _code_of(gram))))] += 1
        about = shared / (len(grams) + self._lengths)
        places = np.lexsort((np.arange(len(about)), -about))[:_RECKONED]
        found = []
        for place in places[shared[places] > 0].tolist():
            other = self._key(place)
            theirs = grams_of_key(other)
            likeness = 2 * len(grams & theirs) / (len(grams) + len(theirs))
            found.append((-likeness, place, Like(likeness, other, self._row(place))))
        return [like for *_, like in sorted(found)[:_TRIED]]

    def misspelt(self, key: str) -> list[int]:
        """The documents with a name at the least distance that typing errors explain.

        Digits are never repaired: another number is another document.
        """
        most = allowed_distance(key)
        near: dict[int, list[int]] = {}
        for like in self.like(key) if most else ():
            if _digits(like.key) == _digits(key):
                near.setdefault(distance(like.key, key, most), []).append(like.row)
        best = min(near, default=most + 1)
        return near[best] if best <= most else []

    @cached_property
    def _order(self) -> Longs:
        return np.argsort(self._names.forms, kind="stable")

    @cached_property
    def _sorted(self) -> npt.NDArray[np.uint64]:
        return self._names.forms[self._order]

    @cached_property
    def _text(self) -> str:
        """The keys, each between two edges."""
        return EDGE + self._names.keys.tobytes().decode()

    @cached_property
    def _letters(self) -> npt.NDArray[np.uint32]:
        return np.frombuffer(self._text.encode("utf-32-le"), "<u4")

    @cached_property
    def _starts(self) -> Longs:
        """Where each key starts in the text."""
        return np.flatnonzero(self._letters == ord(EDGE))[:-1] + 1

    @cached_property
    def _lengths(self) -> Longs:
        return np.diff(np.append(self._starts, len(self._text))) - 1

    @cached_property
    def _grams(self) -> npt.NDArray[np.uint32]:
        """The 3-gram at each letter of the text, as a number."""
        held, mixed = self._letters, _MIXED
        grams: npt.NDArray[np.uint32] = held[:-2] * mixed[0] + held[1:-1] * mixed[1] + held[2:]
        return grams

    def _place_of(self, at: Longs) -> Longs:
        """Which key the letters of the text belong to; the edge before a key is the key's."""
        return np.searchsorted(self._starts - 1, at, "right") - 1

    def _key(self, place: int) -> str:
        start = int(self._starts[place])
        return self._text[start : start + int(self._lengths[place])]

    def _row(self, place: int) -> int:
        return int(self._names.key_document[place])


def _code_of(gram: str) -> np.uint32:
    letters = np.frombuffer(gram.encode("utf-32-le"), "<u4")
    return np.uint32((letters * _MIXED).sum(dtype=np.uint32))


def _occurrences(text: str, key: str) -> Iterable[int]:
    at = text.find(key)
    while at >= 0:
        yield at
        at = text.find(key, at + 1)


def _digits(key: str) -> str:
    return "".join(letter for letter in key if letter.isdigit())
