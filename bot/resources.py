"""Where the bundled documents and the templates lie: in the wheel, or in the source tree."""

from __future__ import annotations

from pathlib import Path

__all__ = ["CORPUS", "INDEX", "TEMPLATES"]

_PACKAGE = Path(__file__).parent
_DATA = _PACKAGE / "data" if (_PACKAGE / "data").is_dir() else _PACKAGE.parent

CORPUS = _DATA / "corpus"
"""The folder of the bundled documents."""

TEMPLATES = _DATA / "templates"
"""The folder of the templates and messages."""

INDEX = _DATA / "index"
"""The folder of the index of the bundled documents: always in the wheel, here after `make`."""
