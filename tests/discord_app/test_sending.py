import asyncio

import aiohttp
import discord
import pytest

from bot.discord_app import sending
from bot.discord_app.sending import persist


@pytest.fixture(autouse=True)
def _impatient(monkeypatch):
    monkeypatch.setattr(sending, "_PAUSES", (0.0, 0.0, 0.0))


class Response:
    reason = ""

    def __init__(self, status, headers):
        self.status = status
        self.headers = headers


def refusal(status, code=0, **headers):
    return discord.HTTPException(Response(status, headers), {"code": code, "message": "no"})


def sender(*outcomes):
    left = list(outcomes)

    async def send():
        outcome = left.pop(0)
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome

    send.left = left
    return send


@pytest.mark.parametrize(
    "failure",
    [
        refusal(429),
        refusal(429, **{"Retry-After": "0"}),
        refusal(429, **{"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"}),
        refusal(429, **{"Retry-After": "-5"}),
        refusal(500),
        refusal(503),
        KeyError("retry_after"),
        aiohttp.ServerDisconnectedError(),
        TimeoutError(),
        ConnectionResetError(),
    ],
)
async def test_what_may_go_through_later_is_tried_again(failure):
    assert await persist(sender(failure, failure, "sent")) == "sent"


@pytest.mark.parametrize(
    "failure", [refusal(400), refusal(404, 10062), refusal(400, 40060), KeyError("other")]
)
async def test_what_is_refused_is_not_tried_again(failure):
    send = sender(failure, "sent")
    with pytest.raises(type(failure)):
        await persist(send)
    assert send.left == ["sent"]


@pytest.mark.parametrize("failure", [refusal(502), aiohttp.ClientOSError()])
async def test_a_try_that_seemed_to_fail_may_have_gone_through(failure):
    assert await persist(sender(failure, refusal(400, sending.ALREADY_ANSWERED))) is None


async def test_discord_py_may_have_tried_again_itself(monkeypatch):
    monkeypatch.setattr(sending, "_ITS_OWN_PAUSE", 0.0)
    assert await persist(sender(refusal(400, sending.ALREADY_ANSWERED))) is None


async def test_it_is_not_tried_for_ever():
    with pytest.raises(aiohttp.ClientConnectionError):
        await persist(sender(*[aiohttp.ClientConnectionError()] * 4))


async def test_a_try_that_hangs_is_given_up_and_made_again():
    tries = []

    async def send():
        tries.append(1)
        if len(tries) == 1:
            await asyncio.Event().wait()
        return "sent"

    assert await persist(send, 0.01) == "sent"
