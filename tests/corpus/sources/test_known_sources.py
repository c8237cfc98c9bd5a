"""Known sources: what their documents say of themselves becomes their card and their citation."""

from datetime import date

import pytest

from bot.corpus.models import BlockKind, Kind
from bot.corpus.readers import read_bytes


def page(url, body, title="Page"):
    html = f'<html lang="fr"><head><title>{title}</title></head><body>{body}</body></html>'
    (found,) = read_bytes(url, html.encode(), "text/html", url)
    return found


LONG = (
    "Il résulte de l'instruction que les données sont hébergées par une société américaine, dans"
    " des serveurs situés en Europe, et que leur durée de conservation est de trois mois au plus."
)

CONSEIL_ETAT = f"""
<nav><a href="/">Accueil</a><a href="/d">Décisions</a></nav><main>
<h1>Décision n° 450163</h1>
<p>Conseil d'État</p><p>N° 450163<br>ECLI:FR:CEORD:2021:450163.20210312</p>
<p>Lecture du vendredi 12 mars 2021</p>
<p>Vu la procédure suivante :<br><br>1. {LONG}<br>2. {LONG}<br><br>O R D O N N E :<br>
Article 1er : La requête de l'association InterHop et autres est rejetée.<br>
Article 2 : La présente ordonnance sera notifiée.</p></main><footer>Mentions légales</footer>
"""


def test_conseil_etat():
    found = page("https://www.conseil-etat.fr/fr/arianeweb/450163", CONSEIL_ETAT)
    assert found.kind is Kind.DECISION
    assert found.publisher == "Conseil d'État"
    assert found.published == date(2021, 3, 12)
    assert found.identifiers.docket == "450163"
    assert found.identifiers.ecli == "ECLI:FR:CEORD:2021:450163.20210312"
    assert found.citation == "CE, ord. réf., 12 mars 2021, n° 450163"
    assert found.title == "Conseil d'État, ordonnance du 12 mars 2021, n° 450163"
    numbered = [block.number for block in found.blocks if block.number]
    assert numbered == ["1", "2", "Article 1er", "Article 2"]
    assert "Accueil" not in found.text


@pytest.mark.parametrize(
    ("head", "citation"),
    [
        (
            (
                "Conseil d'État\n\nN° 491644\nECLI:FR:CECHR:2024:491644.20241119\n"
                "10ème - 9ème chambres réunies"
            ),
            "CE, 10e-9e ch. réunies, 19 nov. 2024, n° 491644",
        ),
        (
            (
                "Conseil d'État, 10ème chambre, 25/06/2025, 495606\n\n"
                "N° 495606\nECLI:FR:CECHS:2025:495606.20250625"
            ),
            "CE, 10e ch., 25 juin 2025, n° 495606",
        ),
        (
            (
                "CONSEIL D'ETAT\nstatuant au contentieux\n\nNos 440442, 440445\n\n"
                "LA QUADRATURE DU NET\n\nOrdonnance du 18 mai 2020\n\nLE JUGE DES RÉFÉRÉS\n\n"
                "Vu la procédure suivante :"
            ),
            "CE, ord. réf., 18 mai 2020, n° 440442 et 440445",
        ),
    ],
)
def test_conseil_etat_in_any_file(head, citation):
    (found,) = read_bytes("decision.txt", f"{head}\n\n1. {LONG}".encode())
    assert found.citation == citation


CURIA = f"""
<div id="document_content"><p class="C36Centre">ARRÊT DE LA COUR (grande chambre)</p>
<p>16 juillet 2020 (<a href="#Footnote*" name="Footref*">*</a>)</p>
<p>« Renvoi préjudiciel – Protection des personnes physiques »</p>
<p>Dans l’affaire C‑311/18,</p>
<p>ayant pour objet une demande de décision préjudicielle, {LONG}</p>
<p class="C01PointnumeroteAltN"><a name="point1">1</a>        La demande porte sur
l’interprétation de l’article 3. {LONG}</p>
<p class="C01PointnumeroteAltN"><a name="point2">2</a>        Cette demande a été présentée
dans le cadre d’un litige. {LONG}</p></div>
"""


def test_curia():
    found = page("https://curia.europa.eu/juris/document/document.jsf?docid=228677", CURIA)
    assert found.citation == "CJUE, gde ch., 16 juill. 2020, C-311/18"
    assert found.identifiers.docket == "C-311/18"
    assert [block.number for block in found.blocks if block.number] == ["1", "2"]
    assert "La demande porte sur l’interprétation" in found.text


@pytest.mark.parametrize(
    ("head", "citation"),
    [
        (
            "JUDGMENT OF THE COURT (First Chamber)\n\n4 September 2025\n\nIn Case C-413/23 P,",
            "CJUE, 1re ch., 4 sept. 2025, C-413/23 P",
        ),
        (
            (
                "ARRÊT DU TRIBUNAL (dixième chambre élargie)\n\n3 septembre 2025\n\n"
                "Dans l’affaire T‑553/23,"
            ),
            "Trib. UE, 10e ch. élargie, 3 sept. 2025, T-553/23",
        ),
    ],
)
def test_courts_of_the_union_in_any_file(head, citation):
    (found,) = read_bytes("judgment.txt", f"{head}\n\n1. {LONG}".encode())
    assert found.citation == citation


EUR_LEX = f"""
<div id="document1"><div class="eli-container"><div class="eli-main-title">
<p class="oj-doc-ti">RÈGLEMENT (UE) 2016/679 DU PARLEMENT EUROPÉEN ET DU CONSEIL</p>
<p class="oj-doc-ti">du 27 avril 2016</p></div>
<p class="oj-normal">considérant ce qui suit:</p>
<table><tbody><tr><td><p class="oj-normal">(1)</p></td><td><p class="oj-normal">La protection des
personnes physiques est un droit fondamental. {LONG}</p></td></tr></tbody></table>
<div class="eli-subdivision" id="art_9"><p class="oj-ti-art">Article 9</p>
<p class="oj-sti-art">Traitement portant sur des catégories particulières</p>
<p class="oj-normal">1.   Le traitement des données concernant la santé est interdit.</p>
<p class="oj-normal">2.   Le paragraphe 1 ne s'applique pas si:</p>
<table><tr><td><p>a)</p></td><td><p>la personne concernée a donné son consentement;</p></td></tr>
</table></div></div></div>
"""


def test_eur_lex():
    url = "https://eur-lex.europa.eu/legal-content/FR/TXT/HTML/?uri=CELEX:32016R0679"
    found = page(url, EUR_LEX, "EUR-Lex - 32016R0679 - FR")
    assert found.kind is Kind.REGULATION
    assert found.citation == "Règl. (UE) 2016/679, 27 avr. 2016"
    assert (found.identifiers.celex, found.identifiers.number) == ("32016R0679", "2016/679")
    kept = [(b.kind, b.number, b.of(found.text)[:30]) for b in found.blocks[3:]]
    assert kept == [
        (BlockKind.PARAGRAPH, "1", "La protection des personnes ph"),
        (BlockKind.HEADING, None, "Article 9"),
        (BlockKind.HEADING, None, "Traitement portant sur des cat"),
        (BlockKind.PARAGRAPH, "1", "Le traitement des données conc"),
        (BlockKind.PARAGRAPH, "2", "Le paragraphe 1 ne s'applique "),
        (BlockKind.ITEM, "a", "la personne concernée a donné "),
    ]


LEGIFRANCE = f"""
<main><div class="page-content"><h1>Article L1111-8 - Code de la santé publique</h1>
<p>Version en vigueur depuis le 28 juillet 2024</p>
<p>Modifié par LOI n°2024-449 du 21 mai 2024 - art. 32</p>
<div class="content"><p>I. – {LONG}</p><p>II. – {LONG}</p></div></div></main>
"""


def test_legifrance():
    found = page("https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI1", LEGIFRANCE)
    assert found.kind is Kind.STATUTE
    assert found.citation == "CSP, art. L. 1111-8"
    assert found.identifiers.article == "L. 1111-8"
    assert found.identifiers.code == "Code de la santé publique"
    assert found.valid.since == date(2024, 7, 28)
    assert found.title == "Article L. 1111-8 du code de la santé publique"


def test_an_act_of_french_law():
    title = "Décret n° 2018-137 du 26 février 2018 relatif à l'hébergement"
    text = f"{title}\n\nNOR : SSAZ1733293D\n\n{LONG}"
    (found,) = read_bytes("decret.txt", text.encode())
    assert found.citation == "Décr. n° 2018-137, 26 févr. 2018"
    assert found.identifiers.nor == "SSAZ1733293D"


def test_cnil():
    title = "Délibération SAN-2020-012 du 7 décembre 2020"
    body = f"<main><article><h1>{title}</h1><p>{LONG}</p><p>{LONG}</p></article></main>"
    found = page("https://www.cnil.fr/fr/deliberation", body, title)
    assert found.kind is Kind.DECISION
    assert found.citation == "CNIL, délib. n° SAN-2020-012, 7 déc. 2020"


def test_a_press_article_that_speaks_of_a_decision_is_no_decision():
    text = (
        "Doctolib : le Conseil d'État tranche\n\nPar Marion Jort, le 15 mars 2021\n\nL'ordonnance"
        " n° 450163 du Conseil d'État, ECLI ou non, fait parler. Le règlement (UE) 2016/679 aussi."
    )
    (found,) = read_bytes("article.txt", text.encode())
    assert found.kind is Kind.ARTICLE
    assert found.author == "Marion Jort"
