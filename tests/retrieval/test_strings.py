from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.retrieval.strings import Strings, hash_of, hashes_of

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)


@given(st.lists(WORDS), st.lists(WORDS, max_size=3))
def test_strings_are_found_under_all_their_numbers(strings, others):
    held = Strings.of(strings)
    assert list(held) == strings
    assert len(held) == len(strings)
    for string in {*strings, *others}:
        assert held.numbers_of(string) == [n for n, one in enumerate(strings) if one == string]


@given(st.lists(WORDS))
def test_hashes_are_those_of_each_string(strings):
    assert hashes_of(strings).tolist() == [hash_of(string) for string in strings]


@given(st.lists(WORDS), st.lists(WORDS))
def test_strings_that_came_later_are_found_too(first, later):
    whole = Strings.of([*first, *later])
    held = Strings(whole.data, whole.offsets, whole.hashes, Strings.of(first).order)
    for string in {*first, *later}:
        assert held.numbers_of(string) == whole.numbers_of(string)
