"""How much of the bundled long summaries the chosen sentences hold: writes docs/summaries.md.

`python -m tests.answering.summaries_report > docs/summaries.md`
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator

import numpy as np

from bot.answering.summaries import BUDGETS, carrying_sentences
from bot.corpus.bundle import read_bundle
from bot.corpus.models import Document, Kind
from bot.language.analysis import terms_of
from bot.resources import CORPUS

SHARES = (0.15, 0.30)
LONG_ENOUGH = 3
"""A document is long enough for a length when it has so many times its characters."""

HEAD = """\
# Summaries of documents without one

`bot/answering/summaries.py` chooses the sentences that carry a document. Here they are chosen for
the bundled documents, and compared with the bundled long summaries: the share of a summary's terms
(ROUGE-1 recall) and of its pairs of neighbouring terms (ROUGE-2 recall, Lin 2004; stems, stop words
left out) that they hold. Beside them, the first sentences of the document, cut at the same number
of characters. "Tuned on" are the documents by which the method and its few weights were chosen
(every second one); "kept aside" are the others. The interval is that of the mean difference in
ROUGE-1, of 95 %, by 2,000 bootstrap samples of the documents. Documents of less than three times a
length are left out of its line.

Made by `python -m tests.answering.summaries_report > docs/summaries.md`.

| | Length | Documents | ROUGE-1: chosen | first | difference | ROUGE-2: chosen | first |
|---|---|---:|---:|---:|---:|---:|---:|"""
TAIL = """
The bundled documents are short and each begins with its main fact: for the shortest summaries the
first sentences are hard to beat, and the longer the summary, the more is gained by choosing.
"""


def rouge(terms: list[str], reference: list[str], size: int) -> float:
    """The share of the reference's n-grams of that size that the terms hold (Lin 2004)."""

    def grams(held: list[str]) -> Counter[tuple[str, ...]]:
        return Counter(zip(*(held[at:] for at in range(size)), strict=False))

    wanted = grams(reference)
    return (grams(terms) & wanted).total() / max(wanted.total(), 1)


def first_characters(document: Document, length: int) -> str:
    """The first characters of the document's paragraphs and items."""
    pieces = (block.of(document.text) for block in document.blocks if not block.level)
    return " ".join(pieces)[:length]


def measures(document: Document, budget: int) -> tuple[float, float, float, float]:
    """ROUGE-1 of the chosen and of the first sentences, then ROUGE-2 of both."""
    reference = terms_of(document.summaries[document.language].long, document.language)
    quotes = carrying_sentences(document, budget)
    chosen = [term for quote in quotes for term in terms_of(quote.text, document.language)]
    length = sum(quote.end - quote.start for quote in quotes)
    first = terms_of(first_characters(document, length), document.language)
    return (
        rouge(chosen, reference, 1),
        rouge(first, reference, 1),
        rouge(chosen, reference, 2),
        rouge(first, reference, 2),
    )


def rows(name: str, documents: list[Document]) -> Iterator[str]:
    """The lines of the table for these documents."""
    lengths = [(f"{share:.0%} of the text", share, 0) for share in SHARES]
    lengths += [
        (f"{length}, {budget} characters", 0.0, budget) for length, budget in BUDGETS.items()
    ]
    for title, share, budget in lengths:
        held = [
            measures(document, budget or int(share * len(document.text)))
            for document in documents
            if len(document.text) >= LONG_ENOUGH * budget
        ]
        if len(held) < 5:
            continue
        table = np.array(held)
        gain = table[:, 0] - table[:, 1]
        random = np.random.default_rng(0)
        means = random.choice(gain, (2_000, len(gain))).mean(1)
        low, high = np.percentile(means, (2.5, 97.5))
        one, first_one, two, first_two = table.mean(0)
        yield (
            f"| {name} | {title} | {len(held)} | {one:.3f} | {first_one:.3f} |"
            f" {gain.mean():+.3f} ({low:+.3f} to {high:+.3f}) | {two:.3f} | {first_two:.3f} |"
        )


def main() -> None:
    """Print the page."""
    documents = [
        document
        for document in read_bundle(CORPUS)
        if document.kind is not Kind.TERM and document.language in document.summaries
    ]
    halves = (("tuned on", documents[::2]), ("kept aside", documents[1::2]))
    lines = [row for name, held in halves for row in rows(name, held)]
    sys.stdout.write("\n".join((HEAD, *lines, TAIL)))


if __name__ == "__main__":
    main()
