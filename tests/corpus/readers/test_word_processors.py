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


TRAP = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04 word/document.xml", "archive-damaged"),
        (b"PK\x03\x04 nothing", "source-compressed"),
        (word(**{"word/bomb.xml": b"\0" * 9_000_000}), "archive-too-large"),
        (word(**{"word/trap.xml": TRAP}), "archive-trapped"),
        (with_members(open_document(), {"extra.xml": TRAP}), "archive-trapped"),
        (word()[:4_000] + b"word/document.xml", "archive-damaged"),
    ],
)
def test_damaged_files_and_traps_are_refused(data, message):
    with pytest.raises(RefusedSource) as error:
        read_bytes("file.docx", data, limits=Limits(expanded_bytes=8_000_000))
    assert error.value.message == message
