"""What a reader is told about the bytes it reads, and how much it may take."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePath
from urllib.parse import unquote, urlsplit

__all__ = ["Limits", "Source"]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a source is read before it is refused.

    `bytes` bounds a file or a page, `line_bytes` one line of a JSON Lines file (which is read as
    a stream, whatever its length), `expanded_bytes` what a compressed file may unfold to,
    `characters` the text of one document, `pages` a paginated file; `seconds` and `memory` (bytes)
    bound a process that reads apart.
    """

    bytes: int = 64 * 1024 * 1024
    line_bytes: int = 16 * 1024 * 1024
    expanded_bytes: int = 256 * 1024 * 1024
    characters: int = 20_000_000
    pages: int = 5_000
    seconds: float = 60.0
    memory: int = 2 * 1024 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Source:
    """Where bytes come from: the file or the address as a person wrote it.

    `content_type` is what a server said about them, `url` the address that opens them, `limits` how
    much of them to read.
    """

    name: str
    content_type: str | None = None
    url: str | None = None
    limits: Limits = field(default_factory=Limits)

    @property
    def suffix(self) -> str:
        """The ending of the file's name in lower case, with its dot."""
        return self._path.suffix.lower()

    @property
    def title(self) -> str:
        """The file's name without its ending, in words: a title where there is no better."""
        return self._path.stem.replace("_", " ").strip() or self.name

    @property
    def _path(self) -> PurePath:
        return PurePath(unquote(urlsplit(self.name).path) if "://" in self.name else self.name)
