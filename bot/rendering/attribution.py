"""Where a quote comes from, as it is shown: the source's name, and the address that opens it.

An original opens at the quote. A digest's sentence carries notes that name what it was written
from: those, not the digest, are its source; the document's own citation stands for them where they
open no other page. Greffier is never given as the source of anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.answering.models import Quote
from bot.corpus.models import Provenance
from bot.rendering.links import link_to_quote

__all__ = ["Attribution", "attribution_of"]

_NAMED = 3
"""How many of the sources of a sentence are named."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """The source's name, and the address that opens it, where there is one."""

    name: str
    url: str | None


def attribution_of(quote: Quote) -> Attribution:
    """Who is to be named beside the quote, and where its source opens."""
    document = quote.document
    official = quote.citation or document.reference
    if document.provenance is Provenance.ORIGINAL:
        signed = ", ".join(filter(None, (document.author, document.publisher)))
        at_the_quote = link_to_quote(document, quote.start, quote.end)
        return Attribution(official or signed or document.title, at_the_quote)
    noted = [
        source
        for note in document.notes_of(quote.start, quote.end + 1)  # also after the full stop
        for source in note.text.rstrip(".").split(" ; ")
    ]
    opened = [source for source in noted if _is_address(source)]
    names = ", ".join(list(dict.fromkeys(map(_name, noted)))[:_NAMED])
    its_own = not opened or document.url in opened
    name = (official or names) if its_own else names
    return Attribution(name or document.title, opened[0] if opened else document.url)


def _is_address(source: str) -> bool:
    return source.startswith(("https://", "http://")) and not any(map(str.isspace, source))


def _name(source: str) -> str:
    return (
        (urlsplit(source).hostname or source).removeprefix("www.")
        if _is_address(source)
        else source
    )
