"""A receipt says what was quoted, survives a round trip, and shows when it was altered."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.models import Quote
from bot.answering.receipts import read_receipt, write_receipt
from bot.errors import MisuseError
from tests.answering.making import document

DOCUMENTS = [document("é" * 400, identifier="un"), document("Deux mots ici.", identifier="deux")]


@st.composite
def quotes(draw):
    held = draw(st.sampled_from(DOCUMENTS))
    start = draw(st.integers(0, len(held.text) - 1))
    return Quote(held, start, draw(st.integers(start + 1, len(held.text))))


@given(
    question=st.text(st.characters(exclude_categories=["Cs"])), held=st.lists(quotes(), max_size=6)
)
def test_what_is_written_is_read(question, held):
    receipt = read_receipt(write_receipt(question, held))
    assert receipt.asked(question)
    assert not receipt.asked(question + "?")
    assert len(receipt.quotes) == len(held)
    for record, quote in zip(receipt.quotes, held, strict=True):
        assert record.is_of(quote.document.id)
        assert record.matches(quote.document.digest)
        assert (record.start, record.end) == (quote.start, quote.end)
        for other in DOCUMENTS:
            assert record.is_of(other.id) == (other is quote.document)


@given(word=st.text())
def test_any_other_word_is_refused_in_one_way(word):
    with pytest.raises(MisuseError) as raised:
        read_receipt(word)
    assert raised.value.message == "not-a-receipt"


@given(data=st.data(), held=st.lists(quotes(), max_size=3))
def test_an_altered_receipt_is_refused(data, held):
    word = write_receipt("Qui ?", held)
    packed = bytearray(base64.urlsafe_b64decode(word + "=" * (-len(word) % 4)))
    packed[data.draw(st.integers(0, len(packed) - 1))] ^= data.draw(st.integers(1, 255))
    altered = base64.urlsafe_b64encode(packed).decode().rstrip("=")
    with pytest.raises(MisuseError):
        read_receipt(altered)


def test_the_receipt_does_not_hold_the_question():
    assert len(write_receipt("x" * 1000, [])) == len(write_receipt("y", []))
