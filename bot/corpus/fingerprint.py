"""Whether the bundle is still the one that an index was made of, told without parsing it."""

from __future__ import annotations

import hashlib
from pathlib import Path

__all__ = ["bundle_fingerprint"]


def bundle_fingerprint(root: Path) -> str:
    """What changes whenever the names or the contents of the bundle's files do.

    Times of change do not count: an index made with the wheel is that of the files in it.
    """
    seen = hashlib.sha256()
    for path in sorted(path for path in root.rglob("*") if path.suffix in {".md", ".yaml"}):
        content = path.read_bytes()
        seen.update(f"{path.relative_to(root).as_posix()}:{len(content)}\n".encode())
        seen.update(content)
    return seen.hexdigest()[:16]
