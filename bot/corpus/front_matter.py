"""The front matter of a bundled document, as its file has it."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Annotated, Any, ClassVar, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from bot.corpus.models import Identifiers, Kind, Language, Provenance, Summaries, Validity
from bot.corpus.yaml_lines import YamlLines
from bot.errors import CorpusError

__all__ = [
    "Card",
    "Slug",
    "Strict",
    "TranslationCard",
    "read_yaml",
    "split_front_matter",
    "validated",
    "yaml_lines",
]


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """A safe loader that leaves days as they are written: models read them, and name their line."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[tuple[str, re.Pattern[str]]]]] = {
        first: [resolver for resolver in resolvers if not resolver[0].endswith(":timestamp")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


_Model = TypeVar("_Model", bound=BaseModel)
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")]


class Strict(BaseModel):
    """A model of what a file of the bundle says, and of nothing more."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Card(Strict):
    """What the front matter of a bundled document says."""

    id: Slug
    kind: Kind
    title: dict[Language, str]
    publisher: str
    author: str | None = None
    date: datetime.date | None = None
    valid: Validity = Validity()
    reference: str | None = None
    citation: str | None = None
    identifiers: Identifiers = Identifiers()
    url: str | None = None
    aliases: tuple[str, ...] = ()
    related: tuple[Slug, ...] = ()
    summary: dict[Language, Summaries]
    provenance: Provenance = Provenance.DIGEST
    licence: str = "CC BY 4.0"


class TranslationCard(Strict):
    """The front matter of a document's body in another language."""

    translation_of: Slug
    language: Language = Field(default=Language.ENGLISH)


def split_front_matter(path: Path) -> tuple[dict[str, Any], str, int]:
    """The front matter, the body, and the number of the body's first line.

    Raises:
        CorpusError: the file has no front matter, or its YAML cannot be read.
    """
    text = path.read_text(encoding="utf-8")
    if not text.startswith("---\n") or "\n---\n" not in text[4:]:
        raise CorpusError("corpus-no-front-matter", file=path.name, line=1)
    end = text.index("\n---\n", 4)
    values = read_yaml(path, text[4 : end + 1], first_line=2)
    if not isinstance(values, dict):
        raise CorpusError("corpus-no-front-matter", file=path.name, line=1)
    return values, text[end + 5 :], text.count("\n", 0, end + 5) + 1


def read_yaml(path: Path, text: str | None = None, first_line: int = 1) -> Any:
    """The values of a YAML text, or of the whole file.

    Raises:
        CorpusError: it is not YAML; with the line and what is wrong there.
    """
    try:
        return yaml.load(text or path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - safe
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise CorpusError(
            "corpus-bad-yaml",
            file=path.name,
            line=first_line + (mark.line if mark else 0),
            reason=getattr(error, "problem", None) or str(error),
        ) from error


def validated(model: type[_Model], values: object, path: Path) -> _Model:
    """The values of a file, or of its front matter, as a model.

    Raises:
        CorpusError: a value is missing, unknown or of the wrong form; with its line.
    """
    try:
        return model.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        place = [step for step in first["loc"] if step != "[key]"]
        raise CorpusError(
            "corpus-bad-value",
            file=path.name,
            line=yaml_lines(path).at(*place),
            place=".".join(map(str, place)),
            reason=first["msg"],
        ) from error


def yaml_lines(path: Path) -> YamlLines:
    """The lines of the values of a YAML file, or of a Markdown file's front matter."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".md":
        return YamlLines(text)
    return YamlLines(text[4 : text.index("\n---\n", 4) + 1], first_line=2)
