from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.corpus.models import BlockKind, Document
from bot.corpus.passages import LONGEST_PASSAGE, passages
from bot.corpus.text import TextBuilder

BLOCKS = st.lists(
    st.tuples(
        st.one_of(st.text(max_size=60), st.text("ab. ", max_size=50).map(lambda piece: piece * 40)),
        st.sampled_from(BlockKind),
    ),
    max_size=8,
)


def made(blocks):
    builder = TextBuilder()
    for text, kind in blocks:
        builder.add(text, kind)
    return Document(id="un", title="Un", text=builder.text, blocks=builder.blocks)


@given(BLOCKS)
def test_passages_hold_all_of_the_running_text_and_nothing_else(blocks):
    document = made(blocks)
    held = set()
    reached = 0
    for passage in passages(document):
        assert passage.document == document.id
        assert passage.start == passage.sentences[0].start >= reached
        assert passage.end == passage.sentences[-1].end
        for sentence in passage.sentences:
            assert sentence.start >= reached
            reached = sentence.end
            held |= set(range(sentence.start, sentence.end))
    wanted = {
        at
        for block in document.blocks
        if block.kind not in {BlockKind.HEADING, BlockKind.PARTICULARS}
        for at in range(block.start, block.end)
    }
    written = {at for at, character in enumerate(document.text) if not character.isspace()}
    assert wanted & written == held & written
    headings = (block for block in document.blocks if block.kind is BlockKind.HEADING)
    assert not held & {at for block in headings for at in range(block.start, block.end)}


@given(BLOCKS)
def test_a_passage_stays_under_one_heading(blocks):
    document = made(blocks)
    for passage in passages(document):
        assert passage.heading == document.heading_of(passage.start)
        assert passage.heading == document.heading_of(passage.end - 1)


@given(BLOCKS)
def test_a_passage_is_of_bounded_length(blocks):
    for passage in passages(made(blocks)):
        assert passage.end - passage.start <= 2 * LONGEST_PASSAGE


def test_a_list_stays_with_the_paragraph_that_opens_it():
    said = "mot " * (LONGEST_PASSAGE // 4 - 4)
    document = made(
        [
            (f"{said}.", BlockKind.PARAGRAPH),
            ("Trois raisons :", BlockKind.PARAGRAPH),
            ("la première ;", BlockKind.ITEM),
            ("la seconde.", BlockKind.ITEM),
            ("Une conclusion.", BlockKind.PARAGRAPH),
        ]
    )
    with_list = next(p for p in passages(document) if "Trois" in document.text[p.start : p.end])
    assert "la seconde." in document.text[with_list.start : with_list.end]
