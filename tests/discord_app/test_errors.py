import asyncio
import logging

import pytest

from bot.discord_app.trouble import log_trouble
from bot.discord_app.workers import Workers
from bot.errors import Busy, MisuseError, StorageUnavailable
from tests.discord_app.conftest import texts_of
from tests.discord_app.test_answers import QUESTION

SECRET = "une question que personne ne doit lire"


async def test_a_fault_is_answered_with_the_reference_that_the_log_has(
    server, service, monkeypatch, caplog
):
    def fail(question, **_):
        raise RuntimeError(question)

    monkeypatch.setattr(service.clerk, "ask", fail)
    with caplog.at_level(logging.INFO):
        result = await server.ask(SECRET)
    told = texts_of(result.response)
    reference = told.rsplit(": ", 1)[1].rstrip(".")
    assert reference in caplog.text
    assert "RuntimeError" in caplog.text
    assert SECRET not in caplog.text
    assert SECRET not in told


async def test_a_question_is_never_logged(server, caplog):
    with caplog.at_level(logging.DEBUG, logger="bot"):
        await server.ask(SECRET)
    assert SECRET not in caplog.text


def test_the_log_tells_what_led_to_a_fault(caplog):
    def fail():
        return {}[SECRET]

    def fail_again():
        try:
            fail()
        except KeyError as cause:
            raise ValueError(SECRET) from cause

    with pytest.raises(ValueError, match=SECRET) as failure, caplog.at_level(logging.ERROR):
        fail_again()
    log_trouble(failure.value)
    assert "KeyError" in caplog.text
    assert "ValueError" in caplog.text
    assert SECRET not in caplog.text


@pytest.mark.parametrize(("status", "code"), [(404, 10062), (400, 40060)])
async def test_an_interaction_that_discord_no_longer_takes_is_let_go(server, status, code, caplog):
    server.environment.inject_error(
        "POST", "/interactions/*/*/callback", status=status, code=code, times=1
    )
    await server.ask(QUESTION)
    assert "too late" in caplog.text or "another process" in caplog.text


async def test_beyond_what_may_wait_the_answer_is_busy(server, service):
    service.workers._most = 0
    assert "Too many questions are waiting" in texts_of((await server.ask(QUESTION)).response)


async def test_a_stopping_bot_says_so(server, service):
    await service.drain(0.1)
    result = await server.ask(QUESTION)
    assert result.ephemeral
    assert "restarting" in texts_of(result.response)


async def test_a_slow_database_does_not_keep_an_interaction_waiting(server, service, monkeypatch):
    async def slow(_):
        raise TimeoutError

    monkeypatch.setattr(service.gate, "settings_of", slow)
    result = await server.ask(QUESTION)
    assert result.acknowledged
    assert "could not answer" in texts_of(result.response)


async def test_what_is_not_ready_when_the_process_stops_is_told_so(server, service, monkeypatch):
    started = asyncio.Event()

    async def never(*_, **__):
        started.set()
        await asyncio.Event().wait()

    monkeypatch.setattr(service.workers, "run", never)
    asking = asyncio.create_task(server.ask(QUESTION))
    await started.wait()
    await service.drain(0.1)
    assert "restarting" in texts_of((await asking).response)


async def test_a_database_that_fails_is_told_as_such(server, service, monkeypatch):
    async def fail(_):
        raise StorageUnavailable("database-unavailable")

    monkeypatch.setattr(service.store, "save_opinion", fail)
    answer = (await server.ask(QUESTION)).response.message
    result = await server.asker.click(answer, label="Useful")
    assert "database does not answer" in texts_of(result.response)


async def test_where_it_may_not_write_a_mention_fails_quietly(server, simcord_bot):
    server.environment.inject_error("POST", "/channels/*/messages", status=403, code=50013)
    await server.asker.send(server.channel, f"<@{simcord_bot.user.id}> {QUESTION}")
    assert server.channel.last_message.author.id == server.asker.id


async def test_workers_bound_what_waits():
    workers = Workers(threads=1, most_waiting=2)
    gate = asyncio.Event()
    loop = asyncio.get_running_loop()

    def wait():
        asyncio.run_coroutine_threadsafe(gate.wait(), loop).result()

    running = [asyncio.create_task(workers.run(wait)) for _ in range(2)]
    await asyncio.sleep(0)
    with pytest.raises(Busy):
        await workers.run(wait)
    gate.set()
    await asyncio.gather(*running)
    assert await workers.run(lambda: 1) == 1
    workers.close()


async def test_work_waits_until_acknowledgements_are_through():
    workers = Workers(threads=1, most_waiting=2)
    order = []
    with workers.acknowledging():
        running = asyncio.create_task(workers.run(order.append, "work"))
        await asyncio.sleep(0.01)
        order.append("acknowledged")
    await running
    assert order == ["acknowledged", "work"]
    workers.close()


async def test_what_the_work_raises_comes_back():
    def fail():
        raise MisuseError("question-empty")

    workers = Workers(threads=1, most_waiting=1)
    with pytest.raises(MisuseError):
        await workers.run(fail)
    assert await workers.run(lambda: 2) == 2
    workers.close()
