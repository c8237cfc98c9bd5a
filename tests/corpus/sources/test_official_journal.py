"""Acts and proposals of the Union in the layouts that its Official Journal has had."""

from datetime import date

import pytest

from bot.corpus.models import BlockKind, Kind
from bot.corpus.places import place_of
from bot.corpus.readers import read_bytes

LONG = (
    "The keepers of registers tell who may open them, where they lie and for how long they are"
    " kept, and answer within a month whoever asks what is written there about them."
)


def saved(body, title="Page"):
    """A page that was saved, and names no address."""
    html = (
        f'<html><head><meta charset="utf-8"><title>{title}</title></head><body>{body}</body></html>'
    )
    (found,) = read_bytes("page.html", html.encode())
    return found


def outline(found):
    return [(block.kind, block.number, block.of(found.text)) for block in found.blocks]


def heading(text):
    return (BlockKind.HEADING, None, text)


def paragraph(text, number=None):
    return (BlockKind.PARAGRAPH, number, text)


SIGNED = (
    '<p class="oj-doc-ti">REGULATION (EU) No 575/2013 OF THE EUROPEAN PARLIAMENT AND OF THE'
    ' COUNCIL</p><p class="oj-doc-ti">of 26 June 2013</p><p class="oj-doc-ti">on the keeping of'
    " registers and amending Regulation (EU) No 648/2012</p>"
    '<p class="oj-doc-ti">(Text with EEA relevance)</p>'
    '<p class="oj-normal">Having regard to the opinion of the Bank'
    ' <a id="ntc1" href="#ntr1">(<span class="oj-super">1</span>)</a>,</p>'
    f'<p class="oj-ti-art">Article 1</p><p class="oj-normal">{LONG}</p>'
    '<p class="oj-signatory">The President</p><p class="oj-signatory">R. SAMPLE</p>'
    '<p class="oj-note"><a id="ntr1" href="#ntc1">(<span class="oj-super">1</span>)</a>'
    " OJ C 105, 11.4.2012, p. 1.</p>"
)
ANNEX = f'<div class="eli-container" id="anx_I"><p class="oj-doc-ti">ANNEX I</p><p>{LONG}</p></div>'


def test_a_saved_act_keeps_its_notes_and_its_annexes():
    found = saved(f'<div class="eli-container">{SIGNED}</div><hr>{ANNEX}')
    assert [(note.label, note.text) for note in found.notes] == [
        ("1", "OJ C 105, 11.4.2012, p. 1.")
    ]
    assert "Having regard to the opinion of the Bank," in found.text
    assert outline(found)[-2:] == [heading("ANNEX I"), paragraph(LONG)]


def test_a_recital_has_no_heading():
    recitals = f'<p class="oj-normal">Whereas:</p><p class="oj-normal">(1) {LONG}</p>'
    article = '<p class="oj-ti-art">'
    found = saved(SIGNED.replace(article, f"{recitals}{article}"))
    assert place_of(found, found.text.index(LONG)) == "cons. 1"


def test_an_act_whose_year_stands_last():
    found = saved(f"<div>{SIGNED}</div>")
    assert found.citation == "Règl. (UE) n° 575/2013, 26 juin 2013"
    assert found.identifiers.celex == "32013R0575"
    assert found.title == (
        "Regulation (EU) No 575/2013 of 26 June 2013 on the keeping of registers and amending"
        " Regulation (EU) No 648/2012"
    )


def test_the_name_of_who_signs_heads_nothing():
    found = saved(f"<div>{SIGNED}</div>")
    assert outline(found)[-2:] == [paragraph("The President"), paragraph("R. SAMPLE")]


OLDER = f"""<h1>32002R0006</h1><p><strong>Council Regulation (EC) No 6/2002 of 12 December 2001 on
Community registers</strong></p><div id="TexteOnly"><p><txt_te>
<p>Council Regulation (EC) No 6/2002</p><p>of 12 December 2001</p><p>on Community registers</p>
<p>Having regard to the proposal from the Commission(1),</p>
<p>Having regard to the opinion of the Committee(2),</p><p>Whereas:</p><p>(1) {LONG}</p>
<p>Article 4</p><p>1. {LONG}</p><p>(a) by the clerk, if it was kept under Article 4(1);</p>
<p>(1) OJ C 29, 31.1.1994, p. 20.</p><p>(2) OJ C 110, 2.5.1995, p. 3.</p><p> </p></txt_te></p></div>
"""


def test_an_older_act_of_the_council_and_its_notes_below():
    found = saved(OLDER, "EUR-Lex - 32002R0006 - EN")
    assert found.citation == "Règl. (CE) n° 6/2002, 12 déc. 2001"
    assert found.publisher == "Union européenne"
    assert found.title == "Regulation (EC) No 6/2002 of 12 December 2001 on Community registers"
    assert outline(found)[3:] == [
        paragraph("Having regard to the proposal from the Commission,"),
        paragraph("Having regard to the opinion of the Committee,"),
        (BlockKind.PARTICULARS, None, "Whereas:"),
        paragraph(LONG, "1"),
        heading("Article 4"),
        paragraph(LONG, "1"),
        (BlockKind.ITEM, "a", "by the clerk, if it was kept under Article 4(1);"),
    ]
    assert [note.label for note in found.notes] == ["1", "2"]
    assert [found.text[: mark.offset].split()[-1] for mark in found.note_marks] == [
        "Commission",
        "Committee",
    ]


def test_numbered_paragraphs_that_nothing_calls_stay_in_the_text():
    found = saved(OLDER.replace("Committee(2)", "Committee"))
    assert not found.notes
    assert "OJ C 110, 2.5.1995, p. 3." in found.text


DISCLAIMER = (
    "This document is meant purely as a documentation tool and the institutions do not assume any"
    " liability for its contents"
)
CONSOLIDATED = f"""<p class="reference">2009L0065 — EN — 20.06.2013 — 003.001</p>
<p class="disclaimer">{DISCLAIMER}</p>
<p class="title-doc-first">DIRECTIVE 2009/65/EC OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL</p>
<p class="title-doc-first">of 13 July 2009</p><p class="arrow"><a href="/x">▼M1</a> —————</p>
<p class="norm">2.  ►M2 {LONG} ◄</p>"""


def test_a_consolidated_act_has_no_arrows():
    found = saved(CONSOLIDATED)
    assert outline(found) == [
        (BlockKind.PARTICULARS, None, "2009L0065 — EN — 20.06.2013 — 003.001"),
        (
            BlockKind.PARTICULARS,
            None,
            DISCLAIMER,
        ),
        heading("DIRECTIVE 2009/65/EC OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL"),
        heading("of 13 July 2009"),
        paragraph(LONG, "2"),
    ]
    assert (found.citation, found.identifiers.celex) == (
        "Dir. 2009/65/CE, 13 juill. 2009",
        "32009L0065",
    )


PROPOSAL = f"""<div class="contentWrapper"><p class="Logo">COMMISSION EUROPÉENNE</p>
<p class="Emission">Bruxelles, le 21.4.2021</p>
<p class="Rfrenceinstitutionnelle">COM(2021) 206 final</p><p class="Statut">Proposition de</p>
<p class="Typedudocument_cp">RÈGLEMENT DU PARLEMENT EUROPÉEN ET DU CONSEIL</p>
<p class="Titreobjet_cp">SUR LA TENUE DES REGISTRES DANS L’UNION</p>
<p class="CrossReference_cp">{{SEC(2021) 167 final}} - {{SWD(2021) 84 final}}</p>
<p class="li ManualHeading1"><span class="num">1.</span><span>Contexte de la proposition</span></p>
<p class="Normal">{LONG}<a class="footnoteRef" id="footnoteref2" href="#footnote2">1</a></p>
<p class="Titrearticle"><span>Article 4</span><span><br>Tenue</span></p>
<p class="li Point0"><span class="num"><span>a)</span></span><span>les greffes;</span></p>
<dl id="footnotes"><dd id="footnote2"><a class="footnote" href="#footnoteref2">(1)</a><span> JO C
29.</span></dd></dl></div>"""


def test_a_proposal_of_the_commission():
    found = saved(PROPOSAL)
    assert found.kind is Kind.DOCUMENT
    assert (found.publisher, found.published) == ("Commission européenne", date(2021, 4, 21))
    assert found.citation == "COM(2021) 206 final, 21 avr. 2021"
    assert found.title == (
        "Proposition de règlement du Parlement européen et du Conseil sur la tenue des registres"
        " dans l'Union"
    )
    assert outline(found)[-4:] == [
        heading("1. Contexte de la proposition"),
        paragraph(LONG),
        heading("Article 4 Tenue"),
        (BlockKind.ITEM, "a", "les greffes;"),
    ]
    assert [note.text for note in found.notes] == ["JO C 29."]


@pytest.mark.parametrize(
    ("title", "citation", "celex"),
    [
        ("DIRECTIVE 95/46/CE DU PARLEMENT EUROPÉEN ET DU CONSEIL", "Dir. 95/46/CE", "31995L0046"),
        ("Council Directive 93/13/EEC of 5 April 1993", "Dir. 93/13/CEE", "31993L0013"),
        ("RÈGLEMENT (CE) N° 45/2001 DU PARLEMENT EUROPÉEN", "Règl. (CE) n° 45/2001", "32001R0045"),
        ("DÉCISION (UE) 2019/1765 DE LA COMMISSION", "Déc. (UE) 2019/1765", "32019D1765"),
    ],
)
def test_the_number_tells_the_celex_number(title, citation, celex):
    found = saved(f'<p class="doc-ti">{title}</p><p>{LONG}</p>')
    assert found.citation is not None
    assert found.citation.startswith(citation)
    assert found.identifiers.celex == celex
