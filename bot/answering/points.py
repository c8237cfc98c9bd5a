"""What a question asks for, and whether a sentence can hold it.

A question for a date needs a quote with a date in it, and not one that the question itself gave.
Some things documents cannot give at all: an opinion, advice. The rules are regular expressions
over folded text (lower case, without accents), in both languages; every one is linear.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.answering.models import Point
from bot.language.fold import fold

__all__ = ["defined_subject", "holds", "point_of"]

_NUMERAL = (
    r"(?:\d[\d \u00a0\u202f.,]*|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze"
    r"|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante|soixante|cent|mille|one|two|three|four"
    r"|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty|thirty|forty"
    r"|fifty|sixty|hundred|thousand)"
)
_MONTH = (
    r"(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre"
    r"|january|february|march|april|may|june|july|august|september|october|november|december)"
)
_NEVER = r"(?!)"
_ASKED_TO = (
    r"^(?:svp |merci de |(?:peux-tu|pouvez-vous|tu peux|can you|please|could you) )?(?:me |m')?"
)
_WHICH = r"(?:quel(?:le)?s?(?: est| sont| etait)?(?: l[ea]s?)?|which|what(?: is| was)?(?: the)?)"


@dataclass(frozen=True, slots=True)
class _Rule:
    """`asks` is looked for in a question, `holds` in a sentence.

    Both are compiled when first used: start-up time is a promise. Where `fresh`, what the sentence
    holds must not stand in the question already.
    """

    point: Point
    asks: str
    holds: str
    fresh: bool


def _rule(
    point: Point, asks: tuple[str, ...], holds: tuple[str, ...], *, fresh: bool = True
) -> _Rule:
    return _Rule(point, "|".join(asks), "|".join(holds), fresh)


_RULES = (
    _rule(
        Point.WHOLE_TEXT,
        (
            r"text?e? (?:integral|complet|entier)",
            r"(?:donne|envoie|copie|colle|affiche)[rz]?[- ]?(?:moi)? (?:le|la) (?:texte|copie|pdf)",
            r"(?:full|entire|complete|whole) (?:text|document|judg?ment|ruling|order)",
            r"\bpdf\b|\ben entier\b|integralite|\bin full\b",
        ),
        (_NEVER,),
    ),
    _rule(
        Point.CONTACT,
        (
            r"(?:numero|num) (?:de )?tel",
            r"\btelephone\b",
            r"(?:adresse|adresses)\b(?! (?:ip|a|aux?)\b)",
            r"\be?-?mails?\b",
            r"coordonnees|\bcontacter\b|\bjoindre (?:la|le|l'|les|un)",
            r"phone number|postal address|\baddress(?:es)?\b(?! to)|contact details",
            r"how (?:do|can) i contact",
        ),
        (r"[\w.+-]+@[\w-]+\.\w|(?:\+33|\b0\d)(?:[ .]?\d\d){4}|\b\d{5} [a-z]{3}",),
    ),
    _rule(
        Point.OPINION,
        (
            r"(?:ton|votre) avis|(?:tu|t'|vous|vs) ?en pens|qu(?:e|'est-ce que?) (?:tu )?pens",
            r"(?:tu|vous) (?:me )?(?:conseill|recommand|prefer)",
            r"(?:es-tu|etes-vous|t'es) (?:d'accord|pour|contre)",
            r"l[ea]s? (?:meilleur|pire)e?s? (?:heberg|platef|logiciel|appli|avocat|site|solution)",
            r"do you (?:think|recommend|prefer|agree)|your (?:opinion|view|advice)",
            r"should i (?:use|sue|choose|leave|trust|buy|switch)",
            r"(?:je dois|dois-je|vaut-il mieux) (?:porter|quitter|changer|choisir|boycott|signer)",
            r"sentiment sur|feel about|(?:donner|donnera) raison|je gagner",
            r"\bwill .{1,40} (?:win|lose)\b",
            r"\bwhich is (?:better|best)\b|what(?:'s| is) the best\b",
        ),
        (_NEVER,),
    ),
    _rule(
        Point.ACTION,
        (
            rf"{_ASKED_TO}(?:ecri[sr]|redige|verifie|supprime|efface|envoie|appelle|tradui|calcule)",
            rf"{_ASKED_TO}(?:reserve|prend|delete|write|draft|verify|send|call|translate|compute)",
            rf"{_ASKED_TO}(?:book|remove|fill)\b",
        ),
        (_NEVER,),
    ),
    _rule(
        Point.DURATION,
        (
            r"combien d[e' ]{1,2}(?:temps|jours?|mois|semaines?|annees?|ans|heures?)",
            rf"{_WHICH} (?:delais?|durees?)|\bdelais?\b.*\?|en combien",
            r"how (?:long|quickly|fast|soon)|how many (?:days|months|years|weeks|hours)",
            r"\bdeadline\b|time limit|what period",
        ),
        (
            rf"\b{_NUMERAL}[ \u00a0\u202f-]?(?:jours?|heures?|mois|semaines?|ans?|annees?)\b",
            rf"\b{_NUMERAL}[ -]?(?:minutes?|days?|hours?|months?|weeks?|years?)\b",
            r"\bsans delai|meilleurs delais|immediat|without (?:undue )?delay|immediately",
        ),
    ),
    _rule(
        Point.AMOUNT,
        (
            r"combien .*(?:cout|pay|euros?|amende|milli|gagne|vers|factur|rembours|salaire|touch)",
            r"\bmontants?\b|a combien s'|(?:cout|pay|gagne|vers|factur)\w* combien",
            rf"{_WHICH} (?:somme|prix|amende|cout|salaire)",
            r"how much|what (?:amount|price|fine|sum)|how (?:big|large|high) (?:was|is|were) the",
        ),
        (
            r"\d[\d \u00a0\u202f.,]*(?:€|euros?|\$|dollars?|m€|millions?|milliards?|billion|%)",
            r"[€$] ?\d|\beur \d",
        ),
    ),
    _rule(
        Point.DATE,
        (
            r"\bquand\b|date butoir|\bdates?\b|^when\b|[,:] when\b|(?:and|since|until) when\b",
            rf"{_WHICH} (?:jours?|annees?|mois|day|date|year|month)\b",
        ),
        (
            r"\b(?:1[89]|20)\d\d\b",
            rf"\b\d{{1,2}}(?:er)? {_MONTH}\b|\b{_MONTH} \d",
            r"\b(?:lorsqu|des que|des qu'|avant|apres|before|after|once|as soon as|when)\b",
        ),
    ),
    _rule(
        Point.NUMBER,
        (
            r"\bcombien\b|how many|quel age|how old",
            rf"{_WHICH} (?:nombre|pourcentage|chiffre|number of|percentage)",
        ),
        (rf"\b{_NUMERAL}\b",),
    ),
    _rule(
        Point.COURT,
        (rf"{_WHICH} (?:\w+ )?(?:juges?|juridictions?|tribunal|tribunaux|courts?|judges?)\b",),
        (
            r"conseil d'etat|tribunal|\bcour\b|\bjuge|cjue|juridiction",
            r"\bcourt|\bjudge|council of state",
        ),
        fresh=False,
    ),
    _rule(
        Point.ARTICLE,
        (
            rf"{_WHICH} (?:\w+ )?(?:articles?|lois?|decrets?|textes?|reglements?|numero)\b",
            rf"{_WHICH} (?:\w+ )?(?:arretes?|references?|dispositions?)\b",
            rf"{_WHICH} (?:\w+ )?(?:laws?|decrees?|provisions?|acts?)\b",
        ),
        (
            r"\bart(?:icle|\.)|\bloi\b|decret|reglement|arrete|directive|ordonnance",
            r"n° ?\d|\b[lr]\. ?\d",
            r"\blaw\b|\bact\b|decree|regulation|section \d|executive order|cloud act|fisa",
        ),
        fresh=False,
    ),
    _rule(
        Point.PLACE,
        (
            r"^ou\b|\bou (?:est|sont|etai|se |faut|doi|peut|trouv|ca |l[ea]s? |stock|heberg)",
            r"\bou \?",
            rf"{_WHICH} (?:pays|villes?|lieux?|endroits?|regions?|country|countries|place|city)\b",
            r"dans quels? pays|\bwhere\b",
        ),
        (_NEVER,),
    ),
    _rule(
        Point.REASON,
        (
            r"pourquoi|pour quel(?:le)?s? (?:raison|motif)|\bwhy\b|what reason|on what grounds?",
            rf"{_WHICH} (?:raisons?|motifs?|causes?)",
        ),
        (
            r"\bcar\b|parce qu|en raison|puisqu|afin d|compte tenu|des lors|motif|raison|\bcause",
            r"faute d|pour (?:eviter|empecher|proteger|garantir)|\bdonc\b|considerant|estim|relev",
            r"because|since|due to|reason|in order to|ground|so that|given|in view of|considering",
            r"to (?:prevent|protect|ensure)|held that|noted that|therefore",
        ),
        fresh=False,
    ),
    _rule(
        Point.DEFINITION,
        (
            r"c'est quoi|qu'est[- ]ce (?:que c'est|qu(?:e |')(?:une?|l[ea]s?|l'|des)\b)",
            r"que (?:signifie|veut dire)|\bdefini|ca veut dire quoi|difference entre",
            r"difference between|meaning of|what (?:is|are) (?:an? |the )?[\w' -]+\?*$",
            r"what does .* (?:mean|stand for)|\bdefine",
        ),
        (
            r"(?<!n')\b(?:est|sont)\b(?! (?:faux|inexact|pas|aussi|donc|interdit|soumis|vise))",
            r", (?:une?|an?) [^,.;]{3,60}? (?:qui|que|dont|which|that|who|of)\b|c'est-a-dire",
            r"\b(?:designe|consiste|signifie|s'entend|regroupe|sert a|permet|oblige)\b",
            r"\b(?:is|are)\b(?! (?:not|wrong|false|also|forbidden|subject))",
            r"\b(?:means?|refers? to|consists?|stands? for)\b",
        ),
        fresh=False,
    ),
    _rule(
        Point.PERSON,
        (
            r"\bqui\b|\bwho\b|\bwhom\b|\bwhose\b|a quel groupe|\blaquelle\b|\blequel\b",
            r"comment s'appel|\ble nom d|(?:the|'s) name\b|\bnamed?\b.*\?",
            rf"{_WHICH} (?:\w+ )?(?:societe|entreprise|boite|groupe|avocate?|association|syndicat)",
            rf"{_WHICH} (?:\w+ )?(?:personne|hebergeur|prestataire|company|group|firm|person)",
            rf"{_WHICH} (?:\w+ )?(?:lawyer|union|provider)",
        ),
        (
            r"\b(?:personnes?|medecins?|patients?|juges?|hebergeurs?|prestataires?|autorites?)\b",
            r"\b(?:professionnels?|ministres?|responsables?|sous-traitants?|commission|etats?)\b",
            r"\b(?:person|people|doctors?|patients?|judges?|providers?|authority|controllers?)\b",
            r"\b(?:processors?|minister|professionals?|commission|states?)\b",
        ),
    ),
)
"""In the order in which they are tried: the more telling questions first."""

_BY_POINT = {rule.point: rule for rule in _RULES}
_LONGEST_SUBJECT = 120
"""Characters before the verb of a definition."""

_PROPER = re.compile(r"(?<![^\W_])(?:[^\W\d_a-zà-öø-ÿœ][^\W\d_]+(?:[-'’][^\W\d_]+)*)")
"""A word with a capital first letter, or in capitals."""


def point_of(question: str) -> Point | None:
    """What the question asks for, or None where any sentence may answer it."""
    folded = fold(question).replace("(s)", "s")
    return next((rule.point for rule in _RULES if re.search(rule.asks, folded)), None)


def holds(point: Point | None, sentence: str, question: str = "") -> bool:
    """Whether the sentence has something of the kind asked for that the question did not give.

    True where nothing of a kind is asked for.
    """
    if point is None:
        return True
    asked = fold(question)
    named = point in {Point.PERSON, Point.PLACE}
    if named and any(fold(name[0]) not in asked for name in _PROPER.finditer(sentence, 1)):
        return True
    rule = _BY_POINT[point]
    found = (value[0].strip() for value in re.finditer(rule.holds, fold(sentence)))
    return any(not rule.fresh or value not in asked for value in found)


def defined_subject(sentence: str) -> str:
    """What stands before the verb of a definition; empty where the sentence defines nothing."""
    verb = re.search(_BY_POINT[Point.DEFINITION].holds, fold(sentence))
    return sentence[: verb.start()] if verb is not None and verb.start() <= _LONGEST_SUBJECT else ""
