"""Real passages and questions as term numbers, at any size, for every engine alike."""

from __future__ import annotations

import json
import lzma
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.corpus.models import Document, Language
from bot.corpus.text import TextBuilder
from bot.language.analysis import terms_of

__all__ = ["SHARED", "Body", "articles", "make_body"]

SHARED = Path(os.environ.get("GREFFIER_SHARED", Path(__file__).parents[3] / "shared"), "eval")
"""Articles of the French codes (`codes`) and people's questions; see its README."""

QUESTIONS = 500


@dataclass(frozen=True, slots=True)
class Body:
    """Passage `p` is `terms[offsets[p]:offsets[p + 1]]`; term `t` reads `words[t]`."""

    terms: npt.NDArray[np.int32]
    offsets: npt.NDArray[np.int64]
    words: tuple[str, ...]
    questions: tuple[tuple[str, ...], ...]

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def passages(self) -> Iterator[list[str]]:
        """The passages as lists of terms."""
        words = self.words
        for start, end in zip(self.offsets[:-1].tolist(), self.offsets[1:].tolist(), strict=True):
            yield [words[term] for term in self.terms[start:end].tolist()]

    def save(self, path: Path) -> None:
        """Write the body for other processes."""
        questions = json.dumps(self.questions)
        words = json.dumps(self.words)
        np.savez(path, terms=self.terms, offsets=self.offsets, words=words, questions=questions)

    @classmethod
    def load(cls, path: Path) -> Body:
        """Read a body that was saved."""
        held = np.load(path)
        questions = tuple(map(tuple, json.loads(str(held["questions"]))))
        return cls(held["terms"], held["offsets"], tuple(json.loads(str(held["words"]))), questions)


def articles() -> Iterator[Document]:
    """The articles of the codes, as documents."""
    with lzma.open(SHARED / "codes" / "corpus.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            entry = json.loads(line)
            builder = TextBuilder()
            for paragraph in entry["text"].split("\n"):
                builder.add(paragraph)
            yield Document(
                id=entry["_id"].replace(" ", "_"),
                title=entry["title"] or entry["_id"],
                text=builder.text,
                blocks=builder.blocks,
            )


def make_body(size: int, seed: int = 7) -> Body:
    """As many passages as asked: the articles shuffled, then halves of two put together.

    Copies would all tie, which no real body does; halves keep words as frequent and as often
    together as they are.
    """
    random = np.random.default_rng(seed)
    numbers: dict[str, int] = {}
    held = [
        np.array([numbers.setdefault(term, len(numbers)) for term in terms], np.int32)
        for terms in (terms_of(article.text, article.language) for article in articles())
        if terms
    ]
    random.shuffle(held)
    passages = held[:size]
    while len(passages) < size:
        left, right = held[random.integers(len(held))], held[random.integers(len(held))]
        passages.append(np.concatenate([left[: len(left) // 2], right[len(right) // 2 :]]))
    return Body(
        np.concatenate(passages),
        np.cumsum([0, *map(len, passages)]),
        tuple(numbers),
        _questions(numbers, random),
    )


def _questions(numbers: dict[str, int], random: np.random.Generator) -> tuple[tuple[str, ...], ...]:
    asked = []
    for name in ("cnil", "service-public", "fquad"):
        for line in (SHARED / name / "queries.jsonl").read_text(encoding="utf-8").splitlines():
            terms = terms_of(json.loads(line)["text"], Language.FRENCH)
            asked.append(tuple(term for term in terms if term in numbers))
    known = [question for question in asked if question]
    return tuple(known[at] for at in random.permutation(len(known))[:QUESTIONS])
