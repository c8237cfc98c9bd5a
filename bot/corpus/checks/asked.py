"""Questions that facts answer: about facts of the bundle, in each language."""

from __future__ import annotations

from collections.abc import Iterator

from bot.corpus.asked import FILE
from bot.corpus.checks.files import BundleFiles
from bot.corpus.checks.finding import Finding, found
from bot.corpus.models import Language

__all__ = ["check_asked"]


def check_asked(files: BundleFiles) -> Iterator[Finding]:
    """Every fact that is asked about is called somewhere, and asked about in both languages."""
    called = {label for paragraph in files.paragraphs() for label in paragraph.labels}
    for label, told in files.asked.items():
        line = files.asked_lines.at(label)
        if label not in called:
            yield found("corpus-asked-unknown", FILE, line, label=label)
        for language in Language:
            if not told.get(language):
                yield found("corpus-language-missing", FILE, line, what=label, language=language)
