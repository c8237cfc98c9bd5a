"""Addresses that open a source at the quote: what they say, and what a browser makes of them."""

import html
import shutil
import subprocess
from io import BytesIO
from urllib.parse import unquote

import pytest

from bot.corpus.models import Document
from bot.corpus.text import TextBuilder
from bot.rendering.links import link_to_quote

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "google-chrome", "chromium-browser"))), None
)

PARAGRAPHS = """
Le juge des référés a rejeté la demande. Il a relevé deux garanties.
Aux termes de l'article 28, 1-a & suivants, le sous-traitant répond à 100 % de ses actes.
Le juge des référés a rejeté la demande. Il n'a pas été suivi, et c'est heureux, par la cour.
« Oui », dit-il. Les données, hébergées en Europe, sont chiffrées par un tiers et nul ne les lit.
Les données, hébergées en Europe, sont chiffrées par la société, et chacun peut les lire sans elle.
""".strip().split("\n")


def document(paragraphs=PARAGRAPHS, url="https://example.org/a", page=None):
    body = TextBuilder()
    for paragraph in paragraphs:
        body.add(paragraph, page=page)
    return Document(id="a", title="A", text=body.text, blocks=body.blocks, url=url)


def link(found, quote, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = found.text.index(quote, start + 1)
    return link_to_quote(found, start, start + len(quote))


def test_a_short_quote_is_given_whole():
    address = link(document(), "Il a relevé deux garanties.")
    assert address == ("https://example.org/a#:~:text=Il%20a%20relev%C3%A9%20deux%20garanties.")


def test_the_signs_of_the_directive_are_encoded():
    address = link(document(), "l'article 28, 1-a & suivants, le")
    assert address.endswith("l%27article%2028%2C%201%2Da%20%26%20suivants%2C%20le")


def test_a_long_quote_is_given_by_its_ends():
    address = link(document(), PARAGRAPHS[1])
    directive = address.partition(":~:text=")[2]
    assert [unquote(piece) for piece in directive.split(",")] == [
        "Aux termes de l'article", "% de ses actes."
    ]  # fmt: skip


def test_a_repeated_quote_has_its_context():
    found = document()
    assert "-," not in link(found, "Le juge des référés a rejeté la demande.")
    second = link(found, "Le juge des référés a rejeté la demande.", nth=1)
    assert unquote(second.partition("text=")[2]).endswith(",-Il n'a pas été suivi,")


def test_a_paginated_source_opens_at_its_page():
    assert link(document(page=12), "Il a relevé") == "https://example.org/a#page=12"


def test_documents_without_a_web_address():
    assert link(document(url=None), "Il a relevé") is None
    assert link(document(url="mailto:a@b"), "Il a relevé") == "mailto:a@b"


def test_a_fragment_of_the_address_is_kept():
    found = document(url="https://example.org/a#part")
    assert link(found, "Il a relevé").startswith("https://example.org/a#part:~:text=")


def highlighted(path, address):
    """Where the browser paints the highlight: the set of coloured pixels of a picture."""
    from PIL import Image

    picture = path / "picture.png"
    subprocess.run(
        [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
         f"--user-data-dir={path / 'profile'}", "--window-size=900,900",
         "--virtual-time-budget=2000", f"--screenshot={picture}", address],
        check=True, capture_output=True, timeout=60,
    )  # fmt: skip
    image = Image.open(BytesIO(picture.read_bytes())).convert("RGB")
    width, height = image.size
    pixels = image.load()
    return {
        (x, y)
        for y in range(0, height, 2)
        for x in range(0, width, 2)
        if pixels[x, y][0] > 200 and pixels[x, y][1] < 80 and pixels[x, y][2] < 80
    }


def page(path, name, paragraphs):
    style = "::target-text{background:#f00;color:#f00} mark{background:#f00;color:#f00}"
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    file = path / name
    file.write_text(
        f"<!doctype html><meta charset=utf-8><style>{style}</style><body>{body}</body>", "utf-8"
    )
    return file.as_uri()


@pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
@pytest.mark.parametrize(
    ("number", "quote"),
    [
        (0, "Il a relevé deux garanties."),
        (2, "Le juge des référés a rejeté la demande."),
        (1, PARAGRAPHS[1]),
        (3, "« Oui\u00a0», dit-il."),
        (4, PARAGRAPHS[4]),
    ],
)
def test_a_browser_highlights_the_quote(tmp_path, number, quote):
    escaped = [html.escape(paragraph, quote=False) for paragraph in PARAGRAPHS]
    address = page(tmp_path, "page.html", escaped)
    found = document(url="https://example.org/a")
    start = found.blocks[number].start + PARAGRAPHS[number].index(quote)
    fragment = link_to_quote(found, start, start + len(quote)).partition("#")[2]
    marked = list(escaped)
    plain = html.escape(quote, quote=False)
    marked[number] = marked[number].replace(plain, f"<mark>{plain}</mark>", 1)
    expected = highlighted(tmp_path, page(tmp_path, "marked.html", marked))
    painted = highlighted(tmp_path, f"{address}#{fragment}")
    assert expected
    assert len(expected ^ painted) <= 0.03 * len(expected)
