from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.retrieval.strings import Strings, hash_of, hashes_of, laid_end_to_end

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)


def strings_of(strings: list[str]) -> Strings:
    data, ends = laid_end_to_end(strings)
    hashes = hashes_of(strings)
    return Strings(data, np.append(0, ends), hashes, np.argsort(hashes, kind="stable"))


@given(st.lists(WORDS), st.lists(WORDS, max_size=3))
def test_strings_are_found_under_all_their_numbers(strings, others):
    held = strings_of(strings)
    assert list(held) == strings
    assert len(held) == len(strings)
    for string in {*strings, *others}:
        assert held.numbers_of(string) == [n for n, one in enumerate(strings) if one == string]


@given(st.lists(WORDS))
def test_hashes_are_those_of_each_string(strings):
    assert hashes_of(strings).tolist() == [hash_of(string) for string in strings]


@given(st.lists(WORDS), st.lists(WORDS))
def test_strings_that_came_later_are_found_too(first, later):
    whole = strings_of([*first, *later])
    held = Strings(whole.data, whole.offsets, whole.hashes, strings_of(first).order)
    for string in {*first, *later}:
        assert held.numbers_of(string) == whole.numbers_of(string)
