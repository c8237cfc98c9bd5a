"""How much of a page's own text is kept, and how much furniture comes in.

`python -m tests.corpus.page_measure` prints a line for each page of tests/corpus/pages/web, as it
is and as text copied from a browser (tests/corpus/pages/copied). Shares are of runs of four words.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.corpus.models import Document
from bot.corpus.readers import read_bytes

PAGES = Path(__file__).parent / "pages"
OPEN, CLOSE = "<!--[-->", "<!--]-->"
_RUN = 4
_WORD = re.compile(r"\w+")
_CALLS = re.compile(r"<sup\b.*?</sup>|<a [^>]*(?:note|ntc|Foot)[^>]*>.*?</a>", re.DOTALL)
_BRACKETED = re.compile(r"\[\w{1,2}\]|(?<=\w)\s\(\d\)|(?<=[a-z]\.)\d\b")
_UNSEEN = re.compile(r"<(script|style)\b.*?</\1>|<!--.*?-->", re.DOTALL)
_INLINE = re.compile(r"</?(?:a|abbr|b|em|i|span|strong)\b[^>]*>", re.IGNORECASE)
_TAGS = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Reading:
    """A page as it was read. `kept` and `furniture` are shares from 0 to 1."""

    name: str
    document: Document
    kept: float
    furniture: float


def names() -> list[str]:
    """The pages there are, by name."""
    return sorted(path.stem for path in (PAGES / "web").glob("*.html"))


def copied_names() -> list[str]:
    """The pages that were copied as text, by name; some have no page beside them."""
    return sorted(path.stem for path in (PAGES / "copied").glob("*.txt"))


def cards() -> dict[str, dict[str, object]]:
    """What each page says of itself: the values to find on its document."""
    found: dict[str, dict[str, object]] = yaml.safe_load(
        (PAGES / "web" / "cards.yaml").read_text("utf-8")
    )
    return found


def copied_cards() -> dict[str, dict[str, object]]:
    """What the pages say of themselves that are there as copied text only."""
    found: dict[str, dict[str, object]] = yaml.safe_load(
        (PAGES / "copied" / "cards.yaml").read_text("utf-8")
    )
    return found


def address(name: str) -> str:
    """The address that the page is said to come from."""
    return str(cards()[name].get("url", f"https://{name.replace('_', '-')}.example/page"))


def read_page(name: str) -> Reading:
    """The page as it stands, read as if it came from its address."""
    marked = (PAGES / "web" / f"{name}.html").read_text("utf-8")
    url = address(name)
    bare = marked.replace(OPEN, "").replace(CLOSE, "")
    (document,) = read_bytes(url, bare.encode(), "text/html", url)
    return _measured(name, document, _own_text(marked))


def read_copied(name: str) -> Reading:
    """The page as a person copies it from a browser, all of it, and saves it as text."""
    marked = (PAGES / "copied" / f"{name}.txt").read_text("utf-8")
    bare = marked.replace("⟦", "").replace("⟧", "")
    (document,) = read_bytes(f"{name}.txt", bare.encode())
    own = _BRACKETED.sub("", "\n".join(re.findall(r"⟦(.*?)⟧", marked, re.DOTALL)))
    return _measured(name, document, own)


def _own_text(marked: str) -> str:
    from html import unescape

    own = re.findall(f"{re.escape(OPEN)}(.*?){re.escape(CLOSE)}", marked, re.DOTALL)
    bare = _CALLS.sub("", _UNSEEN.sub("", "\n".join(own)))
    return unescape(_TAGS.sub(" ", _INLINE.sub("", bare)))


def _measured(name: str, document: Document, own: str) -> Reading:
    read = "\n".join(f"{block.number or ''} {block.of(document.text)}" for block in document.blocks)
    wanted, found = _runs(own), _runs(read)
    # A heading of the page, outside its text, may stand in what was read as its title.
    found -= _runs(document.title) - wanted
    common = sum((wanted & found).values())
    return Reading(
        name,
        document,
        kept=common / max(1, sum(wanted.values())),
        furniture=1 - common / max(1, sum(found.values())),
    )


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = [word.casefold() for word in _WORD.findall(text)]
    return Counter(tuple(words[n : n + _RUN]) for n in range(len(words) - _RUN + 1))


def main() -> None:
    """Print the measures of both."""
    both = (("page", read_page, names()), ("copied", read_copied, copied_names()))
    for title, read, found in both:
        readings = [read(name) for name in found]
        print(f"{title:32} {'kept':>6} {'furniture':>9}  citation")
        for one in readings:
            cited = one.document.citation or "—"
            print(f"{one.name:32} {one.kept:6.1%} {one.furniture:9.1%}  {cited}")
        for what in ("kept", "furniture"):
            values = [getattr(one, what) for one in readings]
            worst = min(values) if what == "kept" else max(values)
            print(f"{what}: mean {sum(values) / len(values):.1%}, worst {worst:.1%}")


if __name__ == "__main__":
    main()
