import json

from hypothesis import given
from hypothesis import strategies as st

from bot.console.batch import read_questions
from bot.corpus.models import Language
from bot.errors import QuestionError


def echoed(identifier: object, question: str) -> dict[str, object]:
    if not question:
        raise QuestionError("question-empty")
    return {"id": identifier, "question": question}


def read(*lines: bytes) -> list[dict[str, object]]:
    return list(read_questions(lines, echoed, Language.ENGLISH))


def test_a_line_is_an_object_or_bare_text() -> None:
    assert read(b'{"id": 7, "question": "Qui ?"}\n', "Où ?\r\n".encode()) == [
        {"id": 7, "question": "Qui ?"},
        {"id": None, "question": "Où ?"},
    ]


def test_a_bad_line_is_an_error_and_the_next_is_answered() -> None:
    bad = [b"{not json}", b'{"id": "a"}', b'{"id": 1, "question": 2}', b"\xff\xfe", b"\n", b"[" * 9]
    results = read(*bad, b"Qui ?")
    assert [result.get("error") for result in results] == [
        "question-not-json",
        "question-not-json",
        "question-not-json",
        "question-not-utf8",
        "question-empty",
        None,
        None,
    ]
    assert results[1]["id"] == "a"
    assert results[0]["line"] == 1
    assert "JSON" in str(results[0]["message"])


def test_half_a_character_is_no_reason_to_stop() -> None:
    (result,) = read(rb'{"id": "a\ud800", "question": "Qui \ud800?"}')
    assert result == {"id": "a\ud800", "question": "Qui ??"}


def test_a_number_that_json_does_not_have_is_a_bad_line() -> None:
    results = read(b'{"id": NaN, "question": "Qui ?"}', b'{"id": 1e999, "question": "Qui ?"}')
    assert [result["error"] for result in results] == ["question-not-json"] * 2
    json.dumps(results, allow_nan=False)


def test_deep_json_is_a_bad_line() -> None:
    deep = b'{"question": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    assert read(deep)[0]["error"] == "question-not-json"


def test_a_line_is_answered_before_the_next_is_read() -> None:
    asked = []

    def lines():
        yield b"un"
        assert asked == ["un"]
        yield b"deux"

    for result in read_questions(lines(), echoed, Language.FRENCH):
        asked.append(result["question"])
    assert asked == ["un", "deux"]


@given(st.lists(st.binary()))
def test_each_line_gives_one_object(lines: list[bytes]) -> None:
    results = read(*lines)
    assert len(results) == len(lines)
    json.dumps(results)
