from datetime import UTC, datetime, timedelta

import pytest

from bot.discord_app.asker import Place
from bot.discord_app.gate import Gate
from bot.discord_app.rates import Journal, Rates
from bot.errors import NotAllowed, StorageUnavailable
from bot.storage.models import Asked, ServerSettings
from bot.storage.store import Store

PLACE = Place(person=1, server=2, channels=(), roles=())


def test_rates_hold_over_any_minute():
    now = [0.0]
    rates = Rates(lambda: now[0])
    assert rates.wait(("a", 2)) == 0
    now[0] = 30
    assert rates.wait(("a", 2)) == 0
    assert rates.wait(("a", 2)) == 30
    assert rates.wait(("b", 2)) == 0
    now[0] = 60
    assert rates.wait(("a", 2)) == 0
    assert rates.wait(("a", 2)) == 30


def test_what_one_rate_refuses_is_not_counted_by_the_other():
    rates = Rates(lambda: 0.0)
    assert rates.wait(("person", 1), ("server", 2)) == 0
    assert rates.wait(("person", 1), ("server", 2)) == 60
    assert rates.wait(("other", 1), ("server", 2)) == 0


def test_a_clock_that_is_put_back_shuts_nobody_out_for_longer_than_a_minute():
    now = [10_000.0]
    rates = Rates(lambda: now[0])
    rates.wait(("a", 1))
    now[0] = 0
    assert rates.wait(("a", 1)) == 60


@pytest.mark.parametrize("later", [0, 30, 59])
async def test_the_next_process_goes_on_counting(tmp_path, settings, later):
    address = f"sqlite:///{tmp_path / 'rates.sqlite3'}"
    now = [1_000_000.0]
    limits = ServerSettings(person_rate=2, server_rate=3)
    first = await Store.open(address)
    gate = Gate(first, settings, lambda: now[0])
    gate.count(PLACE, limits)
    gate.count(PLACE, limits)
    await gate.close()
    await first.close()
    now[0] += later
    second = await Store.open(address)
    gate = Gate(second, settings, lambda: now[0])
    await gate.recall()
    with pytest.raises(NotAllowed) as refused:
        gate.count(PLACE, limits)
    assert refused.value.values == {"seconds": 60 - later}
    other = Place(person=3, server=2, channels=(), roles=())
    gate.count(other, limits)
    with pytest.raises(NotAllowed):
        gate.count(other, limits)  # the server's rate counts what the first process let in
    await gate.close()
    await second.close()


async def test_what_was_counted_is_written_in_few_transactions(store, monkeypatch):
    batches = []

    async def save(asked):
        batches.append(len(asked))
        await Store.save_asked(store, asked)

    monkeypatch.setattr(store, "save_asked", save)
    journal = Journal(store)
    for person in range(200):
        journal.note(Asked(datetime.now(UTC), person, None))
    await journal.close()
    assert batches == [200]
    assert len(await store.asked_since(datetime.now(UTC) - timedelta(minutes=1))) == 200


async def test_what_could_not_be_written_is_written_with_the_next(store, monkeypatch):
    async def fail(_):
        raise StorageUnavailable("database-unavailable")

    journal = Journal(store)
    with monkeypatch.context() as patched:
        patched.setattr(store, "save_asked", fail)
        journal.note(Asked(datetime.now(UTC), 1, None))
        journal.note(Asked(datetime.now(UTC) - timedelta(minutes=2), 1, None))
        await journal.close()
    journal.note(Asked(datetime.now(UTC), 2, None))
    await journal.close()
    written = await store.asked_since(datetime.now(UTC) - timedelta(hours=1))
    assert sorted(asked.person for asked in written) == [1, 2]


async def test_settings_are_read_once_in_a_rush_and_at_once_when_changed(store, settings):
    reads = []

    async def server(number):
        reads.append(number)
        return await Store.server(store, number)

    watched = Store(store.engine)
    watched.server = server
    gate = Gate(watched, settings)
    for _ in range(10):
        assert not (await gate.settings_of(7)).private
    assert reads == [7]
    assert (await gate.change(7, private=True)).private
    assert (await gate.settings_of(7)).private
    await store.change_server(7, private=False)  # as another program would
    gate.refresh()
    assert not (await gate.settings_of(7)).private
    await gate.forget(7)
    assert not (await gate.settings_of(7)).private
