import re

import pytest

from bot.answering.summaries import Length
from bot.corpus.models import Language
from bot.discord_app.commands.options import choices_of
from bot.discord_app.registration import digest_of, register
from bot.discord_app.translations import french_words
from tests.discord_app.conftest import labels_of, plain, texts_of, walk_of
from tests.discord_app.judge import find_specification, words


async def test_discord_takes_the_commands(simcord_bot, judge):
    if find_specification() is None:
        pytest.skip("Discord's OpenAPI file is not beside this repository (shared/discord)")
    payload = await simcord_bot.tree.translated()
    assert judge.faults("PUT", "/applications/1/commands", payload) == []


async def test_every_word_of_the_commands_is_in_french_too(simcord_bot):
    def untranslated(described):
        for key in ("name", "description"):
            if described.get(key) and "fr" not in described.get(f"{key}_localizations", {}):
                yield described[key]
        for inner in (*described.get("options", ()), *described.get("choices", ())):
            yield from untranslated(inner)

    payload = await simcord_bot.tree.translated()
    assert [word for command in payload for word in untranslated(command)] == []


async def test_no_french_word_is_left_over(simcord_bot):
    payload = await simcord_bot.tree.translated()
    english = {text for command in payload for text in _english(command)}
    assert set(french_words()) - english == set()


def _english(described):
    yield described["name"]
    yield described.get("description")
    for inner in (*described.get("options", ()), *described.get("choices", ())):
        yield from _english(inner)


async def test_commands_are_for_servers_messages_and_people(simcord_bot):
    for command in await simcord_bot.tree.translated():
        assert command["integration_types"] == [0, 1]
        alone = command["name"] in {"settings", "gaps", "library"}
        assert command["contexts"] == ([0] if alone else [0, 1, 2])


async def test_commands_are_registered_again_only_when_they_changed(
    simcord_env, simcord_bot, store
):
    def registrations():
        return sum(entry.method == "PUT" for entry in simcord_env.http_requests)

    assert registrations() == 1
    await register(simcord_bot)
    assert registrations() == 1
    await store.save_commands_digest(simcord_bot.application_id, "0" * 64)
    await register(simcord_bot)
    assert registrations() == 2


async def test_commands_that_discord_has_lost_are_registered_again(simcord_env, simcord_bot):
    await simcord_bot.http.bulk_upsert_global_commands(simcord_bot.application_id, payload=[])
    await register(simcord_bot)
    assert len(await simcord_bot.tree.fetch_commands()) == len(await simcord_bot.tree.translated())


def test_the_digest_tells_commands_apart():
    assert digest_of([{"name": "ask"}]) != digest_of([{"name": "summary"}])


@pytest.mark.parametrize("length", ["short", "medium", "long"])
async def test_a_summary_comes_in_three_lengths(server, clerk, length):
    result = await server.asker.slash(
        server.channel, "summary", document="egora-2021-03-08", length=length
    )
    expected = clerk.summarize("egora-2021-03-08", Length(length), language=Language.ENGLISH)
    assert expected.text in plain(result.response)
    shown = {c["label"]: c["disabled"] for c in walk_of(result.response) if c["type"] == 2}
    assert shown[length.capitalize()]


async def test_a_summary_turns_to_another_length_in_place(server):
    result = await server.asker.slash(
        server.channel, "summary", document="egora-2021-03-08", private=True
    )
    message = result.response.message
    await server.asker.click(message, label="Short")
    shown = {c["label"]: c["disabled"] for c in walk_of(result.response) if c["type"] == 2}
    assert shown["Short"]
    assert not shown["Medium"]


async def test_a_term_is_defined_in_both_languages(server, clerk):
    result = await server.asker.slash(server.channel, "define", term="HDS")
    definition = clerk.define("HDS", language=Language.ENGLISH)
    shown = plain(result.response)
    assert definition.quotes[0].text in shown
    assert definition.translation[0].text in shown


async def test_what_is_not_defined_is_said_not_to_be(server):
    result = await server.asker.slash(server.channel, "define", term="zxqv")
    assert "do not define" in texts_of(result.response)


async def test_the_timeline_turns_page_after_page(server, clerk):
    result = await server.asker.slash(server.channel, "timeline", subject="Doctolib")
    events = clerk.timeline("Doctolib", language=Language.ENGLISH).events
    assert events[0].quote.text in plain(result.response)
    seen, pressed = [plain(result.response)], result
    while "Next" in labels_of(pressed.response):
        following = next(c for c in walk_of(pressed.response) if c.get("label") == "Next")
        if following["disabled"]:
            break
        message = pressed.response.message
        pressed = await server.asker.click(message, label="Next")
        pressed = pressed if pressed.response else result
        seen.append(plain(pressed.response))
        if len(seen) > 30:
            break
    assert all(any(event.quote.text in page for page in seen) for event in events)


@pytest.mark.parametrize("typed", ["2021", "mars 2021", "2021-03-12"])
async def test_the_timeline_is_bounded_by_days_months_or_years(server, typed):
    options = {"from": typed, "to": typed}
    result = await server.asker.slash(server.channel, "timeline", **options)
    dated = re.findall(r"^\*\*(.*?)\*\*", texts_of(result.response), re.MULTILINE)
    assert dated
    assert all("2021" in day for day in dated)


async def test_a_receipt_is_replayed(server, clerk):
    question = "Qui est InterHop ?"
    answer = clerk.ask(question)
    result = await server.asker.slash(
        server.channel, "receipt", receipt=answer.receipt, question=question
    )
    shown = plain(result.response)
    assert "verified" in shown
    assert "the receipt of this question" in shown
    assert all(quote.text in shown for quote in answer.quotes)
    other = await server.asker.slash(
        server.channel, "receipt", receipt=answer.receipt, question="autre chose"
    )
    assert "not the receipt" in plain(other.response)


async def test_what_is_no_receipt_is_told(server):
    result = await server.asker.slash(server.channel, "receipt", receipt="`nonsense`")
    assert "nonsense" in plain(result.response)


@pytest.mark.parametrize("name", ["about", "help", "privacy"])
async def test_what_concerns_one_person_is_private(server, name):
    result = await server.asker.slash(server.channel, name)
    assert result.ephemeral
    assert texts_of(result.response)


async def test_sources_can_be_of_one_kind(server):
    result = await server.asker.slash(server.channel, "sources", kind="decision")
    assert "decision" in plain(result.response)


async def test_a_document_is_found_by_any_name(server, clerk):
    result = await server.asker.slash(server.channel, "source", document="450163")
    assert clerk.source("450163", language=Language.ENGLISH).title[:80] in plain(result.response)


async def test_choices_come_while_typing(server):
    offered = await server.asker.autocomplete(server.channel, "summary", "document", "doctolib")
    assert 1 <= len(offered) <= 25
    assert any("Doctolib" in choice["name"] for choice in offered)
    assert (
        await server.asker.autocomplete(server.channel, "ask", "source", "x" * 400, question="?")
        == []
    )
    assert (
        len(await server.asker.autocomplete(server.channel, "ask", "source", "", question="?"))
        == 25
    )


def test_documents_of_one_title_are_told_apart(clerk):
    documents = [clerk.source(name) for name in ("conseil-d-etat", "terme-conseil-d-etat", "hds")]
    names = [choice.name for choice in choices_of(documents, Language.FRENCH)]
    assert names[:2] == ["Conseil d'État (acteur)", "Conseil d'État (définition)"]
    assert names[2] == documents[2].title


@pytest.mark.parametrize("nothing", [" ", "\u200b", "\u202e\u2066", "\x00"])
@pytest.mark.parametrize(("name", "option"), [("define", "term"), ("compare", "subject")])
async def test_a_word_that_nobody_can_see_is_not_looked_up(server, name, option, nothing):
    result = await server.asker.slash(server.channel, name, **{option: nothing})
    assert "there is nothing to read" in texts_of(result.response)


async def test_terms_are_offered_to_define(server):
    offered = await server.asker.autocomplete(server.channel, "define", "term", "hds")
    assert offered


async def test_the_words_of_a_command_stay_within_what_discord_counts(simcord_bot):
    for command in await simcord_bot.tree.translated():
        assert sum(map(len, words(command))) <= 8_000


async def test_a_text_is_checked(server, clerk):
    quote = clerk.ask("Qui est InterHop ?").quotes[0]
    wrong = "Le juge a tout annulé hier soir sans jamais rien dire à personne"
    text = f"On lit « {quote.text} » puis « {wrong} » (n° 450163)."
    result = await server.asker.slash(server.channel, "check", text=text)
    shown = plain(result.response)
    assert "Exact" in shown
    assert "Not found" in shown
    assert quote.text in shown


async def test_the_menu_of_a_message_checks_its_quotes(server, clerk):
    quote = clerk.ask("Qui est InterHop ?").quotes[0]
    sent = await server.other.send(server.channel, f"Il est écrit « {quote.text} ».")
    result = await server.asker.context_menu(server.channel, "Check the quotes", sent)
    assert result.ephemeral
    assert "Exact" in plain(result.response)


async def test_sources_that_differ_are_compared(server, clerk):
    result = await server.asker.slash(server.channel, "compare", subject="Doctolib")
    divergences = clerk.compare("Doctolib", language=Language.ENGLISH).divergences
    assert divergences[0].quotes[0].text in plain(result.response)
