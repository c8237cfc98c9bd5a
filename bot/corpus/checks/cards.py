"""The card of a document: its name, its folder, its dates, its titles and its summaries."""

from __future__ import annotations

from collections.abc import Iterator

from bot.corpus.checks.files import BundleFiles, Page
from bot.corpus.checks.finding import Finding, found
from bot.corpus.front_matter import Card
from bot.corpus.models import Kind, Language

__all__ = ["check_cards"]

FOLDERS = {
    "actors": {Kind.ACTOR},
    "articles": {Kind.ARTICLE},
    "decisions": {Kind.DECISION},
    "events": {Kind.EVENT},
    "guidelines": {Kind.GUIDELINE},
    "guides": {Kind.GUIDE},
    "statutes": {Kind.STATUTE, Kind.REGULATION},
}
"""Which kinds of document each folder holds."""

LONGEST_SUMMARY = {"short": 160, "medium": 450, "long": 1_300}
"""Characters of each length of summary."""


def check_cards(files: BundleFiles) -> Iterator[Finding]:
    """Names, folders, dates, titles and summaries of the documents."""
    seen: dict[str, str] = {}
    for page in files.pages:
        yield from _name(page)
        if isinstance(page.card, Card):
            yield from _kind(page, page.card)
            yield from _dates(page, page.card, files)
            yield from _titles(page, page.card)
            yield from _summaries(page, page.card)
            yield from _unique(seen, page.card.id, page.file, page.lines.at("id"))
    for number, term in enumerate(files.terms.records):
        yield from _unique(seen, term.id, files.terms.file, files.terms.line(number, "id"))


def _name(page: Page) -> Iterator[Finding]:
    translated = not isinstance(page.card, Card)
    wanted = f"{page.id}.{page.language}.md" if translated else f"{page.id}.md"
    if page.path.name != wanted:
        line = page.lines.at("translation_of" if translated else "id")
        yield found("corpus-bad-id", page.file, line, id=page.id)


def _unique(seen: dict[str, str], name: str, file: str, line: int) -> Iterator[Finding]:
    other = seen.setdefault(name, file)
    if other != file:
        yield found("corpus-id-twice", file, line, id=name, other=other)


def _kind(page: Page, card: Card) -> Iterator[Finding]:
    folder = page.path.parent.name
    if card.kind not in FOLDERS.get(folder, set()):
        yield found(
            "corpus-wrong-folder", page.file, page.lines.at("kind"), kind=card.kind, folder=folder
        )


def _dates(page: Page, card: Card, files: BundleFiles) -> Iterator[Finding]:
    if card.date and files.as_of and card.date > files.as_of:
        yield found(
            "corpus-date-in-future",
            page.file,
            page.lines.at("date"),
            date=card.date,
            as_of=files.as_of,
        )
    since, until = card.valid.since, card.valid.until
    if since and until and until < since:
        line = page.lines.at("valid", "until")
        yield found("corpus-validity-reversed", page.file, line, since=since, until=until)


def _titles(page: Page, card: Card) -> Iterator[Finding]:
    for language in Language:
        if not card.title.get(language, "").strip():
            line = page.lines.at("title", language.value)
            yield found("corpus-language-missing", page.file, line, what="title", language=language)


def _summaries(page: Page, card: Card) -> Iterator[Finding]:
    for language in Language:
        summaries = card.summary.get(language)
        if summaries is None:
            line = page.lines.at("summary")
            yield found(
                "corpus-language-missing", page.file, line, what="summary", language=language
            )
            continue
        for length, limit in LONGEST_SUMMARY.items():
            text = getattr(summaries, length)
            line = page.lines.at("summary", language.value, length)
            where = f"{language}.{length}"
            if not text.strip():
                yield found("corpus-summary-empty", page.file, line, summary=where)
            elif len(text) > limit:
                yield found(
                    "corpus-summary-too-long",
                    page.file,
                    line,
                    summary=where,
                    length=len(text),
                    limit=limit,
                )
