"""The official texts that the bundle's digests are about, fetched into a person's own library.

An original bears its digest's card (title, numbers, citation), the id of the digest followed by
`-original`, and names the digest among its `related`. Where several digests are about parts of
one text, it bears the card of the one about the whole, or its own, and names them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bot.corpus.adding import Addition, Progress
from bot.corpus.additions import AddResult, Origin
from bot.corpus.library import Library
from bot.corpus.models import Document, Kind, Provenance
from bot.corpus.pacing import Pace
from bot.corpus.readers.apart import Apart
from bot.corpus.ties import leads_to_text
from bot.errors import RefusedSource

__all__ = ["add_originals", "bears_card", "with_card_of"]

_OFFICIAL = {Kind.DECISION, Kind.STATUTE, Kind.REGULATION, Kind.GUIDELINE}


def add_originals(
    library: Library,
    digests: Iterable[Document],
    progress: Progress = lambda _: None,
    *,
    addition: Addition | None = None,
) -> Iterator[AddResult]:
    """Fetch the originals of digests; one result for each address.

    Raises:
        HomeError: The library cannot be written; what came before is kept.
    """
    addition = addition or Addition()
    pace = Pace()
    with Apart(addition.limits) as apart:
        for address, held in _by_address(digests).items():
            progress(address)
            try:
                pace.wait(address)
                fetched = addition.fetcher.fetch(address)
                (read, *_) = apart.read_bytes(
                    address, fetched.data or b"", fetched.content_type, fetched.url
                )
                yield from library.add(
                    [_original(read, held)],
                    origin=Origin(address, fetched.etag, fetched.last_modified),
                    by=addition.by,
                    quota=addition.quota,
                )
            except RefusedSource as error:
                yield AddResult.refused(address, error)


def bears_card(document: Document) -> bool:
    """Whether the document was fetched as an original and bears its digest's card."""
    return any(document.id == f"{digest}-original" for digest in document.related)


def with_card_of(document: Document, card: Document) -> Document:
    """The text of one document under the card of another."""
    named = ("kind", "title", "publisher", "author", "published", "valid", "reference")
    shared = {name: getattr(card, name) for name in (*named, "citation", "identifiers")}
    return document.model_copy(update=shared)


def _by_address(digests: Iterable[Document]) -> dict[str, list[Document]]:
    """The digests about each official text that an address leads to, translations left out."""
    found: dict[str, list[Document]] = {}
    for digest in digests:
        official = digest.provenance is Provenance.DIGEST and digest.kind in _OFFICIAL
        if official and digest.translation_of is None and digest.url and leads_to_text(digest.url):
            found.setdefault(digest.url, []).append(digest)
    return found


def _original(read: Document, digests: Sequence[Document]) -> Document:
    wholes = [digest for digest in digests if digest.identifiers.article is None]
    named = digests if len(digests) == 1 else wholes
    if len(named) == 1:
        identifier = f"{named[0].id}-original"
        read = with_card_of(read, named[0]).model_copy(update={"id": identifier})
    return read.model_copy(update={"related": tuple(digest.id for digest in digests)})
