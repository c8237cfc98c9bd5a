import pytest

from tests.discord_app.conftest import labels_of, plain, texts_of
from tests.rendering.discord_reader import assert_plain

QUESTION = "Le Conseil d'État a-t-il suspendu le partenariat avec Doctolib ?"


async def test_an_answer_shows_the_exact_quotes_with_their_sources(server, clerk):
    result = await server.ask(QUESTION)
    shown = plain(result.response)
    answer = clerk.ask(QUESTION)
    assert answer.quotes
    assert QUESTION in shown
    assert answer.receipt in shown
    for quote in answer.quotes:
        assert quote.text in shown
        assert quote.document.title[:100] in shown


async def test_an_answer_is_seen_by_all_unless_asked_in_private(server):
    assert not (await server.ask(QUESTION)).ephemeral
    assert (await server.ask(QUESTION, private=True)).ephemeral


async def test_a_server_can_make_answers_private_and_a_person_ask_in_public(server, store):
    await store.change_server(server.guild.id, private=True)
    assert (await server.ask(QUESTION)).ephemeral
    assert not (await server.ask(QUESTION, private=False)).ephemeral


async def test_where_the_documents_do_not_answer_it_says_so(server):
    shown = plain((await server.ask("Who won the World Cup in 1998?")).response)
    assert "do not answer" in shown
    assert "1998" in shown


async def test_the_source_option_answers_from_that_document_only(server, clerk):
    document = clerk.source("egora-2021-03-08")
    result = await server.ask("Qui a saisi le Conseil d'État ?", source=document.id)
    assert document.title[:60] in plain(result.response)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"question": "?!"}, "question"),
        ({"question": QUESTION, "as_of": "demain peut-être"}, "demain peut-être"),
        ({"question": QUESTION, "source": "zzz zzz zzz"}, "zzz"),
    ],
)
async def test_what_cannot_be_asked_is_told_in_one_clear_line(server, options, told):
    result = await server.asker.slash(server.channel, "ask", **options)
    shown = plain(result.response)
    assert told in shown.replace(",", "")
    assert "\n" not in shown


@pytest.mark.parametrize(
    "question",
    [
        "@everyone <@1> <#2> <t:1:R> </ask:1> pourquoi **Doctolib** ?",
        "# Doctolib\n- [clic](https://exemple.fr) ||x|| `y`",
        "Doctolib \ud83d ? \x00 \u202e",
        "> Doctolib :smile: discord.gg/abc",
    ],
)
async def test_a_question_injects_nothing(server, question):
    result = await server.ask(question)
    for line in texts_of(result.response).split("\n")[0].split("\n"):
        assert_plain(line.removeprefix("### "))


async def test_the_server_chooses_the_language(server, service):
    from bot.corpus.models import Language

    await service.gate.change(server.guild.id, language=Language.FRENCH)
    assert "Contexte 1" in labels_of((await server.ask(QUESTION)).response)
    await service.gate.change(server.guild.id, language=Language.ENGLISH)
    assert "Context 1" in labels_of((await server.ask(QUESTION)).response)
