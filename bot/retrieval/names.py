"""The names of documents in arrays, saved with the index, so that no document is read for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from bot.corpus.models import Document
from bot.retrieval.name_forms import key_of, numbers_of, official_names, words_of
from bot.retrieval.strings import hashes_of, laid_end_to_end

__all__ = ["Form", "NameArrays", "form_of"]


class Form(StrEnum):
    """What is compared of a name: the key of one of four kinds of names, or its words or numbers.

    A name's words and an official number's terms stand in no order.
    """

    ID = "id"
    TITLE = "title"
    OFFICIAL = "official"
    ALIAS = "alias"
    WORDS = "words"
    NUMBERS = "numbers"


def form_of(form: Form, *parts: str) -> str:
    """A form of a name as one string; the order of its parts does not count."""
    return "\n".join((form, *sorted(parts)))


@dataclass(frozen=True, slots=True)
class NameArrays:
    """The forms of names, by hash, and the keys of names, each with its document's row.

    Form `n` is `forms[n]`, of the document `form_document[n]`. `keys` holds keys in UTF-8, each
    followed by a line end; the `n`-th is of the document `key_document[n]`.
    """

    forms: npt.NDArray[np.uint64]
    form_document: npt.NDArray[np.int32]
    keys: npt.NDArray[np.uint8]
    key_document: npt.NDArray[np.int32]

    @classmethod
    def of(cls, documents: Sequence[Document]) -> NameArrays:
        """The names of documents, whose rows are their places."""
        forms = [(form, row) for row, held in enumerate(documents) for form in _forms(held)]
        keys = [(key, row) for row, held in enumerate(documents) for key in _keys(held)]
        return cls(
            forms=hashes_of(form for form, _ in forms),
            form_document=np.array([row for _, row in forms], np.int32),
            keys=laid_end_to_end(f"{key}\n" for key, _ in keys)[0],
            key_document=np.array([row for _, row in keys], np.int32),
        )


def _forms(document: Document) -> Iterator[str]:
    """The forms of a document's names, each once."""
    kinds = {
        Form.ID: (document.id, document.work),
        Form.TITLE: (document.title,),
        Form.OFFICIAL: tuple(official_names(document)),
        Form.ALIAS: document.aliases,
    }
    keys = [(kind, key_of(name)) for kind, names in kinds.items() for name in names]
    spoken = [name for kind, names in kinds.items() if kind is not Form.ID for name in names]
    groups = [
        *((Form.WORDS, words_of(name, document.language)) for name in spoken),
        *((Form.NUMBERS, group) for group in numbers_of(document)),
    ]
    yield from dict.fromkeys(form_of(kind, key) for kind, key in keys if key)
    yield from dict.fromkeys(form_of(kind, *group) for kind, group in groups if group)


def _keys(document: Document) -> Iterator[str]:
    """The keys of a document's names, each once."""
    names = (document.id, document.title, *official_names(document), *document.aliases)
    return filter(None, dict.fromkeys(map(key_of, names)))
