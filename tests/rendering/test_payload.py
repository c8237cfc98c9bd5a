from datetime import date

import pytest

from bot.answering.models import Point, Quote, Status, Voice
from bot.clerk import Clerk, Found
from bot.rendering.payload import answer_payload, card_payload, document_payload, hits_payload
from tests.rendering.documents import answered, digest, document, whole

ANSWER = (
    "id question language status confidence quotes missing nearest receipt premise lacking unquoted"
)
QUOTE = (
    "n text document title kind provenance voice publisher published citation heading url start end"
)


def test_an_answer_has_the_promised_keys_in_order() -> None:
    payload = answer_payload(answered(whole(document())))
    assert list(payload) == ANSWER.split()
    assert list(payload["quotes"][0]) == QUOTE.split()


def test_what_is_not_known_is_null() -> None:
    quote = answer_payload(answered(whole(document())))["quotes"][0]
    for key in ("publisher", "published", "citation", "heading", "url"):
        assert quote[key] is None


def test_values_are_plain() -> None:
    dated = document(published=date(2021, 3, 12), publisher="Conseil d'État", citation="CE, 2021")
    payload = answer_payload(answered(Quote(dated, 3, 7, Voice.RULING)), identifier=7)
    assert payload["id"] == 7
    assert payload["confidence"] == 0.9877
    assert payload["language"] == "fr"
    quote = payload["quotes"][0]
    assert quote["n"] == 1
    assert quote["voice"] == "judge-ruling"
    assert quote["kind"] == "document"
    assert quote["published"] == "2021-03-12"
    assert quote["text"] == dated.text[quote["start"] : quote["end"]] == "juge"


def test_the_nearest_documents_are_named() -> None:
    payload = answer_payload(
        answered(status=Status.UNANSWERED, nearest=(document(),), missing=("pain",))
    )
    assert payload["quotes"] == []
    assert payload["missing"] == ["pain"]
    assert payload["nearest"] == [{"document": "ordonnance", "title": document().title}]


@pytest.mark.parametrize(
    ("known", "told"),
    [
        ({"premise": True}, {"premise": True, "lacking": None, "unquoted": []}),
        ({"lacking": Point.DATE}, {"premise": False, "lacking": "date", "unquoted": []}),
        ({"unquoted": ("prix",)}, {"premise": False, "lacking": None, "unquoted": ["prix"]}),
    ],
)
def test_why_an_answer_is_partial_is_told(known, told) -> None:
    payload = answer_payload(answered(whole(document()), status=Status.PARTIAL, **known))
    assert {key: payload[key] for key in told} == told


def test_a_digest_opens_what_its_sentence_was_written_from() -> None:
    quote = answer_payload(answered(whole(digest("https://example.org/arret"))))["quotes"][0]
    assert quote["url"] == "https://example.org/arret"


def test_a_card_has_all_but_the_text() -> None:
    card = card_payload(document().card)
    whole_card = document_payload(document())
    assert "text" not in card
    assert whole_card.pop("text") == document().text
    assert whole_card == card
    assert card["id"] == "ordonnance"
    assert card["digest"] == document().digest
    assert card["valid"] == {"from": None, "until": None}


def test_hits_name_their_place() -> None:
    payload = hits_payload([Found(document(), 12, 3.14159, 3, 7)], "q1")
    assert payload == {
        "id": "q1",
        "hits": [{"document": "ordonnance", "passage": 12, "score": 3.1416, "start": 3, "end": 7}],
    }


def test_quotes_of_the_bundle_are_at_their_offsets(clerk: Clerk) -> None:
    texts = {document.id: document.text for document in clerk.sources()}
    for question in ("Qui héberge les données de Doctolib ?", "What is the Health Data Hub?"):
        quotes = answer_payload(clerk.ask(question))["quotes"]
        assert quotes
        for quote in quotes:
            assert texts[quote["document"]][quote["start"] : quote["end"]] == quote["text"]
