"""Formal lines of acts and decisions: who enacts, the title said again, signatures, "Fait le".

They belong to the text and stay in it; nobody is answered by them, so they are never quoted. What
an act is based on (its visas) stays quotable: it is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.corpus.draft import Draft
from bot.corpus.implied import labels_notice
from bot.corpus.models import Block, BlockKind, Kind
from bot.corpus.text import collapse
from bot.language.fold import fold

__all__ = ["set_formal_lines_apart"]

_ACTS = {Kind.STATUTE, Kind.REGULATION, Kind.GUIDELINE}
_OFFICIAL = {*_ACTS, Kind.DECISION}
_TOP = 12
_TOP_OF_ACT = 20
_PROSE = 200
"""Characters from which a line at the top has begun the text."""

_DAY = r"(?:\d{1,2}(?:er)? [a-z]{3,9} \d{4}|[a-z]{3,9} \d{1,2},? \d{4}|\d{1,2}[./]\d{1,2}[./]\d{4})"
_DONE = re.compile(
    rf"(?:fait|done)(?: (?:a|at|in|en) [a-z' -]{{2,40}})?(?:,? le|,? on|,)? ?{_DAY}"
    rf"(?:,? en double exemplaire)?|(?:a|at) [a-z -]{{2,30}}, le {_DAY}"
)
"""Where and when an act was signed (folded): its signatures follow."""

_ENACTING = re.compile(
    r"(?:the|le|la|les) (?:european parliament and(?: of)? the )?"
    r"(?:council of the european (?:union|communities)|european (?:commission|central bank|council)"
    r"|commission of the european communities|commission europeenne|banque centrale europeenne"
    r"|commission des communautes europeennes"
    r"|(?:parlement europeen et le )?conseil de l'union europeenne"
    r"|premiere? ministre|president de la republique|(?:garde des sceaux, )?ministres? .{2,160}"
    r"|secretaire d'etat .{2,160}),"
    r"|l'assemblee nationale et le senat ont (?:adopte|delibere),"
    r"|(?:decrete|arrete|ordonne)(?:nt)? ?:|whereas:?|considerant ce qui suit ?:"
    r"|le conseil des ministres entendu,?"
)
"""Who enacts, and the words which lead to what they enact (folded, whole lines)."""

_SIGNATORY = re.compile(
    r"(?:for|par|pour|on behalf of|au nom d[eu]) (?:the |le |la |l'|les ).{2,120}"
    r"|(?:the|le|la|l') ?(?:vice-)?(?:president|chair|ministre|premiere? ministre|secretaire|garde"
    r"|directeur|directrice|registrar|greffier|rapporteur|commissioner|member of the commission"
    r"|membre de la commission).{0,120}"
    r"|la presente (?:loi|ordonnance) sera executee comme loi de l'etat\.?"
)
_SIGNATURE = re.compile(r"(?:[^\W\d_][\w.'’-]*\s?){1,6}[:,]?")
_PART = re.compile(r"(?:annexe?|appendi|appendice|titre|title|chapi?t|section|part|liste|tableau)")
_JOURNAL_NOTE = re.compile(r"(?:oj|jo) (?:no? )?[cls] ?\d+")
_LONGEST_SIGNATURE = 140
_OF_TITLE = frozenset(
    "council commission european parliament union and of the on conseil commission parlement"
    " europeen europeenne du de la le les l et".split()
)
_WORD = re.compile(r"\w+")


def set_formal_lines_apart(draft: Draft) -> None:
    """Make the formal lines of an official text, and a title said again, particulars."""
    blocks, text = draft.body.blocks, draft.body.text
    found = set(_titles(draft, blocks[:_TOP]))
    if draft.kind in _OFFICIAL:
        found |= set(_signatures(text, blocks))
    if draft.kind in _ACTS:
        found |= {
            number
            for number, block in enumerate(blocks)
            if block.is_running_text
            and block.number is None
            and _ENACTING.fullmatch(_plain(block.of(text)))
        }
        labels = (
            n for n, block in enumerate(blocks[:_TOP_OF_ACT]) if labels_notice(block.of(text))
        )
        draft.body.change_kind(labels, BlockKind.HEADING, level=2)
    left = any(b.is_running_text for number, b in enumerate(blocks) if number not in found)
    if left:
        draft.body.change_kind(sorted(found), BlockKind.PARTICULARS)


def _titles(draft: Draft, blocks: tuple[Block, ...]) -> Iterator[int]:
    """The lines at the top which only say the title again, whole or, in an act, by pieces."""
    title = fold(collapse(draft.title))
    known = set(_WORD.findall(title)) | _OF_TITLE
    for number, block in enumerate(blocks):
        line = fold(collapse(block.of(draft.body.text)))
        if len(line) >= _PROSE:
            return
        if block.is_running_text and block.number is None:
            words = _WORD.findall(line)
            pieces = draft.kind in _ACTS and line[-1:] not in ".;:,"
            if line == title or (pieces and words and known.issuperset(words)):
                yield number


def _signatures(text: str, blocks: tuple[Block, ...]) -> Iterator[int]:
    """The line of the day of signature, and those who sign below it."""
    signing = False
    for number, block in enumerate(blocks):
        line = _plain(block.of(text))
        if _DONE.fullmatch(line.rstrip(".,")):
            signing = True
        elif not _signs(line) or (block.kind is BlockKind.HEADING and not _is_name(line)):
            signing = False
        if signing:
            yield number


def _signs(line: str) -> bool:
    """Whether the line may stand among signatures: an office, a name, the journal of a note."""
    if len(line) > _LONGEST_SIGNATURE and not _JOURNAL_NOTE.match(line):
        return False
    return bool(
        _SIGNATORY.fullmatch(line) or _SIGNATURE.fullmatch(line) or _JOURNAL_NOTE.match(line)
    )


def _is_name(line: str) -> bool:
    """Whether a line in capitals is a name, and heads no annex or part."""
    return len(line.split()) > 1 and not _PART.match(line)


def _plain(line: str) -> str:
    return fold(collapse(line)).replace("’", "'").replace("\u00a0", " ").strip()
