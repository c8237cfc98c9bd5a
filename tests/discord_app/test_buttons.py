import pytest

from bot.discord_app.identifiers import Action, Press
from tests.discord_app.conftest import labels_of, plain, texts_of, walk_of
from tests.discord_app.test_answers import QUESTION


@pytest.fixture
async def answer(server):
    return (await server.ask(QUESTION)).response


async def test_context_shows_the_passage_around_the_quote(server, clerk, answer):
    result = await server.other.click(answer.message, label="Context 1")
    quote = clerk.ask(QUESTION).quotes[0]
    assert result.ephemeral
    assert quote.text in plain(result.response)
    assert len(plain(result.response)) > len(quote.text) + 50


async def test_the_card_and_the_citation_are_those_of_the_quote(server, clerk, answer):
    document = clerk.ask(QUESTION).quotes[0].document
    card = await server.other.click(answer.message, label="Card 1")
    cited = await server.other.click(answer.message, label="Cite 1")
    assert document.title[:100] in plain(card.response)
    assert (document.citation or document.title) in texts_of(cited.response)


async def test_further_quotes_are_behind_a_button(server, clerk):
    question = "Qui est InterHop ?"
    further = clerk.ask(question).more
    assert further
    result = await server.ask(question)
    label = next(label for label in labels_of(result.response) if label.startswith("Quote"))
    shown = plain((await server.other.click(result.response.message, label=label)).response)
    assert all(quote.text in shown for quote in further)


async def test_every_button_works_after_a_restart(
    server, settings, clerk, store, simcord_env, answer
):
    await simcord_env.restart_bot()
    for label in ("Context 1", "Card 1", "Cite 1", "Useful", "Not useful"):
        result = await server.other.click(answer.message, label=label)
        assert result.ephemeral
        assert texts_of(result.response)


async def test_an_opinion_is_kept_once_a_person_and_message(server, store, answer):
    await server.other.click(answer.message, label="Useful")
    await server.other.click(answer.message, label="Not useful")
    _, opinions = await store.kept_about(server.other.id)
    assert [opinion.useful for opinion in opinions] == [False]
    assert opinions[0].receipt in texts_of(answer)


async def test_the_asker_deletes_the_answer(server, answer):
    await server.asker.click(answer.message, label="Delete")
    assert server.channel.last_message is None


async def test_a_moderator_deletes_the_answer(server, answer):
    await server.manager.click(answer.message, label="Delete")
    assert server.channel.last_message is None


async def test_nobody_else_deletes_the_answer(server, answer):
    result = await server.other.click(answer.message, label="Delete")
    assert server.channel.last_message is not None
    assert "Only the person who asked" in texts_of(result.followups[0])


@pytest.mark.parametrize(
    "written",
    ["g1:context:garbage", "g1:more:x:y", "g1:list:nokind:1", "g0:old", "", "g1:card", "g1:set:x"],
)
async def test_a_button_of_another_version_is_answered_too(server, simcord_bot, written, answer):
    from bot.discord_app.buttons import answer_press

    shown = []

    class Response:
        def is_done(self):
            return bool(shown)

        async def defer(self, **_):
            shown.append("deferred")

    class Pressed:
        id = 1
        data = {"custom_id": written}  # noqa: RUF012
        client = simcord_bot
        message = None
        guild = guild_id = None
        channel = None
        locale = __import__("discord").Locale.french
        type = __import__("discord").InteractionType.component
        user = __import__("discord").Object(1)
        response = Response()

        async def edit_original_response(self, *, view, attachments):
            shown.append(view.content_length())

    await answer_press(Pressed())
    assert shown[0] == "deferred"
    assert shown[1] > 20


def test_an_id_reads_back_what_was_written():
    press = Press(Action.TIMELINE, ("1", "", "20210312", "a:b"))
    assert Press.read(press.write()) == Press(Action.TIMELINE, ("1", "", "20210312", "a", "b"))
    assert Press.read("nonsense") is None
    with pytest.raises(ValueError, match="characters"):
        Press(Action.TIMELINE, ("x" * 100,)).write()


async def test_pages_of_sources_turn_in_place_only_for_the_one_who_sees_them(server):
    listed = await server.asker.slash(server.channel, "sources")
    turned = await server.other.click(listed.response.message, label="Next")
    assert turned.ephemeral
    assert "11 to 20" in texts_of(turned.response)
    again = await server.other.click(turned.response.message, label="Next")
    assert "21 to 30" in texts_of(again.response or turned.response)


async def test_a_document_is_opened_from_the_list(server, clerk):
    listed = await server.asker.slash(server.channel, "sources")
    menu = next(c for c in walk_of(listed.response) if c["type"] == 3)
    option = menu["options"][2]
    opened = await server.asker.select(
        listed.response.message, [option["value"]], custom_id=menu["custom_id"]
    )
    assert option["label"][:50] in plain(opened.response)
