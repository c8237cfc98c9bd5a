from types import SimpleNamespace

import discord
import pytest

from bot.corpus.models import Language
from bot.discord_app.screens.server import Setting
from bot.discord_app.server import change_setting
from bot.storage.models import ServerSettings
from tests.discord_app.conftest import plain, texts_of, walk_of
from tests.discord_app.test_answers import QUESTION

UNANSWERED = "Who won the World Cup in 1998?"


async def panel(server):
    return (await server.manager.slash(server.channel, "settings")).response


async def choose(server, setting, values):
    shown = await panel(server)
    await server.manager.select(shown.message, values, custom_id=f"g1:set:{setting}")
    return shown


async def test_only_those_who_manage_the_server_see_its_settings(server):
    from simcord import SetupError

    assert (await server.manager.slash(server.channel, "settings")).ephemeral
    with pytest.raises(SetupError):
        await server.asker.slash(server.channel, "settings")


async def test_a_right_granted_by_mistake_in_discord_is_not_enough(server, simcord_bot):
    command = next(c for c in await simcord_bot.tree.fetch_commands() if c.name == "settings")
    server.guild.set_command_permissions(command.id, {server.asker: True})
    result = await server.asker.slash(server.channel, "settings")
    assert "manage the server" in texts_of(result.response)


@pytest.mark.parametrize(
    ("setting", "value", "expected"),
    [
        ("language", "fr", ServerSettings(language=Language.FRENCH)),
        ("visibility", "private", ServerSettings(private=True)),
        ("person-rate", "5", ServerSettings(person_rate=5)),
        ("server-rate", "60", ServerSettings(server_rate=60)),
        ("keep", "30", ServerSettings(days_kept=30)),
    ],
)
async def test_each_choice_is_saved_at_once_and_shown(server, store, setting, value, expected):
    shown = await choose(server, setting, [value])
    assert await store.server(server.guild.id) == expected
    menus = {c["custom_id"]: c for c in walk_of(shown) if c["type"] == 3}
    chosen = [o["value"] for o in menus[f"g1:set:{setting}"]["options"] if o["default"]]
    assert chosen == [value]


async def test_questions_are_taken_only_in_the_chosen_channels(server, store):
    await choose(server, "channels", [server.channel])
    assert (await store.server(server.guild.id)).channels == (server.channel.id,)
    assert QUESTION in plain((await server.ask(QUESTION)).response)
    refused = await server.asker.slash(server.other_channel, "ask", question=QUESTION)
    assert refused.ephemeral
    assert "not taken in this channel" in texts_of(refused.response)


async def test_a_chosen_channel_that_is_gone_is_said_to_be(server, store):
    await store.change_server(server.guild.id, channels=(999_999,))
    menus = {c["custom_id"]: c for c in walk_of(await panel(server)) if "placeholder" in c}
    assert "no longer exist" in menus["g1:set:channels"]["placeholder"]
    assert menus["g1:set:roles"]["placeholder"] == "All"
    assert "not taken in this channel" in texts_of((await server.ask(QUESTION)).response)


async def test_questions_are_taken_only_from_the_chosen_roles(server, store):
    role = server.guild.create_role("membres")
    member = server.guild.add_member(server.environment.create_user("eve"), roles=[role])
    await choose(server, "roles", [role])
    assert QUESTION in plain(
        (await member.slash(server.channel, "ask", question=QUESTION)).response
    )
    assert "certain roles" in texts_of((await server.ask(QUESTION)).response)


async def test_rates_hold_per_person_and_say_when_to_retry(server, store):
    await store.change_server(server.guild.id, person_rate=1)
    await server.ask(QUESTION)
    refused = await server.ask(QUESTION)
    assert refused.ephemeral
    assert "try again in" in texts_of(refused.response)
    other = await server.other.slash(server.channel, "ask", question=QUESTION)
    assert QUESTION in plain(other.response)


async def test_rates_hold_for_the_whole_server(server, store):
    await store.change_server(server.guild.id, server_rate=1)
    await server.ask(QUESTION)
    refused = await server.other.slash(server.channel, "ask", question=QUESTION)
    assert "try again in" in texts_of(refused.response)


async def test_questions_are_kept_only_where_the_server_chose_so(server, store):
    await server.ask(UNANSWERED)
    assert await store.kept_about(server.asker.id) == ([], [])
    refused = await server.manager.slash(server.channel, "gaps")
    assert "does not keep" in texts_of(refused.response)
    await choose(server, "keep", ["30"])
    await server.ask(UNANSWERED)
    await server.ask(QUESTION)
    gaps = await server.manager.slash(server.channel, "gaps")
    assert UNANSWERED in plain(gaps.response)
    assert QUESTION not in plain(gaps.response)


async def test_a_person_sees_and_erases_what_is_kept(server, store):
    await store.change_server(server.guild.id, days_kept=30)
    await server.ask(UNANSWERED)
    shown = (await server.asker.slash(server.channel, "privacy")).response
    assert "Questions: 1" in plain(shown)
    assert [file.filename for file in shown.attachments] == ["greffier.json"]
    await server.asker.click(shown.message, label="Erase all")
    assert await store.kept_about(server.asker.id) == ([], [])
    assert "Erased" in texts_of(shown)


async def test_leaving_a_server_erases_what_was_kept_of_it(server, simcord_bot, store):
    await store.change_server(server.guild.id, days_kept=30)
    await server.ask(UNANSWERED)
    await simcord_bot.on_guild_remove(simcord_bot.get_guild(server.guild.id))
    assert await store.kept_about(server.asker.id) == ([], [])
    assert await store.server(server.guild.id) == ServerSettings()


@pytest.mark.parametrize(
    ("setting", "values"),
    [
        (Setting.LANGUAGE, ["de"]),
        (Setting.VISIBILITY, ["hidden"]),
        (Setting.CHANNELS, ["questions"]),
        (Setting.CHANNELS, ["9" * 40]),
        (Setting.ROLES, ["-1"]),
        (Setting.PERSON_RATE, ["-4"]),
        (Setting.SERVER_RATE, ["7"]),
        (Setting.KEEP, ["99999"]),
        (Setting.KEEP, []),
    ],
)
async def test_only_what_a_menu_offers_is_saved(server, service, store, setting, values):
    client = SimpleNamespace(service=service)
    manages = discord.Permissions(manage_guild=True)
    pressed = SimpleNamespace(guild_id=server.guild.id, permissions=manages, client=client)
    with pytest.raises(ValueError, match=r"is not|not an id|invalid literal"):
        await change_setting(pressed, None, setting, values)
    assert await store.server(server.guild.id) == ServerSettings()
