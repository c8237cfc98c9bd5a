"""What people say around a question: greetings, thanks, who they are and what they ask it for.

    Bonjour, je suis médecin et je voudrais savoir qui héberge les données. Merci !

asks "qui héberge les données".
"""

from __future__ import annotations

import re

__all__ = ["bare_question", "without_apposition"]

_GREETING = re.compile(
    r"^\W*(?:bonjour|bonsoir|salut|coucou|hello|hi(?: there)?|hey|good (?:morning|evening))"
    r"(?: (?:à tous|tout le monde|greffier|all|everyone|madame|monsieur))*\s*[,!.;:–-]*\s+",
    re.IGNORECASE,
)
_PURPOSE = re.compile(
    r"^(?:(?:pour|for) (?:une?|mon|ma|notre|an?|my|our) [^?!.:]{0,40}?"
    r"\b(?:article|exposé|mémoire|dissertation|cours|td|essay|paper|talk|class|exam|thesis)"
    r"|[^?!.:]{0,40}\b(?:étudiante?|student))\b(?! \d)[^?!.:]{0,60}:\s+",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"^(?:[^?!.]{0,80}?\b)?"
    r"(?:(?:je|j'|j’)\s?(?:voudrais|souhaite(?:rais)?|aimerais|veux|cherche à)|"
    r"pou(?:vez|rriez)-vous|peux-tu|pourrais-tu|tu peux|vous pouvez|"
    r"i(?:'d| would) like to|i want to|can you|could you|i was wondering|please)\s+"
    r"(?:(?:me|m'|nous|please|bien)\s?)*(?:savoir|dire|conna[iî]tre|comprendre|expliquer|pr[ée]ciser|"
    r"know|tell(?: me)?|understand|explain)\s+(?:si\s+|if\s+|whether\s+)?",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"[\s,.;!?]*\b(?:merci(?: (?:d'avance|d’avance|beaucoup|bien|à vous))*|thanks(?: a lot)?|"
    r"thank you(?: very much)?|svp|stp|s'il (?:te|vous) pla[iî]t|please|cordialement|bonne journée)"
    r"\W*$",
    re.IGNORECASE,
)


_ASIDE = re.compile(
    r"\s*[,;:(–-]\s*(?:car |parce que |because )?(?:je (?:m'y perds|mélange|confonds|suis perdue?|"
    r"(?:n'y |n'|ne )?(?:comprends|capte|sais) (?:rien|pas|plus)(?: trop)?)|"
    r"(?:i'm|i am|im) (?:lost|confused)|i (?:mix them up|don't get it|have no idea))\W*$",
    re.IGNORECASE,
)
"""What people say of themselves after a question."""

_OF_MINE = re.compile(
    r"^(?!(?:mon|ma|mes|notre|nos|my|our)\b)(?P<name>\w[\w'’&.-]*(?: [\w'’&.-]+){0,3})\s*[,(–]\s*"
    r"(?:mon|ma|mes|notre|nos|my|our) (?![^,)–]*\b(?:et|ou|and|or)\b)[^,;?()–]{2,60}[,)–]\s*(?=\w)",
    re.IGNORECASE,
)
"""What something is to them: "Maiia, mon logiciel de rendez-vous, est-il…"."""


def bare_question(text: str) -> str:
    """The question without what is said around it; the text itself where nothing would be left."""
    bare = _GREETING.sub("", text, count=1)
    bare = _PURPOSE.sub("", _THANKS.sub("", _ASIDE.sub("", _THANKS.sub("", bare))), count=1)
    asked = _WISH.sub("", bare, count=1)
    return next((left for left in (asked, bare) if len(left.split()) > 1), text)


def without_apposition(question: str) -> str:
    """The question without what the thing it opens with is to the person who asks."""
    return _OF_MINE.sub(r"\g<name>, ", question, count=1)
