from __future__ import annotations

from datetime import date

import pytest

from bot.corpus.front_matter import (
    Card,
    TranslationCard,
    read_yaml,
    split_front_matter,
    validated,
    yaml_lines,
)
from bot.corpus.models import Kind, Language
from bot.errors import CorpusError

PAGE = """---
id: une-loi
kind: statute
title:
  fr: Une loi
publisher: Parlement
date: 2018-02-26
valid: {from: 2018-04-01}
summary: {}
---

Le corps.
"""


@pytest.fixture
def page(tmp_path):
    def write(text):
        path = tmp_path / "une-loi.md"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_front_matter_body_and_first_line(page):
    values, body, line = split_front_matter(page(PAGE))
    assert values["id"] == "une-loi"
    assert body == "\nLe corps.\n"
    assert PAGE.split("\n")[line - 1 :] == body.split("\n")


def test_a_card_is_what_the_front_matter_says(page):
    path = page(PAGE)
    card = validated(Card, split_front_matter(path)[0], path)
    assert (card.kind, card.date, card.valid.since) == (
        Kind.STATUTE, date(2018, 2, 26), date(2018, 4, 1)
    )  # fmt: skip


def test_a_translation_is_english_unless_it_says_otherwise(page):
    values, _, _ = split_front_matter(page("---\ntranslation_of: une-loi\n---\n"))
    assert TranslationCard(**values).language is Language.ENGLISH


@pytest.mark.parametrize("text", ["", "id: une-loi\n", "---\nid: une-loi\n", "---\n- un\n---\n"])
def test_a_page_without_front_matter_is_refused(page, text):
    with pytest.raises(CorpusError) as refused:
        split_front_matter(page(text))
    assert refused.value.message == "corpus-no-front-matter"


@pytest.mark.parametrize(
    ("old", "new", "message", "line"),
    [
        ("kind: statute", "kind: [statute", "corpus-bad-yaml", None),
        ("kind: statute", "kind: poem", "corpus-bad-value", 3),
        ("  fr: Une loi", "  fr: 12", "corpus-bad-value", 5),
        ("  fr: Une loi", "  de: Ein Gesetz", "corpus-bad-value", 5),
        ("date: 2018-02-26", "date: 2018-02-31", "corpus-bad-value", 7),
        ("from: 2018-04-01", "begin: 2018-04-01", "corpus-bad-value", 8),
        ("publisher: Parlement\n", "", "corpus-bad-value", 2),
        ("summary:", "summaries:", "corpus-bad-value", None),
    ],
)
def test_an_error_names_the_file_and_the_line(page, old, new, message, line):
    path = page(PAGE.replace(old, new))
    with pytest.raises(CorpusError) as refused:
        validated(Card, split_front_matter(path)[0], path)
    assert refused.value.message == message
    assert refused.value.values["file"] == "une-loi.md"
    if line is not None:
        assert refused.value.values["line"] == line


def test_days_stay_as_they_are_written(page):
    assert read_yaml(page(PAGE), "date: 2018-02-31") == {"date": "2018-02-31"}


def test_values_are_found_by_the_keys_that_lead_to_them(page):
    lines = yaml_lines(page(PAGE))
    assert [lines.at("id"), lines.at("title", "fr"), lines.at("title", "en"), lines.at("none")] == [
        2, 5, 4, 2
    ]  # fmt: skip
