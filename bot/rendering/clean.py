"""Text of documents and questions that no terminal can take for orders."""

from __future__ import annotations

import re

__all__ = ["clean"]

_CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""What would drive a terminal, turn its reading direction, or cannot be encoded."""


def clean(text: str) -> str:
    """The text with what a terminal would obey shown instead as `\\x1b`, `\\u202e`."""
    return _CONTROLS.sub(lambda match: _shown(match[0]), text)


def _shown(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
