"""The judge of the bot's requests must find what it is there to find."""

import pytest

from tests.discord_app.judge import message_rules

TEXT = {"type": 10, "content": "oui"}
BUTTON = {"type": 2, "style": 2, "label": "oui", "custom_id": "a"}
OPTION = {"label": "oui", "value": "a"}
MENU = {"type": 3, "custom_id": "m", "options": [OPTION]}


def faults(*components, **more):
    return list(
        message_rules(
            {
                "flags": 1 << 15,
                "components": [{"type": 17, "components": list(components)}],
                "allowed_mentions": {"parse": []},
                **more,
            }
        )
    )


def row(*items):
    return {"type": 1, "components": list(items)}


def test_a_right_message_has_no_fault():
    assert faults(TEXT, row(BUTTON), row(MENU)) == []


@pytest.mark.parametrize(
    "components",
    [
        (),
        ({"type": 10, "content": " "},),
        ({"type": 10, "content": "### "},),
        ({"type": 10, "content": "a" * 4_001},),
        ({"type": 10, "content": "😀" * 2_001},),
        (TEXT,) * 40,
        (row(*[BUTTON | {"custom_id": str(n)} for n in range(6)]),),
        (row(BUTTON, MENU),),
        (row(BUTTON, BUTTON),),
        (row(BUTTON | {"label": "a" * 81}),),
        (row({"type": 2, "style": 5, "label": "a", "url": "javascript:x"}),),
        (row({"type": 2, "style": 5, "label": "a", "url": "https://a.fr/" + "a" * 500}),),
        (row(MENU | {"options": []}),),
        (row(MENU | {"options": [OPTION, OPTION]}),),
        (row(MENU | {"options": [OPTION | {"label": "a" * 101}]}),),
        (row(MENU | {"max_values": 2}),),
        (row(MENU | {"placeholder": "a" * 151}),),
        ({"type": 13, "file": {"url": "attachment://a.txt"}},),
    ],
)
def test_a_wrong_message_has_one(components):
    assert faults(*components)


def test_mentions_that_may_ping_and_names_that_stand_twice_are_faults():
    assert faults(TEXT, allowed_mentions={"parse": ["everyone"]})
    assert faults(TEXT, attachments=[{"filename": "a.txt"}, {"filename": "a.txt"}])
    assert faults(TEXT, content="oui")
