"""Pages and papers of public bodies and orders, which name themselves at the top.

Their address tells who publishes them, or a line that is their name and no more, as it is printed
above a fiche, a press release, a guide or a report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from bot.corpus.byline import byline
from bot.corpus.dates import DATE, first_date
from bot.corpus.draft import Draft
from bot.corpus.institutions import INSTITUTIONS, institution
from bot.corpus.models import Block, BlockKind, Kind
from bot.corpus.plain_genres import is_letter
from bot.corpus.sources.heading import bears_host
from bot.corpus.text import collapse
from bot.language.fold import fold

__all__ = ["describe", "recognises"]

_TOP = 12
"""Lines at the top among which an institution names itself."""

_GENRE = re.compile(
    r"(?:communique(?: de presse)?|dossier de presse|rapport|synthese|actualites?|note|avis|fiche"
    r"|guide|(?:synthese du )?rapport (?:public )?(?:annuel|thematique))\W*"
)
_FEWEST_WORDS = 3
_LONGEST_LABEL = 80
_LONG = 200
"""Characters from which a line is of the text, below what names it."""

_DAY_ALONE = re.compile(
    r"(?:(?:publie|verifie|mis en ligne|mise? a jour|actualise|modifie|valide|adopte)e?s? )?"
    r"(?:(?:le|en|par le \w+ le) )?"
)
_AFTER_TITLE = re.compile(r"\s[|–—-]\s(?P<name>[^|]{2,60})$")
_SEPARATED = re.compile(r"\s[|–—-]\s")
_PRACTICAL = re.compile(
    r"\b(?:guide|fiche|mode d'emploi|comment|que faire|vos droits|droits? d|demarches?"
    r"|recommandations?|questions?[- ]reponses?)\b"
)
_DATED = re.compile(
    r"^(?:publi[ée]e?|v[ée]rifi[ée]e?|mise? [àa] jour|valid[ée]e?|adopt[ée]e?|communiqu[ée])\b",
    re.IGNORECASE,
)


def recognises(draft: Draft) -> bool:
    """Whether an institution publishes the draft, which no other publishes, by site or by name."""
    another = any(name and not institution(name) for name in (draft.publisher, draft.author))
    if another or _publisher(draft) is None:
        return False
    # The institution that a letter names at its top may be whom it is sent to.
    return not is_letter(draft.body.text.split("\n"))


def describe(draft: Draft) -> None:
    """Set the publisher, the day, and the kind of what tells people what to do."""
    draft.publisher, draft.author = _publisher(draft), None
    title = _AFTER_TITLE.search(draft.title)
    if title and institution(title["name"]):
        draft.title = draft.title[: title.start()]
    lines = list(_lines(draft))
    if institution(draft.title):
        draft.title = next(filter(_may_be_title, lines), draft.title)
    dated = (first_date(line) for line in lines if _DATED.match(line) or _names_only(line))
    draft.published = draft.published or next(filter(None, dated), None)
    practical = _PRACTICAL.search(fold(draft.title).replace("’", "'"))
    if practical or draft.publisher == "Service-Public.fr":
        draft.kind = Kind.GUIDE
    draft.body.change_kind(
        [
            number
            for number, block in enumerate(draft.body.blocks[:_TOP])
            if (block.kind is BlockKind.PARAGRAPH or number)
            and _names_only(block.of(draft.body.text))
        ],
        BlockKind.PARTICULARS,
    )


def _publisher(draft: Draft) -> str | None:
    by_site = (
        name for name, hosts, _ in INSTITUTIONS if any(bears_host(draft, host) for host in hosts)
    )
    title = _AFTER_TITLE.search(draft.title)
    named = (institution(piece) for line in _lines(draft) for piece in _pieces(line))
    titled = (institution(title["name"]),) if title else ()
    told = (institution(draft.publisher or ""),)
    return next(filter(None, chain(by_site, told, titled, named)), None)


def _lines(draft: Draft) -> Iterator[str]:
    """The short lines at the top: above the text, its first heading, its first paragraphs."""
    yield from map(collapse, draft.head.split("\n")[:_TOP])
    blocks, text = draft.body.blocks[:_TOP], draft.body.text
    for number, block in enumerate(blocks):
        if block.end - block.start >= _LONG:
            return
        below = blocks[number + 1 : number + 2]
        if number == 0 or _may_name(block) or _is_apart(text, blocks[number - 1], below):
            yield from map(collapse, block.of(text).split("\n"))


def _may_name(block: Block) -> bool:
    return block.kind in {BlockKind.PARAGRAPH, BlockKind.PARTICULARS}


def _is_apart(text: str, above: Block, below: Sequence[Block]) -> bool:
    """Whether a heading between them heads nothing: below a day, or above another short line."""
    told = above.kind is BlockKind.PARTICULARS or _is_day(above.of(text))
    lines = (block.of(text) for block in below if block.kind is BlockKind.PARAGRAPH)
    return told or any(len(line) < _LONGEST_LABEL and line[-1] not in ".:;!?" for line in lines)


def _may_be_title(line: str) -> bool:
    told = _names_only(line) or _DATED.match(line) or _GENRE.fullmatch(fold(line)) or byline(line)
    return not told and len(line.split()) >= _FEWEST_WORDS


def _pieces(line: str) -> list[str]:
    """The parts of a line between its dashes and bars, of which one may be a name."""
    return _SEPARATED.split(line)


def _is_day(line: str) -> bool:
    """Whether the line is a day and no more."""
    rest = fold(DATE.sub("", line)).strip(" .,-")
    return rest != fold(line) and bool(_DAY_ALONE.fullmatch(f"{rest} " if rest else ""))


def _names_only(text: str) -> bool:
    """Whether the block says only who publishes the text and when."""
    pieces = [piece for line in text.split("\n") for piece in _pieces(collapse(line))]
    return all(institution(piece) or _is_day(piece) for piece in pieces)
