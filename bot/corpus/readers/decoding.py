"""From bytes to characters: the encoding is told from the bytes, never assumed."""

from __future__ import annotations

import codecs
import re

from bot.corpus.readers.source import Source
from bot.corpus.text import normalise
from bot.errors import RefusedSource

__all__ = ["decode"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte-order marks; UTF-32's come first because UTF-16's are their beginning."""

_USUAL = frozenset("ÀÂÇÈÉÊËÎÏÔÙÛÜàâçèéêëîïôùûüœŒæÆ«»‘’“”–—…°²€£§\xa0•·")
_MOST_USUAL = 0.9
"""Share of the letters beyond ASCII that must be usual in French for Windows-1252 to be certain."""

_CANDIDATES = ["cp1252", "mac_roman", "cp850", "utf_16_le", "utf_16_be"]
"""Older encodings of French and English texts. Windows-1252 reads Latin-1 as well."""

_RUN = " " * 40
_RUNS = re.compile(rf"[^\S\n]{{{len(_RUN)},}}")
_SAMPLE = 200_000
_NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffe\uffff]")
_MOST_ODD = 0.002
"""Share of control characters above which the bytes are not a text."""


def decode(data: bytes, source: Source, declared: str | None = None) -> str:
    """The characters of a text, normalised.

    `declared` is the encoding that the source itself names: believed when it fits the bytes.

    Raises:
        RefusedSource: The bytes are empty, binary, or in no encoding that can be told.
    """
    if not data.strip():
        raise RefusedSource("source-empty", path=source.name)
    text = _decoded(data, declared)
    if text is None:
        binary = _is_odd(data[:_SAMPLE].decode("latin-1"))
        message = "source-binary" if binary else "source-undecodable"
        raise RefusedSource(message, path=source.name)
    if _is_odd(text[:_SAMPLE]):
        raise RefusedSource("source-binary", path=source.name)
    # Runs of spaces that no layout has would make some searches slow.
    text = _RUNS.sub(_RUN, normalise(text))
    if not text.strip():
        raise RefusedSource("source-empty", path=source.name)
    return text


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: the bytes of one parity, and only they, are mostly zero."""
    even, odd = data[:_SAMPLE:2], data[1:_SAMPLE:2]
    for first, second, encoding in ((even, odd, "utf-16-be"), (odd, even, "utf-16-le")):
        if 2 * first.count(0) > len(first) and 0 not in second:
            return encoding
    return None


def _is_odd(sample: str) -> bool:
    return len(_NOT_TEXT.findall(sample)) > _MOST_ODD * len(sample)


def _decoded(data: bytes, declared: str | None) -> str | None:
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    for encoding in filter(None, (marked or _wide(data), "utf-8", declared)):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    sample = data[:_SAMPLE].decode("cp1252", "replace")
    odd = [character for character in sample if character > "\x7f"]
    if sum(character in _USUAL for character in odd) >= _MOST_USUAL * len(odd):
        return data.decode("cp1252", "replace")
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=_CANDIDATES).best()
    # A sample of the bytes does not vouch for all of them: what does not fit is left undecoded.
    try:
        return data.decode(best.encoding) if best else None
    except UnicodeDecodeError:
        return None
