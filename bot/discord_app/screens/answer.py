"""The answer to a question, and the further quotes behind its buttons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.answering.models import Answer, Quote, Status
from bot.answering.receipts import write_receipt
from bot.corpus.models import Language
from bot.discord_app.identifiers import LONGEST_ID, Action, Press
from bot.discord_app.screen import Button, Item, Line, Row, Screen, Text, Tone
from bot.discord_app.screens.listing import open_menu
from bot.discord_app.screens.pieces import fill, quote_block, shorten
from bot.rendering.discord_markdown import code, escape
from bot.rendering.messages import say
from bot.rendering.verdict import verdict

__all__ = ["QUESTION_ID", "SUBJECT_ID", "answer_screen", "quotes_screen"]

QUESTION_ID = 1_001
"""The id of the text that shows the question, by which a follow-up finds it again."""

SUBJECT_ID = 1_002
"""The id of the text that shows which question a follow-up goes on from."""

_LONGEST_QUESTION = 400
_LONGEST_SUBJECT = 200
_LONGEST_TITLE = 120
_BATCHES = 2

_TONES = {
    Status.ANSWERED: Tone.ANSWERED,
    Status.PARTIAL: Tone.PARTIAL,
    Status.UNANSWERED: Tone.NEUTRAL,
}


def answer_screen(
    answer: Answer,
    language: Language,
    *,
    person: int,
    asked: str | None = None,
    subject: str | None = None,
) -> Screen:
    """An answer on screen.

    Args:
        answer: What the documents say.
        language: What to speak.
        person: Who asked, and may delete the answer.
        asked: The words that were asked, where the answer is to more than them.
        subject: The question that this one follows.
    """
    head = Screen(tuple(_head(answer, language, asked or answer.question, subject)))
    head = Screen(head.items, _TONES[answer.status])
    blocks = [
        (Line(), *quote_block(quote, number, language))
        for number, quote in enumerate(answer.quotes, start=1)
    ]
    for shown in range(fill(head, blocks), -1, -1):
        hidden = (*answer.quotes[shown:], *answer.more)
        foot = tuple(_foot(answer, language, person, hidden, shown + 1))
        screen = head.with_items(
            (*(item for block in blocks[:shown] for item in block), Line(), *foot)
        )
        if screen.fits:
            return screen
    raise AssertionError("the head and the foot of an answer are bounded")


def _head(answer: Answer, language: Language, asked: str, subject: str | None) -> Iterator[Item]:
    yield Text(f"### {escape(shorten(asked, _LONGEST_QUESTION))}", QUESTION_ID)
    if subject:
        shown = escape(shorten(subject, _LONGEST_SUBJECT))
        yield Text(f"-# {say('discord-follows', language)} {shown}", SUBJECT_ID)
    told = verdict(answer, language)
    if told:
        yield Text(escape(told))
    if answer.status is Status.UNANSWERED and answer.nearest:
        titles = [escape(shorten(document.title, _LONGEST_TITLE)) for document in answer.nearest]
        yield Text("\n- ".join((say("nearest-subjects", language), *titles)))
        yield Row((open_menu(answer.nearest, language),))


def _foot(
    answer: Answer, language: Language, person: int, hidden: Sequence[Quote], number: int
) -> Iterator[Item]:
    lines = []
    if answer.missing:
        words = shorten(", ".join(answer.missing), _LONGEST_SUBJECT)
        lines.append(f"-# {escape(say('missing-words', language, words=words))}")
    if answer.quotes:
        lines.append(f"-# {say('receipt-line', language, receipt=code(answer.receipt))}")
    if lines:
        yield Text("\n".join(lines))
    opinion = (answer.receipt,) if Press(Action.GOOD, (answer.receipt,)).fits() else ()
    yield Row(
        (
            *_more_buttons(hidden, number, language),
            Button(say("discord-button-good", language), Press(Action.GOOD, opinion).write()),
            Button(say("discord-button-bad", language), Press(Action.BAD, opinion).write()),
            Button(
                say("discord-button-delete", language), Press(Action.DELETE, (str(person),)).write()
            ),
        )
    )


def _more_buttons(quotes: Sequence[Quote], number: int, language: Language) -> Iterator[Button]:
    """One or two buttons that bring the further quotes, as many in each as its id can name."""
    rest = list(quotes)
    for _ in range(_BATCHES):
        batch = rest[:]
        while batch and not _more(batch, number).fits():
            batch.pop()
        if not batch:
            return
        last = number + len(batch) - 1
        key = "discord-button-more" if last > number else "discord-button-more-one"
        yield Button(
            say(key, language, first=number, last=last),
            _more(batch, number).write(),
        )
        rest, number = rest[len(batch) :], last + 1


def _more(quotes: Sequence[Quote], number: int) -> Press:
    return Press(Action.MORE, (write_receipt("", quotes), str(number)))


def quotes_screen(quotes: Sequence[Quote], number: int, language: Language) -> Screen:
    """Further quotes of an answer, the first of them numbered `number`."""
    blocks = [quote_block(quote, n, language) for n, quote in enumerate(quotes, start=number)]
    head = Screen(())
    widest = Button("n" * 80, "n" * LONGEST_ID)
    shown = fill(head, blocks, [Row((widest,) * _BATCHES)])
    rest = quotes[shown:]
    foot = [Row(tuple(_more_buttons(rest, number + shown, language)))] if rest else []
    return head.with_items((*(item for block in blocks[:shown] for item in block), *foot))
