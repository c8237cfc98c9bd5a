"""The thesaurus of the bundle: which words and phrases mean the same, in both languages.

`corpus/thesaurus.yaml` uses the vocabulary of SKOS (W3C Recommendation, 2009): preferred and
alternative labels are synonyms and translations of each other; hidden labels (misspellings, chat
forms) lead to a concept but are never searched for; a notation is a code matched in its exact case.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bot.corpus.models import Language
from bot.language.analysis import FINGERPRINT, Token, analyse

if TYPE_CHECKING:
    from bot.corpus.concepts import ConceptEntry

__all__ = ["Concept", "Match", "Thesaurus"]

LONGEST_LABEL = 6
"""Words of the longest label that is looked for in a question."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept and its labels, each as the terms that it gives in its language."""

    id: str
    name: dict[Language, str]
    labels: tuple[tuple[Language, tuple[str, ...]], ...]
    document: str | None = None

    @property
    def is_name(self) -> bool:
        """Whether the concept bears a proper name: its preferred label opens with a capital."""
        return all(name[:1].isupper() for name in self.name.values())


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens `first` to `last` (excluded) of a question name a concept.

    `is_name`: by a proper name, not by an ordinary word for what bears one ("américain", "boss").
    """

    first: int
    last: int
    concept: Concept
    is_name: bool


@dataclass(slots=True)
class Thesaurus:
    """Concepts, found by the words of their labels, or by the terms in the language of a question.

    The stem of one language is a word of the other: `publication` gives `public` in English.
    """

    concepts: dict[str, Concept] = field(default_factory=dict)
    _by_word: dict[tuple[str, ...], str] = field(default_factory=dict)
    _by_term: dict[tuple[str, ...], str] = field(default_factory=dict)
    _by_notation: dict[str, str] = field(default_factory=dict)
    _ordinary: set[tuple[str, ...]] = field(default_factory=set)

    @classmethod
    def read(cls, path: Path) -> Thesaurus:
        """The thesaurus of a file; an empty one where there is no file.

        Raises:
            CorpusError: the file is not YAML, or breaks the form of a thesaurus.
        """
        from bot.corpus.concepts import read_concepts

        thesaurus = cls()
        for entry in read_concepts(path):
            thesaurus._add(entry)
        return thesaurus

    @classmethod
    def open(cls, path: Path, *folders: Path) -> Thesaurus:
        """The thesaurus of a file, kept analysed in a folder: reading it there is ten times faster.

        The first of the `folders` that has it is read; the last one is where it is kept if none
        has.

        Raises:
            CorpusError: the file is not YAML.
        """
        if not path.exists():
            return cls()
        digest = hashlib.sha256(path.read_bytes() + FINGERPRINT.encode()).hexdigest()
        name = f"thesaurus-{digest[:16]}.json"
        for folder in folders:
            with suppress(OSError, ValueError, KeyError, TypeError):
                return cls._from_json((folder / name).read_bytes())
        thesaurus = cls.read(path)
        thesaurus._keep(folders[-1] / name)
        return thesaurus

    def _keep(self, kept: Path) -> None:
        folder = kept.parent
        # A folder that cannot be written only makes the next start slower.
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            aside = kept.with_suffix(f".{os.getpid()}")
            aside.write_text(self._as_json(), encoding="utf-8")
            for old in folder.glob("thesaurus-*.json"):
                old.unlink(missing_ok=True)
            aside.replace(kept)

    def _as_json(self) -> str:
        concepts = [[c.id, c.name, c.labels, c.document] for c in self.concepts.values()]
        labels = [
            [[*label, concept] for label, concept in found.items()]
            for found in (self._by_word, self._by_term)
        ]
        return json.dumps([concepts, labels, self._by_notation, sorted(self._ordinary)])

    @classmethod
    def _from_json(cls, saved: bytes) -> Thesaurus:
        concepts, labels, by_notation, ordinary = json.loads(saved)
        by_word, by_term = ({tuple(key): held for *key, held in found} for found in labels)
        return cls(
            {
                identifier: Concept(
                    identifier,
                    name,
                    tuple((Language(spoken), tuple(terms)) for spoken, terms in labels),
                    document,
                )
                for identifier, name, labels, document in concepts
            },
            by_word,
            by_term,
            by_notation,
            {tuple(key) for key in ordinary},
        )

    def _add(self, entry: ConceptEntry) -> None:
        labels: list[tuple[Language, tuple[str, ...]]] = []
        for language in Language:
            preferred = entry.prefLabel.get(language)
            for label in (
                *((preferred,) if preferred else ()),
                *entry.altLabel.get(language, ()),
            ):
                tokens = list(analyse(label, language))
                if tokens:
                    labels.append((language, tuple(token.term for token in tokens)))
                    alone = len(tokens) == 1
                    self._name(tokens, entry.id, language, acronym=alone and label.isupper())
                    if alone and label.islower():
                        self._ordinary |= {(tokens[0].word,), (language, tokens[0].term)}
        for label in entry.hiddenLabel:
            self._name(list(analyse(label, Language.FRENCH)), entry.id, Language.FRENCH)
            english = list(analyse(label, Language.ENGLISH))
            # "act up" without its stop word would be every act.
            if len(english) > 1 or " " not in label:
                self._name(english, entry.id, Language.ENGLISH)
        for code in entry.notation:
            self._by_notation[code] = entry.id
        self.concepts[entry.id] = Concept(
            entry.id,
            dict(entry.prefLabel),
            tuple(dict.fromkeys(labels)),
            entry.document,
        )

    def _name(
        self, tokens: Sequence[Token], concept: str, language: Language, *, acronym: bool = False
    ) -> None:
        """Lead words to a concept; an acronym has no other forms (JOUE is not *jouer*)."""
        if tokens:
            self._by_word.setdefault(tuple(token.word for token in tokens), concept)
        if tokens and not (acronym and tokens[0].term != tokens[0].word):
            self._by_term.setdefault((language, *(token.term for token in tokens)), concept)

    def matches(self, text: str, tokens: Sequence[Token], language: Language) -> Iterator[Match]:
        """The concepts that a question names, longest labels first, none overlapping.

        `tokens` are those of the text in its `language`.
        """
        at = 0
        while at < len(tokens):
            match = self._longest(text, tokens, at, language)
            if match is None:
                at += 1
            else:
                yield match
                at = match.last

    def _longest(
        self, text: str, tokens: Sequence[Token], at: int, language: Language
    ) -> Match | None:
        for last in range(min(len(tokens), at + LONGEST_LABEL), at, -1):
            held = tokens[at:last]
            words = tuple(token.word for token in held)
            terms = (language, *(token.term for token in held))
            found = self._by_word.get(words) or self._by_term.get(terms)
            if found is None and len(held) == 1:
                found = self._by_notation.get(text[held[0].start : held[0].end])
            if found is not None:
                concept = self.concepts[found]
                key = words if words in self._by_word else terms
                return Match(at, last, concept, concept.is_name and key not in self._ordinary)
        return None
