"""What plain texts show that pages of the web do not: the marks of letters, minutes, contracts.

A document of such a genre may hold a few words that pages print too ("Commentaires", "À lire
aussi"), and must lose none of its lines for them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.language.fold import fold

__all__ = ["heads_any_document", "is_letter", "is_plain"]


class _Mark(NamedTuple):
    """A form that lines of a genre have; so many of them, or such a share of all, show it."""

    form: re.Pattern[str]
    lines: int
    share: float = 0


def _lines(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{form})", re.IGNORECASE)


_MARKS = (
    # The head of a letter or of a message.
    _Mark(
        _lines(r"(?:de|à|a|cc|objet|date|envoyé|from|to|sent|subject|re|réf(?:érence)?s?)\s?: ?\S"),
        2,
    ),
    # Minutes.
    _Mark(
        _lines(
            r"(?:ordre du jour|secrétaire de séance"
            r"|(?:étaient )?(?:présente?s?|absente?s?|excusée?s?)"
            r"|(?:compte[- ]rendu|procès-verbal)\b.{0,60}|la séance est (?:ouverte|levée)\b.*"
            r"|attendees|present|apologies|agenda|minutes of .{1,60}|action items?)\s?(?::.*|\.?)$"
        ),
        2,
    ),
    # The numbered parts of a contract, a statute, a book.
    _Mark(
        _lines(
            r"(?:article|art\.|section|chapitre|chapter|titre|clause|annexe|§|leçon|cours|lesson)"
            r" ?(?:\d+|[IVX]+|premier)(?:er)?\b"
        ),
        3,
    ),
    # A conversation: an hour or a name before each message.
    _Mark(
        _lines(r"\[?\d{1,2}[:h]\d{2}(?::\d{2})?\]?\s?[-–]?\s?<?[\w.-]{1,20}(?: \w+)?>?\s?:\s"), 2
    ),
    _Mark(re.compile(r"(?:[A-ZÀ-Þ][\w.-]{1,20}(?: [A-ZÀ-Þ]\w+)?|[a-z]\w{2,12})\s?: \S"), 3, 0.5),
    # A list, and a table whose cells are parted by a sign.
    _Mark(re.compile(r"(?:[-–—•*+◦▪]|\[[ xX]\]|\d{1,3}[.)]|[a-z]\))\s"), 3, 0.5),
    _Mark(re.compile(r"(?:[^;|\t]*[;|\t]){2,}"), 3, 0.5),
)

_HEADINGS = re.compile(
    r"[\W_]*(?:(?:notes et )?references|commentaires?|comments?|reactions?|pour aller plus loin"
    r"|en savoir plus|(?:a )?(?:lire|voir) (?:aussi|egalement|ensuite)|see also|further reading"
    r"|sur le meme (?:sujet|theme)|a propos (?:de l'|des )aut(?:eur|rice)s?|about the authors?"
    r"|footnotes|endnotes|notes de bas de page|mots[- ]cles ?:.*|sondage|autres articles"
    r"|articles? (?:lies|connexes|similaires))[\W_]*"
)
"""Headings, folded, that pages of the web share with other documents."""

_GREETING = _lines(
    r"(?:(?:ma?|mon|bien )?ch(?:er|ère)s?|madame|monsieur|mesdames|maître|docteur|bonjour"
    r"|bonsoir|salut|dear|hello|hi)\b.{0,60}[,!:]?$"
)
_FAREWELL = _lines(
    r"(?:(?:bien )?(?:cordialement|confraternellement|respectueusement)|bien à (?:vous|toi)"
    r"|(?:je vous prie|veuillez|nous vous prions)\b.{0,40}\b(?:agréer|recevoir|croire)\b.*"
    r"|(?:sincères |meilleures )?salutations\b.*|amitiés|à bientôt|merci d'avance"
    r"|(?:best|kind|warm) regards|yours (?:sincerely|faithfully|truly)|sincerely|cheers"
    r"|many thanks)\W*$"
)


def heads_any_document(line: str) -> bool:
    """Whether the line may head a part of a course, an essay or a report as well as of a page."""
    return bool(_HEADINGS.fullmatch(fold(line)))


def is_letter(lines: Sequence[str]) -> bool:
    """Whether the lines greet somebody and take leave."""
    return any(map(_GREETING.match, lines)) and any(map(_FAREWELL.match, lines))


def is_plain(lines: Sequence[str]) -> bool:
    """Whether the lines are those of a letter, minutes, a contract, a conversation or a list."""
    return is_letter(lines) or any(_shows(mark, lines) for mark in _MARKS)


def _shows(mark: _Mark, lines: Sequence[str]) -> bool:
    found = sum(bool(mark.form.match(line)) for line in lines)
    return found >= max(mark.lines, mark.share * len(lines))
