"""Small files of every format, to be broken in every way."""

import zipfile
from io import BytesIO

TEXT = (
    "Un titre\n\nPar Marion Jort, le 8 mars 2021\n\n1. Le juge des référés a rejeté la demande, et"
    " nul n'en a été surpris.\n\n- un point\n- un autre\n\nLire aussi : autre chose\nPartager\n"
).encode()

PAGE = (
    "<!doctype html><html lang=fr><head><meta charset=utf-8><title>Un titre</title></head><body>"
    "<nav>Menu</nav><article><h1>Un titre</h1><p>Le juge<sup><a href='#n'>1</a></sup> a dit.</p>"
    "<table><tr><td>(1)<td>Un considérant</table><ul><li>un<ul><li>deux</ul></ul>"
    "<p id=n>1. Une note</p></article></body></html>"
).encode()

LINES = b'{"_id": "a", "title": "T", "text": "Un texte."}\n{"_id": "b", "text": "Un autre."}\n'


def pdf():
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, invariant=True)
    for page in range(3):
        canvas.drawString(72, 800, "Un en-tête")
        canvas.drawString(72, 700, f"{page}. Le juge des référés a rejeté la demande, et nul n'en")
        canvas.drawString(72, 686, "a été surpris.")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def word():
    import docx

    made = docx.Document()
    made.add_heading("Un titre", 1)
    made.add_paragraph("Le juge des référés a rejeté la demande.")
    made.add_paragraph("un point", style="List Number")
    made.add_table(rows=1, cols=2)
    out = BytesIO()
    made.save(out)
    return stored(out.getvalue())


def open_document():
    import odfdo

    made = odfdo.Document("text")
    made.body.append(odfdo.Header(1, "Un titre"))
    made.body.append(odfdo.List(["un point"]))
    out = BytesIO()
    made.save(out)
    return stored(out.getvalue())


def stored(data):
    """The archive without compression, so that a changed byte changes what a parser meets."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return out.getvalue()


def samples():
    """The name and the bytes of one file of each format."""
    return {
        "a.txt": TEXT,
        "a.md": b"---\ntitle: T\n---\n" + TEXT,
        "a.html": PAGE,
        "a.jsonl": LINES,
        "a.pdf": pdf(),
        "a.docx": word(),
        "a.odt": open_document(),
    }
