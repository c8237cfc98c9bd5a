"""The documents that people add, and the check of those that come with Greffier."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from bot.console.desk import Desk
from bot.console.exit_codes import FAILURE, MISUSE, SUCCESS
from bot.console.output import progress, show_error
from bot.corpus.adding import Addition, Progress, add_sources
from bot.corpus.additions import AddResult, Outcome
from bot.corpus.library import Library
from bot.corpus.models import BUNDLE
from bot.corpus.originals import add_originals
from bot.corpus.syncing import sync as look_again
from bot.corpus.ties import Digests
from bot.errors import MisuseError
from bot.rendering.messages import say
from bot.rendering.payload import addition_payload
from bot.resources import CORPUS
from bot.retrieval.filters import Filters

__all__ = ["add", "check_corpus", "remove", "sync"]


def add(desk: Desk, sources: Sequence[str], *, originals: bool = False) -> int:
    """Add files, folders and addresses, or the texts that the digests are about; each is told.

    Raises:
        MisuseError: there is nothing to add.
        HomeError: the library cannot be written; what was told is kept.
    """
    bundled = desk.clerk.sources(Filters(libraries=frozenset({BUNDLE})))
    sources = [source for source in sources if source.strip()]  # "" would be this very folder
    if not sources and not (originals and bundled):
        raise MisuseError("nothing-to-add")
    cards = list(bundled.cards())
    library = Library(desk.settings.home, reserved={card.id for card in cards})
    addition = Addition(digests=Digests(cards))

    def results(tell: Progress) -> Iterator[AddResult]:
        if originals:
            yield from add_originals(library, bundled, tell)
        yield from add_sources(library, sources, tell, addition=addition)

    return _tell_each(desk, results)


def sync(desk: Desk) -> int:
    """Look again at what was added from files and addresses; what became of each is told.

    Raises:
        HomeError: the library cannot be written; what was told is kept.
    """
    bundled = desk.clerk.sources(Filters(libraries=frozenset({BUNDLE})))
    addition = Addition(digests=Digests(bundled.cards()))
    library = Library(desk.settings.home)
    return _tell_each(desk, lambda tell: look_again(library, tell, addition=addition))


def remove(desk: Desk, identifier: str, *, erase: bool = False) -> int:
    """Take a document out of the library; `erase` its earlier texts too."""
    Library(desk.settings.home).remove(identifier, erase=erase)
    desk.output.show("removal", desk.language, document=identifier)
    desk.bring_up_to_date()
    return SUCCESS


def _tell_each(desk: Desk, results: Callable[[Progress], Iterable[AddResult]]) -> int:
    """Print a line for each result as it comes, then take what has changed into the index."""
    code = SUCCESS
    try:
        with progress("reading-source", desk.language) as tell:
            for result in results(tell):
                if result.outcome is Outcome.REFUSED:
                    code = MISUSE
                tell(None)
                _tell(desk, result)
    finally:
        desk.bring_up_to_date()
    return code


def _tell(desk: Desk, result: AddResult) -> None:
    if result.message is not None and not desk.as_json:
        show_error(result.message, desk.language, **result.values)
    else:
        desk.give("addition", lambda: addition_payload(result, desk.language), result=result)


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
