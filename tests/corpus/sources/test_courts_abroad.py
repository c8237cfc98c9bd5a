"""Judgments of the United Kingdom and of Ireland, by their neutral citations."""

from datetime import date

import pytest

from bot.corpus.models import BlockKind, Kind, Language
from bot.corpus.places import place_of
from bot.corpus.readers import read_bytes

LONG = (
    "The register was kept for thirty years in a house by the river, and nobody asked who held"
    " the key until the flood of the year before."
)
HANDED_DOWN = f"""Neutral Citation Number: [2023] EWHC 1092 (KB)
Case No: HO5LV765

IN THE HIGH COURT OF JUSTICE
KING'S BENCH DIVISION

Date: 09/05/2023

Before :

THE HONOURABLE MRS JUSTICE SAMPLE

Between :

ROBIN EXAMPLE
Claimant

- and -

(1) The Keeper LLP
(2) Master Jane Sample
Defendants

Approved Judgment

This judgment was handed down remotely at 10.30am on 09 May 2023 by circulation to the parties.

Introduction

1. {LONG}

2. {LONG}

Conclusion

3. The claim against the first defendant is dismissed."""

APPEAL = f"""<html><head>
<title>[2021] UKSC 50 - Example LLC (Appellant) v Sample (Respondent)</title>
</head><body><p align="center">Michaelmas Term<br>[2021] UKSC 50<br>On appeal from: [2019] EWCA Civ
1599</p><p><b>JUDGMENT GIVEN ON</b></p><p><b>10 November 2021</b></p><p><b>Introduction</b></p>
<ol><li>{LONG}</li><li>{LONG}</li></ol><p><b>Conclusion</b></p>
<ol start="3"><li>I would restore the order.</li></ol></body></html>"""

SUMMARY = f"""Example v The Keeper

Neutral citation: [2020] EWHC 2013 (Admin)

Case summary

{LONG} The court held that the decision was unlawful."""


def test_a_judgment_of_the_high_court():
    (found,) = read_bytes("judgment.txt", HANDED_DOWN.encode())
    assert (found.kind, found.language) == (Kind.DECISION, Language.ENGLISH)
    assert found.publisher == "High Court of England and Wales"
    assert found.published == date(2023, 5, 9)
    assert found.citation == "Robin Example v The Keeper LLP [2023] EWHC 1092 (KB)"
    assert (found.reference, found.identifiers.docket) == ("[2023] EWHC 1092 (KB)", "HO5LV765")
    assert place_of(found, found.text.index("dismissed")) == "Conclusion, § 3"


def test_the_paragraphs_of_a_page_are_those_of_its_numbered_lists():
    (found,) = read_bytes("judgment.html", APPEAL.encode())
    assert found.citation == "Example LLC v Sample [2021] UKSC 50"
    assert (found.publisher, found.published) == (
        "Supreme Court of the United Kingdom",
        date(2021, 11, 10),
    )
    numbered = [(block.number, block.kind) for block in found.blocks if block.number]
    assert numbered == [(number, BlockKind.PARAGRAPH) for number in "123"]
    assert "Michaelmas Term" in found.text


@pytest.mark.parametrize(
    ("neutral", "court"),
    [
        ("[2017] IEHC 545", "High Court of Ireland"),
        ("[2021] EWCA Civ 42", "Court of Appeal of England and Wales"),
        ("[2022] UKUT 12 (AAC)", "Upper Tribunal"),
    ],
)
def test_courts_by_their_letters(neutral, court):
    text = HANDED_DOWN.replace("[2023] EWHC 1092 (KB)", neutral)
    (found,) = read_bytes("judgment.txt", text.encode())
    assert (found.publisher, found.reference) == (court, neutral)


def test_a_summary_of_a_judgment_is_no_judgment():
    (found,) = read_bytes("summary.txt", SUMMARY.encode())
    assert found.kind is Kind.DOCUMENT
