"""What the documents are and hold. Each function returns the exit code of the process."""

from __future__ import annotations

from dataclasses import replace

from bot.answering.periods import period_of
from bot.answering.summaries import Length
from bot.console.desk import Desk
from bot.console.exit_codes import FAILURE, SUCCESS, UNANSWERED
from bot.corpus.models import LOCAL
from bot.rendering.payload import (
    card_payload,
    comparison_payload,
    definition_payload,
    document_payload,
    receipt_payload,
    summary_payload,
    timeline_payload,
)
from bot.retrieval.filters import EVERYTHING, Filters

__all__ = ["compare", "define", "receipt", "source", "sources", "summary", "timeline"]


def sources(desk: Desk, filters: Filters = EVERYTHING, *, added: bool = False) -> int:
    """List the documents, or those alone that were added at this machine."""
    if added:
        filters = replace(filters, libraries=frozenset({LOCAL}))
    cards = desk.clerk.sources(filters).cards()
    if desk.as_json:
        for card in cards:
            desk.output.write(card_payload(card))
    else:
        desk.output.show("sources", desk.language, documents=cards)
    return SUCCESS


def source(desk: Desk, name: str) -> int:
    """Show a document's card; as JSON, its text too."""
    document = desk.clerk.source(name, language=desk.language)
    desk.give("card", lambda: document_payload(document), document=document)
    return SUCCESS


def summary(desk: Desk, name: str, length: Length = Length.MEDIUM) -> int:
    """Show a document in short."""
    short = desk.clerk.summarize(name, length, language=desk.language)
    desk.give("summary", lambda: summary_payload(short), summary=short)
    return SUCCESS


def define(desk: Desk, term: str) -> int:
    """Show what a term means, in both languages."""
    definition = desk.clerk.define(term, language=desk.language)
    desk.give("definition", lambda: definition_payload(definition), definition=definition)
    return SUCCESS if definition.quotes or definition.translation else UNANSWERED


def timeline(
    desk: Desk, subject: str | None = None, since: str | None = None, until: str | None = None
) -> int:
    """Show the dated events about a subject; `since` and `until` are days, months or years."""
    events = desk.clerk.timeline(
        subject or None,
        period_of(since).first if since else None,
        period_of(until).last if until else None,
        language=desk.language,
    )
    desk.give("timeline", lambda: timeline_payload(events), timeline=events)
    return SUCCESS if events.events else UNANSWERED


def compare(desk: Desk, subject: str) -> int:
    """Show where sources differ on a subject."""
    comparison = desk.clerk.compare(subject, language=desk.language)
    desk.give("comparison", lambda: comparison_payload(comparison), comparison=comparison)
    return SUCCESS if comparison.divergences else UNANSWERED


def receipt(desk: Desk, word: str, question: str | None = None) -> int:
    """Replay a receipt: show each quote again, or what has become of its document."""
    replay = desk.clerk.receipt(word, question)
    desk.give("receipt", lambda: receipt_payload(replay), replay=replay)
    return SUCCESS if replay.proven and replay.asked is not False else FAILURE
