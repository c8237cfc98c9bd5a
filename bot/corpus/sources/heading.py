"""The top of a document, where it says what it is."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from urllib.parse import urlsplit

from bot.corpus.dates import first_date
from bot.corpus.draft import Draft
from bot.corpus.headings import ARTICLE_NUMBER

__all__ = ["bears_host", "decides", "head_of", "later_date", "opening_of", "reads_official"]

_OFFICIAL = re.compile(
    r"\bau nom du peuple fran[cç]ais\b|\bvu la proc[ée]dure suivante\b|\bpourvois? n"
    r"|\b(?:arr[êe]t|ordonnance|judgment|order)"
    r" (?:de la cour|du tribunal|of the (?:court|general))\b"
    r"|\bNOR ?: ?[A-Z]{4}\d{7}[A-Z]\b|\bversion en vigueur (?:depuis|du|au)\b"
    r"|\bd[ée]lib[ée]ration (?:de la .{0,60})?(?:n° ?)?(?:SAN-)?\d{4}-\d{2,4} du\b"
    r"|\bconseil constitutionnel a été saisi\b|\brequ[êe]te no? ?\d+/\d\d\b"
    r"|\bconsid[ée]rant ce qui suit\b|\blecture du (?:lundi|mardi|mercredi|jeudi|vendredi)\b"
    r"|\bCAA de [A-Z]|\bcour administrative d'appel de \w+ -|\bN° \d{2}[A-Z]{2}\d{5}\b"
    r"|\b(?:modifié|création|abrogé) par (?:loi|décret|ordonnance|arrêté) n?\b|\bJORF n°"
    r"|\b(?:décrète|arrête|ordonne|décide) :|\bnature de la délibération :|\bfait le \d"
    r"|\bont? adopté l[ea] présente? |\btexte présentant de l'intérêt pour l'EEE\b"
    r"|\bcomité européen de la protection des données vu l'article\b|\ba adopté l'avis suivant\b"
    r"|\bR[ÈE]GLEMENT (?:D\w+ )?\((?:UE|CE)\) (?:n° )?\d+/\d+ D|\bformation restreinte n° ?\w"
    r"|\bdans l'affaire [CTF] ?-|\bin case [CTF] ?-|\bayant pour objet (?:une? |le )"
    r"|\bdit pour droit\b|\brend l'arr[êe]t que voici\b|\bdelivers the following judgment\b"
    r"|\bn['’]a aucun effet juridique\b|\bhas no legal effect\b"
    r"|\bha(?:s|ve) adopted th(?:is|e)\b|\btext with EEA relevance\b"
    r"|\b(?:having regard to|vu) (?:the|le|la) (?:treaty|proposal|trait[ée]|proposition)\b"
    r"|\bneutral citation\b|\[(?:19|20)\d\d\] (?:UK|EW|IE|CS|NI)[A-Z]{2,4}\b"
    r"|\bapproved judgment\b|\bon appeal from\b|\bjudgment given on\b|\bhanded down\b"
    r"|\bin the (?:high court of justice|court of appeal|supreme court|upper tribunal)\b"
    r"|\bECLI:[A-Z]{2}:[A-Z]+:\d{4}:\S+",
    re.IGNORECASE,
)
_DECIDES = re.compile(
    r"\b(?:ordonne|d[ée]cide|o r d o n n e|d [ée] c i d e)\s?:|\bvu la proc[ée]dure\b"
    r"|\bau nom du peuple\b|\bpar ces motifs\b|\brend l'arr[êe]t\b"
    r"|\bconsid[ée]rant ce qui suit\b|\ble conseil constitutionnel d[ée]cide\b",
    re.IGNORECASE,
)
_ARTICLE_OF_CODE = re.compile(
    rf"^\W*(?:Article|Art\.)\s(?=[LRDA\d]){ARTICLE_NUMBER}[^\w\n]*(?:$|version en vigueur|\()",
    re.IGNORECASE | re.MULTILINE,
)
_CODE_OR_VERSION = re.compile(
    r"^\W*(?:Code (?:des?|du|d['’]|civil|pénal|général|électoral|monétaire|rural|forestier)\b"
    r"[^.:;!?\n]{0,110}$|.{0,40}version (?:en vigueur|abrogée) (?:depuis|du|au)\b)",
    re.IGNORECASE | re.MULTILINE,
)
_TAIL = 3_000
_FEWEST_SIGNS = 2
_HEAD = 3_000
_OPENING = 600


def head_of(draft: Draft) -> str:
    """The title and the first page of text, in one line with plain apostrophes and spaces."""
    return _plain(f"{draft.title}\n{draft.head[:_HEAD]}\n{draft.body.text[:_HEAD]}")


def opening_of(draft: Draft) -> str:
    """The title and the first lines of text: where a document names itself, not others."""
    return _plain(f"{draft.title}\n{draft.head[:_OPENING]}\n{draft.body.text[:_OPENING]}")


def decides(draft: Draft) -> bool:
    """Whether the text has the words in which a judge decides, at its top or at its end."""
    return bool(_DECIDES.search(f"{head_of(draft)} {_plain(draft.body.text[-_TAIL:])}"))


def reads_official(text: str) -> bool:
    """Whether a page's text opens as a decision or an act does, by two signs of it at least.

    The number of an article of a code on a line of its own, and the name of a code or the day of
    a version on another, are two.
    """
    if _ARTICLE_OF_CODE.search(text[:_HEAD]) and _CODE_OR_VERSION.search(text[:_HEAD]):
        return True
    found = {match[0].casefold()[:8] for match in _OFFICIAL.finditer(_plain(text[:_HEAD]))}
    return len(found) >= _FEWEST_SIGNS


def bears_host(draft: Draft, host: str) -> bool:
    """Whether the draft came from an address of that site."""
    found = urlsplit(draft.url or "").hostname or ""
    return found == host or found.endswith(f".{host}")


def later_date(pattern: re.Pattern[str], text: str) -> date | None:
    """The first day that is named right after the words of the pattern."""
    match = pattern.search(text)
    return first_date(text[match.end() : match.end() + 60]) if match else None


@lru_cache(maxsize=8)
def _plain(text: str) -> str:
    # Each source looks at the same head in turn.
    return re.sub(r"\s+", " ", text.replace("’", "'").replace("\u2011", "-"))
