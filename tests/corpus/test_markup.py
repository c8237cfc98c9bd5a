from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.corpus.markup import pieces, read_body, unmark
from bot.corpus.models import BlockKind

BODY = """
## Décision

Le juge a rejeté la requête.[^002-11] Il n'a pas
suspendu le partenariat.[^002-11][^002-12]
- la clé est en France ;[^002-22]
- les données sont effacées.[^002-20]

[^002-11]: un commentaire
[^002-12]: un autre
"""


def test_a_body_is_headings_paragraphs_and_items():
    builder, notes = read_body(BODY)
    assert [(block.kind, block.of(builder.text)) for block in builder.blocks] == [
        (BlockKind.HEADING, "Décision"),
        (
            BlockKind.PARAGRAPH,
            "Le juge a rejeté la requête. Il n'a pas suspendu le partenariat.",
        ),
        (BlockKind.ITEM, "la clé est en France ;"),
        (BlockKind.ITEM, "les données sont effacées."),
    ]
    assert builder.blocks[0].level == 2
    assert [(note.label, note.text) for note in notes] == [
        ("002-11", "un commentaire"),
        ("002-12", "un autre"),
    ]


def test_a_mark_stays_where_its_sentence_ended():
    builder, _ = read_body(BODY)
    ends = [
        (mark.label, builder.text[mark.offset - 9 : mark.offset]) for mark in builder.note_marks
    ]
    assert ends == [
        ("002-11", "requête."[-9:].rjust(9)),
        ("002-11", "tenariat."),
        ("002-12", "tenariat."),
        ("002-22", " France ;"),
        ("002-20", "effacées."),
    ]


def test_pieces_know_the_lines_they_begin_on():
    lines = BODY.split("\n")
    for piece in pieces(BODY):
        assert piece.text.split()[0] in lines[piece.line - 1]
    assert [piece.line for piece in pieces(BODY, first_line=11)] == [
        piece.line + 10 for piece in pieces(BODY)
    ]


@given(st.lists(st.tuples(st.text("ab .", max_size=8), st.sampled_from(["", "[^1]", "[^a-2]"]))))
def test_marks_come_out_and_their_offsets_are_right(parts):
    text, marks = unmark("".join(words + mark for words, mark in parts))
    assert text == "".join(words for words, _ in parts)
    reached, wanted = 0, []
    for words, mark in parts:
        reached += len(words)
        if mark:
            wanted.append((mark[2:-1], reached))
    assert marks == wanted


@given(st.text())
def test_any_text_is_a_body(text):
    builder, _ = read_body(text)
    for block in builder.blocks:
        assert block.of(builder.text).strip()
    assert all(0 <= mark.offset <= len(builder.text) for mark in builder.note_marks)
    assert not re.search(r"\[\^[^\]\s]+\]", "".join(
        block.of(builder.text) for block in builder.blocks if block.kind is not BlockKind.HEADING
    ))  # fmt: skip
