"""Which language a question is put in, told from the question itself."""

from __future__ import annotations

import re

from bot.corpus.models import Language
from bot.language.fold import fold
from bot.language.stopwords import ASKING, STOP

__all__ = ["language_of"]

_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_FRENCH_LETTERS = re.compile(r"[àâçéèêëîïôùûœæ]", re.IGNORECASE)
_FRENCH_FORMS = re.compile(
    r"\b(?:[cdjlmnst]|qu)['’](?-i:[^\W_A-ZÀ-Þ])|\b(?:cest|kel|koi|quoi|pq|pk|pkoi|mtn|svp|stp|slt|cb|qd|ds|tjrs|est)\b",
    re.IGNORECASE,
)
_ENGLISH_FORMS = re.compile(
    r"\b(?:hey|whats|whos|wheres|hows|isnt|dont|doesnt|didnt|cant|im|pls|plz|thx|wat)\b|\w['’]s\b",
    re.IGNORECASE,
)
_BORROWED = re.compile(
    r"\bconseil d['’][ée]tat\b"
    r"|\b(?:juges? des )?r[ée]f[ée]r[ée]s?\b(?:-(?:libert[ée]|suspension)\b)?"
    r"|\bexc[èe]s de pouvoir\b|\btiers de confiance\b",
    re.IGNORECASE,
)
"""What a question in English calls by its French name."""

_SHARED = STOP[Language.FRENCH] & STOP[Language.ENGLISH]


def language_of(text: str, default: Language = Language.FRENCH) -> Language:
    """French or English, by their function words, letters and elisions; `default` on a tie.

    Accented letters count once, however many there are, and an elision before a capital does not
    count: an English question may name a person. Courts and procedures that keep their French name
    in English are left out.
    """
    text = _BORROWED.sub(" ", text)
    words = [fold(word) for word in _WORDS.findall(text)]
    french = sum(word in STOP[Language.FRENCH] or word in ASKING[Language.FRENCH] for word in words)
    english = sum(
        word in STOP[Language.ENGLISH] or word in ASKING[Language.ENGLISH] for word in words
    )
    shared = sum(word in _SHARED for word in words)
    accented = _FRENCH_LETTERS.search(text) is not None
    french += accented + 2 * len(_FRENCH_FORMS.findall(text)) - shared
    english += len(_ENGLISH_FORMS.findall(text)) - shared
    if french == english:
        return default
    return Language.FRENCH if french > english else Language.ENGLISH
