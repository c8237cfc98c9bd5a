"""French law as Légifrance prints it: articles of codes with their validity, acts with NOR."""

from __future__ import annotations

import re
from datetime import date

from bot.corpus.citations import act_citation, article_citation
from bot.corpus.dates import first_date
from bot.corpus.draft import Draft
from bot.corpus.models import BlockKind, Identifiers, Kind, Validity
from bot.corpus.sources.heading import bears_host, head_of, later_date, opening_of

__all__ = ["describe", "recognises", "spaced"]

_ARTICLE = re.compile(
    r"\bArticle\s(?P<article>(?:[LRDA]\.?\s?\*?\s?)?\d+(?:-\d+)*(?:\s(?:bis|ter|quater))?)\b"
)
_CODE = re.compile(
    r"\b(?P<code>Code\s(?:de|du|des|civil|pénal|général|électoral|monétaire|rural)\b"
    r"[a-zà-ÿ' ]{0,80}?)"
    r"(?=\s(?:Version|Article|Partie|Livre|Titre|Chapitre)|\s?[-–|/>,.)]|$)"
)
_ACT = re.compile(
    r"\b(?P<nature>Loi|LOI|Décret|DÉCRET|DECRET|Arrêté|ARRÊTÉ|ARRETE|Ordonnance|ORDONNANCE)"
    r"\s(?:organique\s)?(?:n\s?[°ºo]\s?(?P<number>\d{2,4}-\d+)\s)?du\s",
)
_NOR = re.compile(r"\bNOR\s?:\s?(?P<nor>[A-Z]{4}\d{7}[A-Z])\b")
_CALL = re.compile(r"\s?\(1\)$")
"""What leads from a statute's title to its preparatory works."""

_TOP = 15
"""Blocks among which an act names itself."""

_SINCE = re.compile(r"\b(?:version )?en vigueur depuis le\b", re.IGNORECASE)
_FROM = re.compile(r"\b(?:version )?en vigueur (?:du|à compter du)\b", re.IGNORECASE)
_UNTIL = re.compile(r"\ben vigueur du .{6,30}? au\b", re.IGNORECASE)


def recognises(draft: Draft) -> bool:
    """Whether the draft is a text of French law: a dated article of a code, or an act."""
    opening, head = opening_of(draft), head_of(draft)
    article = _ARTICLE.search(opening) and _CODE.search(opening)
    dated = _SINCE.search(head) or _FROM.search(head)
    if bears_host(draft, "legifrance.gouv.fr"):
        return bool(article or _ACT.search(opening))
    of_act = _ARTICLE.match(draft.title) and _ACT.search(draft.title)
    return bool(((article or of_act) and dated) or (_own_title(draft) and _NOR.search(head)))


def describe(draft: Draft) -> None:
    """Set the kind, the numbers, the validity and the citation of the text."""
    opening, head = opening_of(draft), head_of(draft)
    nor = _NOR.search(head)
    draft.kind = Kind.STATUTE
    draft.publisher = "République française"
    draft.author = None
    draft.valid = _validity(head)
    code, article, act = _CODE.search(opening), _ARTICLE.search(opening), _ACT.search(opening)
    articles = _articles(draft)
    if code and len(articles) > 1:
        name = code["code"].strip()
        draft.identifiers = Identifiers(code=name)
        draft.citation = article_citation(None, name)
        draft.title = f"{name}, articles {articles[0]} à {articles[-1]}"
        draft.reference = draft.title
        draft.valid = Validity()
        draft.published = None
    elif code and article:
        name, number = code["code"].strip(), spaced(article["article"])
        draft.identifiers = Identifiers(article=number, code=name)
        draft.citation = article_citation(number, name)
        draft.title = f"Article {number} du {name[0].lower()}{name[1:]}"
        draft.reference = draft.title
        draft.published = draft.valid.since
    elif act:
        own = _own_title(draft)
        if own is not None:
            draft.title, opening = own, own.replace("’", "'")
            act = _ACT.match(opening) or act
        of_act = _ARTICLE.match(draft.title)
        draft.published = first_date(opening[act.end() :]) or draft.published
        draft.identifiers = Identifiers(number=act["number"], nor=nor["nor"] if nor else None)
        cited = act_citation(act["nature"], act["number"], draft.published)
        draft.citation = f"{cited}, art. {of_act['article']}" if of_act and cited else cited
        draft.reference = " ; ".join(
            filter(None, (act["number"] and f"n° {act['number']}", nor and f"NOR {nor['nor']}"))
        )


def _own_title(draft: Draft) -> str | None:
    """The line at the top that names the act: the title, or one below the journal's head."""
    text = draft.body.text
    lines = (block.of(text) for block in draft.body.blocks[:_TOP])
    plain = (re.sub(r"\s+", " ", line).strip() for line in (draft.title, *lines))
    return next((_CALL.sub("", line) for line in plain if _ACT.match(line)), None)


def _articles(draft: Draft) -> list[str]:
    """The articles that the text holds, by their headings: one, or those of a part of a code."""
    text = draft.body.text
    headings = (block.of(text) for block in draft.body.blocks if block.kind is BlockKind.HEADING)
    found = (_ARTICLE.fullmatch(heading.strip(" .:")) for heading in headings)
    return list(dict.fromkeys(spaced(match["article"]) for match in found if match))


def _validity(head: str) -> Validity:
    since: date | None = later_date(_SINCE, head) or later_date(_FROM, head)
    return Validity(since=since, until=later_date(_UNTIL, head))


def spaced(article: str) -> str:
    """The article's number as codes cite it: L1111-8 is L. 1111-8."""
    return re.sub(r"^(LO|[LRDA])\.?\s?(\*?)\s?(?=\d)", r"\1. \2", article)
