"""What printed pages set apart: bold headings, notes, the heads of chapters, contents."""

from bot.corpus.models import BlockKind
from bot.corpus.readers import read_bytes

PROSE = (
    "Trois établissements de la région ont changé de prestataire,",
    "et leurs médecins ne l'ont appris que par une note interne.",
    "Les syndicats demandent que le contrat soit rendu public.",
)
BOLD = "Times-Bold"


def prose(y, lines=PROSE, left=72):
    return [(left, y + 14 * n, 11, text) for n, text in enumerate(lines)]


def outline(found):
    return [(block.kind, block.of(found.text)) for block in found.blocks]


def test_a_bold_line_heads_what_follows(printed):
    page = [
        *prose(90),
        (72, 132, 11, "1.2 Le choix du prestataire", BOLD),
        *prose(146),
        (72, 188, 11, "Attention.", BOLD),
        *prose(202),
    ]
    (found,) = read_bytes("d.pdf", printed([page]))
    assert outline(found) == [
        (BlockKind.PARAGRAPH, " ".join(PROSE)),
        (BlockKind.HEADING, "1.2 Le choix du prestataire"),
        (BlockKind.PARAGRAPH, " ".join(PROSE)),
        (BlockKind.PARAGRAPH, "Attention."),
        (BlockKind.PARAGRAPH, " ".join(PROSE)),
    ]


def test_bold_heads_nothing_in_a_text_that_is_bold(printed):
    page = [(x, y, size, text, BOLD) for x, y, size, text in prose(90, ["Un mot", *PROSE])]
    (found,) = read_bytes("d.pdf", printed([page]))
    assert all(kind is BlockKind.PARAGRAPH for kind, _ in outline(found))


def test_a_note_may_have_its_raised_number_right_before_it(printed):
    foot = [(72, 776, 5, "1"), (74.6, 780, 8, "Voir la note du service juridique, page 12.")]
    (found,) = read_bytes("d.pdf", printed([[*prose(90), *foot]]))
    assert [(note.label, note.text) for note in found.notes] == [
        ("1", "Voir la note du service juridique, page 12.")
    ]


def test_a_note_goes_on_at_the_foot_of_the_next_page(printed):
    first = [*prose(90), (72, 780, 8, "1 Voir la note du service juridi-")]
    second = [*prose(97), (72, 770, 8, "que, et la réponse du ministre."), (72, 780, 8, "2 Ibid.")]
    (found,) = read_bytes("d.pdf", printed([first, second]))
    assert [note.text for note in found.notes] == [
        "Voir la note du service juridique, et la réponse du ministre.",
        "Ibid.",
    ]
    assert "ministre" not in found.text


def test_square_metres_call_no_note(printed):
    page = [(72, 90, 11, "Une salle de 12 m"), (152, 86, 6, "2"), *prose(104)]
    (found,) = read_bytes("d.pdf", printed([page]))
    assert not found.note_marks
    assert found.text.startswith("Une salle de 12 m2") or "12 m 2" in found.text


def test_words_after_a_raised_figure_stand_on_their_line(printed):
    page = [
        *prose(90),
        (72, 132, 11, "La commission"),
        (136, 128, 6, "1"),
        (142, 132, 11, "a statué,"),
        *prose(146, ["et trois établissements de la région", *PROSE[1:]]),
    ]
    (found,) = read_bytes("d.pdf", printed([page]))
    assert "La commission a statué, et trois établissements" in found.text
    assert [found.text[: mark.offset].split()[-1] for mark in found.note_marks] == ["commission"]


def test_the_head_of_a_chapter_is_no_text(printed):
    def page(number):
        chapter = "Chapitre premier : les registres" if number < 4 else "Chapitre second : la clef"
        marked = [
            f"Page {number} du rapport, sur la commune numéro {'abcdefghijkl'[number]}.",
            *PROSE,
        ]
        foot = f"Rapport | {'ii' if number % 2 else 'iv'}"
        return [(72, 40, 9, chapter), *prose(90, marked), (290, 800, 9, foot)]

    (found,) = read_bytes("d.pdf", printed([page(number) for number in range(12)]))
    assert "Chapitre" not in found.text
    assert "Rapport |" not in found.text
    assert found.text.count("du rapport") == 12


def test_a_table_of_contents_without_dots_is_left_out(printed):
    contents = [
        (72, 90, 16, "Table des matières"),
        *prose(120, ["Introduction 2", "Chapitre premier : les", "registres du moulin 2", "Fin 3"]),
    ]
    (found,) = read_bytes(
        "d.pdf", printed([contents, [(72, 60, 16, "Introduction"), *prose(90)], prose(97)])
    )
    assert outline(found) == [
        (BlockKind.HEADING, "Introduction"),
        (BlockKind.PARAGRAPH, " ".join(PROSE)),
        (BlockKind.PARAGRAPH, " ".join(PROSE)),
    ]


def test_a_list_below_the_word_summary_is_no_table_of_contents(printed):
    page = prose(90, ["Sommaire", "Le greffe tient deux registres.", "Il en a la clef depuis 1950"])
    (found,) = read_bytes("d.pdf", printed([page]))
    assert "Il en a la clef depuis 1950" in found.text


def test_the_labels_of_a_drawing_do_not_make_the_text_large(printed):
    labels = [(40 + 90 * (n % 4), 400 + 6 * (n // 4), 4, f"V. {n}") for n in range(240)]
    page = [*prose(90, PROSE * 4), *labels]
    (found,) = read_bytes("d.pdf", printed([page]))
    assert outline(found)[0][0] is BlockKind.PARAGRAPH


def test_a_word_that_a_line_cuts_goes_on_whatever_its_indent(printed):
    page = [
        (92, 90, 11, "Le 10 juin. Il fait de plus en plus chaud, et le gref-"),
        (72, 108, 11, "fier garde la clef de l'armoire."),
        *prose(140),
    ]
    (found,) = read_bytes("d.pdf", printed([page]))
    assert "et le greffier garde la clef" in found.text


def test_lines_that_leave_room_end_their_paragraphs(printed):
    page = [
        *prose(90),
        (72, 150, 11, "Le Premier ministre,"),
        (72, 164, 11, "Sur le rapport du ministre des solidarités,"),
        (72, 178, 11, "Vu le code de la santé publique et le code de la commune, et"),
        (72, 192, 11, "notamment son livre IV ;"),
        (185, 206, 11, "Titre premier"),
        *prose(220),
    ]
    (found,) = read_bytes("d.pdf", printed([page]))
    assert [text for _, text in outline(found)] == [
        " ".join(PROSE),
        "Le Premier ministre,",
        "Sur le rapport du ministre des solidarités,",
        "Vu le code de la santé publique et le code de la commune, et notamment son livre IV ;",
        "Titre premier",
        " ".join(PROSE),
    ]


def test_a_small_head_that_was_written_last_is_no_note(printed):
    page = [*prose(90), (72, 40, 8, "30 juin 2021 JOURNAL DE LA COMMUNE Texte 31 sur 129")]
    (found,) = read_bytes("d.pdf", printed([page]))
    assert not found.notes


def test_small_lines_that_end_the_text_are_no_notes(printed):
    page = [
        *prose(90),
        (72, 150, 8, "1. ouvrir le registre ;"),
        (72, 162, 8, "2. le refermer."),
        (72, 700, 8, "1 Voir la note du service juridique."),
    ]
    (found,) = read_bytes("d.pdf", printed([page, [*prose(97), (72, 700, 8, "2 Ibid.")]]))
    notes = ["Voir la note du service juridique.", "Ibid."]
    assert [note.text for note in found.notes] == notes
    assert "ouvrir le registre ;" in found.text


def test_a_line_that_begins_in_smaller_letters_goes_on_with_the_others(printed):
    lines = ["Trois établissements de la région ont changé de", *PROSE[1:]]
    width = 9 * 5 * 0.5
    page = [
        (72, 90, 9, "depot :"),
        (72 + width + 14, 90, 11, lines[0]),
        *prose(104, lines[1:]),
    ]
    (found,) = read_bytes("d.pdf", printed([page]))
    assert "ont changé de et leurs médecins" in found.text


def test_numbers_that_hang_in_the_margin_are_those_of_their_paragraphs(printed):
    def numbered(number, y):
        return [(72, y, 11, str(number)), *prose(y, PROSE, left=106)]

    first = [line for n in range(1, 5) for line in numbered(n, 100 * n)]
    second = [line for n in range(5, 9) for line in numbered(n, 100 * (n - 4) + 7)]
    (found,) = read_bytes("d.pdf", printed([first, second]))
    assert [(block.number, block.of(found.text)) for block in found.blocks] == [
        (str(number), " ".join(PROSE)) for number in range(1, 9)
    ]


def test_numbers_that_count_nothing_stay_in_the_text(printed):
    page = [(72, 90 + 40 * n, 11, f"{n * 7 + 3} Communes ont répondu.") for n in range(8)]
    (found,) = read_bytes("d.pdf", printed([page]))
    assert not any(block.number for block in found.blocks)
    assert "10 Communes ont répondu." in found.text
