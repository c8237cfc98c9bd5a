"""The parts of a decision, told by the lines that open them: claims, pleas, operative part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from bot.corpus.models import Block, BlockKind, Document, Kind, Provenance
from bot.language.fold import fold

__all__ = ["DecisionPart", "Part", "decision_parts", "in_the_reasons"]

_SPACED = re.compile(r"(?<=\b\w) (?=\w\b)")
"""Between the letters of « D E C I D E »."""

_RULES = re.compile(
    r"(?:.{0,60}\b)?(?:decide|ordonne|arrete|delibere) ?:?$|.{0,30}\bpar ces motifs\b"
    r"|(?:on th(?:os|es)e grounds|for (?:all )?the(?:se)? reasons)\b"
    r"|(?:conclusions?|disposal)$"
)
"""The line after which a decision tells what is decided: its operative part (dispositif)."""

_AFTERWARDS = re.compile(
    r"(?:(?:seconde |premiere )?annexes?\b|moyens? (?:annexe|produit)|signatures?\b|delibere\b"
    r"|rendu public|fait et juge|fait a\b|ainsi (?:fait|juge)|done (?:in|at)\b)"
)
_NOTIFIED = re.compile(
    r"\b(?:sera|seront) (?:\w+ )?(?:notifi|publi|mentionn)|\bcopie en sera|notified"
)
"""Says to whom the decision is sent: nobody asks."""

_CLAIMS = re.compile(
    r"(?<!\bla )(?<!\bune )(?<!\bsa )(?<!\bleur )(?<!\bcette )\bdemande(?:nt)?,? [^.;]{0,60}?"
    r"\b(?:au (?:conseil|juge|tribunal)|a la cour|d'annuler|d'ordonner|de suspendre|d'enjoindre)\b"
)
_PLEADS = re.compile(r".{0,80}\b(?:soutien(?:t|nent)|fai(?:t|sant) valoir|font valoir|submits?)\b")
_DEFENDS = re.compile(
    r".{0,200}\b(?:memoires? en (?:defense|intervention)|conclu(?:t|ent) (?:au|a la|a ce que))\b"
)
"""What the other side writes, whose pleas are not the applicant's."""

_GROUNDS = re.compile(r"enonces? (?:du|des) moyens?\b|.{0,120}\bmoyens? (?:annexe|produit)")
_ANSWERS = re.compile(r"(?:reponse de la cour|par ces motifs)\b")
_GRIEVES = re.compile(r".{0,160}\bf(?:ai|on)t grief a")
_BRANCH = re.compile(r"\W{0,3}\d{1,2} ?°")
"""How each branch of a ground opens: « 1°/ que … »."""
_OF_CASSATION = re.compile(r"[ée]nonc[ée]s? (?:du|des) moyen|\bf(?:ai|on)t grief\b", re.IGNORECASE)
"""A decision without these words tells no grounds of cassation."""

_LONG = 120

_NO_REASONS = re.compile(
    r"(?:[ivxa-e\d]+[.)°]* ?[-–]? ?)?(?:(?:rappel|expose|enonce) (?:des |du )?)?"
    r"(?:(?:the |in )?(?:facts|background|circumstances|dispute|fact$)"
    r"|(?:les |en )?(?:faits?|circonstances)|(?:la )?procedure|(?:le )?litige|(?:les )?antecedents"
    r"|(?:les )?(?:arguments|theses?|pretentions|moyens des parties)|submissions|(?:the )?parties"
    r"|(?:le )?(?:cadre juridique|droit interne)|(?:the )?(?:legal context|relevant \w* ?law))\b"
)
"""Heads the facts, the procedure, the law that applies or what the parties argue."""

_REASONS_HEADED = re.compile(
    r"(?:[ivx\d]+[.)°]* ?[-–]? ?)?(?:(?:les )?motifs\b(?! de la decision attaquee)|motivations?$"
    r"|discussion$|sur ce\b|reponse de la cour\b|en droit$|(?:the )?(?:reasons|law)$|findings\b)"
)

_ATTENDU = re.compile(r"(?:considerant\b|(?:mais |et )?attendu qu)")
_REASONS = re.compile(r"considerant\b|.{0,60}s'est fonde sur ce qui suit|sur ce\b|motifs")


class Part(StrEnum):
    """What a part tells: what the judge is asked for, on what grounds, and what is ruled."""

    CLAIMS = "claims"
    PLEAS = "pleas"
    RULING = "ruling"


@dataclass(frozen=True, slots=True)
class DecisionPart:
    """The text from `start` to `end` of a decision."""

    part: Part
    start: int
    end: int

    def holds(self, offset: int) -> bool:
        """Whether the character at `offset` is in it."""
        return self.start <= offset < self.end


def decision_parts(document: Document) -> tuple[DecisionPart, ...]:
    """The parts of a decision in their order; none in a document that is not a decision itself."""
    if document.kind is not Kind.DECISION or document.provenance is not Provenance.ORIGINAL:
        return ()
    return tuple(DecisionPart(part, block.start, block.end) for block, part in _parts(document))


def in_the_reasons(document: Document, block: Block) -> bool:
    """Whether the judge gives reasons in the block.

    It is numbered, or stands between the line that opens the reasons and the ruling; and it is
    under no heading of the facts or of what the parties argue.
    """
    heading = fold(document.heading_of(block.start) or "")
    if _NO_REASONS.match(heading):
        return False
    opens = _ATTENDU.match(_line(document, block)) or _REASONS_HEADED.match(heading)
    return bool(opens) or (block.number or "").isdigit() or _is_after_reasons(document, block)


def _is_after_reasons(document: Document, block: Block) -> bool:
    """Whether the block stands between the line that opens the reasons and that of the ruling."""
    blocks = document.blocks
    first = _place(document, _REASONS, range(len(blocks)), len(blocks))
    last = _place(document, _RULES, reversed(range(len(blocks))), 0)
    return any(block is held for held in blocks[first:last])


def _parts(document: Document) -> Iterator[tuple[Block, Part]]:
    blocks = document.blocks
    rules = _place(document, _RULES, reversed(range(len(blocks))), len(blocks))
    yield from _claims(document, blocks[: _place(document, _REASONS, range(len(blocks)), 0)])
    if _tells_grounds(document.text):
        yield from _grounds(document)
    for block in blocks[rules + 1 :]:
        line = _line(document, block)
        if _AFTERWARDS.match(line) or block.kind is BlockKind.HEADING:
            break
        if block.kind is not BlockKind.PARTICULARS and not _NOTIFIED.search(line):
            yield block, Part.RULING


def _claims(document: Document, blocks: Sequence[Block]) -> Iterator[tuple[Block, Part]]:
    """What the applicants ask for and plead, and not what is answered to them."""
    part, defending = None, False
    for block in blocks:
        line = _line(document, block)
        claims = bool(_CLAIMS.search(line))
        defending = bool(_DEFENDS.match(line)) or (defending and not claims)
        if _PLEADS.match(line):
            part = Part.PLEAS
        elif claims:
            part = Part.CLAIMS
        elif block.kind is not BlockKind.ITEM:
            part = None
        if part is not None and not defending:
            yield block, part


@lru_cache(maxsize=16)
def _tells_grounds(text: str) -> bool:
    """Whether a decision tells grounds of cassation; kept, since each quote's voice asks for it."""
    return _OF_CASSATION.search(text) is not None


def _grounds(document: Document) -> Iterator[tuple[Block, Part]]:
    """The grounds on which a judgment is attacked, up to what the court answers."""
    told = grieving = False
    for block in document.blocks:
        # A long paragraph opens no grounds but by its own words: it is not folded for nothing.
        opens = block.end - block.start < _LONG or _OF_CASSATION.search(block.of(document.text))
        line = _line(document, block) if opens or grieving else ""
        branch = block.kind is BlockKind.ITEM or _BRANCH.match(line)
        grieving = bool(_GRIEVES.match(line) or (grieving and branch))
        if _ANSWERS.match(line):
            told = False
        elif _GROUNDS.match(line):
            told = True
        elif (told or grieving) and block.kind is not BlockKind.HEADING:
            yield block, Part.PLEAS


def _place(document: Document, opens: re.Pattern[str], places: Iterable[int], missing: int) -> int:
    """The first of these places whose block is opened so; `missing` where none is.

    A voice is asked for at each quote: no more of a long decision is read than leads there.
    """
    found = (n for n in places if opens.match(_line(document, document.blocks[n])))
    return next(found, missing)


def _line(document: Document, block: Block) -> str:
    return _SPACED.sub("", fold(block.of(document.text)))
