"""The bot in simcord's in-memory Discord, over a handful of documents made here."""

import re

import discord
import pytest

from bot.clerk import Clerk
from bot.discord_app.main import make_client
from bot.rendering.discord_markdown import unescape
from bot.settings import Settings
from bot.storage.store import Store
from tests.discord_app.judge import Judge, find_specification, walk


@pytest.fixture(scope="session")
def home(tmp_path_factory):
    """A home folder whose index is made once."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="session")
def clerk(home):
    """The clerk over the bundle: what people meet."""
    return Clerk.open(Settings(home=home, _env_file=None))


@pytest.fixture
async def store(tmp_path):
    opened = await Store.open(f"sqlite:///{tmp_path / 'greffier.sqlite3'}")
    yield opened
    await opened.close()


@pytest.fixture
def settings(tmp_path):
    return Settings(home=tmp_path, discord_shards=1, _env_file=None)


@pytest.fixture
async def simcord_bot(settings, clerk, store):
    return make_client(settings, clerk, store)


@pytest.fixture
def service(simcord_bot):
    return simcord_bot.service


@pytest.fixture(scope="session")
def judge():
    return Judge(find_specification())


@pytest.fixture
def server(simcord_env, judge):
    """A server with two channels and three people; every request in it must be a right one."""
    yield Server(simcord_env)
    faults = [
        fault
        for entry in simcord_env.http_requests
        for fault in judge.faults(entry.method, entry.path, entry.json)
    ]
    assert faults == []


class Server:
    def __init__(self, environment):
        self.environment = environment
        self.guild = environment.create_guild()
        self.channel = self.guild.create_text_channel("questions")
        self.other_channel = self.guild.create_text_channel("ailleurs")
        manager = self.guild.create_role(
            "managers", permissions=discord.Permissions(manage_guild=True, manage_messages=True)
        )
        self.asker = self.guild.add_member(environment.create_user("alice"))
        self.other = self.guild.add_member(environment.create_user("bruno"))
        self.manager = self.guild.add_member(environment.create_user("chloe"), roles=[manager])

    async def ask(self, question, **options):
        return await self.asker.slash(self.channel, "ask", question=question, **options)


def texts_of(shown):
    """The texts of a response or a message, in order."""
    return "\n".join(
        component["content"] for component in walk_of(shown) if component.get("type") == 10
    )


def plain(shown):
    """What a reader sees, our own marks of quotations, titles and lists left out."""
    marks = re.compile(r"^(?:> |-# |### |- )|(?<!\\)\*\*|(?<!\\)`", re.MULTILINE)
    return unescape(marks.sub("", texts_of(shown)))


def labels_of(shown):
    """The labels of its buttons."""
    return [component["label"] for component in walk_of(shown) if component.get("type") == 2]


def walk_of(shown):
    components = shown.components
    if components and not isinstance(components[0], dict):
        components = [component.to_dict() for component in components]
    return list(walk(components))
