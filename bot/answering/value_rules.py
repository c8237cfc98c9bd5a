"""Questions for a value: a date, an amount, a number, a place, an address; and what holds one."""

from __future__ import annotations

from bot.answering.models import Point
from bot.answering.point_words import (
    DURATION,
    MONEY,
    MONTH,
    NEVER,
    NO_COUNT,
    NUMERAL,
    TIME,
    WHAT,
    WHEN,
    WHICH,
    WHICH_OF,
    rule,
    untold,
)

__all__ = ["VALUES"]

VALUES = (
    rule(
        Point.CONTACT,
        (
            r"(?:numero|num) (?:de )?tel",
            r"\btelephone\b|^(?:le |un )?(?:tel|num) (?:de|du|d')",
            r"(?<!s')(?<!m')\badresses?\b(?! (?:ip|a|aux?)\b)",
            r"(?<!par )(?<!by )\be?-?mails?\b",
            r"\bcoordonnees (?:de la|de l'|du|des|completes)",
            r"\bcontacter\b|\bjoindre (?:la|le|l'|les|un)",
            r"\b(?:le|un) (?:tel\b(?= d|[ ?]*$)|portable\b)",
            r"\bnumero (?:[\w-]+ ){0,2}(?:composer|appeler|joindre)\b",
            r"\bnumber (?:to|can i|do i|should i) call\b",
            r"phone number|postal address|\baddress(?:es)?\b(?! to)|contact details",
            r"how (?:do|can) i contact",
        ),
        (
            r"[\w.+-]+@[\w-]+\.\w|(?:\+33|\b0\d)(?:[ .]?\d\d){4}|\b0 ?8\d\d(?: ?\d{3}){2}",
            r"\b\d{5} [a-z]{3}",
        ),
    ),
    rule(
        Point.HOUR,
        (
            r"\ba quelle heure|\bquels? horaires?\b|\bheures? d'ouverture",
            r"\bat what (?:time|hour)\b|\bwhat time\b|what(?:'s| is) the time\b|\bopening hours\b",
        ),
        (TIME,),
    ),
    rule(
        Point.PENALTY,
        (
            r"\bcombien (?:[\w'-]+ ){0,3}(?:risqu|encour)|\b(?:risqu|encour)\w* (?:de )?combien",
            rf"{WHAT} (?:\w+ )?(?:peines?|sanctions? (?:pen|encour|si|en cas|pour|prevue))",
            r"\b(?:what|which) (?:\w+ )?(?:penalt|punishment|prison|sentence)",
        ),
        (
            MONEY,
            DURATION,
            r"\b(?:emprisonnement|prison|amendes?|radiation|blame|avertissement|astreinte)\b",
            r"\b(?:imprisonment|jail|fined?|fines|penalt(?:y|ies)|struck off|reprimand)\b",
        ),
    ),
    rule(
        Point.DURATION,
        (
            r"combien d[e' ]{1,2}(?:temps|tps|jours?|mois|semaines?|annees?|ans|heures?)",
            rf"{WHAT} (?:delais?|durees?)|\bdelais?\b.*\?|en combien d|\bcombien de tps",
            r"how (?:long|quickly|fast|soon)|how many (?:days|months|years|weeks|hours)",
            r"\bdeadline\b|time limit|what period",
        ),
        (
            DURATION,
            r"\bsans delai|meilleurs delais|immediat|without (?:undue )?delay|immediately",
        ),
    ),
    rule(
        Point.AMOUNT,
        (
            r"combien\b(?! d[e'])[^?]*\b(?:cout|pay|amende|gagn|vers[ée]|factur|rembours|touch)",
            r"combien d(?:e |')(?:euros?|dollars?|millions?|milliards?|argent|fric|thunes?)\b",
            r"\bcombien\b(?! d[e'])[^?]*\b(?:rapport|vend|rachet|debours|depens|reclam|vaut)",
            r"\bmontants?\b|a combien s'|(?:cout|pay|gagne|vers|factur)\w* combien",
            r"\bamendes? (?:\w+ )?de combien\b",
            rf"{WHAT} (?:sommes?|prix|amendes?|astreintes?|couts?|salaires?|tarifs?|budgets?)\b",
            r"chiffre d'affaires|\bturnover\b",
            r"how much|what (?:amount|price|fine|sum)|how (?:big|large|high) (?:was|is|were) the",
        ),
        (
            MONEY,
            r"\bgratuit|sans frais|\bfree of charge|\bfor free\b",
            untold(r"(?:montants?|sommes?|prix|couts?|amounts?|sums?|price|cost)"),
        ),
    ),
    rule(
        Point.DATE,
        (
            WHEN,
            r"date butoir|\bdates?\b",
            rf"{WHAT} (?:jours?|annees?|mois|day|date|year|month)\b",
        ),
        (
            r"\b(?:1[89]|20)\d\d\b|\b(?:en|vers|des|depuis|l'an|in|since|circa|until) 1\d{3}\b",
            r"\b(?:siecles?|millenaires?|century|centuries)\b|\b(?:annees|the) \d0s?\b",
            r"\b(?:lun|mar|mercre|jeu|vendre|same)di\b|\b(?:mon|tues|wednes|thurs|fri)day\b",
            rf"\b\d{{1,2}}(?:er)? {MONTH}\b|\b{MONTH} \d|\b\d\d?[/.]\d\d?[/.]\d\d",
            TIME,
            untold("dates?"),
            r"\b(?:lorsqu|des que|des qu'|avant|apres|au moment|at the time)\b",
            r"\b(?:before|after|once|as soon as|when)\b",
            r"\bonly if\b|\bif\b|\bsi\b|en cas d|a condition",
        ),
    ),
    rule(
        Point.AGE,
        (r"quel(?:le)? age|how old",),
        (rf"\b{NUMERAL} ans\b|\bagee?s? de|\bnee? (?:en|le)\b|\bborn\b|years? old|\baged\b",),
    ),
    rule(
        Point.NUMBER,
        (
            r"\bcombien\b|how many",
            rf"{WHAT} (?:nombre|pourcentage|chiffre|number of|percentage)",
        ),
        (
            rf"\b(?!(?:une?|one)\b){NUMERAL}\b|\baucune? |\bno \w|\bnone\b",
            r"\b\w+iemes?\b|\bsecond\b|\bthird\b|\bfourth\b|\bfifth\b",
            untold(r"(?:nombre|chiffres?|number|figures?)"),
        ),
        besides=NO_COUNT,
    ),
    rule(
        Point.TOWN,
        (rf"{WHICH_OF}(?:villes?|communes?|city|cities|towns?)\b",),
        (NEVER,),
    ),
    rule(
        Point.PLACE,
        (
            r"^ou\b(?! en)|(?<!par )\bou ?\?*$",
            r"(?<!par )\bou (?:est\b(?!-ce| ce)|sont|etai|se |faut|doi|peut|trouv|ca )",
            r"\bou (?:stock|heberg)",
            rf"{WHICH} (?:pays|lieux?|endroits?|regions?|country|countries|place)\b",
            r"dans quels? pays|\bwhere\b",
        ),
        (
            r"\b(?:sol|territoires?|etranger|pays|villes?|regions?|departements?|communes?)\b",
            r"\b(?:villages?|sieges?|locaux|domicile|bureaux|centres? de donnees|iles?)\b",
            r"\b(?:soil|territory|abroad|country|countries|city|cities|premises|home|islands?)\b",
        ),
    ),
)
