"""The timeline: in order, its dates real, said in its texts and in the documents it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from bot.corpus.bundle import Event
from bot.corpus.checks.files import BundleFiles
from bot.corpus.checks.finding import Finding, found
from bot.corpus.dates import names_date
from bot.corpus.front_matter import Card
from bot.corpus.markup import unmark
from bot.corpus.models import Kind, Language

__all__ = ["check_timeline"]

_FORM = {
    "day": re.compile(r"\d{4}-\d\d-\d\d"),
    "month": re.compile(r"\d{4}-\d\d"),
    "year": re.compile(r"\d{4}"),
    "about": re.compile(r"\d{4}(?:-\d\d){0,2}"),
}
"""How a date is written at each precision; "about" where sources differ."""


def check_timeline(files: BundleFiles) -> Iterator[Finding]:
    """Dates, order, texts and documents of the events."""
    events = files.events
    said = _said(files)
    dates = {card.id: card.date for _, card in files.cards if card.date and _is_event(card)}
    before = ""
    for number, event in enumerate(events.records):
        day, file = str(event.date), events.file
        if not _is_date(day, event.precision):
            line = events.line(number, "date")
            yield found("corpus-event-bad-date", file, line, date=day, precision=event.precision)
            continue
        if day < before:
            yield found(
                "corpus-event-out-of-order",
                file,
                events.line(number, "date"),
                date=day,
                before=before,
            )
        before = max(day, before)
        if event.until is not None and str(event.until) < day:
            line = events.line(number, "until")
            yield found("corpus-validity-reversed", file, line, since=day, until=event.until)
        yield from _texts(files, number, event, day)
        if event.documents and not any(
            names_date(text, day) for name in event.documents for text in said.get(name, ())
        ):
            line = events.line(number, "documents")
            yield found(
                "corpus-event-not-in-documents",
                file,
                line,
                date=day,
                documents=", ".join(event.documents),
            )
        for name in event.documents:
            if day == str(dates.get(name)):
                del dates[name]
    named = {name: n for n, event in enumerate(events.records) for name in event.documents}
    for name, day_of in dates.items():
        if name in named:
            line = events.line(named[name], "documents")
            yield found("corpus-event-missing", events.file, line, id=name, date=day_of)


def _is_event(card: Card) -> bool:
    """Whether the document's own date is an event: an article, or a decision of a court."""
    return card.kind is Kind.ARTICLE or (
        card.kind is Kind.DECISION and bool(card.identifiers.docket)
    )


def _is_date(day: str, precision: str) -> bool:
    form = _FORM.get(precision)
    if form is None or not form.fullmatch(day):
        return False
    try:
        date.fromisoformat(day + "-01-01"[len(day) - 4 :])
    except ValueError:
        return False
    return True


def _texts(files: BundleFiles, number: int, event: Event, day: str) -> Iterator[Finding]:
    events = files.events
    for language in Language:
        text = event.text.get(language)
        line = events.line(number, "text", language.value)
        if not text:
            yield found(
                "corpus-language-missing", events.file, line, what="text", language=language
            )
        elif not names_date(unmark(text)[0], day):
            yield found("corpus-event-date-not-said", events.file, line, date=day)


def _said(files: BundleFiles) -> dict[str, list[str]]:
    """Per document, the texts that may name a date: paragraphs, dates of the card, definitions."""
    said: dict[str, list[str]] = {}
    for page in files.pages:
        said.setdefault(page.id, []).extend(unmark(piece.text)[0] for piece in page.body)
    for page, card in files.cards:
        days = (card.date, card.valid.since, card.valid.until)
        said[page.id] += [day.isoformat() for day in days if day]
    for term in files.terms.records:
        said[term.id] = [unmark(text)[0] for told in term.definition.values() for text in told]
    return said
