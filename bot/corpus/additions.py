"""What is known of an addition to a library: where it came from, what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.errors import GreffierError

__all__ = ["AddResult", "Origin", "Outcome", "Quota"]


class Outcome(StrEnum):
    """What became of something that was to be added."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document came from: a file's full path or an address, and how to ask for it again.

    `etag` and `last_modified` are a server's own words about the page, or a file's time of change.
    """

    source: str
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class AddResult:
    """One line about one addition.

    `source` is as the person wrote it. `document` and `title` are None when nothing could be
    read; `message` and `values` say why in the way of `GreffierError`. `new` and `gone` count the
    paragraphs of a replaced document that its earlier text had not, and that it has no more.
    `original_of` are the ids of the digests that the document is the original of.
    """

    outcome: Outcome
    source: str
    document: str | None = None
    title: str | None = None
    message: str | None = None
    values: Mapping[str, object] = field(default_factory=dict)
    new: int = 0
    gone: int = 0
    original_of: tuple[str, ...] = ()

    @classmethod
    def refused(cls, source: str, error: GreffierError) -> AddResult:
        """The result of an addition that an error stopped."""
        return cls(Outcome.REFUSED, source, message=error.message, values=error.values)


@dataclass(frozen=True, slots=True)
class Quota:
    """How much a library may hold, and how many additions an hour it takes; None for any."""

    documents: int | None = None
    characters: int | None = None
    additions_an_hour: int | None = None
