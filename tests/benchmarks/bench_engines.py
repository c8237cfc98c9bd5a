"""BM25 engines side by side: writes their part of docs/scale.json, its table and its plot.

Needs `pip install .[bench]` for the other engines (those absent are left out) and the public
bodies of `../shared/eval`.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

from tests.benchmarks.bodies import SHARED, make_body
from tests.benchmarks.engines import ENGINES
from tests.benchmarks.scale_page import printed_by, write_results

SIZES = (10_000, 100_000, 1_000_000)


def run() -> None:
    """Measure every engine at every size, one after the other, and write what they took."""
    if not (SHARED / "codes").is_dir():
        print(f"skipped: {SHARED} is not there")
        return
    engines: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as scratch:
        for size in SIZES:
            body = Path(scratch, "body.npz")
            make_body(size).save(body)
            for name, engine in ENGINES.items():
                if size <= engine().largest:
                    measured = _measure(name, body, Path(scratch, "index"))
                    engines.setdefault(name, {})[str(size)] = measured
                    print(size, name, measured, flush=True)
    write_results(engines=engines)


def _measure(name: str, body: Path, folder: Path) -> dict[str, Any] | None:
    measured: dict[str, Any] = {}
    folder.mkdir()
    try:
        for step in ("build", "ask"):
            made = printed_by("tests.benchmarks.engines", step, name, str(body), str(folder))
            if made is None:
                return None
            measured |= made
    finally:
        shutil.rmtree(folder)
    return measured
