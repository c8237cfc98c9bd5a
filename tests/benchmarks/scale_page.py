"""The tables of docs/scale.md and its plot, from what `bench_engines` measured."""

from __future__ import annotations

import json
import math
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

__all__ = ["printed_by", "write_results"]

RESULTS = Path("docs/scale.json")
PAGE = Path("docs/scale.md")
PLOT = Path("docs/scale.svg")

Measures = dict[str, Any]


def write_results(**parts: Any) -> None:
    """Replace these parts of the results, and what the page shows of all of them."""
    results = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    results |= parts
    RESULTS.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    _write_page(results)


def printed_by(*arguments: str) -> dict[str, Any] | None:
    """What a module run apart prints last, as JSON; None where it cannot run, having said why."""
    command = [sys.executable, "-m", *arguments]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode:
        print(*arguments[:3], *made.stderr.splitlines()[-1:])
        return None
    printed: dict[str, Any] | None = json.loads(made.stdout.splitlines()[-1])
    return printed


def _write_page(results: Measures) -> None:
    """Replace the measured parts of the page, and draw the plot."""
    text = PAGE.read_text(encoding="utf-8")
    for name, table in (
        ("engines", _engines(results.get("engines", {}))),
        ("turns", _turns(results.get("turns", {}))),
        ("answers", _answers(results.get("answers", {}))),
    ):
        part = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end -->)", re.DOTALL)
        text = part.sub(lambda match, table=table: match[1] + table + match[2], text)
    PAGE.write_text(text, encoding="utf-8")
    PLOT.write_text(_plot(results.get("engines", {})), encoding="utf-8")


def _engines(engines: Measures) -> str:
    lines = [
        "| Passages | Engine | Median | 99th | First | Open | Build | Disk | Memory |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    sizes = sorted({int(size) for measured in engines.values() for size in measured})
    for size in sizes:
        for name, measured in engines.items():
            held = measured.get(str(size))
            if held:
                cells = (
                    f"{size:,}",
                    name,
                    f"{_short(held['median_ms'])} ms",
                    f"{_short(held['p99_ms'])} ms",
                    f"{_short(held['first_ms'])} ms",
                    f"{_short(held['open_ms'])} ms",
                    f"{_short(held['build_s'])} s",
                    f"{_short(held['disk_mb'])} MB",
                    f"{_short(held['memory_mb'])} MB",
                )
                lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _turns(turns: Measures) -> str:
    lines = [
        "| Passages | Best wanted | Median, times tantivy's | 99th, times tantivy's |",
        "|---|---|---|---|",
    ]
    for size, measured in turns.items():
        for top, runs in measured.items():
            cells = []
            for percentile in runs[0]:
                ratios = sorted(run[percentile]["ratio"] for run in runs)
                middle = ratios[len(ratios) // 2]
                cells.append(f"{middle:.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})")
            lines.append(f"| {int(size):,} | {top} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _answers(answers: Measures) -> str:
    lines = [
        "| Documents | Processes | People | Median | 99th | Answers a second | Open |",
        "|---|---|---|---|---|---|---|",
    ]
    names = {"bundle": "the bundle", "codes": "60,000 articles of the codes"}
    for body, measured in answers.items():
        for held in measured["people"]:
            lines.append(
                f"| {names[body]} | {held['processes']} | {held['people']}"
                f" | {_short(held['median_ms'])} ms | {_short(held['p99_ms'])} ms"
                f" | {_short(held['a_second'])} | {_short(held['open_ms'])} ms |"
            )
    return "\n".join(lines) + "\n"


def _short(value: float) -> str:
    """Three significant digits, or the whole number where it has more."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def _plot(engines: Measures) -> str:
    """Median time of a question against passages, both on logarithmic axes."""
    width, height, left, bottom = 640, 400, 60, 40
    colours = ("#c00", "#06c", "#080", "#a0a", "#e80", "#066", "#888", "#850", "#44c")

    def across(size: float) -> float:
        return left + (math.log10(size) - 4) / 2 * (width - left - 160)

    def up(milliseconds: float) -> float:
        return height - bottom - (math.log10(milliseconds) + 2) / 6 * (height - bottom - 20)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">',
        "<style>text { font: 12px sans-serif }</style>",
        f'<rect width="{width}" height="{height}" fill="white"/>',
    ]
    for power in range(-2, 5):
        level = up(10.0**power)
        parts.append(
            f'<path d="M{left} {level:.0f}H{width - 160}" stroke="#ddd"/>'
            f'<text x="{left - 8}" y="{level + 4:.0f}" text-anchor="end">{10.0**power:g} ms</text>'
        )
    for size, label in ((1e4, "10,000"), (1e5, "100,000"), (1e6, "1,000,000 passages")):
        parts.append(
            f'<text x="{across(size):.0f}" y="{height - 16}" text-anchor="middle">{label}</text>'
        )
    ends: list[float] = []
    for colour, (name, measured) in zip(colours, engines.items(), strict=False):
        points = [
            (across(int(size)), up(held["median_ms"])) for size, held in measured.items() if held
        ]
        if not points:
            continue
        line = " ".join(f"{x:.0f},{y:.0f}" for x, y in points)
        x, y = points[-1]
        while any(abs(y - other) < 13 for other in ends):
            y += 1
        ends.append(y)
        parts.append(
            f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>'
            f'<text x="{x + 6:.0f}" y="{y + 4:.0f}" fill="{colour}">{name}</text>'
        )
    return "\n".join([*parts, "</svg>", ""])
