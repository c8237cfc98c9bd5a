"""The front matter of a bundled document, as its file has it."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated, Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from bot.corpus.models import Identifiers, Kind, Language, Provenance, Summaries, Validity
from bot.errors import CorpusError

__all__ = ["Card", "TranslationCard", "read_yaml", "split_front_matter", "validated"]

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Model = TypeVar("_Model", bound=BaseModel)
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Card(_Strict):
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


class TranslationCard(_Strict):
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
    except yaml.MarkedYAMLError as error:
        line = first_line + (error.problem_mark.line if error.problem_mark else 0)
        raise CorpusError(
            "corpus-bad-yaml", file=path.name, line=line, reason=str(error.problem)
        ) from error


def validated(model: type[_Model], values: object, path: Path, line: int = 1) -> _Model:
    """The values as a model.

    Raises:
        CorpusError: a value is missing, unknown or of the wrong form; with its line.
    """
    try:
        return model.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise CorpusError(
            "corpus-bad-value",
            file=path.name,
            line=_line_of(path, str(first["loc"][0]) if first["loc"] else "", line),
            place=place,
            reason=first["msg"],
        ) from error


def _line_of(path: Path, key: str, default: int) -> int:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith(f"{key}:"):
            return number
    return default
