import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from bot.rendering.clean import clean


@given(st.text())
def test_no_control_is_left(text: str) -> None:
    left = {unicodedata.category(character) for character in clean(text) if character not in "\t\n"}
    assert not left & {"Cc", "Cs"}


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs"])))
def test_text_without_controls_is_untouched(text: str) -> None:
    assert clean(text) == text


def test_what_a_terminal_would_obey_is_shown() -> None:
    assert clean("a\x1b[2Jb\u202ec\x9b") == "a\\x1b[2Jb\\u202ec\\x9b"
