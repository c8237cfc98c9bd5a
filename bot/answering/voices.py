"""Who speaks in a quote, by the verbs that report speech and by the kind of document.

The rules are tried in order, the most telling first; where none fits, the voice is not determined
rather than guessed.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answering.models import Quote, Voice
from bot.corpus.models import Document, Kind

__all__ = ["voice_of", "voiced"]

_RULES = (
    (
        Voice.RULING,
        r"^(?:article (?:1er|\d+) ?:|décide ?:)|\b(?:rejette|rejeté|rejetée|annule|enjoint|suspend|déclare|a (?:rejeté|annulé|enjoint|refusé)|"
        r"est (?:rejetée?|annulée?|suspendue?))\b.*\b(?:requête|demande|recours|conclusions|partenariat|décision)|"
        r"\b(?:dismiss(?:ed|es)|rejected|annulled|set aside|declared)\b.*\b(?:application|action|appeal|decision|request|claim)",
    ),
    (
        Voice.APPLICANTS,
        r"\b(?:requérants?|requérantes?|demandeurs?|syndicats?|associations?|plaignants?|fédération|avocate?|me \w+)\b.{0,80}\b"
        r"(?:soutien(?:nen)?t|fai(?:sai)?(?:en)?t valoir|demand(?:e|ent|aient|ait)|invoqu(?:e|ent|aient)|estim(?:e|ent|aient)|reproch|contest|dénonc|"
        r"s'inquièt|plaid|résume|justifie)|\b(?:applicants?|claimants?|unions?|associations?)\b.{0,80}\b(?:argue|claim|submit|ask|contend|maintain|seek|sought|asked|argued|claimed)",
    ),
    (
        Voice.MINISTER,
        r"\b(?:ministre|ministère|gouvernement|olivier véran)\b.{0,80}\b(?:soutient|affirme|fait valoir|déclare|répond|estime|annonce|a (?:déclaré|annoncé|répondu|affirmé))|"
        r"\b(?:minister|ministry|government)\b.{0,60}\b(?:argue|state|claim|said|announced|replied)",
    ),
    (
        Voice.COMPANY,
        r"\b(?:doctolib|aws|amazon(?: web services)?|microsoft|cegedim|atos|tanker|niox-ch[aâ]teau|la société|l'entreprise)\b.{0,80}\b(?:affirm|assur|soutien|déclar|promet|promis|indiqu|annon[cç]|précis|répond|défend|revendiqu|states?|said|claims?|claimed|announced|maintains?|assures?)",
    ),
    (
        Voice.AUTHORITY,
        r"\b(?:la cnil|l'anssi|l'ans|le cepd|l'edpb|l'autorité de la concurrence|commission européenne)\b.{0,80}\b(?:recommand|estim|considèr|autoris|sanctionn|rappel|relèv|exig|constat|a (?:autorisé|sanctionné|estimé|considéré|rendu|prononcé|demandé|publié))|"
        r"\bthe (?:cnil|edpb|anssi|commission)\b.{0,60}\b(?:recommends?|considers?|authori[sz]ed|fined|found|held|stated|adopted)",
    ),
    (
        Voice.REASONS,
        r"il résulte de l'instruction|il ressort des pièces|\b(?:juge|juge des référés|conseil d'état|cour|tribunal|ordonnance|cjue|arrêt)\b.{0,80}\b"
        r"(?:relèv|retien|retenu|constat|estim|considèr|juge\b|a jugé|admet|a admis|observ|not(?:e|é)|contrôl|conclu|précis|rappel|écart)|"
        r"\b(?:judge|court|council of state|conseil d'état|order|judgment)\b.{0,60}\b(?:held|found|noted|considered|observed|ruled|accepted|admitted|concluded)",
    ),
    (
        Voice.PRESS,
        r"\b(?:selon|d'après) (?:l'article|egora|le monde|la presse|mediapart|ticsante|l'usine digitale|bfm)|\b(?:l'article d'egora|la presse|le monde)\b.{0,60}\b(?:écrit|indique|précise|rapporte|décrit|annonce|nomme|renvoie|dat)|"
        r"\b(?:egora|the article|the press|le monde)\b.{0,60}\b(?:reports?|states?|says?|writes?|describes?|names?)",
    ),
)  # fmt: skip
_VOICES = tuple(
    (voice, re.compile(pattern, re.IGNORECASE | re.DOTALL)) for voice, pattern in _RULES
)
_BY_KIND = {
    Kind.ARTICLE: Voice.PRESS,
    Kind.STATUTE: Voice.LAW,
    Kind.REGULATION: Voice.LAW,
    Kind.GUIDELINE: Voice.AUTHORITY,
}


def voice_of(quote: Quote) -> Voice:
    """Who speaks in the quote, or `Voice.UNDETERMINED`."""
    text = quote.text.replace("’", "'")
    for voice, pattern in _VOICES:
        if pattern.search(text):
            return voice
    return _BY_KIND.get(quote.document.kind, Voice.UNDETERMINED)


def voiced(document: Document, start: int, end: int) -> Quote:
    """The quote of a span, its voice told."""
    return replace(quote := Quote(document, start, end), voice=voice_of(quote))
