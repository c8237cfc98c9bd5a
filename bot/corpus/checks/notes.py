"""Notes: each that is called is defined, and each that is defined is called."""

from __future__ import annotations

from collections.abc import Iterator

from bot.corpus.checks.files import BundleFiles
from bot.corpus.checks.finding import Finding, found

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
