from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from bot.corpus.models import BlockKind
from bot.corpus.text import TextBuilder, normalise

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@given(TEXTS)
def test_normalised_text_is_stable_and_composed(text):
    once = normalise(text)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not {"\r", "\x00", "\ufeff"} & set(once)


@given(st.lists(st.tuples(TEXTS, st.sampled_from(BlockKind))))
def test_each_block_holds_what_was_added(added):
    builder = TextBuilder()
    for text, kind in added:
        builder.add(text, kind)
    wanted = [(normalise(text).strip(), kind) for text, kind in added]
    held = [(block.of(builder.text), block.kind) for block in builder.blocks]
    assert held == [(text, kind) for text, kind in wanted if text]


@given(st.lists(TEXTS.filter(lambda text: normalise(text).strip())))
def test_blocks_are_parted_by_white_space_alone(added):
    builder = TextBuilder()
    for text in added:
        builder.add(text)
    reached = 0
    for block in builder.blocks:
        assert not builder.text[reached : block.start].strip()
        reached = block.end
    assert reached == len(builder.text)


def test_items_of_one_list_stand_on_lines_of_their_own():
    builder = TextBuilder()
    for text, kind in (("Deux :", "paragraph"), ("un ;", "item"), ("deux.", "item")):
        builder.add(text, BlockKind(kind))
    assert builder.text == "Deux :\n\nun ;\ndeux."


def test_notes_are_called_where_their_sentence_ends():
    builder = TextBuilder()
    builder.add("Un.", marks=[("1", 3)])
    builder.add("Deux. Trois.", marks=[("2", 5), ("3", 12)])
    before = [builder.text[: mark.offset] for mark in builder.note_marks]
    assert [text.split()[-1] for text in before] == ["Un.", "Deux.", "Trois."]


def test_what_no_reader_sees_is_left_out():
    assert normalise("doc\u00adtrine \u202eet\u200b secret\ufeff") == "doctrine et secret"
