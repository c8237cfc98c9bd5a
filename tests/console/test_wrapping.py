import io
import re

from hypothesis import given
from hypothesis import strategies as st
from rich.ansi import AnsiDecoder
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from bot.console.wrapping import wrapped

ADDRESS = "https://www.conseil-etat.fr/fr/arianeweb/CE/decision/2021-03-12/450163"


def plain(line: str, width: int) -> list[str]:
    return [piece.plain for piece in wrapped(Text(line), width)]


def test_a_line_is_cut_at_spaces_and_set_in_throughout() -> None:
    assert plain("    «\xa0Le juge rejette la requête.\xa0»", 20) == [
        "    «\xa0Le juge",
        "    rejette la",
        "    requête.\xa0»",
    ]


def test_an_unbreakable_space_holds() -> None:
    assert plain("au titre du code.\xa0»", 17) == ["au titre du", "code.\xa0»"]
    assert plain("au titre du code. »", 17) == ["au titre du code.", "»"]


def test_what_is_copied_stays_whole() -> None:
    assert plain(f"voir {ADDRESS} ici", 40) == ["voir", ADDRESS, "ici"]
    assert plain(ADDRESS, 40) == [ADDRESS]


def test_wide_characters_count_for_two() -> None:
    assert plain("漢字 漢字 漢字", 10) == ["漢字 漢字", "漢字"]


def test_a_blank_line_stays_one() -> None:
    assert plain("", 40) == [""]


def test_styles_and_links_go_on_after_a_cut() -> None:
    coded = "\x1b]8;;https://a.fr/\x1b\\\x1b[1mun deux trois\x1b[0m\x1b]8;;\x1b\\"
    pieces = list(wrapped(AnsiDecoder().decode_line(coded), 8))
    assert [piece.plain for piece in pieces] == ["un deux", "trois"]
    printed = io.StringIO()
    console = Console(file=printed, force_terminal=True, width=8)
    for piece in pieces:
        console.print(piece, soft_wrap=True)
    lines = printed.getvalue().splitlines()
    assert all("https://a.fr/" in line and re.search(r"\x1b\[1m", line) for line in lines)


@given(st.text("ab é»\xa0漢\t"), st.integers(1, 30))
def test_nothing_is_lost_and_nothing_but_long_words_is_too_wide(line: str, width: int) -> None:
    pieces = plain(line, width)
    assert "".join(pieces).replace(" ", "") == line.expandtabs().replace(" ", "")
    margin = len(line.expandtabs()) - len(line.expandtabs().lstrip(" "))
    for piece in pieces:
        assert cell_len(piece) <= width or " " not in piece[margin:]
