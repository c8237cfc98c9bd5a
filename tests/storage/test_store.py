import asyncio
from dataclasses import asdict
from datetime import UTC, datetime, timedelta

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from bot.corpus.models import Language
from bot.errors import SettingsError, StorageUnavailable
from bot.storage.database import configuration, connect, migrate
from bot.storage.models import Asked, KeptQuestion, Opinion, ServerSettings
from bot.storage.store import Store
from bot.storage.tables import Base

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
SERVER = 2**62 + 7
"""A snowflake needs all 64 bits."""


def kept(person=1, question="qui héberge ?", status="unanswered", asked=None, server=SERVER):
    asked = asked or datetime.now(UTC)
    return KeptQuestion(server, person, asked, asked + timedelta(days=30), question, status)


def opinion(message=1, person=1, useful=True):
    return Opinion(message, person, SERVER, useful, "receipt", NOW)


async def test_the_migrations_make_the_tables_that_the_code_uses(store):
    async with store.engine.connect() as connection:
        differences = await connection.run_sync(
            lambda sync: compare_metadata(MigrationContext.configure(sync), Base.metadata)
        )
    assert differences == []


async def test_migrating_again_changes_nothing(store):
    await store.change_server(SERVER, private=True)
    await migrate(store.engine)
    assert (await store.server(SERVER)).private


async def test_the_migrations_go_back_and_forth_without_losing_what_is_kept(store):
    await store.change_server(SERVER, private=True)
    await store.keep_question(kept())
    for revision in ("0001", "base"):
        async with store.engine.begin() as connection:
            await connection.run_sync(
                lambda sync, to=revision: command.downgrade(configuration(sync), to)
            )
        if revision == "0001":
            await migrate(store.engine)
            assert (await store.server(SERVER)).private
            assert len((await store.kept_about(1))[0]) == 1
    await migrate(store.engine)
    assert not (await store.server(SERVER)).private


async def test_many_processes_may_migrate_at_once(store):
    async with store.engine.begin() as connection:
        await connection.run_sync(lambda sync: command.downgrade(configuration(sync), "base"))
    engines = [connect(store.engine.url.render_as_string(hide_password=False)) for _ in range(4)]
    await asyncio.gather(*map(migrate, engines))
    for engine in engines:
        await engine.dispose()
    assert await store.server(SERVER) == ServerSettings()


async def test_settings_changed_at_once_are_all_kept(store):
    changes = {"private": True, "person_rate": 5, "server_rate": 60, "channels": (1, 2)}
    await asyncio.gather(*(store.change_server(SERVER, **{k: v}) for k, v in changes.items()))
    assert await store.server(SERVER) == ServerSettings(**changes)


async def test_opinions_given_at_once_leave_one(store):
    await asyncio.gather(*(store.save_opinion(opinion(useful=n % 2 == 0)) for n in range(20)))
    assert len((await store.kept_about(1))[1]) == 1


async def test_what_the_rates_count_is_erased_after_a_minute(store):
    times = [NOW - timedelta(seconds=seconds) for seconds in (90, 59, 1)]
    await store.save_asked([Asked(at, 1, SERVER) for at in times])
    await store.save_asked([Asked(NOW, 2, None)])
    recent = [Asked(times[1], 1, SERVER), Asked(times[2], 1, SERVER), Asked(NOW, 2, None)]
    assert await store.asked_since(NOW - timedelta(minutes=1)) == recent
    assert await store.erase_expired(NOW) == 1
    assert await store.asked_since(NOW - timedelta(hours=1)) == recent


@pytest.mark.parametrize("content", [b"not a database" * 1_000, None])
async def test_a_database_that_cannot_be_read_is_told(tmp_path, content):
    path = tmp_path / "broken.sqlite3"
    path.write_bytes(content) if content else path.mkdir()
    with pytest.raises(StorageUnavailable):
        await Store.open(f"sqlite:///{path}")


async def test_a_table_that_has_gone_is_told(store):
    async with store.engine.begin() as connection:
        await connection.execute(text("DROP TABLE opinions"))
    with pytest.raises(StorageUnavailable):
        await store.save_opinion(opinion())
    async with store.engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)


async def test_a_server_starts_with_the_defaults(store):
    assert await store.server(SERVER) == ServerSettings()


async def test_settings_come_back_as_they_were_saved(store):
    settings = ServerSettings(Language.ENGLISH, True, (SERVER, 2), (3,), 5, 60, 30)
    await store.change_server(SERVER, **asdict(settings))
    assert await store.server(SERVER) == settings


async def test_what_a_person_left_is_shown_and_erased_without_touching_others(store):
    for person in (1, 2):
        await store.keep_question(kept(person))
        await store.save_opinion(opinion(person=person))
    questions, opinions = await store.kept_about(1)
    assert [question.question for question in questions] == ["qui héberge ?"]
    assert [given.useful for given in opinions] == [True]
    assert await store.erase_person(1) == 2
    assert await store.kept_about(1) == ([], [])
    assert all(await store.kept_about(2))


async def test_a_new_opinion_replaces_the_old_one(store):
    await store.save_opinion(opinion(useful=True))
    await store.save_opinion(opinion(useful=False))
    _, opinions = await store.kept_about(1)
    assert [given.useful for given in opinions] == [False]


async def test_gaps_count_the_unanswered_questions_of_one_server(store):
    for _ in range(2):
        await store.keep_question(kept(question="deux fois"))
    await store.keep_question(kept(question="une fois"))
    await store.keep_question(kept(question="répondue", status="answered"))
    await store.keep_question(kept(question="ailleurs", server=1))
    found = await store.unanswered(SERVER, 10)
    assert [(gap.question, gap.times) for gap in found] == [("deux fois", 2), ("une fois", 1)]
    assert found[0].last.tzinfo is not None
    assert len(await store.unanswered(SERVER, 1)) == 1


async def test_questions_are_erased_when_their_time_is_over(store):
    await store.keep_question(kept(asked=NOW))
    assert await store.erase_expired(NOW + timedelta(days=29)) == 0
    assert await store.erase_expired(NOW + timedelta(days=30)) == 1


async def test_a_server_that_stops_keeping_questions_loses_them_at_once(store):
    await store.change_server(SERVER, days_kept=30)
    await store.keep_question(kept())
    await store.change_server(SERVER, days_kept=0)
    assert await store.kept_about(1) == ([], [])


async def test_leaving_a_server_erases_it(store):
    await store.change_server(SERVER, private=True)
    await store.keep_question(kept())
    await store.save_opinion(opinion())
    await store.erase_server(SERVER)
    assert await store.server(SERVER) == ServerSettings()
    assert await store.kept_about(1) == ([], [])


async def test_it_remembers_which_commands_are_registered(store):
    assert await store.commands_digest(1) is None
    await store.save_commands_digest(1, "a" * 64)
    await store.save_commands_digest(1, "b" * 64)
    assert await store.commands_digest(1) == "b" * 64


@pytest.mark.parametrize("address", ["", "nonsense", "oracle+none://host/name"])
def test_a_wrong_address_is_told(address):
    with pytest.raises(SettingsError):
        connect(address)


async def test_what_is_kept_outlives_the_process(tmp_path):
    address = f"sqlite:///{tmp_path / 'kept.sqlite3'}"
    first = await Store.open(address)
    await first.change_server(SERVER, private=True)
    await first.close()
    second = await Store.open(address)
    assert (await second.server(SERVER)).private
    await second.close()
