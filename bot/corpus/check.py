"""Whether the bundle keeps its rules: `corpus/README.md` in the form of a program."""

from __future__ import annotations

from pathlib import Path

from bot.corpus.checks.asked import check_asked
from bot.corpus.checks.bodies import check_bodies
from bot.corpus.checks.cards import check_cards
from bot.corpus.checks.duplicates import check_duplicates
from bot.corpus.checks.files import read_files
from bot.corpus.checks.finding import Finding
from bot.corpus.checks.links import check_links
from bot.corpus.checks.notes import check_notes
from bot.corpus.checks.references import check_references
from bot.corpus.checks.terms import check_terms, check_thesaurus
from bot.corpus.checks.timeline import check_timeline

__all__ = ["Finding", "check_bundle"]

_RULES = (
    check_cards,
    check_references,
    check_links,
    check_bodies,
    check_notes,
    check_asked,
    check_duplicates,
    check_terms,
    check_thesaurus,
    check_timeline,
)


def check_bundle(root: Path) -> list[Finding]:
    """What breaks the rules in the bundle at `root`, in the order of files and lines.

    A file that cannot be read is a finding of its own, and the others are checked all the same.
    """
    files = read_files(root)
    findings = [*files.unread, *(finding for rule in _RULES for finding in rule(files))]
    return sorted(findings, key=lambda finding: (finding.file, finding.line, finding.message))
