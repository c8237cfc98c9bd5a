"""Files of every format, made with the tools that people's own files are made with."""

from io import BytesIO

import pytest


@pytest.fixture
def printed():
    """A function that prints pages of (x, y, size, text) to a PDF, y counted from the top.

    A font may follow the text, "Times-Bold" for one.
    """

    def make(pages, **described):
        from reportlab.lib.pagesizes import A4
        from reportlab.pdfgen.canvas import Canvas

        out = BytesIO()
        canvas = Canvas(out, pagesize=A4)
        for key, value in described.items():
            getattr(canvas, f"set{key.title()}")(value)
        for page in pages:
            for x, y, size, text, *font in page:
                canvas.setFont(*(font or ["Times-Roman"]), size)
                canvas.drawString(x, A4[1] - y, text)
            canvas.showPage()
        canvas.save()
        return out.getvalue()

    return make
