"""What a rule of the bundle finds wrong, and where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["Finding", "found"]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A breach of a rule: the file and line, the key of its message, and the message's values.

    `file` is the path within the bundle. The messages of `templates/messages.*.yaml` say what to
    do about it; `values` holds `file` and `line` too.
    """

    file: str
    line: int
    message: str
    values: Mapping[str, object]


def found(message: str, file: str, line: int, /, **values: object) -> Finding:
    """The finding of that message, with its file and line among its values."""
    return Finding(file, line, message, {**values, "file": file, "line": line})
