"""What can go wrong, as a person meets it.

Every error that Greffier raises on purpose is a `GreffierError`. It carries the name of a
message and the values that fill it in; the message itself is worded in French and in English in
`templates/messages.*.yaml`, so that a face shows it in the person's language. `exit_code` is what
the terminal's process ends with.

    GreffierError                1   anything below
    ├── MisuseError              2   the person asked for something that cannot be done as asked
    │   ├── QuestionError        2   an empty or an endless question
    │   ├── UnknownDocument      2   no document bears that name
    │   ├── RefusedSource        2   a file or an address that cannot become a document
    │   └── NotAllowed           2   not here, not by this person, or not so often
    ├── CorpusError              1   a bundled document that breaks the rules, with file and line
    ├── HomeError                1   the home folder cannot be read or written
    ├── IndexUnusable            1   a saved index that is damaged or of another version
    ├── EngineUnavailable        1   the search engine does not answer
    ├── StorageUnavailable       1   the database cannot be read or written
    ├── Busy                     1   too much work is waiting already
    ├── ConnectionFailed         1   Discord does not let us in, or cannot be reached
    ├── QuoteError               1   a quote that is not its span: never shown, always a defect
    └── SettingsError            2   an option or a variable that does not make sense
"""

from __future__ import annotations

__all__ = [
    "Busy",
    "ConnectionFailed",
    "CorpusError",
    "EngineUnavailable",
    "GreffierError",
    "HomeError",
    "IndexUnusable",
    "MisuseError",
    "NotAllowed",
    "QuestionError",
    "QuoteError",
    "RefusedSource",
    "SettingsError",
    "StorageUnavailable",
    "UnknownDocument",
]


class GreffierError(Exception):
    """An error with the name of its message and the values that fill the message in."""

    exit_code = 1

    def __init__(self, message: str, /, **values: object) -> None:
        self.message = message
        self.values = values
        detail = ", ".join(f"{name}={value!r}" for name, value in values.items())
        super().__init__(f"{message}({detail})")


class MisuseError(GreffierError):
    """The person asked for something that cannot be done as asked."""

    exit_code = 2


class QuestionError(MisuseError):
    """A question that is empty or too long to be one."""


class UnknownDocument(MisuseError):
    """No document bears the name that was asked for."""


class RefusedSource(MisuseError):
    """A file or an address that cannot become a document, and why."""


class NotAllowed(MisuseError):
    """The rules of a server do not allow it here, by this person, or so often."""


class CorpusError(GreffierError):
    """A bundled document that breaks the rules of the bundle, with its file and line."""


class HomeError(GreffierError):
    """The home folder cannot be read or written."""


class IndexUnusable(GreffierError):
    """A saved index that is damaged, or was made by another version or analysis."""


class EngineUnavailable(GreffierError):
    """The search engine does not answer in time."""


class StorageUnavailable(GreffierError):
    """The database cannot be read or written, now or at all."""


class Busy(GreffierError):
    """Too much work is waiting already: try again in a moment."""


class ConnectionFailed(GreffierError):
    """Discord does not let us in, or cannot be reached."""


class QuoteError(GreffierError):
    """A quote whose text is not the span of its document. It is never shown."""


class SettingsError(MisuseError):
    """An option or an environment variable that does not make sense."""
