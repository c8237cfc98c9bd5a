"""Who speaks in a quote, by the verbs that report speech, and by the document that it is from.

Each voice has those who speak (`who`) and what they do when they speak (`says`): the voice is told
when both stand in the same clause, or when the sentence is "according to" one of them. Voices are
tried from the innermost, since the press reports what an applicant says, and not the reverse. What
says that something is wrong to say, or fits no rule, is not determined rather than guessed. How
often the rules are right is in docs/voices.md.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.answering.models import Quote, Voice
from bot.corpus.decision_parts import Part, decision_parts
from bot.corpus.models import Document, Kind, Provenance

__all__ = ["voice_of", "voiced"]

_SAYS = (
    r"soutien\w*|soutenai\w*|affirm\w+|f(?:ai|on)t valoir|faisai(?:en)?t valoir|assur(?:e|ent|ait|é)\b|promet\w*|promis|"
    r"déclar(?:e|ent|ait|é)\b|répond\w*|justifi(?:e|ent|ait|é)\b|expliqu(?:e|ent|ait|é)\b|défend\w*|annon(?:ce que|cent|çait|çaient|cé)\b|indiqu(?:e|ent|ait|é)\b|invoqu\w+|estim(?:e|ent|ait|aient|é)\b|"
    r"demand(?:ent|ait|aient|é)\b|demande (?:à|au|aux|que|de)\b|reproch\w+|dénonc\w+|évoqu\w+|s'inquièt\w+|plaid\w+|conteste(?:nt)? que|"
    r"argue[sd]?|claim(?:s|ed) that|submit\w*|contend\w*|maintain(?:s|ed)?|ask(?:s|ed)?|s(?:eeks?|ought)|allege[sd]?|"
    r"said|says?|state[sd]?|announce[sd]?|replied|defend(?:s|ed)|explain(?:s|ed)|spoke of|assure[sd]?"
)
"""Verbs of those who plead, declare or announce."""


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Who has a voice and what they do with it; `quoted` where they may be "according to"."""

    voice: Voice
    who: str
    says: str
    quoted: bool = True

    def pattern(self) -> re.Pattern[str]:
        """The speaker and what they say in one clause, in either order, or "according to" them."""
        who, says = rf"\b(?:{self.who})\b", rf"(?:{self.says})"
        patterns = [
            rf"{who}[^.;:]{{0,90}}?[\s']{says}",
            rf", (?:a |ont |avait )?{says} (?:l[ae]s? |l'|the )?{who}",
            rf"[»”\"],? (?:a |ont |avait )?{says}[^.;:«“»”\"]{{0,60}}?\b{who}",
        ]
        if self.quoted:
            patterns += [
                rf"\b(?:selon|d'après|according to|aux yeux d\w+|pour) (?:l[ae]s? |l'|the )?{who}",
                rf"\bin (?:the )?{who}'s? view\b",
            ]
        return re.compile("|".join(patterns), re.IGNORECASE)


_COURTS = (
    r"juges?(?: des référés)?|conseil d'état|la cour|cour suprême|cour de justice|cjue|tribunal|l'ordonnance|l'arrêt|arrêts? schrems|"
    r"(?:la )?décision n° \d+|judge|court|order|judgment|schrems i+|council of state"
)
_SPEAKERS = (
    _Speaker(
        Voice.APPLICANTS,
        r"requérant(?:e?s)?|demandeurs|plaignants|claimants|applicants|plaintiffs|complainants|avocate?|(?:associations|syndicats)(?: de \w+)?|unions",
        _SAYS,
    ),
    _Speaker(
        Voice.MINISTER,
        r"(?<!au )ministre de la santé|(?:le |un )ministère|gouvernement|olivier véran|health minist(?:er|ry)|(?:the )government",
        _SAYS + r"|s'est engagé|s'en est expliqué|a écrit|a présenté|found that|undertook|wrote",
    ),
    _Speaker(
        Voice.COMPANY,
        r"doctolib|aws|amazon|microsoft(?: france)?|cegedim(?: santé)?|atos|tanker|niox-ch[aâ]teau|l'entreprise|the company",
        _SAYS,
    ),
    _Speaker(
        Voice.RULING,
        _COURTS,
        r"(?:a |avai(?:en)?t |déjà )*(?:rejet|annul|suspend(?!re)|invalid|enjoint|impos|refus)(?:e|é|ée|és|ant|ait)?\b|déclar\w+ (?:invalide|illégale?)|"
        r"confirm\w+ la validité|jugée? (?:inconstitutionnel\w+|valide)|(?:did not suspend|refused|dismissed|rejected|annulled|set aside|suspended|invalidated|ordered|declared)\b",
        quoted=False,
    ),
    _Speaker(
        Voice.REASONS,
        _COURTS,
        r"relèv\w+|relevé|reten(?:u|us|ait|aient|ir|ant)\b|retien\w+|constat\w+|estim\w+|considèr\w+|(?:a|ont|pas|été) jugée?|admet\w*|admis|observ\w+|not(?:e|é)\b|écart(?:e|é)\b|"
        r"demande à|reproche|précise|conclu\w*|held?|hold|found|finds|noted|considered|observed|ruled|accepted|admitted|concluded",
    ),
    _Speaker(
        Voice.AUTHORITY,
        r"la cnil|l'anssi|l'ans|le cepd|l'edpb|autorité de la concurrence|commission européenne|circulaires?|doctrine|référentiel hds(?: de \d+)?|"
        r"secnumcloud(?: 3\.\d)?|recommandations?|the cnil|the edpb|competition authority|european commission|framework",
        r"recommand\w+|estim\w+|considèr\w+|(?:a|avait) (?:autorisé|sanctionné|infligé|rendu|prononcé|demandé|estimé)|rappell?e\w*|relèv\w+|exig\w+|constat\w+|souten\w+|"
        r"défini\w*|plafonn\w+|n'interdit|interdit|prévoi\w+|(?<!cannot )impos\w+|s'adresse|vise|doit|recommends?|considers?|authori[sz]ed|fined|requires?|held|stated",
    ),
    _Speaker(
        Voice.PRESS,
        r"l'article d'egora|egora(?: article)?|le monde|la presse|mediapart|numerama|ticsante|l'usine digitale|france inter|radio france|franceinfo|the press",
        r"écri\w+|indiqu\w+|précis\w+|rapport\w+|décri\w+|annonc\w+|nomm\w+|renvoi\w+|affirm\w+|relèv\w+|parle|reports?|says?|writes?|describes?|names?|announces?",
    ),
)  # fmt: skip
_PATTERNS = tuple((speaker.voice, speaker.pattern()) for speaker in _SPEAKERS)

_OPERATIVE = re.compile(
    r"^(?:article (?:1er|\d+) ?:|décide ?:)|\b(?:requête|recours|demande|action)\b[^.;]{0,60}\b(?:est|a été|sont|ont été|was|were) (?:rejet|annul|suspend|dismiss)\w*"
    r"|\ba été (?:rejetée?|annulée?|suspendue?|déclarée? invalide)\b|\ba (?:déclaré invalide|invalidé)\b",
    re.IGNORECASE,
)
_FROM_THE_CASE = re.compile(r"il (?:résulte de l'instruction|ressort des pièces)", re.IGNORECASE)
_CORRECTED = re.compile(
    r"^(?:il (?:est inexact|est faux|ne faut pas confondre)|it is (?:inaccurate|wrong|incorrect)|nor did|l'(?:arrêt|ordonnance)[^.]{0,60} ne (?:tranche|dit)|sur l)"
    r"|\bn'a pas interdit|sources differ|une source|les autres sources|ne délivre pas",
    re.IGNORECASE,
)
"""Says what is not so, or that sources differ: nobody's words."""

_RULE = re.compile(
    r"\b(?:doi(?:t|vent)|peu(?:t|vent)|puni(?:t|e|s)|interdi\w+|exig\w+|impos\w+|prévoi\w+|oblig\w+|dispens\w+|vis(?:e|ent)|s'applique(?:nt)?|distingue|pose|permet|reprend|"
    r"est,? selon|sont,? selon|must|may|requires?|shall|prohibited|cannot|applies)\b"
    r"|\((?:article|considérant|recital|art\.) [^()]{1,40}\)|\b(?:l'article|article|section|considérant|recital) [LR]?[. ]{0,2}\d",
    re.IGNORECASE,
)
"""What a sentence has that tells what a text provides."""

_PLAIN = str.maketrans({"’": "'", "\u00a0": " ", "\u202f": " "})

_OF_TEXTS = {
    Kind.STATUTE: Voice.LAW,
    Kind.REGULATION: Voice.LAW,
    Kind.GUIDELINE: Voice.AUTHORITY,
    Kind.ARTICLE: Voice.PRESS,
}
"""Who speaks in a document of that kind where nobody else does."""

_OF_PARTS = {
    Part.CLAIMS: Voice.APPLICANTS,
    Part.PLEAS: Voice.APPLICANTS,
    Part.RULING: Voice.RULING,
}

_OF_THE_JUDGE = (Voice.RULING, Voice.REASONS)
"""What a judge decided, told in an article, is told by the press."""

_OPINION = re.compile(r"\b(?:conclusions|opinion)\b", re.IGNORECASE)
"""What an advocate general proposes: the words of no judge."""

_AUTHORITIES = frozenset({"CNIL"})
"""Publishers of pages of no other kind in which an authority speaks."""


def voice_of(quote: Quote) -> Voice:
    """Who speaks in the quote, or `Voice.UNDETERMINED`."""
    text = quote.text.translate(_PLAIN)
    if _CORRECTED.search(text):
        return Voice.UNDETERMINED
    of_document = _of_the_document(quote.document, text)
    in_the_press = of_document is Voice.PRESS
    if not in_the_press and _OPERATIVE.search(text):
        return Voice.RULING
    if not in_the_press and _FROM_THE_CASE.search(text):
        return Voice.REASONS
    for voice, pattern in _PATTERNS:
        if pattern.search(text):
            return Voice.PRESS if in_the_press and voice in _OF_THE_JUDGE else voice
    return _of_the_part(quote) or of_document


def _of_the_part(quote: Quote) -> Voice | None:
    """The voice in a decision itself, by its parts; in the reasons, the judge's."""
    document = quote.document
    decides = document.kind is Kind.DECISION and document.provenance is Provenance.ORIGINAL
    if not decides or document.publisher in _AUTHORITIES or _OPINION.search(document.title):
        return None
    for part in decision_parts(document):
        if part.holds(quote.start):
            return _OF_PARTS[part.part]
    block = document.block_at(quote.start)
    if block is None:
        return None
    if block.number is not None and block.number.startswith("Article"):
        return Voice.RULING
    reasons = (block.number or "").isdigit() or block.of(document.text).startswith("Considérant")
    return Voice.REASONS if reasons else None


def _of_the_document(document: Document, text: str) -> Voice:
    """The voice of the document: always in an original, in a digest where it tells the rule."""
    voice = _OF_TEXTS.get(document.kind, Voice.UNDETERMINED)
    if voice is Voice.UNDETERMINED and document.publisher in _AUTHORITIES:
        voice = Voice.AUTHORITY
    if document.provenance is Provenance.ORIGINAL:
        return voice
    return voice if voice is Voice.LAW and _RULE.search(text) else Voice.UNDETERMINED


def voiced(document: Document, start: int, end: int) -> Quote:
    """The quote of a span, its voice told."""
    return replace(quote := Quote(document, start, end), voice=voice_of(quote))
