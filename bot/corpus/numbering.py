"""Numbers that a source prints before its paragraphs: "5.", "(12)", "II. –", "Article 1er :".

A number lies beside the text, in its block, so that it never gets into a quote and can be cited.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.corpus.headings import ARTICLE_NUMBER
from bot.corpus.models import BlockKind
from bot.corpus.text import TextBuilder, normalise

__all__ = ["add_paragraph", "is_capitals", "is_heading", "opens_paragraph", "roman"]

_NUMBERED = re.compile(
    r"^(?:\(?(?P<number>\d{1,4})(?:\s?[.)]\s*[-–—]?\s+|\.(?=[A-ZÀ-Þ][a-zà-ÿ'’])"
    r"|[ \t\u00a0]{3,}(?=[A-ZÀ-Þ«“\"]))"
    r"|(?P<roman>[IVX]{1,6})\s?\.?\s?[-–—]\s*)(?=\S)"
)
_ARTICLE = re.compile(
    rf"^(?P<number>(?:Article|Art\.)\s+(?:{ARTICLE_NUMBER}|premier|[IVX]+))"
    r"\s*(?::|\.\s?[-–—]|[-–—])\s+(?=\S)",
    re.IGNORECASE,
)
_ARTICLE_ALONE = re.compile(
    rf"^(?:Article|Art\.)\s+(?:{ARTICLE_NUMBER}|premier|préliminaire|[IVX]+)"
    r"(?:\s?\((?:abrogé|transféré|périmé|nouveau|non en vigueur)[^)]{0,30}\))?\s*\.?$",
    re.IGNORECASE,
)
_ARTICLE_DATED = re.compile(
    rf"^(?P<article>(?:Article|Art\.)\s+{ARTICLE_NUMBER})\s*[:–—-]?\s*"
    r"(?P<version>Version (?:en vigueur|abrogée|à venir) (?:depuis|du|au|le)\s.{8,60})$",
    re.IGNORECASE,
)
"""The number of an article and its version, which Légifrance prints under it, on one line."""

_PART_ALONE = re.compile(
    r"^(?:(?:titre|chapitre|(?:sous-)?section|sous-sous-section|sous-paragraphe|paragraphe|partie"
    r"|livre|annexe|title|chapter|part|annex)\s+(?:[ivxlc]+|\d{1,3}|unique|préliminaire)(?:er|ère)?\b"
    r"|(?:partie (?:législative|réglementaire)"
    r"|(?:première|deuxième|troisième|quatrième|cinquième|sixième|septième|huitième) partie)\b)"
    r"(?:\s*[:.–—(-]\s*\S.{0,160})?$",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"^(?:Sur (?:l[ae]s?\s|l['’]|une?\s|ce|le surplus)|En ce qui concerne\s|S['’]agissant d)"
    r"[^.;!?]{5,200}\s?:$"
)
"""What a judge turns to: "Sur la condition d'urgence :"."""

_PART_NAMED = re.compile(
    r"^(?:faits et proc[ée]dure|expos[ée] du litige|rappel des faits(?: et de la proc[ée]dure)?"
    r"|examen d(?:u|es|e la) (?:moyens?|pourvois?|recours|requ[êe]te|recevabilit[ée])"
    r"|[ée]nonc[ée] d(?:u|es) moyens?|r[ée]ponse de la cour|sur ce|dispositif"
    r"|sur (?:le|la|les) (?:premier|second|deuxi[èe]me|troisi[èe]me|quatri[èe]me|m[êe]me)?\s?"
    r"(?:moyen|branche|moyens)(?: unique| r[ée]unis)?"
    r"|port[ée]e et cons[ée]quences de la cassation|moyens? annex[ée]s?(?: au pr[ée]sent arr[êe]t)?"
    r"|(?:par ces motifs|for these reasons)(?:,.{0,100}[:,]|\s?:)?"
    r"|(?:mais |et )?sur (?:le|les|la) (?:[\w']+ )?(?:moyens?|griefs?|branches?)\b.{0,140}[^.;:,!?]"
    r"|le cadre juridique|le droit de l['’]union|sur les questions? pr[ée]judicielles?"
    r"|sur les d[ée]pens"
    r"|(?:le|les) (?:litiges?|faits)(?: au principal| [àa] l['’]origine du litige)?"
    r"(?: et (?:la|les) (?:questions?|proc[ée]dure)[\w ]{0,40})?"
    r"|legal context|european union law|costs|consideration of the questions? referred"
    r"|(?:the )?(?:introduction|background|facts|law|legal framework|discussion|disposal"
    r"|conclusions?|decision|issues|grounds of appeal))$",
    re.IGNORECASE,
)
"""What courts call the parts of their decisions, alone on a line."""

_SUBJECT_NUMBERED = re.compile(
    r"^\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\s?[.)°]\)?\s+(?:Sur (?:l[ae]s?\s|l['’])|En ce qui concerne\s"
    r"|S['’]agissant d|Quant (?:à|aux?)\s)[^.;:!?]{5,160}$"
)
"""The same with its number and without a colon: "1. Sur la compétence matérielle"."""

_FORMULA = re.compile(
    r"^(?:R\s?[ÉE]\s?P\s?U\s?B\s?L\s?I\s?Q\s?U\s?E\s+F\s?R\s?A\s?N|AU NOM DU PEUPLE"
    r"|LE CONSEIL CONSTITUTIONNEL S['’]EST FONDÉ)",
    re.IGNORECASE,
)
"""What opens every French decision, and heads nothing."""

_PART = re.compile(
    r"^(?:[IVX]{1,6}|[A-H])\s?(?:\.\s?[-–—]?|[-–—])\s?[A-ZÀ-Þ«][^;!?]{2,110}[^.;:,!?\s]$"
)
_HEADINGS = (_ARTICLE_ALONE, _PART_ALONE, _PART_NAMED, _SUBJECT, _SUBJECT_NUMBERED, _PART)
_BULLET = re.compile(
    r"^(?:(?:[-–•*◦▪‣·]|\(?(?P<letter>[a-z]{1,2}|[ivx]{1,5})\)"
    r"|(?P<point>\d{1,3}\s?°(?:\s(?:bis|ter|quater))?)\)?)\s+|—\s*)(?=\S)"
)
_SIGNS = re.compile(
    r"^(?:(?:the|le|la) (?:vice-)?(?:president|registrar|secretary|greffi|minist|secr[ée]taire)"
    r"|(?:le |la )?pr[ée]sident|(?:for|on behalf of|par|pour|au nom d[eu]) (?:the|la|le|l'))",
    re.IGNORECASE,
)
_LONGEST_ROLE = 80
"""Who signs, on a line of at most so many characters, stands above a name."""

_LONGEST_CAPITALS = 100


def add_paragraph(
    body: TextBuilder,
    text: str,
    *,
    page: int | None = None,
    marks: Sequence[tuple[str, int]] = (),
) -> None:
    """Add a paragraph of plain text as what it shows itself to be.

    A heading ("Chapitre II", "Article 5" alone, a short line in capitals), an item of a list, a
    numbered paragraph with its number beside it, or a paragraph. `marks` are the notes it calls,
    as (label, offset); a text with marks must be normalised already.
    """
    if not marks:
        text = normalise(text).strip()
    if not any(map(str.isalnum, text)):
        return
    dated = None if marks else _ARTICLE_DATED.match(text)
    if dated:
        body.add(dated["article"], BlockKind.HEADING, level=2, page=page)
        body.add(dated["version"], page=page)
        return
    if is_heading(text) and not _is_signature(text, body.last):
        body.add(text, BlockKind.HEADING, level=2, page=page)
        return
    bullet = _BULLET.match(text)
    numbered = None if bullet else _ARTICLE.match(text) or _NUMBERED.match(text)
    opening = bullet or numbered
    cut = opening.end() if opening else 0
    body.add(
        text[cut:],
        BlockKind.ITEM if bullet else BlockKind.PARAGRAPH,
        number=_number(numbered) if numbered else _letter(bullet),
        page=page,
        marks=[(label, at - cut) for label, at in marks if at >= cut],
    )


def _is_signature(text: str, above: str) -> bool:
    """Whether a line in capitals is the name of who signs, under what they are."""
    return is_capitals(text) and len(above) <= _LONGEST_ROLE and bool(_SIGNS.match(above))


def _number(numbered: re.Match[str]) -> str:
    found = numbered.groupdict()
    return str(found["number"] or found["roman"])


def _letter(bullet: re.Match[str] | None) -> str | None:
    """The letter of an item, or its number with its sign: 1°."""
    if bullet is None:
        return None
    return bullet["letter"] or (bullet["point"] or "").replace(" °", "°") or None


def opens_paragraph(line: str) -> bool:
    """Whether a printed line opens a paragraph by its form: a number, a bullet, a heading."""
    return bool(_BULLET.match(line) or _NUMBERED.match(line) or _ARTICLE.match(line)) or (
        is_heading(line)
    )


def is_heading(text: str) -> bool:
    """Whether a line of plain text is a heading by its form alone."""
    if _FORMULA.match(text):
        return False
    if any(form.match(text) for form in _HEADINGS):
        return True
    return is_capitals(text) and len(text) <= _LONGEST_CAPITALS


def is_capitals(text: str) -> bool:
    """Whether a line is of capitals and states nothing; numbers alone are none."""
    if not text.isupper() or text[-1] in ".;,":
        return False
    letters = sum(character.isalpha() for character in text)
    digits = sum(character.isdigit() for character in text)
    return letters >= max(4, 3 * digits)


def roman(number: int) -> str:
    """The number in small Roman figures: iv."""
    figures = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"),
               (4, "iv"), (1, "i"))  # fmt: skip
    written = ""
    for value, figure in figures:
        written += figure * (number // value)
        number %= value
    return written
