"""Letters that fonts hide: ligatures, TeX's codes, old-style figures, accents set apart."""

import pytest

from bot.corpus.readers import read_bytes
from bot.corpus.readers.hyphens import Joiner
from bot.corpus.readers.pdf_characters import letters_of
from bot.corpus.readers.printed_line import Line
from bot.corpus.readers.spacing_accents import with_accents
from bot.errors import RefusedSource


@pytest.mark.parametrize(
    ("code", "letters"),
    [
        (ord("é"), "é"),
        (0xFB03, "ffi"),
        (0x1C, "fi"),  # fi in TeX's Cork encoding
        (0x13, "«"),
        (0x92, "’"),  # of Windows's encoding
        (0x6600, "f"),  # "f" with its bytes swapped
        (0x7400, "t"),
        (0x6F22, "漢"),
        (0xF732, "2"),  # twooldstyle of Adobe's glyph list
        (0xF761, "A"),  # Asmall
        (0xF0B7, "•"),
        (0x2010, "-"),
        (0xFFFE, "-"),
        (0xD801, ""),
        (0, ""),
    ],
)
def test_letters_by_their_codes(code, letters):
    assert letters_of(code) == letters


def line(text, marks=()):
    return Line(text, 70, 300, 700, 711, 1, marks)


def test_accents_set_apart_are_composed():
    (lines,) = with_accents(
        [[line("Le r´ef´er´e, c.-`a-d. le contr^ole d´ej`a d´ecid´e1", (("1", 50),))]]
    )
    assert lines[0].text == "Le référé, c.-à-d. le contrôle déjà décidé1"
    (mark,) = lines[0].marks
    assert lines[0].text[mark[1] :] == "1"


def test_a_text_with_letters_of_its_own_keeps_its_signs():
    page = [line("Réglé, décidé : écrire `a et ´e, ´e, ´e, ´e, ´e"), line("référé, été, décrété")]
    assert with_accents([page]) == [page]


def test_a_soft_hyphen_at_a_line_end_joins_whatever_the_words():
    lines = ["le compte\u00ad", "rendu du compte-rendu"]
    text, _ = Joiner(lines).join((each, ()) for each in lines)
    assert text == "le compterendu du compte-rendu"


def test_a_file_that_does_not_tell_its_letters_is_refused(printed):
    garbled = [
        (72, 90 + 14 * n, 11, "%& '( ) *+ ,- ./ 0 12 ÄÎ Ç Ï 4b 5c ±² ³´ µ") for n in range(30)
    ]
    with pytest.raises(RefusedSource) as error:
        read_bytes("d.pdf", printed([garbled]))
    assert error.value.message == "pdf-garbled"


def test_a_table_of_figures_is_no_garble(printed):
    table = [(72, 90 + 14 * n, 11, f"Recettes {n} 12 403 77 908 5 112") for n in range(30)]
    (found,) = read_bytes("d.pdf", printed([table]))
    assert "Recettes 7 12 403" in found.text
