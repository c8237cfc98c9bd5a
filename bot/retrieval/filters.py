"""Which documents a question may be answered from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from bot.corpus.models import BUNDLE, LOCAL, Kind, Language
from bot.retrieval.catalogue import KINDS, LANGUAGES, Catalogue, CatalogueArrays, day_number
from bot.retrieval.strings import hash_of, hashes_of

__all__ = ["EVERYTHING", "Filters"]

Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Filters:
    """What a document must be. `None` lets every document through.

    `source` is the id of a document, or of the work of which it is one language; `as_of` keeps
    what applied on that day. Where a work exists in `language`, its other languages are left out.
    `without` names works that are left out.
    """

    libraries: frozenset[str] = frozenset({BUNDLE, LOCAL})
    kind: Kind | None = None
    source: str | None = None
    as_of: date | None = None
    language: Language | None = None
    without: frozenset[str] = frozenset()

    def admit(self, catalogue: Catalogue) -> Bools:
        """For each document in order, whether a question may be answered from it."""
        return self.rows(catalogue)[catalogue.rows]

    def rows(self, catalogue: Catalogue) -> Bools:
        """For each row of the catalogue, whether a question may be answered from its document."""
        held = catalogue.arrays
        wanted = hashes_of(sorted(self.libraries))
        admitted = catalogue.present & np.isin(held.library, wanted)
        if self.without:
            admitted &= ~np.isin(held.work, hashes_of(sorted(self.without)))
        if self.kind is not None:
            admitted &= held.kind == KINDS.index(self.kind)
        if self.source is not None:
            source = np.uint64(hash_of(self.source))
            admitted &= (held.id == source) | (held.work == source)
        if self.as_of is not None:
            admitted &= _applied(held, day_number(self.as_of))
        if self.language is not None:
            spoken = held.language == LANGUAGES.index(self.language)
            admitted &= spoken | ~np.isin(held.work, np.unique(held.work[admitted & spoken]))
        return admitted


EVERYTHING = Filters()
"""Every document of the bundle and of this machine's library."""


def _applied(held: CatalogueArrays, day: int) -> Bools:
    begun = (held.since == 0) | (held.since <= day)
    going_on = (held.until == 0) | (day <= held.until)
    published = (held.published == 0) | (held.published <= day) | (held.since != 0)
    applied: Bools = begun & going_on & published
    return applied
