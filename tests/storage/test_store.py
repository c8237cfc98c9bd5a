from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from bot.corpus.models import Language
from bot.errors import SettingsError
from bot.storage.database import connect, migrate
from bot.storage.models import KeptQuestion, Opinion, ServerSettings
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
    await store.save_server(SERVER, ServerSettings(private=True))
    await migrate(store.engine)
    assert (await store.server(SERVER)).private


async def test_a_server_starts_with_the_defaults(store):
    assert await store.server(SERVER) == ServerSettings()


async def test_settings_come_back_as_they_were_saved(store):
    settings = ServerSettings(Language.ENGLISH, True, (SERVER, 2), (3,), 5, 60, 30)
    await store.save_server(SERVER, ServerSettings())
    await store.save_server(SERVER, settings)
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
    await store.save_server(SERVER, ServerSettings(days_kept=30))
    await store.keep_question(kept())
    await store.save_server(SERVER, replace(await store.server(SERVER), days_kept=0))
    assert await store.kept_about(1) == ([], [])


async def test_leaving_a_server_erases_it(store):
    await store.save_server(SERVER, ServerSettings(private=True))
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
    await first.save_server(SERVER, ServerSettings(private=True))
    await first.close()
    second = await Store.open(address)
    assert (await second.server(SERVER)).private
    await second.close()
