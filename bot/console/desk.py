"""The clerk's desk at the terminal: what every command needs. The commands are its neighbours."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import Any

from bot.clerk import Clerk
from bot.console.output import Output, progress
from bot.corpus.models import Kind, Language
from bot.retrieval.filters import Filters
from bot.settings import Settings

__all__ = ["Desk"]


class Desk:
    """The documents, opened when first needed, and where answers are printed.

    `language` is what the person speaks where no question tells; `settings.language`, where set,
    is spoken always. With `as_json`, results are printed as objects, one a line.
    """

    def __init__(
        self, settings: Settings, output: Output, language: Language, *, as_json: bool = False
    ) -> None:
        self.settings = settings
        self.output = output
        self.language = settings.language or language
        self.as_json = as_json

    @cached_property
    def clerk(self) -> Clerk:
        """The clerk over the bundle and the library of the home folder."""
        with progress("reading-documents", self.language) as tell:
            return Clerk.open(self.settings, tell)

    def bring_up_to_date(self) -> None:
        """Take into the index what has been added or removed."""
        with progress("reading-documents", self.language) as tell:
            self.clerk.reload(tell)

    def filters(
        self, source: str | None = None, kind: Kind | None = None, as_of: date | None = None
    ) -> Filters:
        """Which documents may answer; `source` is any name of a document.

        Raises:
            UnknownDocument: no document bears the name.
        """
        work = self.clerk.source(source).work if source else None
        return Filters(kind=kind, source=work, as_of=as_of)

    def give(
        self,
        template: str,
        payload: Callable[[], dict[str, Any]],
        language: Language | None = None,
        **values: Any,
    ) -> None:
        """Print a result: the object for a program, else the template with its values."""
        if self.as_json:
            self.output.write(payload())
        else:
            self.output.show(template, language or self.language, **values)
