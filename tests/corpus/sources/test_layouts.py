"""Known sources in the layouts that their sites had before, or have beside the usual one."""

from datetime import date

from bot.corpus.models import BlockKind
from bot.corpus.readers import read_bytes

LONG = (
    "Les registres sont tenus par le greffe de la commune, qui les garde trois mois au plus dans"
    " l'armoire du rez-de-chaussée, dont le maire et deux adjoints ont seuls la clef."
)


def page(url, body, title="Page"):
    html = f'<html lang="fr"><head><title>{title}</title></head><body>{body}</body></html>'
    (found,) = read_bytes(url, html.encode(), "text/html", url)
    return found


def outline(found):
    return [(block.kind, block.number, block.of(found.text)) for block in found.blocks]


def heading(text):
    return (BlockKind.HEADING, None, text)


OLD_CURIA = f"""
<div id="document_content"><p align="center"><b>ARRÊT DE LA COUR</b></p>
<p align="center">6 novembre 2003 (<a href="#Footnote1" name="Footref1">1</a>)</p>
<p>Dans l'affaire C-101/01,</p><p align="center"><b>Arrêt</b></p>
<dl><dt>1</dt><dd>Par ordonnance du 23 février 2001, sept questions ont été posées. {LONG}</dd>
<dt>2.<dd>Ces questions sont nées d'un procès. {LONG}</dl>
<p><b>Le cadre juridique</b></p>
<dl><dt>3 </dt><dd>La directive vise deux cas:<dl><dt>a)</dt><dd>le domaine privé;</dd>
<dt>-</dt><dd>le domaine public.</dd></dl></dd></dl>
<p><b>L'opération est un traitement.</b></p><hr>
<dl><dt><a href="#Footref1" name="Footnote1">1</a> –</dt><dd>Langue de procédure: le suédois.</dd>
</dl></div>"""


def test_numbers_of_an_older_judgment_are_terms_of_a_list():
    found = page("https://curia.europa.eu/juris/document/document.jsf?docid=48382", OLD_CURIA)
    assert found.citation == "CJCE, 6 nov. 2003, C-101/01"
    assert outline(found) == [
        heading("ARRÊT DE LA COUR"),
        (BlockKind.PARTICULARS, None, "6 novembre 2003"),
        (BlockKind.PARAGRAPH, None, "Dans l'affaire C-101/01,"),
        heading("Arrêt"),
        (
            BlockKind.PARAGRAPH,
            "1",
            f"Par ordonnance du 23 février 2001, sept questions ont été posées. {LONG}",
        ),
        (BlockKind.PARAGRAPH, "2", f"Ces questions sont nées d'un procès. {LONG}"),
        heading("Le cadre juridique"),
        (BlockKind.PARAGRAPH, "3", "La directive vise deux cas:"),
        (BlockKind.ITEM, "a", "le domaine privé;"),
        (BlockKind.ITEM, None, "le domaine public."),
        (BlockKind.PARAGRAPH, None, "L'opération est un traitement."),
    ]
    assert [(note.label, note.text) for note in found.notes] == [
        ("1", "Langue de procédure: le suédois.")
    ]


def test_terms_that_are_words_stay_terms():
    body = f"<main><h1>Lexique</h1><p>{LONG}</p><dl><dt>Greffe</dt><dd>{LONG}</dd></dl></main>"
    found = page("https://commune.example/lexique", body, "Lexique")
    assert outline(found)[-2:] == [(BlockKind.ITEM, None, "Greffe"), (BlockKind.ITEM, None, LONG)]


OLDER_ACT = f"""
<div id="TexteOnly"><p class="bglang"><b>Avis juridique important</b></p><h1>32000D0520</h1>
<p><strong>2000/520/CE: Décision de la Commission du 26 juillet 2000 relative à la pertinence de
la protection assurée par la sphère de sécurité</strong></p>
<p><i>Journal officiel n° L 215 du 25/08/2000 p. 0007 - 0047</i></p>
<p>(1) {LONG}</p><p>(2) {LONG}</p><p>Article premier</p><p>1. {LONG}</p></div>"""


def test_an_older_act_has_its_number_before_its_name():
    url = "https://eur-lex.europa.eu/legal-content/FR/TXT/HTML/?uri=CELEX:32000D0520"
    found = page(url, OLDER_ACT, "EUR-Lex - 32000D0520 - FR")
    assert found.citation == "Déc. 2000/520/CE, 26 juill. 2000"
    assert (found.identifiers.celex, found.identifiers.number) == ("32000D0520", "2000/520")
    assert found.title == (
        "Décision 2000/520/CE du 26 juillet 2000 relative à la pertinence de la protection assurée"
        " par la sphère de sécurité"
    )
    assert [block.number for block in found.blocks if block.number] == ["1", "2", "1"]
    assert "Avis juridique" not in found.text


def test_the_running_head_of_an_older_official_journal_is_left_out():
    url = "https://eur-lex.europa.eu/legal-content/FR/TXT/HTML/?uri=CELEX:32016L0680"
    body = f"""<div id="docHtml"><table><tr><td><p class="hd-date">4.5.2016</p></td>
    <td><p class="hd-lg">FR</p></td><td><p class="hd-ti">Journal officiel</p></td>
    <td><p class="hd-oj">L 119/89</p></td></tr></table>
    <p class="doc-ti">DIRECTIVE (UE) 2016/680 DU PARLEMENT EUROPÉEN ET DU CONSEIL</p>
    <p class="doc-ti">du 27 avril 2016</p><p class="ti-art">Article premier</p>
    <p class="normal">1.   {LONG}</p></div>"""
    found = page(url, body)
    assert found.citation == "Dir. (UE) 2016/680, 27 avr. 2016"
    assert outline(found) == [
        heading("DIRECTIVE (UE) 2016/680 DU PARLEMENT EUROPÉEN ET DU CONSEIL"),
        heading("du 27 avril 2016"),
        heading("Article premier"),
        (BlockKind.PARAGRAPH, "1", LONG),
    ]


def test_an_article_that_held_from_a_day_to_another():
    body = f"""<main><h1>Code de la santé publique</h1><article>
    <h2 class="name-article">Article L1111-8</h2>
    <div>Version en vigueur du 01 avril 2018 au 28 juillet 2024</div>
    <p>Modifié par Ordonnance n°2017-27 du 12 janvier 2017 - art. 1</p>
    <div class="content"><p>I.-{LONG}</p><p>II.-{LONG}</p></div></article></main>"""
    url = "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000033862549/2018-04-01"
    found = page(url, body, "Article L1111-8 - Code de la santé publique - Légifrance")
    assert found.citation == "CSP, art. L. 1111-8"
    assert (found.valid.since, found.valid.until) == (date(2018, 4, 1), date(2024, 7, 28))
    assert [block.number for block in found.blocks if block.number] == ["I", "II"]


def test_a_decision_before_chambers_had_their_name():
    body = f"""<main>
    <h1>Conseil d'État, 10ème et 9ème sous-sections réunies, 30/12/2009, 306173</h1>
    <ul><li>N° 306173</li><li>ECLI:FR:CESSR:2009:306173.20091230</li></ul>
    <p>Vu la requête, enregistrée le 4 juin 2007 ;<br><br>Vu les autres pièces du dossier ;<br>
    Considérant que {LONG}<br><br>D E C I D E :<br>--------------<br>
    Article 1er : La requête est rejetée.</p></main>"""
    found = page("https://www.legifrance.gouv.fr/ceta/id/CETATEXT000021630250", body)
    assert found.citation == "CE, 10e-9e ss-sect. réunies, 30 déc. 2009, n° 306173"
    assert outline(found)[-3:] == [
        (BlockKind.PARAGRAPH, None, f"Considérant que {LONG}"),
        heading("D E C I D E :"),
        (BlockKind.PARAGRAPH, "Article 1er", "La requête est rejetée."),
    ]


def test_a_solemn_decision_without_identifier():
    text = (
        "Conseil d'Etat, Assemblée, du 17 février 1950, 86949, publié au recueil Lebon\n\nN° 86949"
        f"\n\nLecture du vendredi 17 février 1950\n\nConsidérant que {LONG}\n\nDECIDE :\n\nRejet."
    )
    (found,) = read_bytes("arret.txt", text.encode())
    assert found.citation == "CE, ass., 17 févr. 1950, n° 86949"


def test_a_decision_whose_day_stands_in_its_heading_alone():
    body = f"""<main><h1>Conseil d'État, 10ème - 9ème chambres réunies, 19/11/2024, 491644</h1>
    <p>N° 491644</p><p>Vu la procédure suivante :</p><p>1. {LONG}</p></main>"""
    found = page("https://www.legifrance.gouv.fr/ceta/id/CETATEXT000050549581", body)
    assert found.citation == "CE, 10e-9e ch. réunies, 19 nov. 2024, n° 491644"


def test_an_act_in_english_keeps_its_english_name():
    body = f"""<div id="document1">
    <p class="oj-doc-ti">REGULATION (EU) 2024/1689 OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL</p>
    <p class="oj-doc-ti">of 13 June 2024</p>
    <p class="oj-doc-ti">laying down harmonised rules on artificial intelligence</p>
    <p class="oj-ti-art">Article 1</p><p>1. {LONG}</p></div>"""
    url = "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32024R1689"
    found = page(url, body, "Regulation - EU - 2024/1689 - EN - EUR-Lex")
    assert found.title == (
        "Regulation (EU) 2024/1689 of 13 June 2024 laying down harmonised rules on artificial"
        " intelligence"
    )
    assert found.citation == "Règl. (UE) 2024/1689, 13 juin 2024"
