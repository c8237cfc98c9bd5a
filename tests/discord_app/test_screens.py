from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.models import Answer, Point, Quote, Status, Voice
from bot.answering.receipts import write_receipt
from bot.answering.summaries import Length, Summary
from bot.corpus.additions import AddResult, Outcome
from bot.corpus.models import Block, Document, Identifiers, Language, Provenance
from bot.discord_app.identifiers import LONGEST_ID, Press
from bot.discord_app.screen import Button, File, Menu, Row, Text
from bot.discord_app.screens.answer import answer_screen, quotes_screen
from bot.discord_app.screens.library import results_screen
from bot.discord_app.screens.listing import listing_screen
from bot.discord_app.screens.notice import error_screen
from bot.discord_app.screens.pieces import shorten
from bot.discord_app.screens.server import settings_screen
from bot.discord_app.screens.source import card_screen, citation_screen, context_screen
from bot.discord_app.screens.summary import summary_screen
from bot.errors import RefusedSource, UnknownDocument
from bot.rendering.discord_markdown import unescape
from bot.storage.models import ServerSettings
from tests.discord_app.judge import message_rules
from tests.rendering.discord_reader import assert_plain

HOSTILE = st.text(
    st.sampled_from("*_~`|<>[]()@:#-+.\\/ \nabcé’🩺0123456789"), min_size=1, max_size=400
).filter(str.strip)
WORDS = HOSTILE | st.text(min_size=1, max_size=60).filter(str.strip)
ADDRESS = st.sampled_from(
    [None, "https://exemple.fr/a?b=c#d", "javascript:alert(1)", "https://", "http://é.fr/ü", "file:///x",
     "https://exemple.fr/" + "x" * 600, "https://exemple.fr/a b", "https://ex.fr/%", "https://[::1]/"]
)  # fmt: skip


@st.composite
def documents(draw, factor=1):
    text = " ".join(draw(WORDS).split()) * draw(st.sampled_from([1, 3, 40 * factor])) or "a"
    return Document(
        id=draw(st.from_regex(r"[a-z0-9-]{1,300}", fullmatch=True)),
        title=draw(WORDS),
        text=text,
        blocks=(Block(start=0, end=len(text), number=draw(st.none() | WORDS)),),
        publisher=draw(st.none() | WORDS),
        citation=draw(st.none() | WORDS),
        author=draw(st.none() | WORDS),
        reference=draw(st.none() | WORDS),
        published=draw(st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))),
        url=draw(ADDRESS),
        identifiers=Identifiers(ecli=draw(st.none() | WORDS)),
        provenance=draw(st.sampled_from(Provenance)),
    )


@st.composite
def quotes(draw):
    document = draw(documents())
    start = draw(st.integers(0, len(document.text) - 1))
    end = draw(st.integers(start + 1, len(document.text)))
    return Quote(document, start, end, draw(st.sampled_from(Voice)))


@st.composite
def answers(draw):
    chosen = draw(st.lists(quotes(), max_size=3))
    question = " ".join(draw(WORDS).split())[:2_000]
    return Answer(
        question=question,
        language=draw(st.sampled_from(Language)),
        status=draw(st.sampled_from(Status)),
        confidence=0.5,
        quotes=tuple(chosen),
        missing=tuple(draw(st.lists(WORDS, max_size=3))),
        nearest=tuple(draw(st.lists(documents(), max_size=3, unique_by=lambda held: held.id))),
        receipt=write_receipt(question, chosen),
        lacking=draw(st.none() | st.sampled_from(Point)),
        more=tuple(draw(st.lists(quotes(), max_size=3))),
    )


LANGUAGES = st.sampled_from(Language)
quick = settings(max_examples=25, deadline=None)


def assert_fits(screen):
    """Discord takes the screen, and each of its ids can be read back."""
    assert screen.fits
    for item in screen.items:
        for control in item.items if isinstance(item, Row) else ():
            identifier = control.custom_id
            if identifier is not None:
                assert len(identifier) <= LONGEST_ID
                assert Press.read(identifier) is not None
            if isinstance(control, Button):
                assert 1 <= len(control.label) <= 80
                assert (control.url is None) != (control.custom_id is None)
                assert control.url is None or control.url.startswith(("https://", "http://"))
            if isinstance(control, Menu):
                values = [choice.value for choice in control.choices]
                assert len(set(values)) == len(values) <= 25
                assert all(1 <= len(choice.label) <= 100 for choice in control.choices)
        if isinstance(item, Text):
            assert item.content.strip()


def read(screen):
    return "\n".join(item.content for item in screen.items if isinstance(item, Text))


@quick
@given(answers(), LANGUAGES, WORDS)
def test_any_answer_fits_and_no_quote_is_cut(answer, language, subject):
    screen = answer_screen(answer, language, person=2**63, asked=answer.question, subject=subject)
    assert_fits(screen)
    shown = unescape(read(screen).replace("\n> ", "\n"))
    files = [item.text for item in screen.items if isinstance(item, File)]
    told = [quote for quote in answer.quotes if visible(quote) in shown or quote.text in files]
    behind = sum(
        "more:" in (b.custom_id or "") for i in screen.items if isinstance(i, Row) for b in i.items
    )
    assert len(told) == len(answer.quotes) or behind


def visible(quote):
    from bot.rendering.discord_markdown import escape

    return unescape(escape(quote.text))


@quick
@given(st.lists(quotes(), min_size=1, max_size=4), LANGUAGES)
def test_further_quotes_fit(further, language):
    assert_fits(quotes_screen(further, 4, language))


@quick
@given(quotes(), LANGUAGES)
def test_what_is_told_of_a_quote_fits(quote, language):
    assert_fits(context_screen(quote, language))
    assert_fits(citation_screen(quote, language))
    assert_fits(card_screen(quote.document, language))


@quick
@given(st.lists(documents(), max_size=25, unique_by=lambda d: d.id), st.integers(-3, 9), LANGUAGES)
def test_any_page_of_documents_fits(listed, page, language):
    assert_fits(listing_screen(listed, None, page, language))


@quick
@given(documents(), st.lists(st.tuples(st.integers(0, 50), st.integers(1, 400)), max_size=8))
def test_a_summary_of_any_quotes_fits(document, spans):
    text = document.text
    chosen = tuple(
        Quote(document, start % len(text), min(start % len(text) + length, len(text)))
        for start, length in spans
    )
    for length in Length:
        assert_fits(
            summary_screen(
                Summary(document, Language.FRENCH, length, quotes=chosen), Language.FRENCH
            )
        )
        told = Summary(document, Language.FRENCH, length, text=text[:3_000])
        assert_fits(summary_screen(told, Language.FRENCH))


@quick
@given(documents(), LANGUAGES)
def test_no_line_of_a_card_is_taken_for_markup(document, language):
    card, _, to_copy, *_ = card_screen(document, language).items
    for line in card.content.split("\n"):
        if not line.startswith(("###", "**")):
            assert_plain(line)
    assert to_copy.content.count("`") == 6


@given(WORDS, LANGUAGES)
def test_an_error_about_any_words_fits_and_injects_nothing(words, language):
    problem = UnknownDocument("unknown-name", name=words * 20)
    screen = error_screen(problem, "ABC123", language)
    assert_fits(screen)
    assert_plain(read(screen))


def test_a_fault_is_told_with_its_reference_only():
    screen = error_screen(RuntimeError("secret"), "ABC123", Language.FRENCH)
    assert "ABC123" in read(screen)
    assert "secret" not in read(screen)


def test_an_error_without_words_is_told_as_a_fault():
    assert "ABC123" in read(
        error_screen(UnknownDocument("no-such-words"), "ABC123", Language.ENGLISH)
    )


@pytest.mark.parametrize("language", Language)
def test_the_settings_fit_with_everything_chosen(language):
    full = ServerSettings(language, True, tuple(range(1, 40)), tuple(range(50, 90)), 5, 60, 30)
    assert_fits(settings_screen(full, 20, 300, language))


async def test_what_fits_is_what_discord_takes():
    from bot.discord_app.view import view_of

    text = "mot " * 200
    document = Document(id="a", title="t", text=text, blocks=(Block(start=0, end=len(text)),))
    answer = Answer(
        question="q", language=Language.FRENCH, status=Status.ANSWERED, confidence=1.0,
        quotes=(Quote(document, 0, 700),) * 3, missing=(), nearest=(), receipt="r",
    )  # fmt: skip
    screen = answer_screen(answer, Language.FRENCH, person=1)
    view = view_of(screen)
    assert view.content_length() == screen.characters
    sent = {"components": view.to_components(), "flags": 1 << 15, "allowed_mentions": {"parse": []}}
    faults = [fault for fault in message_rules(sent) if "twice" not in fault]
    assert faults == []
    assert view.is_finished()


@given(st.text(max_size=300), st.integers(1, 50))
def test_shortened_text_is_short(text, most):
    assert len(shorten(text, most)) <= most


def test_the_reason_is_shown_after_the_longest_name():
    named = "https://example.org/" + "rapport/" * 60 + "fin.pdf"
    refused = AddResult.refused(named, RefusedSource("pdf-scanned", path=named))
    (text,) = results_screen([refused], Language.FRENCH).items
    assert unescape(text.content).endswith("puis ajoutez-le.")


@pytest.mark.parametrize(
    ("new", "gone", "told"),
    [
        (2, 1, "Remplacé : Un registre — paragraphes nouveaux : 2, disparus : 1"),
        (0, 0, "Remplacé : Un registre — même texte, fiche modifiée"),
    ],
)
def test_what_changed_in_a_replaced_document_is_told(new, gone, told):
    result = AddResult(Outcome.REPLACED, "a.txt", "un-registre", "Un registre", new=new, gone=gone)
    (text,) = results_screen([result], Language.FRENCH).items
    assert unescape(text.content).replace("\u00a0", " ") == f"- {told}"
