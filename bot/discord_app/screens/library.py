"""A server's own documents on screen: what became of an addition, the list, the audit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.corpus.additions import AddResult, Outcome
from bot.corpus.library import AuditEntry
from bot.corpus.models import Document, Language
from bot.discord_app.screen import Screen, Text, Tone
from bot.discord_app.screens.pieces import shorten
from bot.rendering.discord_markdown import escape
from bot.rendering.messages import label, say

__all__ = ["audit_screen", "library_screen", "results_screen"]

_MOST_LINES = 20
_LONGEST_LINE = 150
_LONGEST_VALUE = 40


def results_screen(results: Sequence[AddResult], language: Language) -> Screen:
    """A line for each result; the refused ones say why."""
    refused = any(result.outcome is Outcome.REFUSED for result in results)
    lines = [_result(result, language) for result in results]
    return _lines(lines, language, Tone.PARTIAL if refused else Tone.ANSWERED)


def library_screen(documents: Sequence[Document], language: Language) -> Screen:
    """The documents, by title."""
    titles = [document.title for document in documents]
    return _lines(titles, language, title="discord-library", empty="discord-library-empty")


def audit_screen(entries: Sequence[AuditEntry], language: Language) -> Screen:
    """Who did what to which document, the latest first; times are in UTC."""
    lines = [
        say(
            f"discord-audit-{entry.action}",
            language,
            at=entry.at[:16].replace("T", " "),
            person=entry.by,
            document=entry.document,
        )
        for entry in reversed(entries)
    ]
    return _lines(lines, language, title="discord-audit", empty="discord-audit-empty")


def _result(result: AddResult, language: Language) -> str:
    if result.message is not None:
        return say(result.message, language, **{k: _short(v) for k, v in result.values.items()})
    line = f"{label(result.outcome, language)} {result.title or result.source}"
    if result.outcome is not Outcome.REPLACED:
        return line + _tie(result, language)
    key = "change-paragraphs" if result.new or result.gone else "change-card"
    title = shorten(line, _LONGEST_LINE - _LONGEST_VALUE)
    return f"{title} — {say(key, language, new=result.new, gone=result.gone)}" + _tie(
        result, language
    )


def _tie(result: AddResult, language: Language) -> str:
    if not result.original_of:
        return ""
    return f" — {say('original-of', language, digests=', '.join(result.original_of))}"


def _short(value: object) -> object:
    """A long name or address cut, so that the reason after it is not."""
    return shorten(value, _LONGEST_VALUE) if isinstance(value, str) else value


def _lines(
    lines: Iterable[str],
    language: Language,
    tone: Tone = Tone.NEUTRAL,
    *,
    title: str | None = None,
    empty: str = "discord-library-empty",
) -> Screen:
    shown = [line if len(line) <= _LONGEST_LINE else line[:_LONGEST_LINE] + "…" for line in lines]
    more = len(shown) - _MOST_LINES
    written = [f"- {escape(line)}" for line in shown[:_MOST_LINES]]
    if more > 0:
        written.append(escape(say("discord-library-more", language, count=more)))
    if not written:
        written.append(escape(say(empty, language)))
    if title is not None:
        written.insert(0, f"### {escape(say(title, language))}")
    return Screen((Text("\n".join(written)),), tone)
