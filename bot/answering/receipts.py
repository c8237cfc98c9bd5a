"""Receipts: the proof of an answer, replayed from the receipt alone.

A receipt names each quote by its document's id, the digest of the document's text and the quote's
offsets, packed into one word. Nothing is kept anywhere: the receipt itself is the record, and it
holds a digest of the question, never the question.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answering.models import Quote
from bot.errors import MisuseError

__all__ = ["QuoteRecord", "Receipt", "read_receipt", "write_receipt"]

_VERSION = 1
_DIGEST = 6
"""Bytes kept of each digest: 2⁴⁸ values, enough to tell the documents of one library apart."""


@dataclass(frozen=True, slots=True)
class QuoteRecord:
    """One quote of a receipt: digests of the document's id and text, and the offsets."""

    document: bytes
    text: bytes
    start: int
    end: int

    def is_of(self, document_id: str) -> bool:
        """Whether the quote is from the document of that id."""
        return short_digest(document_id) == self.document

    def matches(self, text_digest: str) -> bool:
        """Whether the quote was read from the text of that SHA-256 digest (hexadecimal)."""
        return bytes.fromhex(text_digest)[:_DIGEST] == self.text


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a receipt says: a digest of the question, and the quotes."""

    question: bytes
    quotes: tuple[QuoteRecord, ...]

    def asked(self, question: str) -> bool:
        """Whether the receipt is for that question, word for word."""
        return short_digest(question) == self.question


def short_digest(text: str) -> bytes:
    """The first bytes of the SHA-256 digest of a text."""
    return hashlib.sha256(text.encode()).digest()[:_DIGEST]


def write_receipt(question: str, quotes: Sequence[Quote]) -> str:
    """The receipt of an answer: one word of letters, digits, `-` and `_`."""
    packed = bytes([_VERSION]) + short_digest(question)
    for quote in quotes:
        packed += short_digest(quote.document.id)
        packed += bytes.fromhex(quote.document.digest)[:_DIGEST]
        packed += _varint(quote.start) + _varint(quote.end - quote.start)
    check = hashlib.sha256(packed).digest()[:2]
    return base64.urlsafe_b64encode(packed + check).decode().rstrip("=")


def read_receipt(word: str) -> Receipt:
    """What a receipt says.

    Raises:
        MisuseError: the word is not a receipt, or was altered.
    """
    try:
        packed = base64.b64decode(word + "=" * (-len(word) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise MisuseError("not-a-receipt", receipt=word[:60]) from None
    body, check = packed[:-2], packed[-2:]
    if len(body) <= _DIGEST or body[0] != _VERSION or hashlib.sha256(body).digest()[:2] != check:
        raise MisuseError("not-a-receipt", receipt=word[:60])
    return Receipt(body[1 : 1 + _DIGEST], tuple(_records(body[1 + _DIGEST :])))


def _records(packed: bytes) -> Iterator[QuoteRecord]:
    at = 0
    while at < len(packed):
        document, text = packed[at : at + _DIGEST], packed[at + _DIGEST : at + 2 * _DIGEST]
        start, at = _read_varint(packed, at + 2 * _DIGEST)
        length, at = _read_varint(packed, at)
        yield QuoteRecord(document, text, start, start + length)


def _varint(number: int) -> bytes:
    out = bytearray()
    while number >= 0x80:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*out, number])


def _read_varint(packed: bytes, at: int) -> tuple[int, int]:
    number = shift = 0
    while at < len(packed):
        byte = packed[at]
        number |= (byte & 0x7F) << shift
        shift += 7
        at += 1
        if byte < 0x80:
            break
    return number, at
