"""What a button carries: an action and its arguments, in at most 100 characters.

Nothing else remembers a button, so that it works after a restart and on any process. A quote is
named by the receipt of that quote alone; a document by the digest of its id.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.answering.models import Quote
from bot.answering.receipts import short_digest, write_receipt
from bot.corpus.models import Document

__all__ = ["LONGEST_ID", "Action", "Press", "document_key", "find_document", "quote_key"]

LONGEST_ID = 100
_VERSION = "g1"


class Action(StrEnum):
    """What a button or a menu does."""

    CONTEXT = "context"
    CARD = "card"
    CITE = "cite"
    MORE = "more"
    GOOD = "good"
    BAD = "bad"
    DELETE = "delete"
    LIST = "list"
    OPEN = "open"
    SUMMARY = "summary"
    TIMELINE = "timeline"
    SET = "set"
    ERASE = "erase"


@dataclass(frozen=True, slots=True)
class Press:
    """An action and its arguments, as an id carries them."""

    action: Action
    arguments: tuple[str, ...] = ()

    def fits(self) -> bool:
        """Whether an id can carry it."""
        return len(self._written()) <= LONGEST_ID

    def write(self) -> str:
        """The id.

        Raises:
            ValueError: it would be longer than Discord takes.
        """
        written = self._written()
        if len(written) > LONGEST_ID:
            raise ValueError(f"an id of {len(written)} characters")
        return written

    def _written(self) -> str:
        return ":".join((_VERSION, self.action.value, *self.arguments))

    @classmethod
    def read(cls, written: str) -> Press | None:
        """The action that an id carries; None for an id of another version or maker."""
        version, _, rest = written.partition(":")
        action, *arguments = rest.split(":")
        if version != _VERSION or action not in set(Action):
            return None
        return cls(Action(action), tuple(arguments))


def quote_key(quote: Quote) -> str:
    """The receipt of one quote: about 36 characters."""
    return write_receipt("", (quote,))


def document_key(document: Document) -> str:
    """Eight characters that name a document, however long its id."""
    return base64.urlsafe_b64encode(short_digest(document.id)).decode()


def find_document(key: str, documents: Iterable[Document]) -> Document | None:
    """The document of that key, if it is still there."""
    return next((found for found in documents if document_key(found) == key), None)
