"""French law as Légifrance prints it: articles of codes with their validity, acts with NOR."""

from __future__ import annotations

import re

from bot.corpus.citations import act_citation, article_citation
from bot.corpus.code_articles import articles_in, code_of_line, spaced, validity_of
from bot.corpus.dates import first_date
from bot.corpus.draft import Draft
from bot.corpus.headings import ARTICLE_NUMBER
from bot.corpus.models import BlockKind, Identifiers, Kind, Validity
from bot.corpus.sources.heading import bears_host, head_of, opening_of
from bot.language.fold import fold

__all__ = ["describe", "recognises"]

_ARTICLE = re.compile(rf"\bArticle\s(?P<article>{ARTICLE_NUMBER})(?!\w)")
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

_DATED = re.compile(r"\b(?:version )?en vigueur (?:depuis le|du|à compter du)\b", re.IGNORECASE)
_PROSE = 80
"""Characters from which a line that is none of the particulars begins the running text."""


def recognises(draft: Draft) -> bool:
    """Whether the draft is a text of French law: a dated article of a code, or an act."""
    opening, head = opening_of(draft), head_of(draft)
    article = _ARTICLE.search(opening) and _CODE.search(opening)
    dated = _DATED.search(head)
    if _opens_code(draft) or (dated and _lettered(draft)):
        return True
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
    draft.valid = validity_of(head)
    code, article, act = _CODE.search(opening), _ARTICLE.search(opening), _ACT.search(opening)
    articles, codes = articles_in(draft.body.text, draft.body.blocks), _codes(draft)
    if code and not codes:
        codes = [code["code"].strip()]
    if _ACT.match(draft.title):
        codes = []
    if len(articles) > 1 and (codes or not act):
        _describe_several(draft, articles, codes)
    elif codes and (article or articles):
        name = codes[0]
        number = spaced(article["article"]) if article and not articles else articles[0]
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
        of_act = _ARTICLE.match(draft.title) if len(articles) <= 1 else None
        draft.published = first_date(opening[act.end() :]) or draft.published
        draft.identifiers = Identifiers(
            number=act["number"],
            nor=nor["nor"] if nor else None,
            article=of_act["article"] if of_act else None,
        )
        cited = act_citation(act["nature"], act["number"], draft.published)
        draft.citation = f"{cited}, art. {of_act['article']}" if of_act and cited else cited
        draft.reference = " ; ".join(
            filter(None, (act["number"] and f"n° {act['number']}", nor and f"NOR {nor['nor']}"))
        )


def _describe_several(draft: Draft, articles: list[str], codes: list[str]) -> None:
    """Several articles: each is cited with its own number, and the whole only with its code."""
    draft.valid, draft.published = Validity(), None
    draft.title = f"{' et '.join(codes) or 'Code'}, articles {articles[0]} à {articles[-1]}"
    draft.reference = draft.title
    if len(codes) == 1:
        draft.identifiers = Identifiers(code=codes[0])
        draft.citation = article_citation(None, codes[0])


def _codes(draft: Draft) -> list[str]:
    """The codes that the title and the headings name, each once."""
    text = draft.body.text
    lines = [block.of(text) for block in draft.body.blocks if block.kind is BlockKind.HEADING]
    above = draft.body.blocks[:_TOP]
    lines += [line for block in above for line in block.of(text).split("\n")]
    found = (code_of_line(line) for line in (draft.title, *draft.head.split("\n"), *lines))
    return list({fold(name): name for name in found if name}.values())


def _opens_code(draft: Draft) -> bool:
    """Whether a text that nobody signs names a code, then an article of it before any prose."""
    published = draft.publisher and "legifrance" not in fold(draft.publisher)
    if draft.author or published or not _codes(draft):
        return False
    running = (
        n
        for n, block in enumerate(draft.body.blocks)
        if block.is_running_text and (block.end - block.start >= _PROSE)
    )
    above = draft.body.blocks[: next(running, len(draft.body.blocks) - 1) + 1]
    return bool(articles_in(draft.body.text, above))


def _lettered(draft: Draft) -> bool:
    """Whether nobody signs the text, and articles with the letter of codes head its parts."""
    articles = articles_in(draft.body.text, draft.body.blocks)
    return not draft.author and any(article[0].isalpha() for article in articles)


def _own_title(draft: Draft) -> str | None:
    """The line at the top that names the act: the title, or one below the journal's head."""
    text = draft.body.text
    lines = (block.of(text) for block in draft.body.blocks[:_TOP])
    plain = (re.sub(r"\s+", " ", line).strip() for line in (draft.title, *lines))
    return next((_CALL.sub("", line) for line in plain if _ACT.match(line)), None)
