"""What each command of the terminal does. Each returns the exit code of the process."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from bot.answering.models import Status
from bot.clerk import Clerk
from bot.console.batch import read_questions
from bot.console.exit_codes import FAILURE, MISUSE, SUCCESS, UNANSWERED
from bot.console.output import Output, progress, show_error
from bot.corpus.adding import add_sources
from bot.corpus.additions import AddResult, Outcome
from bot.corpus.library import Library
from bot.corpus.models import BUNDLE, Kind, Language
from bot.rendering.messages import say
from bot.resources import CORPUS
from bot.retrieval.filters import Filters
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.console.slash import Command

__all__ = ["Desk"]


class Desk:
    """The clerk's desk at the terminal: opens the documents when first needed.

    `language` is what the person speaks where no question tells; `settings.language`, where set,
    is spoken always. With `as_json`, results are printed as objects, one a line.
    """

    def __init__(
        self, settings: Settings, output: Output, language: Language, *, as_json: bool = False
    ) -> None:
        self.settings = settings
        self.language = settings.language or language
        self._output = output
        self._as_json = as_json

    @cached_property
    def clerk(self) -> Clerk:
        """The clerk over the bundle and the library of the home folder."""
        with progress("reading-documents", self.language) as tell:
            return Clerk.open(self.settings, tell)

    def welcome(self) -> None:
        """Say what to type."""
        self._output.show("welcome", self.language)

    def echo(self, question: str) -> None:
        """Show a question that the person has not typed."""
        self._output.show("question", self.language, question=question)
        self._output.gap()

    def part(self) -> None:
        """Leave a blank line between an answer and what comes next."""
        self._output.gap()

    def help(self, commands: Sequence[Command]) -> int:
        """List the commands of the interactive terminal."""
        self._output.show("help", self.language, commands=commands)
        return SUCCESS

    def filters(
        self, source: str | None = None, kind: Kind | None = None, as_of: date | None = None
    ) -> Filters:
        """Which documents may answer; `source` is any name of a document.

        Raises:
            UnknownDocument: no document bears the name.
        """
        work = self.clerk.source(source).work if source else None
        return Filters(kind=kind, source=work, as_of=as_of)

    def ask(self, question: str, filters: Filters) -> int:
        """Answer one question."""
        from bot.rendering.payload import answer_payload

        answer = self.clerk.ask(question, language=self.settings.language, filters=filters)
        if self._as_json:
            self._output.write(answer_payload(answer))
        else:
            self._output.show("answer", answer.language, answer=answer)
        return UNANSWERED if answer.status is Status.UNANSWERED else SUCCESS

    def ask_each(self, lines: Iterable[bytes], filters: Filters) -> int:
        """Answer one question a line, in order, each as soon as it is read."""
        from bot.rendering.payload import answer_payload

        def answered(identifier: object, question: str) -> dict[str, object]:
            answer = self.clerk.ask(question, language=self.settings.language, filters=filters)
            return answer_payload(answer, identifier)

        for payload in read_questions(lines, answered, self.language):
            self._output.write(payload)
        return SUCCESS

    def search(self, question: str, top: int, filters: Filters) -> int:
        """Show the best passages for a question."""
        from bot.rendering.payload import hits_payload

        found = self.clerk.search(question, top, filters)
        if self._as_json:
            self._output.write(hits_payload(found))
        else:
            self._output.show("passages", self.language, found=found)
        return SUCCESS if found else UNANSWERED

    def search_each(self, lines: Iterable[bytes], top: int, filters: Filters) -> int:
        """Show the best passages for one question a line, in order."""
        from bot.rendering.payload import hits_payload

        def found(identifier: object, question: str) -> dict[str, object]:
            return hits_payload(self.clerk.search(question, top, filters), identifier)

        for payload in read_questions(lines, found, self.language):
            self._output.write(payload)
        return SUCCESS

    def check_corpus(self) -> int:
        """Check the bundled documents against their rules."""
        from bot.corpus.check import check_bundle

        findings = check_bundle(CORPUS)
        for finding in findings:
            sentence = say(finding.message, self.language, **finding.values)
            if self._as_json:
                self._output.write(
                    {"file": finding.file, "line": finding.line, "rule": finding.message}
                    | {"message": sentence}
                )
            else:
                self._output.write_line(sentence)
        if not self._as_json:
            key = "corpus-breaches" if findings else "corpus-sound"
            self._output.write_line(say(key, self.language, count=len(findings)))
        return FAILURE if findings else SUCCESS

    def sources(self, filters: Filters) -> int:
        """List the documents."""
        from bot.rendering.payload import document_payload

        if self._as_json:
            for document in self.clerk.sources(filters):
                self._output.write(document_payload(document))
        else:
            documents = self.clerk.sources(filters)
            self._output.show("sources", self.language, documents=documents)
        return SUCCESS

    def add(self, sources: Sequence[str]) -> int:
        """Add files, folders and addresses; each is told as soon as it is on disk."""
        bundled = {document.id for document in self.clerk.sources() if document.library == BUNDLE}
        library = Library(self.settings.home, reserved=bundled)
        code = SUCCESS
        with progress("reading-source", self.language) as tell:
            for result in add_sources(library, sources, tell):
                if result.outcome is Outcome.REFUSED:
                    code = MISUSE
                self._told(result)
        return code

    def _told(self, result: AddResult) -> None:
        from bot.rendering.payload import addition_payload

        if self._as_json:
            self._output.write(addition_payload(result, self.language))
        elif result.message is None:
            self._output.show("addition", self.language, result=result)
        else:
            show_error(result.message, self.language, **result.values)

    def remove(self, identifier: str, *, erase: bool) -> int:
        """Take a document out of the library; `erase` its earlier texts too."""
        Library(self.settings.home).remove(identifier, erase=erase)
        self._output.show("removal", self.language, document=identifier)
        return SUCCESS

    def source(self, name: str) -> int:
        """Show a document's card, or all of it as JSON."""
        from bot.rendering.payload import document_payload

        document = self.clerk.source(name)
        if self._as_json:
            self._output.write(document_payload(document, with_text=True))
        else:
            self._output.show("card", self.language, document=document)
        return SUCCESS
