"""Word and OpenDocument files: structure kept, notes apart, traps refused."""

import zipfile
from io import BytesIO

import docx
import odfdo
import pytest

from bot.corpus.models import BlockKind
from bot.corpus.readers import Limits, read_bytes
from bot.errors import RefusedSource


def word(**members):
    made = docx.Document()
    made.core_properties.author = "Ana Petit"
    made.add_heading("Note sur l'hébergement", 0)
    made.add_heading("Les faits", 1)
    made.add_paragraph("Le partenariat date de janvier 2021.")
    made.add_paragraph("Premier moyen ;", style="List Bullet")
    made.add_paragraph("Second moyen.", style="List Bullet")
    made.add_paragraph("Le juge statue.", style="List Number")
    made.add_paragraph("Il rejette.", style="List Number")
    table = made.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Société", "Doctolib"
    hidden = made.add_paragraph("Visible ").add_run("caché")
    hidden.font.hidden = True
    out = BytesIO()
    made.save(out)
    return with_members(out.getvalue(), members)


def with_part(data, name, content):
    """The archive with that content in place of one of its members."""
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in old.namelist():
            new.writestr(member, content if member == name else old.read(member))
    return out.getvalue()


def with_members(data, members):
    out = BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def open_document():
    made = odfdo.Document("text")
    made.body.clear()
    made.body.append(odfdo.Header(1, "Note sur l'hébergement"))
    paragraph = odfdo.Paragraph("Le partenariat date de janvier 2021")
    paragraph.insert_note(after="partenariat", note_id="n1", citation="1", body="Signé le 12.")
    made.body.append(paragraph)
    made.body.append(odfdo.List(["Premier moyen ;", "Second moyen."]))
    made.body.append(odfdo.Table("T", width=2, height=1))
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def test_word():
    (found,) = read_bytes("note.docx", word())
    assert (found.title, found.author) == ("Note sur l'hébergement", "Ana Petit")
    assert [(b.kind, b.number, b.of(found.text)) for b in found.blocks] == [
        (BlockKind.HEADING, None, "Note sur l'hébergement"),
        (BlockKind.HEADING, None, "Les faits"),
        (BlockKind.PARAGRAPH, None, "Le partenariat date de janvier 2021."),
        (BlockKind.ITEM, None, "Premier moyen ;"),
        (BlockKind.ITEM, None, "Second moyen."),
        (BlockKind.PARAGRAPH, "1", "Le juge statue."),
        (BlockKind.PARAGRAPH, "2", "Il rejette."),
        (BlockKind.PARAGRAPH, None, "Société | Doctolib"),
        (BlockKind.PARAGRAPH, None, "Visible"),
    ]


def test_open_document():
    (found,) = read_bytes("note.odt", open_document())
    assert found.title == "Note sur l'hébergement"
    assert found.text == (
        "Note sur l'hébergement\n\nLe partenariat date de janvier 2021\n\n"
        "Premier moyen ;\nSecond moyen."
    )
    assert [note.text for note in found.notes] == ["Signé le 12."]
    assert found.text[: found.note_marks[0].offset].endswith("Le partenariat")


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LATE_TRAP = (
    b"<?xml version='1.0'?><!--" + b"x" * 9_000 + b"--><!DOCTYPE x [<!ENTITY a 'a'>]><x>&a;</x>"
)
DEEP = f"<w:document {W}><w:body>{'<w:p>' * 2_000}".encode()
LONG = f"<w:document {W}><w:body>{'x' * 11_000_000}</w:body></w:document>".encode()
TRAP = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04 word/document.xml", "archive-damaged"),
        (b"PK\x03\x04 nothing", "source-compressed"),
        (word(**{"word/bomb.xml": b"\0" * 13_000_000}), "archive-too-large"),
        (word(**{"word/trap.xml": TRAP}), "archive-trapped"),
        (with_members(open_document(), {"extra.xml": TRAP}), "archive-trapped"),
        (word(**{"word/trap.xml": LATE_TRAP}), "archive-trapped"),
        (with_part(word(), "word/document.xml", DEEP), "reading-too-deep"),
        (with_part(word(), "word/document.xml", LONG), "reading-too-heavy"),
        (with_part(open_document(), "content.xml", b" " * 5_000_000), "reading-too-heavy"),
        (word()[:4_000] + b"word/document.xml", "archive-damaged"),
    ],
)
def test_damaged_files_and_traps_are_refused(data, message):
    with pytest.raises(RefusedSource) as error:
        read_bytes("file.docx", data, limits=Limits(expanded_bytes=12_000_000))
    assert error.value.message == message


def reviewed():
    """A Word file with tracked changes, a comment, a box beside the text, notes at its end."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml import parse_xml

    made = docx.Document()
    made.element.body.insert(
        0,
        parse_xml(
            f"""<w:p {W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
            xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
            <w:r><w:t xml:space="preserve">Le contrat est </w:t></w:r>
            <w:del w:id="1" w:author="A"><w:r><w:delText>signé</w:delText></w:r></w:del>
            <w:ins w:id="2" w:author="A"><w:r><w:t>suspendu</w:t></w:r></w:ins>
            <w:r><w:endnoteReference w:id="7"/></w:r><w:r><w:t>.</w:t></w:r>
            <w:r><w:commentReference w:id="0"/></w:r>
            <w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>
            <w:txbxContent><w:p><w:r><w:t>Dans un encadré.</w:t></w:r></w:p></w:txbxContent>
            </wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r>
            <w:t>Dans un encadré.</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback>
            </mc:AlternateContent></w:r></w:p>"""
        ),
    )
    notes = (
        f'<w:endnotes {W}><w:endnote w:id="7"><w:p><w:r><w:t>Avenant n° 2.</w:t></w:r></w:p>'
        "</w:endnote></w:endnotes>"
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml"
    part = Part(PackURI("/word/endnotes.xml"), kind, notes.encode(), made.part.package)
    made.part.relate_to(part, RELATIONSHIP_TYPE.ENDNOTES)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_word_file_under_review():
    (found,) = read_bytes("note.docx", reviewed())
    assert [block.of(found.text) for block in found.blocks] == [
        "Le contrat est suspendu.",
        "Dans un encadré.",
    ]
    assert [(note.label, note.text) for note in found.notes] == [("i", "Avenant n° 2.")]
    assert found.text[: found.note_marks[0].offset] == "Le contrat est suspendu"


NUMBERED = """<office:document-content office:version="1.3"
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:automatic-styles>
 <text:list-style style:name="L1"><text:list-level-style-number text:level="1"
 style:num-format="1"/></text:list-style></office:automatic-styles><office:body><office:text>
 <text:list text:style-name="L1"><text:list-item><text:p>Les faits sont connus.</text:p>
 </text:list-item><text:list-item><text:p>Le droit l'est moins.</text:p><text:list>
 <text:list-item><text:p>une branche</text:p></text:list-item></text:list></text:list-item>
 </text:list><text:p>Puis :<draw:frame><draw:text-box><text:p>Un encadré.</text:p>
 </draw:text-box></draw:frame></text:p><text:list text:style-name="L1"
 text:continue-numbering="true"><text:list-item><text:p>Le juge statue.</text:p>
 </text:list-item></text:list></office:text></office:body></office:document-content>"""


def test_numbers_and_boxes_of_an_open_document():
    made = BytesIO(open_document())
    out = BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, NUMBERED if name == "content.xml" else old.read(name))
    (found,) = read_bytes("note.odt", out.getvalue())
    assert [(block.number, block.of(found.text)) for block in found.blocks] == [
        ("1", "Les faits sont connus."),
        ("2", "Le droit l'est moins."),
        (None, "une branche"),
        (None, "Puis :"),
        (None, "Un encadré."),
        ("3", "Le juge statue."),
    ]
