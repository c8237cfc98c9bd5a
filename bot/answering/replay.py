"""Receipts replayed: each quote of an old answer, found again in the documents of today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.answering.models import Quote
from bot.answering.receipts import QuoteRecord, read_receipt
from bot.answering.voices import voiced
from bot.corpus.library import Library
from bot.corpus.models import Document
from bot.retrieval.catalogue import Catalogue
from bot.retrieval.filters import EVERYTHING, Filters

__all__ = ["Fate", "Replay", "ReplayedQuote", "replay"]


class Fate(StrEnum):
    """What has become of a quote's document."""

    IDENTICAL = "identical"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class ReplayedQuote:
    """A quote of a receipt, read again.

    `quote` is from the very text that was quoted, today's or an earlier one that was kept; None
    where that text is no longer there. `document` is today's document of that id, if there is one.
    """

    fate: Fate
    quote: Quote | None
    document: Document | None


@dataclass(frozen=True, slots=True)
class Replay:
    """What a receipt proves.

    `asked` tells whether the receipt is for the question that was given with it; None without one.
    """

    receipt: str
    quotes: tuple[ReplayedQuote, ...]
    asked: bool | None

    @property
    def proven(self) -> bool:
        """Whether every quote is read again from the text that was quoted."""
        return all(replayed.quote is not None for replayed in self.quotes)


def replay(
    word: str,
    documents: Catalogue,
    libraries: Sequence[Library] = (),
    question: str | None = None,
    filters: Filters = EVERYTHING,
) -> Replay:
    """Read the quotes of a receipt again.

    Args:
        word: The receipt.
        documents: The documents of today.
        libraries: Where earlier texts may have been kept.
        question: The question that the receipt is said to be for.
        filters: Which documents of today may be shown.

    Raises:
        MisuseError: the word is not a receipt, or was altered.
    """
    receipt = read_receipt(word)
    admitted = filters.rows(documents)

    def today(record: QuoteRecord) -> Document | None:
        rows = documents.rows_with_id_digest(record.document)
        return next((documents.at(row) for row in rows if admitted[row]), None)

    return Replay(
        word,
        tuple(_replayed(record, today(record), libraries) for record in receipt.quotes),
        None if question is None else receipt.asked(" ".join(question.split())),
    )


def _replayed(
    record: QuoteRecord, document: Document | None, libraries: Iterable[Library]
) -> ReplayedQuote:
    if document is not None and record.matches(document.digest):
        return ReplayedQuote(Fate.IDENTICAL, _quote(record, document), document)
    version = next(_versions(record, libraries), None)
    quote = _quote(record, version) if version is not None else None
    return ReplayedQuote(Fate.GONE if document is None else Fate.CHANGED, quote, document)


def _versions(record: QuoteRecord, libraries: Iterable[Library]) -> Iterator[Document]:
    for library in libraries:
        for identifier, digest in library.versions():
            if record.is_of(identifier) and record.matches(digest):
                yield library.version(identifier, digest)


def _quote(record: QuoteRecord, document: Document) -> Quote:
    return voiced(document, record.start, record.end)
