"""Questions and what is found for them. Each function returns the exit code of the process."""

from __future__ import annotations

from collections.abc import Iterable

from bot.answering.models import Status
from bot.console.batch import read_questions
from bot.console.desk import Desk
from bot.console.exit_codes import SUCCESS, UNANSWERED
from bot.rendering.payload import answer_payload, hits_payload
from bot.retrieval.filters import EVERYTHING, Filters

__all__ = ["ask", "ask_each", "search", "search_each"]


def ask(desk: Desk, question: str, filters: Filters = EVERYTHING) -> int:
    """Answer one question."""
    answer = desk.clerk.ask(question, language=desk.settings.language, filters=filters)
    desk.give("answer", lambda: answer_payload(answer), answer.language, answer=answer)
    return UNANSWERED if answer.status is Status.UNANSWERED else SUCCESS


def ask_each(desk: Desk, lines: Iterable[bytes], filters: Filters) -> int:
    """Answer one question a line, in order, each as soon as it is read."""

    def answered(identifier: object, question: str) -> dict[str, object]:
        answer = desk.clerk.ask(question, language=desk.settings.language, filters=filters)
        return answer_payload(answer, identifier)

    for payload in read_questions(lines, answered, desk.language):
        desk.output.write(payload)
    return SUCCESS


def search(desk: Desk, question: str, top: int, filters: Filters) -> int:
    """Show the best passages for a question."""
    found = desk.clerk.search(question, top, filters)
    desk.give("passages", lambda: hits_payload(found), found=found)
    return SUCCESS if found else UNANSWERED


def search_each(desk: Desk, lines: Iterable[bytes], top: int, filters: Filters) -> int:
    """Show the best passages for one question a line, in order."""

    def found(identifier: object, question: str) -> dict[str, object]:
        return hits_payload(desk.clerk.search(question, top, filters), identifier)

    for payload in read_questions(lines, found, desk.language):
        desk.output.write(payload)
    return SUCCESS
