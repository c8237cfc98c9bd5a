"""Dataclasses of arrays, laid flat by name and put together again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import Field, fields, is_dataclass
from typing import Any, Protocol, TypeVar, get_type_hints

import numpy as np
import numpy.typing as npt

__all__ = ["Arrays", "arrays_of", "part_of"]

Part = TypeVar("Part")


class Arrays(Protocol):
    """Arrays by name."""

    def __getitem__(self, name: str, /) -> npt.NDArray[Any]:
        """The array of that name."""


def arrays_of(part: Any, name: str) -> Iterator[tuple[str, npt.NDArray[Any]]]:
    """The arrays of a dataclass and of those within it, each under its dotted name.

    Fields that are not given at its making are none of them.
    """
    for field in _given(part):
        value = getattr(part, field.name)
        dotted = f"{name}.{field.name}"
        if isinstance(value, np.ndarray):
            yield dotted, value
        else:
            yield from arrays_of(value, dotted)


def part_of(kind: type[Part], name: str, arrays: Arrays) -> Part:
    """The dataclass whose `arrays_of` are found under `name`."""
    hints: dict[str, Any] = get_type_hints(kind)
    values: dict[str, Any] = {}
    for field in _given(kind):
        dotted = f"{name}.{field.name}"
        if is_dataclass(hints[field.name]):
            values[field.name] = part_of(hints[field.name], dotted, arrays)
        else:
            values[field.name] = arrays[dotted]
    return kind(**values)


def _given(kind: Any) -> list[Field[Any]]:
    """The fields of a dataclass that are given when one is made."""
    return [field for field in fields(kind) if field.init]
