"""Chat spelling undone before a question is analysed: `cest quoi`, `ds`, `pr`, `mtn`, `cb`."""

from __future__ import annotations

import re

from bot.corpus.models import Language

__all__ = ["spell_out"]

_FRENCH = {
    "auj": "aujourd'hui", "avc": "avec", "avr": "avril", "bcp": "beaucoup", "bjr": "bonjour",
    "bsr": "bonsoir", "c": "c'est", "cad": "c'est-à-dire", "cb": "combien", "cbien": "combien",
    "cest": "c'est", "cetait": "c'était", "chui": "je suis", "chuis": "je suis",
    "cki": "c'est qui", "ckoi": "c'est quoi", "cmt": "comment", "cquoi": "c'est quoi",
    "ct": "c'était", "dac": "d'accord", "dc": "donc", "dec": "décembre", "déc": "décembre",
    "diff": "différence", "dla": "de la", "dmd": "demande", "dr": "docteur", "ds": "dans",
    "dsl": "désolé", "ecq": "est-ce que", "esk": "est-ce que", "eske": "est-ce que",
    "estce": "est-ce", "fev": "février", "fév": "février", "févr": "février", "fo": "faut",
    "fodrait": "faudrait", "g": "j'ai", "gouv": "gouvernement", "gratos": "gratuit",
    "gvt": "gouvernement", "jai": "j'ai", "janv": "janvier", "jr": "jour", "jrs": "jours",
    "jsp": "je ne sais pas", "juil": "juillet", "k": "que", "kan": "quand", "kand": "quand",
    "ke": "que", "kel": "quel", "kelle": "quelle", "kels": "quels",
    "kesako": "qu'est-ce que c'est", "késako": "qu'est-ce que c'est", "keske": "qu'est-ce que",
    "keskil": "qu'est-ce qu'il", "keskon": "qu'est-ce qu'on", "kess": "qu'est-ce", "ki": "qui",
    "koi": "quoi", "koman": "comment", "lgtps": "longtemps", "longtps": "longtemps",
    "mci": "merci", "mm": "même", "mnt": "maintenant", "mrc": "merci", "ms": "mais",
    "msg": "message", "mtn": "maintenant", "nn": "non", "nov": "novembre", "ns": "nous",
    "oct": "octobre", "ojd": "aujourd'hui", "pa": "pas", "pb": "problème", "pbm": "problème",
    "pcq": "parce que", "pdt": "pendant", "pk": "pourquoi", "pkoi": "pourquoi",
    "pourkoi": "pourquoi", "pq": "pourquoi", "pr": "pour", "prcq": "parce que",
    "prkoi": "pourquoi", "psk": "parce que", "psq": "parce que", "ptet": "peut-être",
    "ptetre": "peut-être", "qd": "quand", "qlq": "quelques", "qlqun": "quelqu'un",
    "qq": "quelques", "qq1": "quelqu'un", "qqch": "quelque chose", "qqn": "quelqu'un",
    "qqpart": "quelque part", "qqs": "quelques", "quest": "qu'est", "questce": "qu'est-ce",
    "rdv": "rendez-vous", "rdvs": "rendez-vous", "slt": "salut", "srv": "serveur", "ss": "sans",
    "st": "sont", "stp": "s'il te plaît", "svp": "s'il vous plaît", "tjr": "toujours",
    "tjrs": "toujours", "tjs": "toujours", "tlm": "tout le monde", "tps": "temps", "ts": "tous",
    "tt": "tout", "tte": "toute", "ttes": "toutes", "vrmt": "vraiment", "ya": "y a",
    "yavait": "y avait",
    "bin": "", "euh": "", "frr": "", "heu": "", "hum": "", "lol": "", "mdr": "", "ptdr": "",
    "tkt": "", "wesh": "",
    "qte": "quantité", "qté": "quantité", "kwa": "quoi", "nb": "nombre", "nbr": "nombre",
    "pro": "professionnel", "pros": "professionnels", "cab": "cabinet", "aff": "affaire",
    "ord": "ordonnance", "ordi": "ordinateur", "pck": "parce que", "hosto": "hôpital",
    "gvnt": "gouvernement",
}  # fmt: skip
_ENGLISH = {
    "abt": "about", "arent": "are not", "b4": "before", "cant": "cannot", "couldnt": "could not",
    "cuz": "because", "didnt": "did not", "doesnt": "does not", "dont": "do not",
    "gov": "government", "govt": "government", "hadnt": "had not", "hasnt": "has not",
    "havent": "have not", "hows": "how is", "idk": "", "im": "i am", "info": "information",
    "isnt": "is not", "ive": "i have", "pls": "please", "plz": "please", "r": "are",
    "shouldnt": "should not", "thats": "that is", "theyre": "they are", "theyve": "they have",
    "thx": "thanks", "u": "you", "ur": "your", "wasnt": "was not", "werent": "were not",
    "weve": "we have", "whats": "what is", "whens": "when is", "wheres": "where is",
    "whos": "who is", "wont": "will not", "wouldnt": "would not", "wat": "what", "w/": "with",
    "w/o": "without", "youre": "you are", "youve": "you have", "lol": "", "y": "why",
    "cert": "certificate", "yr": "year", "yrs": "years", "hrs": "hours", "mins": "minutes",
    "ppl": "people", "bc": "because", "tho": "though", "ofc": "of course",
}  # fmt: skip
_FORMS = {Language.FRENCH: _FRENCH, Language.ENGLISH: _ENGLISH}
_WORD = re.compile(r"(?<![\w'’.-])[^\W_]+(?![\w'’-])")
_DOTTED = re.compile(r"(?<![\w.'’-])(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w)\.?)?(?![\w.]|\s*[\d§])")
"""Letters with a full stop after each: `C.N.I.L.`, but not the code of a reference."""
_SHORTENED_I = re.compile(r"(?<![\w'’.-])j(?=[bcdfghklmnpqrstvwxz][a-zà-ÿ]+(?![\w.-]))")
"""`je` run into its verb: `jpeux`, `jcomprends`. No French word opens with j and a consonant."""


def spell_out(question: str, language: Language) -> str:
    """The question with its chat spelling replaced by the words that it stands for.

    An abbreviation loses its full stops: `C.N.I.L.` is `CNIL`.
    """
    forms = _FORMS[language]

    def full(match: re.Match[str]) -> str:
        word = match[0]
        if len(word) == 1 and word.isupper():
            return word
        return forms.get(word.lower(), word)

    whole = _DOTTED.sub(lambda found: found[0].replace(".", ""), question)
    if language is Language.FRENCH:
        whole = _SHORTENED_I.sub("je ", whole)
    return _WORD.sub(full, whole)
