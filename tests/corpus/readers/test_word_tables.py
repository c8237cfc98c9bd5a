"""Tables and headings of word processors' files as offices really make them."""

from io import BytesIO

import docx
import odfdo
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from bot.corpus.models import BlockKind
from bot.corpus.readers import read_bytes

LONG = (
    "Les registres sont tenus par le greffe de la commune, qui les garde trois mois au plus dans"
    " l'armoire du rez-de-chaussée, dont le maire et deux adjoints ont seuls la clef, et qu'ils"
    " ouvrent à qui le demande par écrit au moins une semaine à l'avance, sauf pendant les jours"
    " de marché et ceux où le conseil se réunit en séance publique dans la même salle."
)


def outline(name, made):
    out = BytesIO()
    made.save(out)
    (found,) = read_bytes(name, out.getvalue())
    return [(block.kind, block.number, block.of(found.text)) for block in found.blocks]


def outlined(paragraph, level):
    found = OxmlElement("w:outlineLvl")
    found.set(qn("w:val"), str(level))
    paragraph._p.get_or_add_pPr().append(found)


def test_a_heading_may_be_one_by_its_place_in_the_outline_alone():
    made = docx.Document()
    outlined(made.add_paragraph("Sur les registres"), 1)
    outlined(made.add_paragraph(LONG), 9)
    made.styles.add_style("Titre maison", 1)
    custom = made.styles["Titre maison"].element.get_or_add_pPr()
    level = OxmlElement("w:outlineLvl")
    level.set(qn("w:val"), "0")
    custom.append(level)
    made.add_paragraph("Sur la clef", style="Titre maison")
    assert outline("d.docx", made) == [
        (BlockKind.HEADING, None, "Sur les registres"),
        (BlockKind.PARAGRAPH, None, LONG),
        (BlockKind.HEADING, None, "Sur la clef"),
    ]


def test_a_table_that_lays_out_a_page_is_its_paragraphs():
    made = docx.Document()
    table = made.add_table(rows=2, cols=2)
    left, right = table.rows[0].cells
    left.text, right.text = "Conseil d'État", f"1. {LONG}"
    right.add_paragraph("2. Le surplus est rejeté.")
    left, right = table.rows[1].cells
    left.text, right.text = "Frais", "5 000 euros"
    assert outline("d.docx", made) == [
        (BlockKind.PARAGRAPH, None, "Conseil d'État"),
        (BlockKind.PARAGRAPH, "1", LONG),
        (BlockKind.PARAGRAPH, "2", "Le surplus est rejeté."),
        (BlockKind.PARAGRAPH, None, "Frais | 5 000 euros"),
    ]


def test_a_table_within_a_table_is_read_once():
    made = docx.Document()
    outer = made.add_table(rows=1, cols=1)
    inner = outer.cell(0, 0).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "Frais", "5 000 euros"
    assert outline("d.docx", made) == [(BlockKind.PARAGRAPH, None, "Frais | 5 000 euros")]


def test_notes_that_a_table_calls_are_kept():
    made = odfdo.Document("text")
    made.body.clear()
    table = odfdo.Table("T", width=2, height=1)
    paragraph = odfdo.Paragraph("5 000 euros par an")
    paragraph.insert_note(after="euros", note_id="n1", citation="1", body="Hors taxes.")
    table.set_value("A1", "Frais")
    cell = table.get_cell("B1", clone=False)
    cell.append(paragraph)
    table.set_cell("B1", cell)
    made.body.append(table)
    out = BytesIO()
    made.save(out)
    (found,) = read_bytes("d.odt", out.getvalue())
    assert found.text == "Frais | 5 000 euros par an"
    assert [note.text for note in found.notes] == ["Hors taxes."]
    assert [found.text[: mark.offset].split()[-1] for mark in found.note_marks] == ["euros"]


REASONS = (
    "Vu la procédure suivante :",
    "La commune demande au juge des référés du Conseil d'État de suspendre l'arrêté.",
    f"1. {LONG}",
    "O R D O N N E :",
    "Article 1er : La requête est rejetée.",
)


def test_a_decision_may_bear_its_number_in_its_running_head():
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "N° 450163"
    made.add_paragraph("Conseil d'État")
    made.add_paragraph("Ordonnance du 12 mars 2021")
    for text in REASONS:
        made.add_paragraph(text)
    out = BytesIO()
    made.save(out)
    (found,) = read_bytes("d.docx", out.getvalue())
    assert found.citation == "CE, ord. réf., 12 mars 2021, n° 450163"
    assert "450163" not in found.text
