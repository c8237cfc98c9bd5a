"""Questions one a line, `{"id", "question"}` or bare text: a bad line never stops the rest."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from bot.corpus.models import Language
from bot.errors import GreffierError, QuestionError
from bot.rendering.messages import say

__all__ = ["read_questions"]


def read_questions(
    lines: Iterable[bytes], answered: Callable[[Any, str], dict[str, Any]], language: Language
) -> Iterator[dict[str, Any]]:
    """One object a line, in order: what `answered` makes of the id and question, or the error.

    An error is `{"id", "line", "error", "message"}`: lines count from 1, `error` is the key of the
    message, which is worded in `language`.
    """
    for number, line in enumerate(lines, start=1):
        identifier = None
        try:
            identifier, question = _parse(line)
            if not isinstance(question, str):
                raise QuestionError("question-not-json")
            # JSON can name half of a surrogate pair, which is no character.
            question = question.encode("utf-8", "replace").decode()
            yield answered(identifier, question)
        except GreffierError as error:
            yield {
                "id": identifier,
                "line": number,
                "error": error.message,
                "message": say(error, language),
            }


def _parse(line: bytes) -> tuple[Any, Any]:
    """The id and the question, which may be anything where the line is an object."""
    try:
        text = line.decode("utf-8-sig").strip()
    except UnicodeDecodeError:
        raise QuestionError("question-not-utf8") from None
    if not text.startswith("{"):
        return None, text
    try:
        record = json.loads(text)
        # The id is printed again as it came: JSON has no number that is not finite.
        json.dumps(record.get("id"), allow_nan=False)
    except (ValueError, RecursionError):
        raise QuestionError("question-not-json") from None
    return record.get("id"), record.get("question")
