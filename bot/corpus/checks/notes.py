"""Notes: each that is called is defined, each that is defined is called, and in both languages."""

from __future__ import annotations

from collections.abc import Iterator

from bot.corpus.bundle import Event, Term
from bot.corpus.checks.files import BundleFiles, Records
from bot.corpus.checks.finding import Finding, found
from bot.corpus.models import Language

__all__ = ["check_notes"]


def check_notes(files: BundleFiles) -> Iterator[Finding]:
    """The notes of every file of the bundle."""
    defined: dict[str, dict[str, int]] = {}
    for page in files.pages:
        notes = defined.setdefault(page.file, {})
        for piece in page.body:
            if piece.label is None:
                continue
            if piece.label in notes:
                yield found("corpus-note-twice", page.file, piece.line, label=piece.label)
            notes.setdefault(piece.label, piece.line)
    for records in (files.terms, files.events):
        defined[records.file] = {label: records.lines.at("notes", label) for label in records.notes}
        yield from _languages(records, defined[records.file])
    called: dict[str, set[str]] = {}
    for paragraph in files.paragraphs():
        for label in paragraph.labels:
            called.setdefault(paragraph.file, set()).add(label)
            if label not in defined[paragraph.file]:
                yield found("corpus-note-undefined", paragraph.file, paragraph.line, label=label)
    for file, notes in defined.items():
        for label, line in notes.items():
            if label not in called.get(file, set()):
                yield found("corpus-note-unused", file, line, label=label)


def _languages(records: Records[Term] | Records[Event], lines: dict[str, int]) -> Iterator[Finding]:
    """A note that is told by language is told in each."""
    for label, text in records.notes.items():
        told = dict.fromkeys(Language, text) if isinstance(text, str) else text
        for language in Language:
            if not told.get(language):
                yield found(
                    "corpus-language-missing",
                    records.file,
                    lines[label],
                    what="note",
                    language=language,
                )
