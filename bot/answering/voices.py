"""Who speaks in a quote: by its sentences, by the part of a decision, by the kind of document.

Each sentence has the voice that it names (`speakers.py`), or else that of what it is from: the
operative part or the reasons of a decision, an original's author, the law in a digest that tells
a rule. A quote has the voice that all its sentences share. What sets something right, says that
sources differ or fits no rule is not determined rather than guessed. How often the rules are right
is in docs/voices.md.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answering.models import Quote, Voice
from bot.answering.speakers import goes_on, in_a_relative_clause, speaker_in
from bot.corpus.decision_parts import Part, decision_parts, in_the_reasons
from bot.corpus.institutions import institution
from bot.corpus.models import Document, Kind, Provenance, Span
from bot.corpus.sentences import sentences

__all__ = ["voice_of", "voiced"]

_OPERATIVE = re.compile(
    r"^(?:article (?:1er|\d+) ?:|décide ?:)|\b(?:requête|recours|demande|action|claim|application|appeal|challenge)s?\b[^.;]{0,90}\b(?:est|a été|sont|ont été|was|were) "
    r"(?:rejet|annul|suspend|dismiss)\w*|\ba été (?:rejetée?|annulée?|suspendue?|déclarée? invalide)\b|\ba (?:déclaré invalide|invalidé)\b",
    re.IGNORECASE,
)  # fmt: skip
_FROM_THE_CASE = re.compile(r"il (?:résulte de l'instruction|ressort des pièces)", re.IGNORECASE)

_OURS = re.compile(
    r"^(?:il est (?:inexact|faux)|it is (?:inaccurate|wrong|incorrect|false)|nor did|l'(?:arrêt|ordonnance)[^.]{0,60} ne (?:tranche|dit)|sur l)"
    r"|\b(?:est|is) (?:faux|false|wrong|inexact|inaccurate)\b|\bconfondr?(?:e|ue?s?)\b|\bconfused with\b|\bn'a pas interdit|ne délivre pas|terme (?:journalistique|juridique)"
    r"|\b(?:les|the|some|certaines|d'autres|other|autres) (?:autres |other )?sources\b|\bsources (?:diff|diverg|lues|read)|\b(?:une|one|another) (?:autre )?source\b"
    r"|\b(?:pas|non|sans|not|without)\b[^.;,]{0,30}\b(?:confirmée?s?|vérifiée?s?|relue?s?|vérifier|verified|confirmed|checked|check)\b|à (?:notre|la) connaissance|to (?:our|greffier's) knowledge"
    r"|^(?:certains|some) (?:commentaires|comment)",
    re.IGNORECASE,
)  # fmt: skip
"""Sets something right, or tells what the sources agree on: our own words, nobody's voice."""

_NUMBERED = r"(?:articles?|art\.|considérants?|recitals?|sections?) ?(?:[LRDA]\.? ?)?\d"
_RULE = re.compile(
    r"\b(?:doi(?:t|vent)|peu(?:t|vent)|puni(?:t|e|s)|interdi\w+|exige\w*|impos\w+|prévoi\w+|oblig\w+|dispens\w+|vis(?:e|ent)|s'applique(?:nt)?|distingue|pose|permet|"
    r"suppose|expose|fixe|couvre|tenue?s? de|reprend|est,? selon|sont,? selon|(?:premi[eè]re|seconde|deuxième) condition|en principe|délais?|possibles?|"
    r"must|may(?! \d)|requires?|shall|prohibited|cannot|applies|distinguishes|covers|exposes|lays down|sets out|sets rules|(?:first|second) condition|in principle|possible|within)\b"
    rf"|\([^()]{{0,40}}\b{_NUMBERED}[^()]{{0,40}}\)|\b{_NUMBERED}",
    re.IGNORECASE,
)  # fmt: skip
"""What a sentence has that tells what a text provides, where it is a statute's digest."""

_CITED = re.compile(
    rf"\([^()]{{0,60}}\b{_NUMBERED}[^()]{{0,60}}\)"
    rf"|\b(?:selon|en vertu d\w*|aux termes d\w*|d'après|under|by|par) ?(?:le [IVX]+ de )?(?:l'|les |the )?{_NUMBERED}"
    rf"|^(?:l'|the )?{_NUMBERED}",
    re.IGNORECASE,
)  # fmt: skip
"""The provision that a sentence cites for what it tells, in whatever digest."""

_MONTH = r"(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|january|february|march|april|may|june|july|august|september|october|november|december)"  # fmt: skip
_EVENT = re.compile(
    rf"(?:\b(?:le|on|en|in)|^) (?:\d{{1,2}}(?:er)? )?{_MONTH} \d{{4}}|\bla presse\b|\bthe press\b|\bcommenta(?:ires|ries)|\baffaire\b|\bordonnance (?:\w+ )?(?:n°|du \d)|\bpro(?:position|jet)s? de loi\b|\bbills?\b|\bjurisprudence\b|\bcase law\b|\border no|\barrêt\b|\bjudgment of",
    re.IGNORECASE,
)
"""What tells what happened one day, in a case or in the press, and not what a text provides."""

_PLAIN = str.maketrans({"’": "'", "\u00a0": " ", "\u202f": " "})

_OF_TEXTS = {
    Kind.STATUTE: Voice.LAW,
    Kind.REGULATION: Voice.LAW,
    Kind.GUIDELINE: Voice.AUTHORITY,
    Kind.ARTICLE: Voice.PRESS,
}
"""Who speaks in an original of that kind where nobody else does."""

_OF_PARTS = {
    Part.CLAIMS: Voice.APPLICANTS,
    Part.PLEAS: Voice.APPLICANTS,
    Part.RULING: Voice.RULING,
}

_JUDGES = (Voice.RULING, Voice.REASONS)

_OPINION = re.compile(r"\b(?:conclusions|opinion)\b", re.IGNORECASE)
"""What an advocate general proposes: the words of no judge."""

_MINISTRY = re.compile(r"(?:ministère|ministry) ", re.IGNORECASE)


def voice_of(quote: Quote) -> Voice:
    """Who speaks in the quote, or `Voice.UNDETERMINED`: in all its sentences, or nobody does."""
    document = quote.document
    voices: list[Voice] = []
    for sentence in sentences(document.text, quote.start, quote.end):
        text = sentence.of(document.text).strip().translate(_PLAIN)
        told = voices[-1] if voices and goes_on(text) else _of_sentence(document, sentence, text)
        voices.append(told)
    return voices[0] if len(set(voices)) == 1 else Voice.UNDETERMINED


def _of_sentence(document: Document, sentence: Span, text: str) -> Voice:
    if document.provenance is not Provenance.ORIGINAL:
        return _told(document, text)
    own = _own_voice(document)
    if own is Voice.LAW:
        return own
    if own is None and document.kind is Kind.DECISION and not _OPINION.search(document.title):
        return _in_a_decision(document, sentence, text)
    if own is None:
        return Voice.UNDETERMINED if _OURS.search(text) else _speaker(text) or Voice.UNDETERMINED
    speaker = speaker_in(text)
    return own if speaker is None or speaker in _JUDGES else speaker


def _own_voice(document: Document) -> Voice | None:
    """Who speaks in an original where nobody else does: a public body in all that it publishes."""
    voice, publisher = _OF_TEXTS.get(document.kind), document.publisher or ""
    public = institution(publisher) or _MINISTRY.match(publisher)
    return Voice.AUTHORITY if public and voice is not Voice.LAW else voice


def _told(document: Document, text: str) -> Voice:
    """The voice in our own words about a source."""
    if _OURS.search(text):
        return Voice.UNDETERMINED
    speaker = _speaker(text)
    if speaker is not None:
        return speaker
    return Voice.LAW if _tells_a_rule(document, text) else Voice.UNDETERMINED


def _speaker(text: str) -> Voice | None:
    """Who speaks by a verb of speech, or the judge whose ruling is told without naming them."""
    speaker = speaker_in(text)
    if speaker is not None:
        return speaker
    ruled = _OPERATIVE.search(text)
    if ruled and not in_a_relative_clause(text, ruled.start()):
        return Voice.RULING
    return Voice.REASONS if _FROM_THE_CASE.search(text) else None


def _tells_a_rule(document: Document, text: str) -> bool:
    """Whether the sentence tells what a text provides, and not what happened."""
    rule = _RULE if _OF_TEXTS.get(document.kind) is Voice.LAW else _CITED
    return bool(rule.search(text)) and not _EVENT.search(text)


def _in_a_decision(document: Document, sentence: Span, text: str) -> Voice:
    """The voice in a decision itself, by its parts; in the reasons, the judge's."""
    block = document.block_at(sentence.start)
    part = next(
        (part.part for part in decision_parts(document) if part.holds(sentence.start)), None
    )
    if part is Part.RULING or (block and (block.number or "").startswith("Article")):
        return Voice.RULING
    speaker = speaker_in(text)
    if speaker is not None and speaker not in _JUDGES:
        return speaker
    if part is None and block and in_the_reasons(document, block):
        return Voice.REASONS
    # A court that a decision names is another one, whose ruling it only tells.
    if speaker in _JUDGES or part is None:
        return Voice.UNDETERMINED
    return _OF_PARTS[part]


def voiced(document: Document, start: int, end: int) -> Quote:
    """The quote of a span, its voice told."""
    return replace(quote := Quote(document, start, end), voice=voice_of(quote))
