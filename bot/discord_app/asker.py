"""Who asks, where, and by which rules of the server."""

from __future__ import annotations

from dataclasses import dataclass

import discord

from bot.corpus.models import Language
from bot.retrieval.filters import EVERYTHING, Filters
from bot.storage.models import ServerSettings

__all__ = ["Asker", "Place", "filters_in", "language_of_locale", "library_of", "place_of"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was asked: `channels` holds the channel and, for a thread, its parent."""

    person: int
    server: int | None
    channels: tuple[int, ...]
    roles: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Asker:
    """A person whom the rules let ask.

    `language` is what to speak: the server's, else the person's; None where it is not known, as in
    a message, which is then answered in the language of its question.
    """

    place: Place
    settings: ServerSettings
    language: Language | None

    @property
    def spoken(self) -> Language:
        """The language to speak where nothing else tells."""
        return self.language or Language.FRENCH

    @property
    def filters(self) -> Filters:
        """Which documents answer where the asker is."""
        return filters_in(self.place.server)


def library_of(server: int) -> str:
    """The name of the library of a server."""
    return f"discord-{server}"


def filters_in(server: int | None) -> Filters:
    """Every document that answers on a server: those of all, and the server's own."""
    if server is None:
        return EVERYTHING
    return Filters(libraries=EVERYTHING.libraries | {library_of(server)})


def language_of_locale(locale: discord.Locale) -> Language:
    """French for a client in French, else English."""
    return Language.FRENCH if locale is discord.Locale.french else Language.ENGLISH


def place_of(origin: discord.Interaction[discord.AutoShardedClient] | discord.Message) -> Place:
    """Where an interaction or a message comes from."""
    if isinstance(origin, discord.Message):
        # The channel of a server that is not known yet knows at least which one it is of.
        person, server = origin.author, getattr(origin.channel, "guild_id", None)
        server = origin.guild.id if origin.guild else server
    else:
        person, server = origin.user, origin.guild_id
    channels = [origin.channel.id] if origin.channel is not None else []
    parent = getattr(origin.channel, "parent_id", None)
    if parent:
        channels.append(parent)
    roles = [role.id for role in person.roles] if isinstance(person, discord.Member) else []
    return Place(person.id, server, tuple(channels), tuple(roles))
