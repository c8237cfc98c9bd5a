import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.ansi import AnsiDecoder
from rich.style import Style
from rich.text import Text

from bot.answering.models import Point, Status
from bot.corpus.models import Language
from bot.rendering.console import plain_environment, screen_environment
from bot.rendering.environment import render
from tests.rendering.documents import answered, digest, document, whole

PLAIN, SCREEN = plain_environment(), screen_environment()


def plain(template: str, language: Language = Language.FRENCH, **values: object) -> str:
    return render(PLAIN, f"{template}.txt.j2", language, **values)


def screen(template: str, language: Language = Language.FRENCH, **values: object) -> Text:
    """What a terminal shows, as rich reads its codes."""
    shown = render(SCREEN, f"{template}.txt.j2", language, **values)
    return Text("\n").join(map(AnsiDecoder().decode_line, shown.split("\n")))


quoted = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf"]), min_size=1)


@given(quoted)
def test_a_piped_quote_is_its_very_characters(text: str) -> None:
    assert f"«\xa0{text}\xa0»" in plain("answer", answer=answered(whole(document(text))))


@given(quoted)
def test_a_quote_on_the_screen_is_its_very_characters(text: str) -> None:
    assert f"«\xa0{text}\xa0»" in screen("answer", answer=answered(whole(document(text)))).plain


def test_a_document_cannot_drive_the_terminal() -> None:
    hostile = document("\x1b]0;titre\x07 [red]texte[/red]", title="\x1b[2J")
    for shown in (
        plain("answer", answer=answered(whole(hostile))),
        screen("answer", answer=answered(whole(hostile))).plain,
    ):
        assert "\x1b" not in shown
        assert "[red]texte[/red]" in shown


def test_a_quote_shows_who_speaks_and_where_it_is_from() -> None:
    shown = plain(
        "answer",
        answer=answered(whole(document(citation="CE, 12 mars 2021", url="https://example.org/"))),
    )
    for part in ("[1] Le juge, dans son dispositif", "Ordonnance du 12 mars", "CE, 12 mars 2021"):
        assert part in shown
    assert "https://example.org/" in shown


def test_a_digest_is_never_shown_as_its_source() -> None:
    of = answered(whole(digest("La Gazette, 8 mars 2021")))
    assert "Synthèse Greffier, d’après La Gazette, 8 mars 2021" in plain("answer", answer=of)
    assert "Greffier digest, after La Gazette" in plain("answer", Language.ENGLISH, answer=of)
    original = answered(whole(document()))
    assert "Synthèse" not in plain("answer", answer=original)


def test_a_link_on_the_screen_opens_the_source() -> None:
    of = answered(whole(document(url="https://example.org/a?b=[c] d")))
    styles = [span.style for span in screen("answer", answer=of).spans]
    links = {style.link for style in styles if isinstance(style, Style) and style.link}
    (target,) = links
    assert target.startswith("https://example.org/a?b=%5Bc%5D%20d#:~:text=Le%20juge")


def test_no_answer_names_what_is_missing_and_what_is_near() -> None:
    none = answered(status=Status.UNANSWERED, missing=("pain",), nearest=(document(),))
    shown = plain("answer", answer=none)
    assert "ne répondent pas" in shown
    assert "pain" in shown
    assert "- Ordonnance du 12 mars 2021 (ordonnance)" in shown


def test_a_partial_answer_says_what_it_lacks() -> None:
    partly = answered(whole(document()), status=Status.PARTIAL, lacking=Point.DATE)
    assert "ne disent pas quand" in plain("answer", answer=partly)


@pytest.mark.parametrize("language", Language)
def test_a_card_shows_what_is_known_and_nothing_else(language: Language) -> None:
    shown = plain("card", language, document=document(author="Ada Roy"))
    assert "Ada Roy" in shown
    assert "ECLI" not in shown
    assert "None" not in shown
