from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.corpus.models import Language
from bot.language.analysis import terms_of
from bot.language.references import REFERENCE, is_reference, reference_terms

FRENCH, ENGLISH = Language.FRENCH, Language.ENGLISH

SAME = [
    (
        "article-9",
        ["art. 9 RGPD", "Article 9 GDPR", "l'article 9 du RGPD", "ART 9", "art.9"],
    ),
    ("article-32", ["article 32", "articles 9 et 32", "art. 9, 28 et 32", "articles 9 and 32"]),
    ("9.2", ["art. 9.2 RGPD", "l'article 9.2", "le point 9.2"]),
    (
        "l1111-8",
        [
            "L. 1111-8", "L.1111-8", "L1111-8", "l 1111-8", "L.\u00a01111-8", "L. 1111‑8",
            "art. L. 1111-8 CSP", "article L1111-8 du code de la santé publique",
        ],
    ),
    ("r1111-8-8", ["R. 1111-8-8", "art. R1111-8-8", "article R. 1111-8-8 CSP"]),
    ("c-311/18", ["C-311/18", "c-311/18", "C‑311/18", "C–311/18", "l'affaire C-311/18"]),
    ("c-703/25", ["C-703/25 P", "C-703/25", "pourvoi C-703/25 P"]),
    ("t-553/23", ["T-553/23", "l'arrêt T‑553/23"]),
    ("450163", ["n° 450163", "n°450163", "numéro 450163", "no. 450163", "CE 450163"]),
    (
        "ecli:fr:ceord:2021:450163.20210312",
        ["ECLI:FR:CEORD:2021:450163.20210312", "ecli:fr:ceord:2021:450163.20210312."],
    ),
    ("62018cj0311", ["CELEX 62018CJ0311", "62018cj0311"]),
    ("2016/679", ["règlement (UE) 2016/679", "Regulation 2016/679"]),
    ("2018-137", ["décret n° 2018-137", "Decree no. 2018-137"]),
    (
        "2021-03-12",
        [
            "12 mars 2021", "12 March 2021", "March 12, 2021", "March 12 2021", "12/03/2021",
            "2021-03-12", "le 12\u00a0mars 2021", "March 12th, 2021",
        ],
    ),
    ("2018-04-01", ["1er avril 2018", "1 avr. 2018", "April 1st, 2018", "01/04/2018"]),
    ("2020-02-29", ["29 février 2020", "29 fevrier 2020", "29 févr. 2020", "February 29, 2020"]),
    ("2021-03", ["mars 2021", "March 2021", "12 mars 2021", "2021-03-12"]),
    ("month-03-12", ["12 mars", "March 12", "12 mars 2021"]),
    ("month-08", ["août 2026", "5 aout 2026", "August 2026"]),
    ("6158", ["6 158 rendez-vous", "6\u202f158 rendez-vous", "6158 rendez-vous"]),
    ("4665000", ["4 665 000 euros", "4,665,000 euros", "4\u00a0665\u00a0000 €"]),
    ("rgpd", ["R.G.P.D.", "RGPD", "le R.G.P.D. impose"]),
]  # fmt: skip


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("term", "text"), [(term, text) for term, all_ in SAME for text in all_])
def test_a_reference_is_one_term_however_it_is_written(term, text, language):
    assert term in terms_of(text, language)


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("12 mars 2021", "2021-03-13"),
        ("L. 1111-8", "1111"),
        ("n° 450163", "article-450163"),
        ("le 3 articles", "article-3"),
        ("C-311/18", "311"),
        ("article 9", "9"),
        ("mai 2020", "2020-06"),
    ],
)
def test_a_reference_is_no_other(text, absent):
    assert absent not in terms_of(text, FRENCH)


@pytest.mark.parametrize(
    ("term", "stands"),
    [("2021-03-12", True), ("l1111-8", True), ("ecli:eu:c:2020:559", True), ("month-03", True),
     ("doctolib", False), ("secret", False), ("moi", False)],
)  # fmt: skip
def test_references_are_told_from_words(term, stands):
    assert is_reference(term) is stands


@given(st.text())
def test_every_reference_found_gives_terms_without_white_space(text):
    for match in REFERENCE.finditer(text):
        form = next(name for name, held in match.groupdict().items() if held is not None)
        terms = reference_terms(form, match[0])
        assert terms
        assert all(term and not any(letter.isspace() for letter in term) for term in terms)


@given(
    st.from_regex(
        r"(?:[LRDA]\.? ?)?\d{1,5}(?:[-/.,]\d{1,4}){0,3}(?: (?:janv|mars|May|sept)\.? \d{4})?",
        fullmatch=True,
    )
)
def test_numbers_of_any_form_are_read(text):
    assert terms_of(text, FRENCH)


@pytest.mark.parametrize("piece", ["1 ", "art. 9, ", "1-", "L. ", "A.", "9 et ", "1 mars "])
def test_a_long_text_of_near_references_is_read_in_time_that_grows_with_it(piece):
    assert len(terms_of(piece * 20_000, FRENCH)) >= 0
