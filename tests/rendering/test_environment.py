import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, UndefinedError

from bot.corpus.models import Language
from bot.rendering.environment import Ready, make_environment, render


def starred(text: str) -> str:
    return text.replace("*", r"\*")


def environment(source: str) -> Environment:
    from jinja2 import DictLoader

    made = make_environment("console", starred)
    made.loader = DictLoader({"t": source})
    return made


def printed(source: str, **values: object) -> str:
    return render(environment(source), "t", Language.FRENCH, **values)


def test_what_a_template_prints_is_escaped_for_the_face() -> None:
    assert printed("*{{ value }}*", value="a*b") == r"*a\*b*"


def test_what_is_ready_is_not_escaped_again() -> None:
    assert printed("{{ value }}", value=Ready("*a*")) == "*a*"


@given(st.text(st.characters(exclude_characters="*")))
def test_nothing_else_is_touched(text: str) -> None:
    assert printed("{{ value }}", value=text) == text


def test_apostrophes_are_not_made_entities() -> None:
    assert printed("{{ value }}", value="l'accès & <b>") == "l'accès & <b>"


def test_something_undefined_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        printed("{{ unknown }}")


def test_none_prints_nothing() -> None:
    assert printed("[{{ value }}]", value=None) == "[]"
