"""Dated events in order, a page at a time."""

from __future__ import annotations

from datetime import date

from bot.answering.timeline import DatedQuote, Timeline
from bot.corpus.models import Language
from bot.discord_app.identifiers import Action, Press
from bot.discord_app.screen import Button, Row, Screen, Text
from bot.discord_app.screens.pieces import markdown
from bot.rendering.messages import say

__all__ = ["LONGEST_SUBJECT", "timeline_screen"]

LONGEST_SUBJECT = 60
"""Characters of a subject, so that a button can carry it."""

_PAGE = 8
_LONGEST_EVENT = 380
"""Characters beyond which an event counts as two towards a page."""


def timeline_screen(timeline: Timeline, page: int, language: Language) -> Screen:
    """One page of the events; `page` counts from 0 and is brought within bounds."""
    pages = _pages(timeline.events)
    page = min(max(page, 0), len(pages) - 1)
    first = sum(map(len, pages[:page]))
    text = markdown(
        "timeline.md.j2",
        language,
        timeline=timeline,
        events=pages[page],
        first=first + 1,
        last=first + len(pages[page]),
    )
    if len(pages) == 1:
        return Screen((Text(text),))
    turns = (
        _turn("discord-button-before", timeline, page - 1, len(pages), language),
        _turn("discord-button-after", timeline, page + 1, len(pages), language),
    )
    return Screen((Text(text), Row(turns)))


def _pages(events: tuple[DatedQuote, ...]) -> list[list[DatedQuote]]:
    """The events by page, none of which holds more than a message can show."""
    pages: list[list[DatedQuote]] = [[]]
    weight = 0
    for event in events:
        heavy = 1 + len(event.quote.text) // _LONGEST_EVENT
        if pages[-1] and weight + heavy > _PAGE:
            pages.append([])
            weight = 0
        pages[-1].append(event)
        weight += heavy
    return pages


def _turn(key: str, timeline: Timeline, page: int, pages: int, language: Language) -> Button:
    dates = (_written(timeline.since), _written(timeline.until))
    press = Press(Action.TIMELINE, (str(page), *dates, timeline.subject or ""))
    return Button(say(key, language), press.write(), disabled=not 0 <= page < pages)


def _written(day: date | None) -> str:
    return day.strftime("%Y%m%d") if day else ""
