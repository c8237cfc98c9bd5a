"""Dataclasses of arrays, laid flat by name and put together again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar, get_type_hints

import numpy as np
import numpy.typing as npt

__all__ = ["arrays_of", "part_of"]

Part = TypeVar("Part")


def arrays_of(part: Any, name: str) -> Iterator[tuple[str, npt.NDArray[Any]]]:
    """The arrays of a dataclass and of those within it, each under its dotted name."""
    for field in fields(part):
        value = getattr(part, field.name)
        dotted = f"{name}.{field.name}"
        if isinstance(value, np.ndarray):
            yield dotted, value
        else:
            yield from arrays_of(value, dotted)


def part_of(kind: type[Part], name: str, arrays: Mapping[str, npt.NDArray[Any]]) -> Part:
    """The dataclass whose `arrays_of` are found under `name`."""
    hints: dict[str, Any] = get_type_hints(kind)
    values: dict[str, Any] = {}
    for field in fields(kind):  # type: ignore[arg-type]
        dotted = f"{name}.{field.name}"
        if is_dataclass(hints[field.name]):
            values[field.name] = part_of(hints[field.name], dotted, arrays)
        else:
            values[field.name] = arrays[dotted]
    return kind(**values)
