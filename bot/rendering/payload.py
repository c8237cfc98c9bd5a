"""The JSON that programs rely on: its keys are a promise (docs/cli.md), each always present.

What is not known is null. Days are ISO 8601; offsets count characters of the document's text.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from bot.answering.models import Answer, Quote
from bot.clerk import Found
from bot.corpus.additions import AddResult
from bot.corpus.models import Card, Document, Language
from bot.rendering.attribution import attribution_of
from bot.rendering.messages import say

if TYPE_CHECKING:
    from bot.answering.checking import Check
    from bot.answering.comparison import Comparison
    from bot.answering.definitions import Definition
    from bot.answering.replay import Replay
    from bot.answering.summaries import Summary
    from bot.answering.timeline import Timeline

__all__ = [
    "addition_payload",
    "answer_payload",
    "card_payload",
    "check_payload",
    "comparison_payload",
    "definition_payload",
    "document_payload",
    "hits_payload",
    "receipt_payload",
    "summary_payload",
    "timeline_payload",
]


def answer_payload(answer: Answer, identifier: Any = None) -> dict[str, Any]:
    """An answer; `identifier` is the question's own, as it was given."""
    return {
        "id": identifier,
        "question": answer.question,
        "language": answer.language.value,
        "status": answer.status.value,
        "confidence": round(answer.confidence, 4),
        "quotes": _quotes(answer.quotes),
        "missing": list(answer.missing),
        "nearest": _named(answer.nearest),
        "receipt": answer.receipt,
        "premise": answer.premise,
        "lacking": answer.lacking.value if answer.lacking else None,
        "unquoted": list(answer.unquoted),
    }


def _quotes(quotes: Iterable[Quote]) -> list[dict[str, Any]]:
    return [_quote(number, quote) for number, quote in enumerate(quotes, start=1)]


def _named(documents: Iterable[Document]) -> list[dict[str, str]]:
    return [{"document": document.id, "title": document.title} for document in documents]


def _quote(number: int, quote: Quote) -> dict[str, Any]:
    document = quote.document
    return {
        "n": number,
        "text": quote.text,
        "document": document.id,
        "title": document.title,
        "kind": document.kind.value,
        "provenance": document.provenance.value,
        "voice": quote.voice.value,
        "publisher": document.publisher,
        "published": quote.published.isoformat() if quote.published else None,
        "citation": quote.citation,
        "heading": quote.heading,
        "url": attribution_of(quote).url,
        "start": quote.start,
        "end": quote.end,
    }


def addition_payload(result: AddResult, language: Language) -> dict[str, Any]:
    """What became of a file or address that was to be added; `error` is a message's key.

    `new` and `gone` count the paragraphs of a replaced document that are so; `original_of` has the
    ids of the digests that it is the original of.
    """
    return {
        "source": result.source,
        "outcome": result.outcome.value,
        "document": result.document,
        "title": result.title,
        "new": result.new,
        "gone": result.gone,
        "original_of": list(result.original_of),
        "error": result.message,
        "message": say(result.message, language, **result.values) if result.message else None,
    }


def card_payload(card: Card) -> dict[str, Any]:
    """A document's card: all but its text."""
    return card.model_dump(mode="json", by_alias=True)


def document_payload(document: Document) -> dict[str, Any]:
    """A document's card and its text."""
    return card_payload(document.card) | {"text": document.text}


def hits_payload(found: Iterable[Found], identifier: Any = None) -> dict[str, Any]:
    """Ranked passages, best first; `passage` is the passage's number in the index."""
    return {
        "id": identifier,
        "hits": [
            {
                "document": hit.document.id,
                "passage": hit.number,
                "score": round(hit.score, 4),
                "start": hit.start,
                "end": hit.end,
            }
            for hit in found
        ],
    }


def summary_payload(summary: Summary) -> dict[str, Any]:
    """A document in short: `text` in our own words, or `quotes`."""
    return {
        "document": summary.document.id,
        "title": summary.document.title,
        "language": summary.language.value,
        "length": summary.length.value,
        "text": summary.text,
        "quotes": _quotes(summary.quotes),
    }


def definition_payload(definition: Definition) -> dict[str, Any]:
    """What a term means, in the person's language and in the other one."""
    return {
        "term": definition.term,
        "language": definition.language.value,
        "title": definition.title,
        "quotes": _quotes(definition.quotes),
        "translation": _quotes(definition.translation),
        "related": _named(definition.related),
        "nearest": _named(definition.nearest),
    }


def timeline_payload(timeline: Timeline) -> dict[str, Any]:
    """Dated events in order; `from` and `to` are the first and last day of an event."""
    return {
        "subject": timeline.subject,
        "language": timeline.language.value,
        "events": [
            {
                "from": event.period.first.isoformat(),
                "to": event.period.last.isoformat(),
                "precision": event.precision,
                "quote": _quote(number, event.quote),
                "documents": _named(event.documents),
                "subjects": list(event.subjects),
            }
            for number, event in enumerate(timeline.events, start=1)
        ],
        "nearest": list(timeline.nearest),
    }


def comparison_payload(comparison: Comparison) -> dict[str, Any]:
    """Where sources differ: each difference, and the quotes that show it."""
    return {
        "subject": comparison.subject,
        "language": comparison.language.value,
        "divergences": [
            {"difference": divergence.difference.value, "quotes": _quotes(divergence.quotes)}
            for divergence in comparison.divergences
        ],
    }


def receipt_payload(replay: Replay) -> dict[str, Any]:
    """A receipt replayed: `fate` tells what has become of each quote's document."""
    return {
        "receipt": replay.receipt,
        "asked": replay.asked,
        "proven": replay.proven,
        "quotes": [
            {
                "fate": replayed.fate.value,
                "quote": _quote(number, replayed.quote) if replayed.quote else None,
            }
            for number, replayed in enumerate(replay.quotes, start=1)
        ],
    }


def check_payload(check: Check) -> dict[str, Any]:
    """A text's quotations and references; `start` and `end` count characters of `text`."""
    return {
        "text": check.text,
        "quotations": [
            {
                "start": checked.span.start,
                "end": checked.span.end,
                "finding": checked.finding.value,
                "typography": checked.typography,
                "changes": [
                    {"written": list(change.written), "original": list(change.original)}
                    for change in checked.changes
                ],
                "quotes": _quotes(checked.quotes),
                "attributed": _named(checked.attributed),
            }
            for checked in check.quotations
        ],
        "references": [
            {
                "start": mention.span.start,
                "end": mention.span.end,
                "known": mention.known,
                "document": mention.document.id if mention.document else None,
                "quote": _quote(1, mention.quote) if mention.quote else None,
            }
            for mention in check.references
        ],
    }
