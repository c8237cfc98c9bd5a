"""Imports point one way: each room knows only the rooms to its left."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import bot

ROOT = Path(bot.__file__).parent

ORDER = [
    {"errors", "resources"},
    {"corpus"},
    {"language"},
    {"settings"},
    {"retrieval"},
    {"answering"},
    {"clerk"},
    {"rendering", "storage"},
    {"evaluation"},
    {"console", "discord_app"},
    {"cli"},
    {"__main__"},
]
"""Rooms from left to right; those of one set do not know each other."""

RANK = {room: rank for rank, rooms in enumerate(ORDER) for room in rooms}


EVERYWHERE = {"bot.language.fold"}
"""Plain functions on characters that know no room, so that any room may use them."""


def room_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def rooms_imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
            if node.module == "bot":
                names = [f"bot.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        known = (name for name in names if name not in EVERYWHERE)
        yield from (name.split(".")[1] for name in known if name.startswith("bot."))


MODULES = [path for path in sorted(ROOT.rglob("*.py")) if path != ROOT / "__init__.py"]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_room_knows_only_the_rooms_to_its_left(path: Path) -> None:
    own = room_of(path)
    for imported in rooms_imported(path):
        if imported == own or imported == "__version__":
            continue
        assert RANK[imported] < RANK[own], f"{own} must not know {imported}"


@pytest.mark.parametrize("name", sorted(EVERYWHERE))
def test_what_is_used_everywhere_knows_no_room(name: str) -> None:
    assert not list(rooms_imported(ROOT.parent.joinpath(*name.split(".")).with_suffix(".py")))
