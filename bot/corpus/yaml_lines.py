"""On which lines of a YAML text its values stand, so that an error can name one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

__all__ = ["YamlLines"]

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Path = tuple[str | int, ...]


class YamlLines:
    """The line of each value of a YAML text, found by the keys and places that lead to it."""

    def __init__(self, text: str, first_line: int = 1) -> None:
        self._lines: dict[_Path, int] = {(): first_line}
        root = yaml.compose(text, Loader=_Loader)
        if root is not None:
            self._lines.update(_walk(root, (), first_line))

    def at(self, *path: str | int) -> int:
        """The line of the value at `path`, or of the innermost value around it that exists."""
        known = next(path[:end] for end in range(len(path), -1, -1) if path[:end] in self._lines)
        return self._lines[known]


def _walk(node: yaml.Node, path: _Path, first_line: int) -> Iterator[tuple[_Path, int]]:
    if isinstance(node, yaml.MappingNode):
        inside: list[tuple[str | int, yaml.Node, yaml.Node]] = [
            (str(key.value), key, value) for key, value in node.value
        ]
    elif isinstance(node, yaml.SequenceNode):
        inside = [(place, value, value) for place, value in enumerate(node.value)]
    else:
        return
    for step, marked, value in inside:
        yield (*path, step), first_line + marked.start_mark.line
        yield from _walk(value, (*path, step), first_line)
