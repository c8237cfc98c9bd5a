import asyncio
import os
import socket

from bot.storage import leases
from bot.storage.leases import Lease


def lease(store, holder="elsewhere/1/a"):
    return Lease(store.engine, "application/0", holder)


async def test_only_one_process_holds_a_lease(store):
    assert await lease(store).take() is None
    assert await lease(store, "other/1/b").take() == "elsewhere/1/a"


async def test_of_many_that_take_it_at_once_one_gets_it(store):
    takers = [lease(store, f"host{n}/1/a") for n in range(10)]
    answers = await asyncio.gather(*(taker.take() for taker in takers))
    assert answers.count(None) == 1
    winner = f"host{answers.index(None)}/1/a"
    assert {answer for answer in answers if answer} == {winner}


async def test_the_holder_renews_it(store):
    first = lease(store)
    assert await first.take() is None
    assert await first.take() is None


async def test_another_takes_it_once_given_back(store):
    first = lease(store)
    await first.take()
    await first.give_back()
    assert await lease(store, "other/1/b").take() is None


async def test_giving_back_what_another_holds_changes_nothing(store):
    await lease(store).take()
    await lease(store, "other/1/b").give_back()
    assert await lease(store, "other/1/c").take() == "elsewhere/1/a"


async def test_it_ends_by_itself(store, monkeypatch):
    monkeypatch.setattr(leases, "LEASE_SECONDS", -1)
    await lease(store).take()
    assert await lease(store, "other/1/b").take() is None


async def test_a_process_that_died_on_this_machine_is_replaced_at_once(store):
    died = await asyncio.create_subprocess_exec("true")
    await died.wait()
    await lease(store, f"{socket.gethostname()}/{died.pid}/a").take()
    assert await lease(store, "other/1/b").take() is None


async def test_a_process_that_lives_on_this_machine_is_respected(store):
    living = f"{socket.gethostname()}/{os.getppid()}/a"
    await lease(store, living).take()
    assert await lease(store, "other/1/b").take() == living
