"""Chat spelling undone before a question is analysed: `cest quoi`, `ds`, `pr`, `mtn`, `cb`."""

from __future__ import annotations

import re

from bot.corpus.models import Language

__all__ = ["spell_out"]

_FRENCH = {
    "auj": "aujourd'hui", "bcp": "beaucoup", "bjr": "bonjour", "bsr": "bonsoir", "c": "c'est",
    "cad": "c'est-à-dire", "cb": "combien", "cbien": "combien", "cest": "c'est", "ct": "c'était",
    "dc": "donc", "dmd": "demande", "dr": "docteur", "ds": "dans", "fo": "faut", "g": "j'ai",
    "gvt": "gouvernement", "gouv": "gouvernement", "jai": "j'ai", "jsp": "je ne sais pas",
    "k": "que", "ke": "que", "kel": "quel", "kelle": "quelle", "ki": "qui", "koi": "quoi",
    "ms": "mais", "mtn": "maintenant", "nn": "non", "ns": "nous", "pb": "problème",
    "pdt": "pendant",
    "pk": "pourquoi", "pkoi": "pourquoi", "pq": "pourquoi", "pr": "pour", "prcq": "parce que",
    "qd": "quand", "qlq": "quelques", "qqn": "quelqu'un", "qq1": "quelqu'un",
    "qqch": "quelque chose",
    "quest": "qu'est", "questce": "qu'est-ce", "slt": "salut", "srv": "serveur", "ss": "sans",
    "stp": "s'il te plaît", "svp": "s'il vous plaît", "tjs": "toujours", "tjrs": "toujours",
    "tlm": "tout le monde", "tps": "temps", "ts": "tous", "tt": "tout", "vs": "contre",
    "ya": "y a", "bin": "", "euh": "", "lol": "", "mdr": "", "ptdr": "",
}  # fmt: skip
_ENGLISH = {
    "abt": "about", "b4": "before", "cuz": "because", "gov": "government", "govt": "government",
    "idk": "", "im": "i am", "info": "information", "pls": "please", "plz": "please", "r": "are",
    "thx": "thanks", "u": "you", "ur": "your", "whats": "what is", "whos": "who is", "wat": "what",
    "w/": "with", "w/o": "without", "lol": "", "y": "why",
}  # fmt: skip
_FORMS = {Language.FRENCH: _FRENCH, Language.ENGLISH: _ENGLISH}
_WORD = re.compile(r"(?<![\w'’.-])[^\W_]+(?![\w'’-])")


def spell_out(question: str, language: Language) -> str:
    """The question with its chat spelling replaced by the words that it stands for."""
    forms = _FORMS[language]

    def full(match: re.Match[str]) -> str:
        word = match[0]
        if len(word) == 1 and word.isupper():
            return word
        return forms.get(word.lower(), word)

    return _WORD.sub(full, question)
