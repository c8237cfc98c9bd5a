"""Who wrote a page and when, from the line that says so: "Publié le 8 mars 2021 par X"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from bot.corpus.dates import DATE, first_date
from bot.corpus.institutions import institution
from bot.corpus.models import Language
from bot.corpus.names import NAMES
from bot.corpus.text import collapse

__all__ = ["AGENCIES", "PUBLISHED", "Byline", "apart_from_title", "byline"]

_LONGEST = 160

PUBLISHED = re.compile(
    r"\b(?:(?:article|billet|tribune|entretien)\s+)?"
    r"(?:publi[ée]e?s?|post[ée]e?|mise? en ligne|parue?|créée?|rédigée?|écrite?"
    r"|parution|publication|(?:first )?published|posted|written)\b",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"(?:\b(?:et|and)\s+)?(?:derni[èe]re\s+)?(?:mise?\s+[àa]\s+jour|modifi[ée]e?|actualis[ée]e?|v[ée]rifi[ée]e?|(?:last\s+)?(?:updated|modified))\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"^(?!Par\b|De\b)[A-ZÀ-Þ][\w'’-]+(?:[ -][A-ZÀ-Þ][\w'’-]+)*,\s+le\s+(?=\d)")
"""Where a letter or a statement was written: "Paris, le"."""

_ZONE = r"(?:CES?T|GMT|UTC|BST|E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|IST|HKT|AE[SD]T)"
_TIME = re.compile(
    rf"(?:\b(?:à|at)\s+)?\b(?:\d{{1,2}}\s?(?:h|:)\s?\d{{0,2}}\b(?:\s?[aApP]\.?[mM]\b\.?)?"
    rf"(?:\s?{_ZONE}\b)?|\d{{1,2}}[.:]?\d{{2}}\s?{_ZONE}\b)"
)
_MOMENT = re.compile(r"(?<=\d\d)T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?\b")
"""The hour that a program writes after a day: "2021-03-08T14:42:01-0700"."""

_DAY_WITHOUT_YEAR = re.compile(
    r"\b[Ll]e\s+(?:(?:lun|mar|mercre|jeu|vendre|same)di\s+|dimanche\s+)?\d{1,2}(?:er)?\s+"
    r"(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b"
    r"(?!\s+\d{4})"
)
_DATED = re.compile(
    rf"(?:{PUBLISHED.pattern}|{_CHANGED.pattern})"
    r"\s*(?:le|on|the|en date du)?\s*:?\s*\w{0,8}\s*(?=\d)",
    re.IGNORECASE,
)
"""Opens a line that says first of all when: "Vérifié le 8 mars 2021 - Direction"."""

_SHORT_YEAR = re.compile(r"\b(\d{1,2})([./])(\d{1,2})\2(\d{2})\b(?![./]\d)")
_LONGEST_DATED = 100
_ENDED = re.compile(r"[.!?…]\W*$")

_GLUED_DAYS = re.compile(
    r"(?<=\b(?:19|20)\d\d)(?=\d{1,2}\s[a-zéû]{3,9}\s\d{4}|[A-Z][a-z]{2,8}\s\d)"
)
"""Between the day of publication and that of a change, which a page shows one at a time."""

_SMALL = re.compile(
    r"\b(?:le|on|the|du|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|date|à|at"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|mon|tue|wed|thu|fri|sat|sun|\d+\s?min(?:utes?)?(?:\s(?:de lecture|read))?)\b",
    re.IGNORECASE,
)

_BY = re.compile(
    r"(?:^|\s)(?i:(?:(?:écrit|rédigé|publié|réalisé|propos recueillis) )?par"
    r"|(?:(?:written|posted|published|analysis|opinion|review|words|story) )?by"
    r"|article (?:écrit|rédigé) par|un article de|auteur(?:e|s|trice)?\s*:|authors?\s*:)"
    rf"\s+(?!(?i:ces motifs|conséquent|ailleurs))(?P<names>{NAMES})"
    r"\s*(?:$|[|•·,(–—-][^.!?]{0,60}$)"
)
_PUBLISHED_IN = re.compile(r"^(?P<publisher>[A-ZÀ-Þ][^|•·,:;!?\d]{1,40}?)\s*[|•·]")
"""A newspaper before the day: "Le Courrier | 8 mars 2021 | Par X"."""

_CORRESPONDENT = re.compile(
    r"^(?P<name>[A-ZÀ-Þ][\w’'-]+ [A-ZÀ-Þ][\w’'-]+),? (?:[\w-]+ )?"
    r"(?:correspondent|editor|journalist|[Jj]ournaliste|reporter)(?:(?: in)? [A-Z]\w+)?$"
)
"""A name and what its bearer writes about: "Anna Whitfield Health correspondent"."""

_CITED = re.compile(r"\bdoi\b", re.IGNORECASE)
"""In the line by which a journal wants an article to be cited."""

_NICKNAME = re.compile(r"(?<=\w) [\"“][A-Z][\w ]{1,20}[\"”] (?=[A-Z])")
"""Between a first name and a name: 'Anna "Ann" Whitfield'."""

_COUNTED = re.compile(r"\b(?:\d+|no|aucun) comment(?:aire)?s?$", re.IGNORECASE)
"""Ends the line of a blog that tells a post's day, its sections and its comments."""

_HANDLE = re.compile(r"(?:par|by) [\w.-]{2,20}", re.IGNORECASE)
"""Who signs a blog under a name of one word, which is nobody's."""

_FOLLOWED = re.compile(rf"^(?P<names>{NAMES})\s?[·•|]\s?(?:Follow(?:ing)?|Suivre)$")
"""A name with the button to follow who bears it."""

_AGENCY = re.compile(r"\s+(?:avec|with)\s+(?P<agency>AFP|Reuters|AP|Agences?)$")
AGENCIES = {"AFP", "AP", "EFE", "Reuters"}
"""Agencies that sign a text in a person's place."""

_EMPLOYED = re.compile(r"\s*,\s*(?P<publisher>[A-Z]{2,6})(?:\s[^,]+)?$")
"""After the names, in capitals, the newsroom that they write for: ", RVN"."""


_UNDER_TITLE = re.compile(
    r"^(?P<title>\S.{10,200}?)\s+(?P<byline>(?:Par|By) [A-ZÀ-Þ][^.!?:;]{3,60}\.?)$"
)
_QUOTED = re.compile(r"\s*[—―]\s?[^\W\d]")
"""Opens the line that says whose words stand above it."""

_PROFESSION = re.compile(
    r"\s*,\s*(?:Avocate?s?|Docteure?|Professeure?|Journaliste|Juriste|Magistrate?|Médecin|Lawyer"
    r"|Barrister|Professor|Reporter|Journalist)\b.*$"
)


@dataclass(frozen=True, slots=True)
class Byline:
    """What a line says of a page's author, publisher and day; any of them may be missing.

    `changed` tells that the day is only that of a change.
    """

    author: str | None = None
    publisher: str | None = None
    published: date | None = None
    changed: bool = False


def byline(line: str, language: Language = Language.FRENCH) -> Byline | None:
    """What the line says if it says nothing else than who wrote the page and when, else None."""
    if len(line) > _LONGEST or _QUOTED.match(line):
        return None
    line = _MOMENT.sub("", _GLUED_DAYS.sub(" ", _NICKNAME.sub(" ", collapse(line))))
    says_when = _DATED.match(line)
    if says_when:
        line = _SHORT_YEAR.sub(r"\1\2\3\g<2>20\4", line)
    followed = _FOLLOWED.match(line)
    if followed:
        return Byline(author=followed["names"])
    correspondent = _CORRESPONDENT.match(line)
    if correspondent:
        return Byline(author=correspondent["name"])
    day = _first_published(_PLACE.sub("", line), language)
    rest = _CHANGED.sub(" ", _TIME.sub(" ", DATE.sub(" ", _PLACE.sub("", line))))
    rest = _DAY_WITHOUT_YEAR.sub(" · ", rest)
    named = _BY.search(rest)
    if named:
        before = _bare(rest[: named.start()])
        if before in {"", named["names"]}:
            return _signed(named["names"], day)
        publisher = _PUBLISHED_IN.match(rest)
        if day and publisher and before == _bare(publisher["publisher"]):
            return replace(_signed(named["names"], day), publisher=publisher["publisher"])
    if day is None:
        return None
    name = _bare(rest)
    if _COUNTED.search(rest):
        return Byline(published=day)
    cited = PUBLISHED.search(line) if _CITED.search(line) else None
    if cited:
        return Byline(published=first_date(line[cited.end() :], language))
    if not name or _HANDLE.fullmatch(name):
        opens = _CHANGED.search(line)
        changed = opens is not None and first_date(line[: opens.start()], language) is None
        return Byline(published=day, changed=changed and not PUBLISHED.search(line))
    if (re.fullmatch(NAMES, name) and " " in name) or name in AGENCIES:
        return Byline(author=name, published=day)
    if says_when and (body := institution(name)):
        return Byline(publisher=body, published=day)
    dated = says_when and len(line) <= _LONGEST_DATED and not _ENDED.search(line)
    return Byline(published=day) if dated else None


def _first_published(line: str, language: Language) -> date | None:
    """The day of publication; that of a change counts only where there is no other."""
    changed = _CHANGED.search(line)
    if changed is None:
        return first_date(line, language)
    before, after = line[: changed.start()], line[changed.end() :]
    when = PUBLISHED.search(after)
    return (
        first_date(before, language)
        or (first_date(after[when.end() :], language) if when else None)
        or first_date(after, language)
    )


def _bare(text: str) -> str:
    return _SMALL.sub(" ", PUBLISHED.sub(" ", text)).strip(" \t\u00a0,;:|•·–—-/\\()[]")


def _signed(names: str, day: date | None) -> Byline:
    agency = _AGENCY.search(names)
    if agency:
        return Byline(
            publisher=names[: agency.start()].strip(), author=agency["agency"], published=day
        )
    names = _PROFESSION.sub("", names)
    employed = _EMPLOYED.search(names)
    names = re.sub(r"\s+,", ",", names[: employed.start()] if employed else names)
    publisher = employed["publisher"] if employed else None
    return Byline(author=names.strip(" ,"), publisher=publisher, published=day)


def apart_from_title(line: str) -> tuple[str, str] | None:
    """A title and the byline that is printed on its line: "Que vaut une rature ? Par Ana Petit"."""
    match = _UNDER_TITLE.match(line)
    signed = byline(match["byline"]) if match and not byline(line) else None
    return (match["title"], match["byline"]) if match and signed and signed.author else None
