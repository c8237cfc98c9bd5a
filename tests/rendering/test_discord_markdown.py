import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rendering.discord_markdown import blockquote, code, discord_environment, escape, unescape
from tests.rendering.discord_reader import Formatted, assert_plain, seen

MARKS = st.sampled_from(
    [
        *"\\*_~`|<>[]()@:#-+=.!/&;0123456789",
        " ", "\n", "\t", "a", "é", "« ", " »", "’", "ツ", "🩺",
        "**", "__", "~~", "||", "```", ">>> ", "-# ", "# ", "- ", "* ", "1. ", "---",
        "@everyone", "@here", "<@1>", "<@!1>", "<@&1>", "<#1>", "<t:1:R>", "</ask:1>", "<:e:1>",
        "<a:e:1>", "<id:browse>", ":smile:", "https://a.fr/", "[a](https://a.fr)", "discord.gg/a",
        "DISCORD.COM/invite/a", "<https://a.fr>", "mailto:a@b.fr", "¯\\_(ツ)_/¯", "art. L. 1111-8",
    ]
)  # fmt: skip
HOSTILE = st.lists(MARKS, max_size=30).map("".join)
ANY_TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp"], include_characters="\n\t")
)


@given(HOSTILE | ANY_TEXT)
def test_a_reader_sees_the_text_itself(text):
    assert seen(escape(text)) == text


@given(st.text())
def test_nothing_is_injected_whatever_the_characters(text):
    assert_plain(escape(text))


@given(HOSTILE | ANY_TEXT)
def test_a_text_is_read_back_from_its_markdown(text):
    assert unescape(escape(text)) == text


@given(HOSTILE)
def test_a_quotation_stays_a_quotation_on_each_line(text):
    lines = blockquote(escape(text)).split("\n")
    assert all(line.startswith("> ") for line in lines)
    assert seen("\n".join(line.removeprefix("> ") for line in lines)) == text


@pytest.mark.parametrize(
    "text",
    ["**a**", "@everyone", "<@1>", "https://a.fr/x", ":smile:", "# a", "- a", "> a", "-# a", "1. a",
     "||a||", "`a`", "[a](https://a.fr)", "<t:1:R>", "</ask:1>", "<#1>", "<:e:1>", "~~a~~", "_a_"],
)  # fmt: skip
def test_the_reader_of_these_tests_knows_what_to_look_for(text):
    with pytest.raises(Formatted):
        seen(text)


@pytest.mark.parametrize("text", ["a\r\nb", "a\rb", "a\u2028b", "a\u2029b"])
def test_every_line_end_is_one_that_discord_shows(text):
    assert escape(text) == "a\nb"


def test_what_cannot_be_seen_or_turns_the_text_around_is_left_out():
    assert escape("a\u202eb\x00c\ud800d") == "abcd"


def test_a_template_escapes_what_it_prints_once():
    template = discord_environment().from_string("{{ text | bold }} {{ text }} {{ word | code }}")
    assert template.render(text="a_b", word="A-_1") == "**a\\_b** a\\_b `A-_1`"


def test_french_signs_are_left_alone():
    text = "L’accès « aux données » : art. L. 1111-8 (3°) ; n° 450163 !"
    assert escape(text) == text


def test_a_word_to_copy_is_shown_as_it_is():
    assert code("AQk1_-") == "`AQk1_-`"
