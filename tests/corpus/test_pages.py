"""Pages made like those of real sites: their own text is kept, their furniture is not."""

import re

import pytest

from bot.corpus.readers import read_bytes
from tests.corpus import page_measure

LEAST_KEPT = 0.97
MOST_FURNITURE = 0.03
CARDS = page_measure.cards()
COPIED_CARDS = page_measure.copied_cards()


def test_every_page_has_a_card():
    assert sorted(CARDS) == page_measure.names()
    assert set(COPIED_CARDS) <= set(page_measure.copied_names()) <= {*CARDS, *COPIED_CARDS}


@pytest.mark.parametrize("name", page_measure.names())
def test_a_page(name):
    reading = page_measure.read_page(name)
    assert reading.kept >= LEAST_KEPT
    assert reading.furniture <= MOST_FURNITURE
    found = reading.document
    expected = dict(CARDS[name])
    expected.pop("url", None)
    assert len(found.notes) == expected.pop("notes", 0)
    for number in expected.pop("numbers", []):
        assert str(number) in [block.number for block in found.blocks]
    said = {key: getattr(found, key) for key in expected}
    assert said == expected


@pytest.mark.parametrize("name", page_measure.copied_names())
def test_a_page_copied_as_text(name):
    reading = page_measure.read_copied(name)
    assert reading.kept >= 0.9
    assert reading.furniture <= 0.1
    card = CARDS.get(name, {})
    for key in ("citation", "kind", "publisher", "published"):
        if "citation" in card:
            assert getattr(reading.document, key) == card[key]


@pytest.mark.parametrize("name", COPIED_CARDS)
def test_a_page_of_the_press_copied_as_text(name):
    reading = page_measure.read_copied(name)
    assert reading.kept >= LEAST_KEPT
    assert reading.furniture <= MOST_FURNITURE
    expected = dict(COPIED_CARDS[name])
    assert len(reading.document.notes) == expected.pop("notes", 0)
    assert {key: getattr(reading.document, key) for key in expected} == expected


def test_pages_copied_as_text_on_average():
    readings = [page_measure.read_copied(name) for name in page_measure.copied_names()]
    assert sum(one.kept for one in readings) / len(readings) >= 0.995
    assert sum(one.furniture for one in readings) / len(readings) <= 0.01


@pytest.mark.parametrize(
    "name",
    # A link stands between the title and the byline of this one.
    [name for name in page_measure.copied_names() if name != "quotidien_anglais"],
)
@pytest.mark.parametrize(
    "laid_out",
    [
        lambda text: re.sub(r"\n+", "\n\n", text),
        lambda text: re.sub(r"(?m)^", "    ", text),
        lambda text: text.replace("\n", "\r\n").replace("« ", "«\u00a0").replace(" »", "\u00a0»"),
    ],
    ids=["a blank line between all", "indented", "line ends of Windows"],
)
def test_a_copied_page_reads_the_same_however_it_was_laid_out(name, laid_out):
    copied = (page_measure.PAGES / "copied" / f"{name}.txt").read_text("utf-8")
    bare = copied.replace("⟦", "").replace("⟧", "")
    (usual,) = read_bytes("page.txt", bare.encode())
    (found,) = read_bytes("page.txt", laid_out(bare).encode())
    said = {key: getattr(usual, key) for key in ("title", "author", "publisher", "published")}
    assert {key: getattr(found, key) for key in said} == said
    assert set(re.findall(r"\w+", usual.text)) == set(re.findall(r"\w+", found.text))


@pytest.mark.parametrize(
    "name", ["arret_curia", "reglement_eurlex", "ce_ariane", "arret_cassation"]
)
def test_a_saved_page_is_known_without_its_address(name):
    marked = (page_measure.PAGES / "web" / f"{name}.html").read_text("utf-8")
    bare = marked.replace(page_measure.OPEN, "").replace(page_measure.CLOSE, "")
    (found,) = read_bytes("saved.html", bare.encode())
    assert found.citation == CARDS[name]["citation"]
    assert found.published == CARDS[name]["published"]
