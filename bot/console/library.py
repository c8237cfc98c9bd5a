"""The documents that people add, and the check of those that come with Greffier."""

from __future__ import annotations

from collections.abc import Sequence

from bot.console.desk import Desk
from bot.console.exit_codes import FAILURE, MISUSE, SUCCESS
from bot.console.output import progress, show_error
from bot.corpus.adding import add_sources
from bot.corpus.additions import AddResult, Outcome
from bot.corpus.library import Library
from bot.corpus.models import BUNDLE
from bot.rendering.messages import say
from bot.rendering.payload import addition_payload
from bot.resources import CORPUS

__all__ = ["add", "check_corpus", "remove"]


def add(desk: Desk, sources: Sequence[str]) -> int:
    """Add files, folders and addresses; each is told as soon as it is on disk."""
    bundled = {document.id for document in desk.clerk.sources() if document.library == BUNDLE}
    library = Library(desk.settings.home, reserved=bundled)
    code = SUCCESS
    with progress("reading-source", desk.language) as tell:
        for result in add_sources(library, sources, tell):
            if result.outcome is Outcome.REFUSED:
                code = MISUSE
            _tell(desk, result)
    desk.clerk.reload()
    return code


def _tell(desk: Desk, result: AddResult) -> None:
    if result.message is not None and not desk.as_json:
        show_error(result.message, desk.language, **result.values)
    else:
        desk.give("addition", lambda: addition_payload(result, desk.language), result=result)


def remove(desk: Desk, identifier: str, *, erase: bool = False) -> int:
    """Take a document out of the library; `erase` its earlier texts too."""
    Library(desk.settings.home).remove(identifier, erase=erase)
    desk.output.show("removal", desk.language, document=identifier)
    desk.clerk.reload()
    return SUCCESS


def check_corpus(desk: Desk) -> int:
    """Check the bundled documents against their rules."""
    from bot.corpus.check import check_bundle

    findings = check_bundle(CORPUS)
    for finding in findings:
        sentence = say(finding.message, desk.language, **finding.values)
        if desk.as_json:
            desk.output.write(
                {"file": finding.file, "line": finding.line, "rule": finding.message}
                | {"message": sentence}
            )
        else:
            desk.output.write_line(sentence)
    if not desk.as_json:
        key = "corpus-breaches" if findings else "corpus-sound"
        desk.output.write_line(say(key, desk.language, count=len(findings)))
    return FAILURE if findings else SUCCESS
