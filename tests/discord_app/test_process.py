"""The real process against a small Discord over real sockets."""

import asyncio
import os
import re
import signal
import sys
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.discord_app.fake_discord import (
    BOT,
    CONTEXTS,
    HANGS,
    FakeDiscord,
    rate_limited,
    refused,
)

ROOT = Path(__file__).parents[2]
QUESTION = "Le Conseil d'État a-t-il suspendu le partenariat avec Doctolib ?"


pytestmark = pytest.mark.usefixtures("clerk")


@asynccontextmanager
async def process(home, folder, discord, **more):
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "GREFFIER_HOME": str(home),
        "GREFFIER_DATABASE": f"sqlite:///{folder / 'greffier.sqlite3'}",
        "GREFFIER_DISCORD_TOKEN": "MTAwMg.token.secret",
        "GREFFIER_DISCORD_API": discord.api,
        "GREFFIER_DISCORD_GATEWAY": discord.gateway,
        **more,
    }
    running = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "discord",
        env=environment,
        cwd=folder,
        stderr=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        yield running
    finally:
        if running.returncode is None:
            running.kill()
        await running.communicate()


async def ended(running, seconds=60):
    out, told = await asyncio.wait_for(running.communicate(), seconds)
    return running.returncode, out.decode() + told.decode()


@pytest.fixture
async def discord():
    async with FakeDiscord().running() as fake:
        yield fake


def faults_of(judge, discord):
    return [
        fault
        for request in discord.requests
        for fault in judge.faults(request["method"], request["path"], request["body"])
    ]


async def test_a_life_in_discord(home, tmp_path, discord, judge):
    async with process(home, tmp_path, discord) as running:
        await asyncio.wait_for(discord.identified.wait(), 90)
        assert {command["name"] for command in discord.commands} >= {"ask", "summary", "help"}
        assert discord.intents & (1 << 15 | 1 << 1 | 1 << 8) == 0

        token = await discord.slash("ask", question=QUESTION)
        shown = await discord.wait_for(discord.answered(token))
        callback = await discord.wait_for(lambda request: f"/{token}/callback" in request["path"])
        assert callback["body"] == {"type": 5}
        assert callback["time"] - discord.sent[token] < 3

        message = discord.message(discord.number(), shown["body"])
        pressed = await discord.press(message, first_button(message))
        await discord.wait_for(discord.answered(pressed))

        sent = await discord.write(f"<@{BOT}> Qui est InterHop ?")
        reply = await discord.wait_for(lambda request: request["path"].endswith("/messages"))
        assert reply["body"]["message_reference"]["message_id"] in {sent, int(sent)}

        discord.fail["POST", "interactions"] = rate_limited(0.2)
        discord.fail["PATCH", "webhooks"] = rate_limited(0.2)
        token = await discord.slash("about")
        await discord.wait_for(discord.answered(token))

        await discord.drop()
        await asyncio.wait_for(discord.resumed.wait(), 90)
        token = await discord.slash("ask", question="Qui est InterHop ?")
        await discord.wait_for(discord.answered(token))

        running.send_signal(signal.SIGTERM)
        code, told = await ended(running)
        assert code == 0
        assert discord.close_code == 1000
        assert QUESTION not in told
        assert "Traceback" not in told
    assert faults_of(judge, discord) == []


def first_button(message):
    from tests.discord_app.judge import walk

    return next(c["custom_id"] for c in walk(message["components"]) if "custom_id" in c)


async def test_stopping_lets_what_is_under_way_be_answered(home, tmp_path, discord):
    async with process(home, tmp_path, discord) as running:
        await asyncio.wait_for(discord.identified.wait(), 90)
        tokens = [await discord.slash("ask", question=f"{QUESTION} {n}") for n in range(20)]
        await discord.wait_for(lambda request: request["path"].endswith("/callback"))
        running.send_signal(signal.SIGTERM)
        code, _ = await ended(running)
    answered = {t for t in tokens if any(discord.answered(t)(r) for r in discord.requests)}
    deferred = {
        request["path"].split("/")[3]
        for request in discord.requests
        if request["path"].endswith("/callback") and request["body"]["type"] == 5
    }
    assert code == 0
    assert deferred
    assert deferred <= answered


@pytest.mark.parametrize("silent", ["users", "oauth2", "applications", "gateway", "connection"])
async def test_stopping_waits_for_nobody_who_keeps_silent_at_the_start(
    home, tmp_path, discord, silent
):
    discord.deaf = silent == "connection"
    discord.fail["GET", silent] = discord.fail["PUT", silent] = HANGS
    async with process(home, tmp_path, discord) as running:
        await asyncio.wait_for(discord.called.wait(), 90)
        running.send_signal(signal.SIGTERM)
        code, told = await ended(running, 30)
    assert code == 0
    assert "ERROR" not in told


@pytest.mark.parametrize(
    ("status", "told"),
    [(401, "refuse le jeton"), (403, "refusé")],
)
async def test_a_token_that_discord_refuses_is_one_clear_line(
    home, tmp_path, discord, status, told
):
    discord.fail["GET", "users"] = refused(status)
    async with process(home, tmp_path, discord, LANG="fr_FR.UTF-8") as running:
        code, said = await ended(running)
    assert code == 1
    assert told in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("code", "told"),
    [(4004, "refuse le jeton"), (4013, "code 4013"), (4014, "code 4014")],
)
async def test_a_connection_that_discord_closes_for_good_is_one_clear_line(
    home, tmp_path, discord, code, told
):
    discord.close_identified_with = code
    async with process(home, tmp_path, discord, LANG="fr_FR.UTF-8") as running:
        ended_with, said = await ended(running)
    assert ended_with == 1
    assert told in said.splitlines()[-1]
    assert "Traceback" not in said


async def test_an_acknowledgement_that_hangs_is_made_again_and_delays_nobody(
    home, tmp_path, discord
):
    async with process(home, tmp_path, discord):
        await asyncio.wait_for(discord.identified.wait(), 90)
        discord.fail["POST", "interactions"] = HANGS
        hung = await discord.slash("ask", question=QUESTION)
        tokens = [hung, *[await discord.slash("ask", question=QUESTION) for _ in range(5)]]
        for token in tokens:
            await discord.wait_for(discord.answered(token))
    came = {r["path"].split("/")[3]: r for r in discord.requests if r["path"].endswith("/callback")}
    for token in tokens:
        assert came[token]["time"] - discord.sent[token] < 3


async def test_no_network_is_one_clear_line(home, tmp_path):
    class Nowhere:
        api = "http://127.0.0.1:1/api/v10"
        gateway = "ws://127.0.0.1:1"

    async with process(home, tmp_path, Nowhere, LANG="fr_FR.UTF-8") as running:
        code, told = await ended(running)
    assert code == 1
    assert "Discord est injoignable" in told
    assert "Traceback" not in told


async def test_a_second_process_waits_for_the_first(home, tmp_path, discord):
    async with process(home, tmp_path, discord) as first:
        await asyncio.wait_for(discord.identified.wait(), 90)
        discord.identified.clear()
        async with process(home, tmp_path, discord) as second:
            line = b""
            while b"serves Discord already" not in line:
                line = await asyncio.wait_for(second.stderr.readline(), 90)
            assert not discord.identified.is_set()
            async with process(home, tmp_path, discord) as third:
                await asyncio.wait_for(third.stderr.readuntil(b"serves Discord already"), 90)
                third.send_signal(signal.SIGTERM)
                assert await asyncio.wait_for(third.wait(), 60) == 0
            first.send_signal(signal.SIGTERM)
            await asyncio.wait_for(discord.identified.wait(), 90)
            second.send_signal(signal.SIGTERM)
            assert await asyncio.wait_for(second.wait(), 60) == 0


async def test_rates_hold_over_a_restart(home, tmp_path, discord):
    rates = {"GREFFIER_DISCORD_PERSON_RATE": "2"}
    for expected in (0, 0, 1):
        discord.identified.clear()
        async with process(home, tmp_path, discord, **rates) as running:
            await asyncio.wait_for(discord.identified.wait(), 90)
            token = await discord.slash("ask", question=QUESTION)
            came = await discord.wait_for(lambda r, t=token: f"/{t}/callback" in r["path"])
            assert ("Trop de questions" in str(came["body"])) is bool(expected)
            if not expected:
                await discord.wait_for(discord.answered(token))
            running.send_signal(signal.SIGTERM)
            assert (await ended(running))[0] == 0


async def test_what_comes_twice_is_acknowledged_once(home, tmp_path, discord):
    async with process(home, tmp_path, discord):
        await asyncio.wait_for(discord.identified.wait(), 90)
        command = {"id": "1", "name": "help", "type": 1}
        token = await discord.interact(2, command)
        await discord.interact(2, command, identifier=token.removeprefix("token-"))
        later = await discord.interact(2, command)
        await discord.wait_for(discord.answered(later))
    callbacks = [r for r in discord.requests if f"/{token}/callback" in r["path"]]
    assert len(callbacks) == 1


async def test_wherever_it_comes_from_an_interaction_is_answered(home, tmp_path, discord, judge):
    press = {"custom_id": "g1:list::0", "component_type": 2}
    typed = {"name": "source", "type": 3, "value": "doc", "focused": True}
    message = discord.message(discord.number(), {})
    async with process(home, tmp_path, discord) as running:
        await asyncio.wait_for(discord.identified.wait(), 90)
        tokens, readable = [], set()
        for kind, where in CONTEXTS.items():
            before = len(tokens)
            for name in ("ask", "define", "settings", "privacy", "help"):
                given = {"question": QUESTION} if name == "ask" else {}
                given = {"term": "HDS"} if name == "define" else given
                tokens.append(await discord.slash(name, "de", where, **given))
            command = {"id": "1", "name": "ask", "type": 1, "options": [typed]}
            tokens.append(await discord.interact(4, command, **where))
            tokens.append(await discord.interact(3, press, message=message, **where))
            tokens.append(await discord.interact(3, press, **where))
            if kind != "nobody":
                readable |= set(tokens[before:])
        for data in ({}, {"component_type": 2}, {"custom_id": "x"}):
            tokens.append(await discord.interact(3, data, message=message))
        for token in tokens:
            came = await discord.wait_for(lambda r, t=token: f"/{t}/callback" in r["path"])
            assert came["time"] - discord.sent[token] < 3
            if came["body"]["type"] == 5:
                await discord.wait_for(discord.answered(token))
            refused = re.search("could not read|pas su lire", str(came["body"]))
            assert not (refused and token in readable)
        for junk in ({"id": "1"}, {}):
            await discord.send("MESSAGE_CREATE", junk)
            await discord.send("GUILD_CREATE", junk)
        token = await discord.slash("help")
        await discord.wait_for(discord.answered(token))
        assert running.returncode is None
    assert faults_of(judge, discord) == []


async def test_two_hundred_questions_at_once_are_acknowledged_in_time(
    home, tmp_path, discord, clerk
):
    """Discord drops what is not acknowledged within three seconds; the answers may take longer."""
    titles = [document.title for document in clerk.sources()][:200]
    limits = {"GREFFIER_DISCORD_PERSON_RATE": "500", "GREFFIER_DISCORD_SERVER_RATE": "500"}
    async with process(home, tmp_path, discord, **limits):
        await asyncio.wait_for(discord.identified.wait(), 90)
        tokens = [
            await discord.slash("ask", question=f"Que dit le document « {title} » ?")
            for title in titles
        ]
        for token in tokens:
            shown = await discord.wait_for(discord.answered(token), 120)
            assert "Que dit le document" in str(shown["body"]), "not an answer to the question"
    came = {
        request["path"].split("/")[3]: request["time"]
        for request in discord.requests
        if request["path"].endswith("/callback")
    }
    waited = sorted(came[token] - discord.sent[token] for token in tokens)
    assert len(waited) == 200
    assert waited[-1] < 3, f"{waited[100]:.2f} s at the median, {waited[-1]:.2f} s at most"


async def test_nothing_that_comes_in_is_left_unanswered(home, tmp_path, discord, judge):
    command = {"id": "1", "type": 1}
    number = {"name": "question", "type": 4, "value": 7}
    typed = {"name": "document", "type": 3, "value": "doc", "focused": True}
    message = discord.message(discord.number(), {})
    odd = [
        (2, {**command, "name": "nope"}, {}),
        (2, {**command, "name": "ask"}, {}),
        (
            2,
            {**command, "name": "ask", "options": [number]},
            {},
        ),
        (4, {**command, "name": "nope", "options": [typed]}, {}),
        (4, {**command, "name": "ask", "options": [{**typed, "name": "question"}]}, {}),
        (5, {"custom_id": "x", "components": []}, {}),
        (3, {"custom_id": "whatever", "component_type": 2}, {"message": message}),
        (3, {"custom_id": "g1:delete:x", "component_type": 2}, {"message": message}),
        (3, {"custom_id": "g1:open", "component_type": 3, "values": ["x"]}, {"message": message}),
    ]
    options = [
        ("ask", {"question": "\ud800 ?", "kind": "x"}),
        ("ask", {"question": "pourquoi " * 800}),
        ("summary", {"document": "x" * 3_000, "length": "x"}),
        ("timeline", {"subject": "a:b" * 99}),
        ("check", {"text": "« @everyone **x** [a](http://b.fr) » " * 60}),
        ("receipt", {"receipt": "x" * 900}),
    ]
    async with process(home, tmp_path, discord):
        await asyncio.wait_for(discord.identified.wait(), 90)
        tokens = [await discord.interact(kind, data, **more) for kind, data, more in odd]
        tokens += [await discord.slash(name, **given) for name, given in options]
        for token in tokens:
            came = await discord.wait_for(lambda r, t=token: f"/{t}/callback" in r["path"])
            assert came["time"] - discord.sent[token] < 3
    assert faults_of(judge, discord) == []
