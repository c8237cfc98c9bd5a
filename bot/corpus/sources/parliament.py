"""Questions of members of the French Parliament with their answers, and reports of its chambers."""

from __future__ import annotations

import re

from bot.corpus.citations import short_date
from bot.corpus.draft import Draft
from bot.corpus.models import BlockKind, Kind
from bot.corpus.sources.heading import head_of, later_date
from bot.corpus.text import collapse

__all__ = ["describe", "recognises"]

_QUESTION = re.compile(
    r"\bQuestion (?:(?:écrite|orale|d'actualité|au Gouvernement)\b[^.]{0,30}?)?"
    r"n° ?(?P<number>\d[\d ]{0,6}\w?)(?= |,|$)",
    re.IGNORECASE,
)
_NATURE = re.compile(r"\bquestion (écrite|orale|au gouvernement)\b", re.IGNORECASE)
_SENATE = re.compile(r"\bJO S[ée]nat\b|\bs[ée]nateur|\bs[ée]natrice", re.IGNORECASE)
_JOURNAL = re.compile(r"\bpubli[ée]e? (?:dans le|au) JO\b", re.IGNORECASE)
_ASKED = re.compile(
    r"\bpubli[ée]e dans le JO S[ée]nat du\b|\bquestion publi[ée]e au JO le\b", re.IGNORECASE
)

_REPORT = re.compile(
    r"\bRAPPORT(?: D'INFORMATION| D'ENQU[ÊE]TE)?\b.{0,400}?\bN° ?(?P<number>\d[\d ]{0,5})\b",
    re.IGNORECASE,
)
_REGISTERED = re.compile(
    r"\benregistré à la présidence (?P<chamber>de l'assemblée nationale|du sénat) le\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"^(?:sur|relatif à|relative à|tendant à|visant à)\s(?P<subject>.{8,250})$", re.IGNORECASE
)
_TITLED = re.compile(
    r"^(?:Titre|Tête d'analyse|Analyse)\s?[>:]\s?(?P<title>\S.{3,150})$", re.IGNORECASE
)
_LABEL = re.compile(
    r"^(?:texte de la (?:question|réponse)|réponse d[ue]s? .{3,120}"
    r"|transmise? (?:au|à) .{3,100})$",
    re.IGNORECASE,
)
"""What stands above the question's text, and above the answer's."""

_FORMAL = re.compile(
    r"^(?:\d{1,2}e(?:me|ème)? législature|question n° ?\d+|de m(?:me|\.|lle)? .{3,80}"
    r"|question (?:écrite|orale)"
    r"|(?:ministère interrogé|ministère attributaire|rubrique|titre|tête d'analyse|analyse)"
    r"\s?[>:].{2,150}|(?:question|réponse) publiée au jo le ?: ?\d.{5,60}|n° ?\d+|déposé"
    r"|et présenté par|en application de .{3,80}|par la (?:mission|commission) .{2,100}"
    r"|m(?:me|\.) .{3,40},|députée?s?\.?|sénat(?:eur|rice)s?\.?"
    r"|date de (?:changement|signalement).{3,60}|enregistré à la présidence .{8,80})$",
    re.IGNORECASE,
)
"""Lines of the head, whose facts are on the card."""

_TOP = 20
_LONGEST_SUBJECT = 150


def recognises(draft: Draft) -> bool:
    """Whether the draft is a question published in the journal, or a registered report."""
    head = head_of(draft)[:1_500]
    question = _QUESTION.search(head) and _JOURNAL.search(head)
    return bool(question or (_REPORT.search(head) and _REGISTERED.search(head)))


def describe(draft: Draft) -> None:
    """Set the title, the chamber, the number, the day and the citation."""
    head = head_of(draft)[:1_500]
    question = _QUESTION.search(head) if _JOURNAL.search(head) else None
    draft.kind, draft.author = Kind.DOCUMENT, None
    if question:
        _describe_question(draft, head, question["number"].replace(" ", ""))
    else:
        _describe_report(draft, head)
    _set_labels(draft)


def _describe_question(draft: Draft, head: str, number: str) -> None:
    nature = _NATURE.search(head)
    named = f"question {nature[1].lower() if nature else 'écrite'} n° {number}"
    draft.publisher = "Sénat" if _SENATE.search(head) else "Assemblée nationale"
    draft.published = later_date(_ASKED, head) or draft.published
    subject = _subject_of_question(draft)
    draft.title = " : ".join(filter(None, (f"{named[0].upper()}{named[1:]}", subject)))
    _cite(draft, named)


def _describe_report(draft: Draft, head: str) -> None:
    report, registered = _REPORT.search(head), _REGISTERED.search(head)
    number = report["number"].replace(" ", "") if report else ""
    senate = bool(registered and "sénat" in registered["chamber"].lower())
    draft.publisher = "Sénat" if senate else "Assemblée nationale"
    draft.published = later_date(_REGISTERED, head) or draft.published
    named = f"rapport n° {number}"
    subjects = (_SUBJECT.match(line) for line in _top_lines(draft))
    subject = next((match["subject"] for match in subjects if match), None)
    draft.title = f"Rapport n° {number}" + (f" sur {subject}" if subject else "")
    _cite(draft, named)


def _cite(draft: Draft, named: str) -> None:
    draft.reference = named
    day = short_date(draft.published) if draft.published else None
    chamber = "Sénat" if draft.publisher == "Sénat" else "AN"
    draft.citation = ", ".join(filter(None, (chamber, named, day)))


def _subject_of_question(draft: Draft) -> str | None:
    """What the question is about: a line that is labelled so, or the first line below its head."""
    lines = _top_lines(draft)
    labelled = next((match["title"] for line in lines if (match := _TITLED.match(line))), None)
    plain = (
        line
        for line in lines
        if not _FORMAL.match(line) and not _QUESTION.search(line) and not _LABEL.match(line)
    )
    first = next(plain, None)
    names = first is not None and len(first) <= _LONGEST_SUBJECT and first[-1] != "."
    return labelled or (first if names else None)


def _set_labels(draft: Draft) -> None:
    """Make the labels of the question and of the answer headings, its head particulars."""
    text = draft.body.text
    headings, formal = list[int](), list[int]()
    for number, block in enumerate(draft.body.blocks):
        lines = [collapse(line) for line in block.of(text).split("\n")]
        if len(lines) == 1 and _LABEL.match(lines[0]):
            headings.append(number)
        elif number < _TOP and all(map(_is_formal, lines)):
            formal.append(number)
    draft.body.change_kind(headings, BlockKind.HEADING, level=2)
    if len(headings) + len(formal) < len(draft.body.blocks):
        draft.body.change_kind(formal, BlockKind.PARTICULARS)


def _is_formal(line: str) -> bool:
    return any(form.search(line) for form in (_FORMAL, _ASKED, _SUBJECT))


def _top_lines(draft: Draft) -> list[str]:
    text = draft.body.text
    lines = (line for block in draft.body.blocks[:_TOP] for line in block.of(text).split("\n"))
    return [collapse(line) for line in lines]
