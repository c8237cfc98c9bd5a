"""Whether the bundle is still the one that an index was made of, told without reading it."""

from __future__ import annotations

import hashlib
from pathlib import Path

__all__ = ["bundle_fingerprint"]


def bundle_fingerprint(root: Path) -> str:
    """What changes whenever a file of the bundle does: names, sizes and times of change."""
    seen = sorted(
        f"{path.relative_to(root)}:{status.st_size}:{status.st_mtime_ns}"
        for path in root.rglob("*")
        if path.suffix in {".md", ".yaml"} and (status := path.stat())
    )
    return hashlib.sha256("\n".join(seen).encode()).hexdigest()[:16]
