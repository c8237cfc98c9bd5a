"""Texts whose whole title is a reference: an article of a code or an act, an act, a decision.

That is how collections name what they hold ("Code civil — Article 21-4", "CE, 12 mars 2021, n°
450163"), one text a line, without the heading that a court or Légifrance prints above it. A title
that says something about the reference ("Article L. 1111-8 : ce qui change"), or a text that is
signed, is somebody's words about it.
"""

from __future__ import annotations

import re

from bot.corpus.citations import act_citation, article_citation
from bot.corpus.code_articles import articles_in, spaced
from bot.corpus.dates import first_date
from bot.corpus.draft import Draft
from bot.corpus.models import Identifiers, Kind

__all__ = ["describe", "recognises"]

_ARTICLE = (
    r"(?:(?:article|art\.?)\s)?(?P<article>(?:(?:LO|[LRDA])\.?\s?\*{0,2}\s?)?\d+"
    r"(?:[-.\s](?:\d+|bis|ter|quater|\w{2,9}[cq]uies|\w{3,9}i?es|(?-i:[A-Z]{1,3})))*"
    r"|1er|premier|préliminaire|liminaire|annexe\b[^:?!]{0,40})"
)
_JOINT = r"\s?(?:[—–:|/,>(-]|\b(?:du|de la|de l'|of the|of)\b)\s?"
_CODE = (
    r"(?P<code>(?:code|constitution|livre des procédures)\s[^\W\d][^\d:?!|—–]{2,120}"
    r"|(?:french\s)?[^\W\d][^\d:?!|—–,]{2,60}\scode)"
)
_EUROPEAN = (
    r"(?P<european>RGPD|GDPR|r[èe]glement g[ée]n[ée]ral sur la protection des donn[ée]es"
    r"|general data protection regulation"
    r"|(?:r[èe]glement|directive|regulation|d[ée]cision)\s[^:?!]{0,20}\b\d{2,4}/\d{2,4}\b[^:?!]*)"
)
_ACT = (
    r"(?P<act>(?P<nature>loi|d[ée]cret|ordonnance|arr[êe]t[ée])\s(?:organique\s)?"
    r"(?:n\s?[°ºo]\s?(?P<number>\d{2,4}-\d+)\s)?du\s\d[^:?!]*?)"
)
_WITH_ARTICLE = tuple(
    re.compile(form, re.IGNORECASE)
    for text in (_CODE, _EUROPEAN, _ACT)
    for form in (rf"{text}{_JOINT}{_ARTICLE}\)?", rf"{_ARTICLE}{_JOINT}{text}\)?")
)
_WHOLE = (
    re.compile(_ACT, re.IGNORECASE),
    re.compile(r"(?:article |art\.? )?(?P<article>[LRD]\.? ?\*?\d+(?:-\d+)+)", re.IGNORECASE),
)
_DECISION = re.compile(
    r"(?:CE|Conseil d'[ÉE]tat|CAA|TA|Cass\.?|CA|Cour (?:administrative d'appel|d'appel|de cassation"
    r"|de justice|europ[ée]enne)|CJ[UC]E|CJEU|CEDH|ECHR|Court of Justice|Trib\.? UE"
    r"|Tribunal (?:administratif|judiciaire|de l'Union|des conflits)|Cons\. const\.|CNIL"
    r"|Conseil constitutionnel|Council of State)(?![\w'-])[^:?!]*"
    r"(?:\bn(?:°|o\.?)s? ?[A-Z]*-?\d[\w./-]*|\b[CT][-\u2011]\d+/\d\d\b)"
    r"[^:?!]*",
    re.IGNORECASE,
)
_GENERAL = {"general data protection regulation": "RGPD", "gdpr": "RGPD"}


def recognises(draft: Draft) -> bool:
    """Whether the title is a reference and no more, of a text that nobody signs."""
    unsigned = draft.author is None and draft.publisher is None
    return unsigned and bool(_text(draft.title) or _DECISION.fullmatch(_plain(draft.title)))


def describe(draft: Draft) -> None:
    """Set the kind, and the numbers and the citation that the title tells."""
    found = _text(draft.title)
    if found is None:
        draft.kind = Kind.DECISION
        return
    named = found.groupdict()
    article = spaced(named["article"]) if named.get("article") else None
    if len(articles_in(draft.body.text, draft.body.blocks)) > 1:
        # The title names only one of the articles that the text holds.
        article = None
    if european := named.get("european"):
        draft.kind = Kind.REGULATION
        name = _GENERAL.get(european.casefold(), european)
        draft.identifiers = Identifiers(article=article)
        draft.citation = article_citation(article, name)
        return
    draft.kind = Kind.STATUTE
    if code := (named.get("code") or "").strip(" ()"):
        draft.identifiers = Identifiers(article=article, code=code[0].upper() + code[1:])
        draft.citation = article_citation(article, code[0].lower() + code[1:])
    elif named.get("act"):
        draft.published = first_date(named["act"]) or draft.published
        draft.identifiers = Identifiers(article=article, number=named["number"])
        cited = act_citation(named["nature"], named["number"], draft.published)
        draft.citation = f"{cited}, art. {article}" if cited and article else cited
    else:
        draft.identifiers = Identifiers(article=article)


def _text(title: str) -> re.Match[str] | None:
    """The article or the act that the whole title names."""
    plain = _plain(title)
    return next((m for form in (*_WITH_ARTICLE, *_WHOLE) if (m := form.fullmatch(plain))), None)


def _plain(title: str) -> str:
    return re.sub(r"\s+", " ", title.replace("’", "'")).strip()
