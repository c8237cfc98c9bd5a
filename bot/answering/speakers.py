"""Who speaks in a sentence, by its verbs of speech.

A speaker is the subject of such a verb ("Doctolib affirme que …"), is named after the words that
they said ("« … », affirme Doctolib"), or is whom the sentence is according to. Who is only spoken
of, after a preposition ("le partenariat avec Doctolib") or in a relative clause ("le risque que
les requérants invoquaient"), does not speak: the main clause decides. Of several who speak, the
first does; but the press reports what others say, and gives way to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from bot.answering.models import Voice

__all__ = ["goes_on", "in_a_relative_clause", "speaker_in"]

_SAYS = (
    r"soutien(?:t|nent)|souten(?:ait|aient|u)|affirm(?:e|ent|ait|aient|é)|f(?:ai|on)t valoir|faisai(?:en)?t valoir|"
    r"assur(?:e|ent|ait|aient|é)|promet(?:tent|tait)?|promis|déclar(?:e|ent|ait|aient|é)|répond(?:ent|ait|aient|u)?|"
    r"justifi(?:e|ent|ait|é)|expliqu(?:e|ent|ait|aient|é)|défend(?:ent|ait|aient|u)?|annon(?:ce|cent|çait|çaient|cé)|"
    r"indiqu(?:e|ent|ait|aient|é)|invoqu(?:e|ent|ait|aient|é)|estim(?:e|ent|ait|aient|é)|demand(?:ent|ait|aient|é)|"
    r"demande (?:à|au|aux|que|de)|reproch(?:e|ent|ait|aient|é)|dénon(?:ce|cent|çait|çaient|cé)|"
    r"évoqu(?:e|ent|ait|aient|é)|s'inqui(?:ète|ètent|était|étaient)|plaid(?:e|ent|ait|aient|é)|"
    r"contest(?:e|ent|ait|aient) (?:que|la sanction)|ajout(?:e|ent|ait|aient|é)|précis(?:e|ent|ait|aient|é)|"
    r"f(?:ai|on)t grief|f(?:ai|on)t observer|conclu(?:t|ent|ait|aient) (?:au|à la|à ce que)|"
    r"argue[sd]?|claim(?:s|ed)? that|submit(?:s|ted)?|contend(?:s|ed)?|maintain(?:s|ed)?|ask(?:s|ed)?|seeks?|sought|"
    r"alleges?|alleged that|(?<!is )(?<!are )(?<!was )(?<!be )said|says?|stat(?:es|ed)|announc(?:es?|ed)|replie[sd]|"
    r"defend(?:s|ed)|explain(?:s|ed)?|spoke of|assure[sd]?|added|disputes?|describ(?:es?|ed)|warn(?:s|ed)"
)
"""Verbs of those who plead, declare or announce."""

_COURTS = (
    r"juges?(?: des référés)?|conseil d'état|la cour|cour suprême|cour de justice|cjue|tribuna(?:l|ux)|ordonnance|l'arrêt|arrêts? schrems|"
    r"décision n° \d+|judge|courts?|order|judgment|schrems i+|council of state"
)
_COMPANIES = (
    r"doctolib|stanislas niox-ch[aâ]teau|aws|amazon(?: web services)?|microsoft(?: france)?|cegedim(?: santé)?|atos|tanker|"
    r"l'entreprise|the company"
)
_THINGS = "case|affair|partnership|contract|order|incident|platform|data|appointments?|users?"
"""What bears a company's name in English, and is not the company."""

_HEADS = (
    r"pdg|dirigeante?s?|fondat(?:eur|rice)s?|présidente?|direct(?:eur|rice)|porte-parole|patronn?e?|chief executive|ceo|"
    r"founder|head|director|chair(?:man|woman)?|spokes\w+"
)
_DETERMINER = r"(?:l[ae]s? |l'|un |une |des |ce(?:t|tte)? |the |an? )"

_SENTENCE = r"(?:[^,;:.]|\.(?=\s?\d))"
_CLAUSE = rf"(?:(?!\b(?:que|qui|dont|that|which|who|whom|peut|peuvent|may|can|could|must|shall)\b|\bqu'){_SENTENCE})"
_UP_TO_THE_VERB = rf"{_CLAUSE}{{0,90}}?(?:,{_SENTENCE}{{1,90}},{_CLAUSE}{{0,40}}?)?"
"""What may stand between a speaker and their verb: no other clause but one between commas, nor what they
may or must do."""

_NOTHING_MORE = r"(?![^.;]{0,200}(?:;|, (?:et|and)) (?:il|elle|ils|elles|it|they)\b)"
"""What is according to someone ends with its clause: nobody says the next one."""

_QUI = r",? (?:qui|which) (?:(?:a|ont|avait|has|had) )?"
_NOT_SPEAKING = re.compile(
    r"(?:;|, (?:et|and)|\b(?:de|d'|du|(?<=[^\s,] )(?<!\bet )des|à|au|aux|avec|contre|pour|par|chez|sur|entre|affaire|dossier|of|with|against|by|to|for|from|on|between))"
    rf"\s?{_DETERMINER}?$",
    re.IGNORECASE,
)
"""What comes before those who are spoken of, or who speak in a second clause only."""


@dataclass(frozen=True)
class _Speaker:
    """Who has a voice and what they do when they speak.

    `quoted` where a sentence may be "according to" them; `told` where they may do it in a relative
    clause ("l'ordonnance, qui refuse …"); `denied` where what they do not say tells something.
    """

    voice: Voice
    who: str
    says: str
    quoted: bool = True
    told: bool = False
    denied: bool = True

    @cached_property
    def _as_subject(self) -> re.Pattern[str]:
        opens = rf"(?:[\s']|{_QUI})" if self.told else r"[\s']"
        never = "" if self.denied else r"(?!.{0,90}\b(?:n[e']|not|no)\b)"
        return _compiled(
            rf"\b(?:{self.who})\b(?!'s){never}{_UP_TO_THE_VERB}{opens}(?:{self.says})\b"
        )

    @cached_property
    def _as_source(self) -> re.Pattern[str]:
        forms = [
            rf", (?:a |ont |avait )?(?:{self.says}) {_DETERMINER}?(?:{self.who})\b",
            rf"[»”\"],? (?:a |ont |avait )?(?:{self.says})\b[^.;:«“»”\"]{{0,60}}?\b(?:{self.who})\b",
        ]
        if self.quoted:
            forms += [
                rf"\b(?:selon|d'après|according to|aux yeux d(?:e |'|es )|in the view of) ?{_DETERMINER}?(?:{self.who})\b{_NOTHING_MORE}",
                rf"(?:^|[.;:,»] ?)pour {_DETERMINER}?(?:{self.who})\b[^,;:.]{{0,40}},",
                rf"\bin (?:the )?(?:{self.who})(?:'s?|s')? view\b",
            ]
        return _compiled("|".join(forms))

    def places(self, text: str) -> Iterator[int]:
        """Where they speak in the text."""
        for found in self._as_subject.finditer(text):
            if not _NOT_SPEAKING.search(text, max(found.start() - 20, 0), found.start()):
                yield found.start()
        for found in self._as_source.finditer(text):
            yield found.start()


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_SPEAKERS = (
    _Speaker(
        Voice.APPLICANTS,
        r"requérante?s?|demand(?:eurs?|eresses?)|plaignants|claimants?|applicants?|plaintiffs?|complainants?|"
        r"avocate?(?!,? (?:de |d'|du )(?:la société|l'entreprise|doctolib|l'état|ministre|gouvernement))|"
        r"(?-i:Me [A-Z][\w-]+(?: [A-Z][\w-]+)*)|(?:associations|syndicats)(?: de \w+)?|unions",
        _SAYS + r"|voul(?:ait|aient)|veulent|want(?:s|ed)?",
    ),
    _Speaker(
        Voice.MINISTER,
        r"(?:premi(?:er|ère) )?ministre|ministère|gouvernement|olivier véran|(?:health |prime )?minist(?:er|ry)|(?:the )government",
        _SAYS + r"|s'est engagé|s'en est expliqué|a écrit|a présenté|found that|undertook|wrote|presented",
    ),
    _Speaker(Voice.COMPANY, rf"(?:(?:{_HEADS})[^,;:.]{{0,60}}? (?:de |d'|of ))?(?:{_COMPANIES})(?! (?:{_THINGS})\b)", _SAYS),
    _Speaker(
        Voice.RULING,
        _COURTS,
        r"(?:rejett?|annul|invalid|impos|refus|ordonn)(?:e|ent|ait|aient)|suspend(?:ent)?|enjoint|(?:a|ont|avai(?:en)?t) (?:\S+ ){0,3}?(?:rejet|annul|suspend|invalid|enjoint|impos|refus|ordonn)(?:é|ée|és|ées|u|ue)?|déclar\w+ (?:\w+ ){0,4}(?:invalide|illégale?)|"
        r"confirm\w+ la validité|jug(?:e|é|ée) (?:inconstitutionnel\w+|valide)|did not suspend|refused|dismissed|rejected|annulled|set aside|suspended|"
        r"invalidated|ordered|declared",
        quoted=False,
        told=True,
    ),
    _Speaker(
        Voice.REASONS,
        _COURTS,
        r"rel(?:ève|èvent|evait|evaient|evé)(?! (?:de|du|des)\b)|reten(?:u|us|ait|aient|ir|ant)|retien(?:t|nent)|constat(?:e|ent|ait|é)|estim(?:e|ent|ait|é)|"
        r"considèr(?:e|ent)|considér(?:ait|é)|jugée?|juge(?:nt|ait)?(?= que)|adm(?:et|ettent|is)|observ(?:e|é|ait)|not(?:e|é|ait)|écart(?:e|é|ée|ait)|exig(?:e|eait|é)|"
        r"demande à|reproch(?:e|ait|é)|précis(?:e|ait|é)|conclu(?:t)? (?:que|à)|examin(?:e|é)|appréci(?:e|é)|tenu compte|pris en compte|held|holds|found|finds|"
        r"noted|considered|observed|pointed out|ruled|accepted|admitted|concluded|assessed|examined|took into account|took into consideration|criticises|requires",
        told=True,
    ),
    _Speaker(
        Voice.AUTHORITY,
        r"cnil|anssi|l'ans|cepd|edpb|autorité de la concurrence|commission européenne|préf[eè]te?t?|formation restreinte|competition authority|european commission",
        r"recommand(?:e|ent|ait|é)|estim(?:e|ent|ait|é)|considèr(?:e|ent)|considér(?:ait|é)|(?:a|avait)(?: \w+)? (?:autorisé|sanctionné|infligé|prononcé|demandé|estimé)|"
        r"souhait(?:e|ait|é)|rappel(?:le|lent|ait|é)|rel(?:ève|evait|evé)(?! (?:de|du|des)\b)|exig(?:e|ent|eait|é)|constat(?:e|ait|é)|soutien(?:t|nent)|souten(?:ait|u)|"
        r"conclu(?:t|ent|ait) (?:au|à la|à ce que)|n'a pas identifié|recommend(?:s|ed)?|considers?|authori[sz]ed|fined|requires?|held that|stated|recalled|imposed|asked",
    ),
    _Speaker(
        Voice.AUTHORITY,
        r"circulaires?|doctrine|référentiel hds(?: de \d+)?|(?:version [\d.]+ (?:de |of ))?secnumcloud(?: \d\.\d)?|recommandations?|(?:hds|secnumcloud) framework",
        r"recommand(?:e|ent|ait)|rappel(?:le|lent|ait)|exig(?:e|ent|eait)|défini(?:t|ssent|ssait)|plafonn(?:e|ait)|n'interdit|interdit|prévoi(?:t|ent|ait)|"
        r"(?<!cannot )impos(?:e|ent|ait)|s'adresse(?:nt)?|vis(?:e|ent|ait)|doit|doivent|place|avait|requires?|targets?|defines?",
    ),
    _Speaker(
        Voice.PRESS,
        r"l'article d'egora|egora(?: article)?|le monde(?: informatique)?|la presse|mediapart|numerama|maddyness|ticsante|l'usine digitale|france inter|radio france|"
        r"franceinfo|the press",
        r"écri(?:t|vent|vait)|indiqu(?:e|ait|é)|précis(?:e|ait|é)|rapport(?:e|ent|ait|é)|décri(?:t|vent|vait)|annon(?:ce|cent|çait|cé)|(?:cite |)nommément|affirm(?:e|ait|é)|"
        r"rel(?:ève|èvent|evait|evé)|parle|situe|expliquer? que|pour expliquer que|révél(?:ait|é)|reports?|says?|writes?|describes?|names?|announces?",
        denied=False,
    ),
)  # fmt: skip

_REPORTED = (Voice.APPLICANTS, Voice.MINISTER, Voice.COMPANY, Voice.AUTHORITY)
"""Those to whom the press gives way; what a judge decided, told by the press, is the press's."""

_RELATIVE = re.compile(
    r"(?<![\w-])(?P<before>[\w-]+)[»)]?,? (?:(?:par|pour|dans|sur|avec|selon|de|à|in|of|to|for|by|with|under|from) )?"
    r"(?P<opens>qui|que|qu(?='\w)|dont|où|auxquel(?:le)?s|auquel|duquel|l(?:e|a|es)quel(?:le)?s?|that|which|whom?|whose|where)(?!\w)",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[,;:]|\.(?!\s?\d)|$")
_EITHER = ("que", "qu", "that")
_COMPLETED = re.compile(
    "|".join(f"(?:{speaker.says})" for speaker in _SPEAKERS)
    + r"|ainsi|alors|tandis|parce|bien|afin|dès|lors|pour|tant|plus|moins|autre|fait|ce|si|sorte|est|vrai|faux|so|such|fact|ressort|résulte|dire|\w+er|vu|is|are",
    re.IGNORECASE,
)
"""After what "que" and "that" open what is said, and no relative clause."""

_GOES_ON = re.compile(
    r"^(?:il|elle|ils|elles|he|she|they|it) (?:(?:y|en) )?(?:(?:a |ont |avai(?:en)?t )?(?:ajout|précis|poursui)\w+"
    rf"|(?:{_SAYS}) (?:aussi|également|encore|en outre)|(?:adds?|added|went on)|also (?:{_SAYS}))\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=2_048)
def speaker_in(text: str) -> Voice | None:
    """Who speaks in the sentence, if anyone does."""
    heard = [
        (place, speaker.voice)
        for speaker in _SPEAKERS
        for place in speaker.places(text)
        if not in_a_relative_clause(text, place)
    ]
    if not heard:
        return None
    _, first = min(heard, key=lambda pair: pair[0])
    if first is Voice.PRESS:
        return next((voice for _, voice in sorted(heard) if voice in _REPORTED), first)
    return first


def goes_on(text: str) -> bool:
    """Whether the sentence goes on with what the last one's speaker says ("Elle ajoute que …")."""
    return bool(_GOES_ON.match(text))


def in_a_relative_clause(text: str, place: int) -> bool:
    """Whether the character at `place` is in a relative clause, from its pronoun to the next mark."""
    return any(
        found.end() <= place < _end_of_clause(text, found.end())
        for found in _RELATIVE.finditer(text, 0, place)
        if found["opens"].lower() not in _EITHER or not _COMPLETED.fullmatch(found["before"])
    )


def _end_of_clause(text: str, start: int) -> int:
    end = _CLAUSE_END.search(text, start)
    return end.start() if end else len(text)
