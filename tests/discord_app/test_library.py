"""A server's own documents, added and removed from Discord, and kept apart from other servers'."""

import pytest

from bot.clerk import Clerk
from bot.corpus.library import Library
from bot.discord_app.asker import filters_in, library_of
from bot.settings import Settings
from tests.answering.making import document
from tests.discord_app.conftest import plain

QUESTION = "Qui a fermé le café de la place ?"
ANSWER = "La mairie a fermé le café de la place en août."


@pytest.fixture
def clerk(tmp_path):
    return Clerk.open(Settings(home=tmp_path, bundle=False, _env_file=None))


@pytest.fixture
def settings(tmp_path):
    return Settings(
        home=tmp_path, bundle=False, discord_shards=1, discord_library_documents=1, _env_file=None
    )


SHELF = "This server’s own documents"


async def library(server, command, **options):
    result = await server.manager.slash(server.channel, f"library {command}", **options)
    assert result.response.ephemeral
    return plain(result.response)


def shelve(clerk, home, server, identifier="mairie"):
    Library(home, library_of(server)).add(
        [document(ANSWER, identifier=identifier, title="Le café")], by="7"
    )
    clerk.reload()


async def test_a_servers_documents_answer_there_and_nowhere_else(server, clerk, tmp_path):
    shelve(clerk, tmp_path, server.guild.id)
    assert ANSWER in plain((await server.ask(QUESTION)).response)
    assert clerk.ask(QUESTION, filters=filters_in(server.guild.id + 1)).quotes == ()
    assert clerk.ask(QUESTION).quotes == ()
    receipt = clerk.ask(QUESTION, filters=filters_in(server.guild.id)).receipt
    assert clerk.receipt(receipt, filters=filters_in(server.guild.id)).proven
    assert not clerk.receipt(receipt, filters=filters_in(server.guild.id + 1)).proven


async def test_an_attachment_answers_the_next_question_within_the_quota(server, clerk, tmp_path):
    added = await library(server, "add", file=("cafe.txt", f"Le café\n\n{ANSWER}".encode()))
    assert added == "Added: Le café"
    assert ANSWER in plain((await server.ask(QUESTION)).response)
    refused = await library(server, "add", file=("pluie.txt", b"La pluie\n\nIl pleut."))
    assert "at most 1 documents" in refused
    assert len(list(Library(tmp_path, library_of(server.guild.id)).documents())) == 1


async def test_documents_are_listed_removed_and_audited(server, clerk, tmp_path):
    assert await library(server, "list") == f"{SHELF}\nNone yet. To add some: /library add."
    shelve(clerk, tmp_path, server.guild.id)
    shelve(clerk, tmp_path, server.guild.id + 1, "ailleurs")
    assert await library(server, "list") == f"{SHELF}\nLe café"
    assert "Le café" in await library(server, "remove", document="Le café")
    assert await library(server, "list") == f"{SHELF}\nNone yet. To add some: /library add."
    told = await library(server, "audit")
    assert f"removed by {server.manager.id}" in told.splitlines()[1]
    assert "added by 7" in told.splitlines()[2]
    assert [held.id for held in Library(tmp_path, library_of(server.guild.id + 1)).documents()]


@pytest.mark.parametrize(
    ("address", "words"),
    [
        (None, "Nothing to add"),
        ("/etc/passwd", "not an address"),
        ("http://127.0.0.1/", "127.0.0.1"),
        ("file:///etc/passwd", "file"),
    ],
)
async def test_traps_are_refused_in_one_sentence(server, tmp_path, address, words):
    told = await library(server, "add", **({"address": address} if address else {}))
    assert words in told
    assert "\n" not in told
    assert list(Library(tmp_path, library_of(server.guild.id)).documents()) == []


async def test_only_those_who_manage_the_server_change_its_library(server, simcord_bot):
    command = next(c for c in await simcord_bot.tree.fetch_commands() if c.name == "library")
    server.guild.set_command_permissions(command.id, {server.asker: True})
    result = await server.asker.slash(server.channel, "library list")
    assert "manage the server" in plain(result.response)
