import asyncio

from tests.discord_app.conftest import plain, texts_of
from tests.discord_app.test_answers import QUESTION


def us(simcord_bot):
    return f"<@{simcord_bot.user.id}>"


def last(server):
    return server.channel.last_message


async def test_a_mention_is_answered_with_a_reply_that_pings_nobody(server, simcord_bot, clerk):
    sent = await server.asker.send(server.channel, f"<@{simcord_bot.user.id}> {QUESTION}")
    assert last(server).reference.message_id == sent.id
    assert clerk.ask(QUESTION).quotes[0].text in plain(last(server))
    request = server.environment.http_requests[-1].json
    assert request["allowed_mentions"] == {"parse": []}
    assert request["enforce_nonce"]
    assert request["nonce"] == str(sent.id)


async def test_a_message_is_answered_in_the_language_of_its_question(server, simcord_bot):
    await server.asker.send(server.channel, f"<@{simcord_bot.user.id}> Who hosts Doctolib's data?")
    assert "Greffier digest" in plain(last(server))
    await server.asker.send(server.channel, f"<@{simcord_bot.user.id}> Qui est InterHop ?")
    assert "Synthèse Greffier" in plain(last(server))


async def test_what_is_not_for_us_is_left_alone(server, simcord_bot):
    await server.asker.send(server.channel, QUESTION)
    await server.asker.send(server.channel, f"<@{server.other.id}> {QUESTION}")
    assert last(server).author.id == server.asker.id


async def test_a_mention_alone_is_shown_how_to_ask(server, simcord_bot):
    await server.asker.send(server.channel, f"<@!{simcord_bot.user.id}>")
    assert "/demander" in texts_of(last(server))


async def test_a_reply_to_an_answer_keeps_its_subject(server, simcord_bot, clerk):
    await server.asker.send(
        server.channel, f"{us(simcord_bot)} Qui héberge les données de Doctolib ?"
    )
    first = last(server)
    await server.asker.send(server.channel, f"<@{simcord_bot.user.id}> et Maiia ?", reply_to=first)
    shown = plain(last(server))
    assert "et Maiia ?" in shown
    assert "Suite de\u00a0: Qui héberge les données de Doctolib ?" in shown
    expected = clerk.ask("Qui héberge les données de Maiia ?").quotes[0].text
    assert expected in shown


async def test_a_direct_message_is_a_question(simcord_env, clerk):
    person = simcord_env.create_user("dora")
    await person.send_dm(QUESTION)
    assert clerk.ask(QUESTION).quotes[0].text in plain(person.dm_channel.last_message)


async def test_a_thread_is_answered_in_the_thread(server, simcord_bot, clerk):
    start = await server.asker.send(server.channel, "un fil")
    channel = simcord_bot.get_channel(server.channel.id)
    await (await channel.fetch_message(start.id)).create_thread(name="fil")
    thread = server.channel.threads[0]
    await server.asker.send(thread, f"<@{simcord_bot.user.id}> {QUESTION}")
    assert clerk.ask(QUESTION).quotes[0].text in plain(thread.last_message)


async def test_the_menu_of_a_message_asks_about_it(server, clerk):
    sent = await server.other.send(server.channel, QUESTION)
    result = await server.asker.context_menu(server.channel, "Ask about this", sent)
    assert clerk.ask(QUESTION).quotes[0].text in plain(result.response)


async def test_a_message_of_a_server_not_known_yet_is_not_a_direct_message(
    simcord_env, simcord_bot
):
    """While a server is loading, or down, discord.py knows its messages but not the server."""
    message = {
        "id": "5",
        "channel_id": "6",
        "guild_id": "7",
        "author": {"id": "8", "username": "alice", "discriminator": "0", "avatar": None},
        "content": "",
        "attachments": [],
        "embeds": [],
        "mentions": [],
        "type": 0,
        "edited_timestamp": None,
        "pinned": False,
        "mention_everyone": False,
        "tts": False,
    }
    before = len(simcord_env.http_requests)
    simcord_bot._connection.parsers["MESSAGE_CREATE"](message)
    await asyncio.sleep(0.1)
    assert len(simcord_env.http_requests) == before
