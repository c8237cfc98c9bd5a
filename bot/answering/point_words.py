"""What the rules for points are made of: their form, and parts of regular expressions.

The expressions are over folded text (lower case, without accents); every one is linear.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering.models import Point

__all__ = [
    "ASKED_TO",
    "DURATION",
    "ENDED",
    "HAVING",
    "ITS_OBJECT",
    "IT_DOES",
    "MONEY",
    "MONTH",
    "NEVER",
    "NOT_DEFINED",
    "NO_COUNT",
    "NO_INFINITIVE",
    "NO_TEXT",
    "NUMBERED",
    "NUMERAL",
    "ROLE",
    "RULED",
    "SAID",
    "SCALE",
    "SPEAKS",
    "TIME",
    "TOLD_OF",
    "TO_TELL",
    "WHAT",
    "WHEN",
    "WHICH",
    "WHICH_OF",
    "WRITTEN",
    "Rule",
    "rule",
    "untold",
]


NUMERAL = (
    r"(?:\d[\d \u00a0\u202f.,]{0,20}|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze"
    r"|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante|soixante|cent|mille|one|two|three|four"
    r"|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty|thirty|forty"
    r"|fifty|sixty|hundred|thousand)"
)
MONTH = (
    r"(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre"
    r"|january|february|march|april|may|june|july|august|september|october|november|december)"
)
SCALE = r"(?:milliers?|millions?|milliards?|billions?|thousands?)"
MONEY = (
    rf"\b{NUMERAL}[ -]?(?:{SCALE}[ -]?)?(?:d'|de |of )?"
    r"(?:€|euros?\b|\$|dollars?\b|[mk]€|£|francs?\b|livres?\b|usd\b|eur\b|gbp\b|chf\b)"
    r"|[€$£] ?\d|\beur \d"
)
"""An amount: "5 millions" is one of money only where a currency follows."""

_NOT_GAP = r"(?! (?:avant|auparavant|plus tot|before|earlier|ago)\b)"
"""What stood between two events is not how long either lasted."""

DURATION = (
    rf"\b{NUMERAL}[ -]?(?:minutes?|jours?|heures?|mois|semaines?|ans?|annees?)\b{_NOT_GAP}"
    rf"|\b{NUMERAL}[ -]?(?:days?|hours?|months?|weeks?|years?)\b{_NOT_GAP}"
)
TIME = (
    r"\b\d\d?:\d\d\b|\b\d\d?h\d\d\b|\bmidi\b|\bminuit\b|\bnoon\b|\bmidnight\b|\b\d\d? ?[ap]\.?m\b"
    r"|\b(?:a|vers|des|de|from|at|by) \d\d? ?(?:h|heures?|o'clock)\b"
)
"""An hour of the day."""

_ARTICLES = (
    r"(?:articles?|art\.|sections?|annexe|n°|nos?\.|numeros?|paragraph(?:e|s)?|considerants?|loi"
    r"|decret|reglement|directive|regulation|convention)"
)
NO_COUNT = (
    rf"\b\d\d?(?:er)? {MONTH}(?: \d{{4}})?|\b{MONTH} \d\d?,? \d{{4}}|\b{MONTH} \d{{1,4}}\b"
    r"|\b(?:1[89]|20)\d\d\b(?! ?\d{3}\b)|\b\d\d?[/.]\d\d?[/.]\d{2,4}\b"
    rf"|{_ARTICLES} ?(?:[lrda]\. ?)?\d[\w./-]*(?:(?:, | et | and | a | to )\d[\w./-]*)*"
    r"|\b[lrda]\. ?\d[\w./-]*|\b[a-z]{1,2}-?\d+/\d+|\b\d+[-/]\d[\d/-]*"
)
"""Numbers that count nothing: of days and years, of articles, of cases."""

_SUBJECT = (
    r"(?:on|je|j'|tu|ils?|elles?|nous|vous|ca|c'|l[ea]s?|l'|une?|des?|mon|ma|mes|son|sa|ses|ce"
    r"|cet(?:te)?|ces|notre|nos|votre|vos|leurs?|quelqu'un|plusieurs)"
)
WHEN = (
    r"(?:^|[,:;?!] ?|\b(?:et|ou|mais|alors|depuis|jusqu'a|pour|de|est|c'est|c'etait|sera|etait|date"
    r"|sait|savoir|dire|dis|dites|demande) )quand\b(?! meme\b)|\bquand\W*$"
    rf"|\bquand (?!meme\b)(?!{_SUBJECT}\b|[ljdmts]')(?:\w+-|est-ce|exactement|precisement|a|est"
    r"|sera|ont|sont|avec|contre|en|dans|sur|deja|pour)\b"
    r"|(?:^|[,:] |\b(?:and|since|until) )when\b(?! (?:an?|my|i|we|you|he|she|they|someone)\b)"
)
"""A time that is asked for; not one that is told: "qui paie quand on perd ?"."""

ROLE = (
    r"(?:soci[ée]t[ée]s?|entreprises?|associations?|assos?|syndicats?|avocate?s?|h[ôo]pita(?:l|ux)"
    r"|[ée]tablissements?|concurrente?s?|candidate?s?|magistrate?s?|pr[ée]sidente?s?|h[ée]bergeurs?"
    r"|requ[ée]rante?s?|organisations?|organismes?|m[ée]decins?|fondateurs?|fondatrices?"
    r"|compan(?:y|ies)|firms?|unions?|lawyers?|hospitals?|competitors?|bidders?|presidents?"
    r"|providers?|claimants?|applicants?|founders?)"
)
"""Those whose names are asked for."""

NUMBERED = (
    r"(?:article|loi|decret|arret|decision|ordonnance|dossier|affaire|pourvoi|requete|deliberation)"
)
NEVER = r"(?!)"
ASKED_TO = (
    r"^(?:svp |merci de |(?:peux-tu|pouvez-vous|tu peux|can you|please|could you) )?(?:me |m')?"
)
WHICH = r"(?:quel(?:le)?s?(?: est| sont| etait)?(?: l[ea]s?)?|which|what(?: is| was)?(?: the)?)"
WHICH_OF = rf"{WHICH} (?:(?!(?:do(?:es)?|did|is|are|was|were)\b)\w+ )?"
"""Before the noun that is asked for, or the word that stands before it."""

WHAT = rf"(?:{WHICH}|c'est quoi(?: l[ea]s?)?)"
NOT_DEFINED = (
    r"(?: l[ea]s?| l'| the| une?)? ?(?:\w+ )?(?:peine|sanction|risque|numero|nom|lien|difference"
    r"|probleme|procedure|condition|objectif|but|role|regle|tests?|criteria|rules?|penalt|names?|purpose"
    r"|requirements?|steps?|limits?|maximum|chances|point commun|rapport)"
)
WRITTEN = (
    r"(?:pdf|textes?|memoires?|decision|arret|ordonnance|jugement|rapport|requete|contrat|order"
    r"|judg?ment|ruling|report|contract|brief)"
)
TOLD_OF = r".* (?:about|for|of|with|on|in|to|from|by|like|\w+ed)\?*$"
"""What is asked of it is not what it is: "what are doctors worried about?"."""

NO_TEXT = (
    r"(?! (?:l[ea] |l'|the |cette? |this )?(?:articles?|lois?|rgpd|gdpr|reglement|decret|arrete"
    r"|textes?|codes?|laws?|act|circulaire|directive|considerant|recital|contrat))"
)
"""Not followed by a text, which says things without anybody speaking."""

ITS_OBJECT = r"(?:(?:ne (?:pas|plus)|mieux|ainsi|se|y|en|lui|leur|l[ea]s?) |s'|l'|n')*"
NO_INFINITIVE = r"(?:notre|votre|autre|quatre|entre|premier|dernier|hier|cher|outre)\b"
"""Words that end like an infinitive after "pour", which tells a purpose."""

TO_TELL = r"(?:expliquer|demander|rappeler|dire|savoir|decider|statuer|juger)\b"
"""Infinitives after "pour" that give no reason."""

SPEAKS = r"(?:dit|repond|affirme|soutient|declare|promet|plaide)"
SAID = r"(?:dit|repondu|affirme|soutenu|declare|promis|plaide|explique|fait valoir)"
IT_DOES = (
    r"(?:a|ont|avait|avaient|va|vont|doit|doivent|peut|peuvent|dit|ordonne|change|demande|exige"
    r"|impose|prevoit|reproche|repond|propose|decide|pense|fait|veut|recommande|risque|apporte"
    r"|contient|permet|interdit|devient|regroupe)\b"
)
"""A verb after "qu'est-ce que X": what X does is asked for, not what it is."""

HAVING = (
    r"\b(?:a|ont|ete|n'a|n'ont|avait|est|sont|fut|was|were|has|have|had|been)"
    r"(?: (?:donc|pas|aussi|ainsi|finalement|toutefois|ete|been|not|also|finally|later))* "
)
"""An auxiliary, before what was done."""

RULED = (
    r"rejet|annul|suspend|valid|confirm|refus|ordonn|admis|condamn|inflig|autoris|infirm|ecart"
    r"|accueill|accept|juge\b|estim|retenu|reform|interdi|impos|exig|oblig|reconnu|conclu|declar"
    r"|consider|releve|decide|enjoint|dismiss|reject|upheld|overturn|invalid|order|grant|found|held"
    r"|ruled|fined|bann|quash"
)
ENDED = (
    r"rejet|annul|confirm|infirm|accueill|reform|abandonn|classe|abouti|retire|echou|gagn|perdu"
    r"|condamn|relax|debout|dismiss|reject|upheld|overturn|quash|drop|withdr|settled|won|lost|fail"
    r"|succeed|struck"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """`asks` is looked for in a question, `holds` in a sentence.

    Both are compiled when first used: start-up time is a promise. Where `fresh`, what the sentence
    holds must not stand in the question already. What `besides` matches in a sentence is no part of
    what it holds.
    """

    point: Point
    asks: str
    holds: str
    fresh: bool
    besides: str


def rule(
    point: Point,
    asks: tuple[str, ...],
    holds: tuple[str, ...],
    *,
    fresh: bool = True,
    besides: str = NEVER,
) -> Rule:
    """A rule of several patterns, any of which is enough."""
    return Rule(point, "|".join(asks), "|".join(holds), fresh, besides)


def untold(noun: str) -> str:
    """That what the noun names is not known: "montant non publié", "no date was given"."""
    said = (
        r"(?:publi|communiqu|divulgu|precis|connu|annonc|revel|disclos|known|given|announced|set)"
    )
    return (
        rf"\b{noun}\b[^.;]{{0,60}}\b(?:non|pas|not|never|jamais) (?:\w+ ){{0,2}}{said}"
        rf"|\b(?:aucune?|no) {noun}\b[^.;]{{0,40}}\b{said}|\bundisclosed {noun}\b"
    )
