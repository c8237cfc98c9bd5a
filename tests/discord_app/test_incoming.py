import logging

import pytest

from bot.discord_app.incoming import Incoming, apologize

SECRET = "une question que personne ne doit lire"


def guarded(name, parse, unreadable=lambda _: None):
    parsers = {name: parse}
    Incoming(unreadable).guard(parsers)
    return parsers[name]


@pytest.mark.parametrize("name", ["INTERACTION_CREATE", "MESSAGE_CREATE"])
def test_what_comes_twice_is_read_once(name):
    came = []
    read = guarded(name, came.append)
    for identifier in ("1", "2", "1"):
        read({"id": identifier, "user": {}})
    assert [event["id"] for event in came] == ["1", "2"]


def test_other_events_are_read_each_time():
    came = []
    read = guarded("GUILD_UPDATE", came.append)
    read({"id": "1"})
    read({"id": "1"})
    assert len(came) == 2


def test_an_event_that_cannot_be_read_ends_nothing_else(caplog):
    def fail(event):
        raise KeyError(event["content"])

    refused = []
    with caplog.at_level(logging.INFO):
        guarded("MESSAGE_CREATE", fail, refused.append)({"id": "1", "content": SECRET})
    assert "KeyError" in caplog.text
    assert SECRET not in caplog.text
    assert refused == []


@pytest.mark.parametrize("event", [None, [], "1"])
@pytest.mark.parametrize("name", ["INTERACTION_CREATE", "MESSAGE_CREATE", "GUILD_CREATE"])
def test_what_is_no_event_at_all_ends_nothing_else(name, event):
    def parse(event):
        return event["id"]

    refused = []
    guarded(name, parse, refused.append)(event)
    assert refused == []


@pytest.mark.parametrize("event", [{}, {"id": "1"}, {"token": "secret"}])
async def test_an_interaction_that_has_nowhere_to_be_answered_is_not(event):
    made = []

    class Requests:
        async def request(self, *arguments, **_):
            made.append(arguments)

    await apologize(Requests(), event)
    assert made == []


@pytest.mark.parametrize("event", [{"id": "1"}, {"id": "1", "guild_id": "2", "member": {}}])
def test_an_interaction_that_cannot_be_read_is_told_of(event):
    refused = []
    guarded("INTERACTION_CREATE", lambda event: event, refused.append)(event)
    assert refused == [event]


def test_who_asks_is_found_wherever_it_is_told():
    read = guarded("INTERACTION_CREATE", lambda event: event)
    user = {"id": "5"}
    assert read({"id": "1", "user": user})["member"]["user"] == user
    assert read({"id": "2", "member": {"user": user, "roles": ["9"]}})["user"] == user
    assert read({"id": "3", "guild_id": "1", "user": user})["member"]["permissions"] == "0"


def test_where_it_was_asked_is_found_without_its_channel():
    read = guarded("INTERACTION_CREATE", lambda event: event)
    assert read({"id": "1", "user": {}, "channel_id": "7"})["channel"]["id"] == "7"
    assert "channel" not in read({"id": "2", "user": {}})
