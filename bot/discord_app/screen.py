"""A message as it will stand on screen, and whether it is within Discord's limits.

A screen is plain data, so that it can be measured before anything is sent; `bot.discord_app.view`
turns it into discord.py's components.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

__all__ = ["Button", "Choice", "File", "Line", "Menu", "MenuKind", "Row", "Screen", "Text", "Tone"]

MOST_CHARACTERS = 4_000
"""Characters that the texts of a message may show in all."""

MOST_COMPONENTS = 40
MOST_BYTES = 9_000
"""UTF-8 bytes of all the words of a message; from about 10,000 on, Discord's servers fail."""

LONGEST_ADDRESS = 512
"""Characters of a link button's address."""


class Tone(Enum):
    """The colour of a message's edge: it only repeats what the words say."""

    ANSWERED = 0x2E7D6B
    PARTIAL = 0xB7791F
    NEUTRAL = 0x5B6B8C


@dataclass(frozen=True, slots=True)
class Text:
    """Markdown; `id` lets it be found again in the message."""

    content: str
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Button:
    """A button that does something (`custom_id`) or opens an address (`url`)."""

    label: str
    custom_id: str | None = None
    url: str | None = None
    danger: bool = False
    disabled: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a menu."""

    label: str
    value: str
    chosen: bool = False
    description: str | None = None


class MenuKind(Enum):
    """What a menu offers."""

    WORDS = "words"
    CHANNELS = "channels"
    ROLES = "roles"


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu of words, or of the server's channels or roles (`chosen` holds their ids)."""

    custom_id: str
    placeholder: str
    kind: MenuKind = MenuKind.WORDS
    choices: tuple[Choice, ...] = ()
    chosen: tuple[int, ...] = ()
    least: int = 1
    most: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """One menu, or up to five buttons side by side."""

    items: tuple[Button | Menu, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A rule between two parts."""


@dataclass(frozen=True, slots=True)
class File:
    """A text file that comes with the message."""

    name: str
    text: str


Item = Text | Row | Line | File


@dataclass(frozen=True, slots=True)
class Screen:
    """A message: its parts in order, within one frame."""

    items: tuple[Item, ...]
    tone: Tone = Tone.NEUTRAL

    @property
    def characters(self) -> int:
        """Characters shown, counted as Discord's clients do (UTF-16)."""
        return sum(len(text.encode("utf-16-le")) // 2 for text in self._texts())

    @property
    def components(self) -> int:
        """How many components it takes, its frame included."""
        return 1 + sum(1 + (len(i.items) if isinstance(i, Row) else 0) for i in self.items)

    @property
    def bytes(self) -> int:
        """UTF-8 bytes of all its words, ids and addresses."""
        return sum(len(word.encode()) for word in (*self._texts(), *self._controls()))

    @property
    def fits(self) -> bool:
        """Whether Discord takes it."""
        return (
            self.characters <= MOST_CHARACTERS
            and self.components <= MOST_COMPONENTS
            and self.bytes <= MOST_BYTES
        )

    @property
    def files(self) -> tuple[File, ...]:
        """The files that come with it."""
        return tuple(item for item in self.items if isinstance(item, File))

    def with_items(self, items: Iterable[Item]) -> Screen:
        """The screen with further parts at its end."""
        return Screen((*self.items, *items), self.tone)

    def _texts(self) -> Iterator[str]:
        return (item.content for item in self.items if isinstance(item, Text))

    def _controls(self) -> Iterator[str]:
        for row in self.items:
            for item in row.items if isinstance(row, Row) else ():
                if isinstance(item, Button):
                    yield item.label + (item.custom_id or "") + (item.url or "")
                else:
                    yield item.custom_id + item.placeholder
                    yield from (
                        choice.label + choice.value + (choice.description or "")
                        for choice in item.choices
                    )
