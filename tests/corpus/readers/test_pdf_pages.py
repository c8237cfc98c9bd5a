"""How pages are laid: turned, watermarked, numbered by the line, in columns, recognised by OCR."""

from io import BytesIO

import pytest

from bot.corpus.readers import read_bytes

PROSE = (
    "Trois établissements de la région ont changé de prestataire,",
    "et leurs médecins ne l'ont appris que par une note interne.",
    "Les syndicats demandent que le contrat soit rendu public,",
    "et que le registre des accès puisse être lu par chacun d'eux.",
    "La direction a répondu qu'elle le publierait avant la fin de",
    "l'année, une fois que les secrets en auraient été retirés.",
)
WHOLE = " ".join(PROSE)


def prose(y=90, left=72):
    return [(left, y + 14 * n, 11, text) for n, text in enumerate(PROSE)]


def texts(data):
    (found,) = read_bytes("d.pdf", data)
    return [block.of(found.text) for block in found.blocks]


def turned(angle, shown):
    """A page whose letters are turned by an angle, and that is shown turned."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.translate(A4[0] / 2, A4[1] / 2)
    canvas.rotate(angle)
    canvas.setFont("Times-Roman", 11)
    for n, text in enumerate([*PROSE, "", "Le surplus est rejeté."]):
        canvas.drawString(-200, 200 - 14 * n, text)
    canvas.setPageRotation(shown)
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize(
    ("angle", "shown"), [(90, 90), (90, 0), (180, 180), (0, 180), (0, 90), (-90, 270)]
)
def test_a_page_is_read_upright_however_it_is_turned(angle, shown):
    assert texts(turned(angle, shown)) == [WHOLE, "Le surplus est rejeté."]


def test_a_watermark_across_the_page_is_no_text():
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out)
    canvas.saveState()
    canvas.translate(300, 400)
    canvas.rotate(45)
    canvas.setFont("Helvetica-Bold", 90)
    canvas.drawCentredString(0, 0, "PROJET")
    canvas.restoreState()
    canvas.setFont("Times-Roman", 11)
    for x, y, _, text in prose():
        canvas.drawString(x, 800 - y, text)
    canvas.save()
    assert texts(out.getvalue()) == [WHOLE]


@pytest.mark.parametrize("step", [1, 5])
def test_numbers_of_lines_in_the_margin_are_left_out(printed, step):
    numbers = [
        (40, 90 + 14 * n, 11, f"{n + 1}") for n in range(len(PROSE) * 2 + 1) if (n + 1) % step == 0
    ]
    page = sorted([*prose(), *prose(90 + 14 * len(PROSE) + 14), *numbers], key=lambda line: line[1])
    assert texts(printed([page])) == [WHOLE, WHOLE]


def test_numbers_of_paragraphs_in_the_margin_are_kept(printed):
    page = [
        line
        for n in range(4)
        for line in ((40, 90 + 100 * n, 11, f"{n + 4}"), *prose(90 + 100 * n))
    ]
    text = "\n".join(texts(printed([page])))
    assert all(str(number) in text for number in (4, 5, 6, 7))


def test_columns_that_are_written_line_by_line_are_read_one_by_one(printed):
    left = [(60, 90 + 12 * n, 9, text) for n, text in enumerate(PROSE)]
    right = [(330, 90 + 12 * n, 9, text.replace("e", "é")) for n, text in enumerate(PROSE)]
    title = (
        110,
        60,
        9,
        "Une ligne d'un bord à l'autre de la page, qui n'est d'aucune des colonnes.",
    )
    both = [line for pair in zip(left, right, strict=True) for line in pair]
    assert texts(printed([[title, *both]])) == [title[3], WHOLE, WHOLE.replace("e", "é")]


def test_the_rows_of_a_table_are_no_columns(printed):
    rows = [
        line
        for n in range(8)
        for line in ((60, 90 + 20 * n, 11, f"Poste {n}"), (330, 90 + 20 * n, 11, f"{n} euros"))
    ]
    text = "\n".join(texts(printed([rows])))
    assert "Poste 3 | 3 euros" in text.split("\n")


def test_sizes_that_a_machine_guessed_part_nothing(printed):
    lines = [text.replace(".", ",") for text in PROSE] * 3
    sizes = [11 + (-1) ** n * (0.3 + n % 7 / 20) for n in range(len(lines))]
    page = [(72, 90 + 14 * n, sizes[n], text) for n, text in enumerate(lines)]
    assert texts(printed([page])) == [" ".join(lines)]


def test_a_table_is_read_row_by_row(printed):
    rows = [
        (60, 90, 11, "Poste"),
        (200, 90, 11, "Montant"),
        (340, 90, 11, "Objet"),
        (60, 110, 11, "Hébergement"),
        (200, 110, 11, "5 000 euros"),
        (340, 110, 11, "Les serveurs, leur entretien et"),
        (340, 124, 11, "leur garde"),
        (60, 144, 11, "Audit"),
        (200, 144, 11, "900 euros"),
        (340, 144, 11, "Une fois par an"),
    ]
    assert texts(printed([[*rows, *prose(200)]])) == [
        "Poste | Montant | Objet",
        "Hébergement | 5 000 euros | Les serveurs, leur entretien et leur garde",
        "Audit | 900 euros | Une fois par an",
        WHOLE,
    ]


def test_numbers_far_before_their_paragraphs_are_no_cells(printed):
    page = [
        line
        for n in range(3)
        for line in ((72, 90 + 60 * n, 11, f"{n + 1}."), *prose(90 + 60 * n, 110)[:1])
    ]
    (found,) = read_bytes("d.pdf", printed([page]))
    assert [block.number for block in found.blocks] == ["1", "2", "3"]
