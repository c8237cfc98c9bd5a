"""The lines in which official texts give their particulars are read, and never quoted."""

import pytest

from bot.corpus.models import BlockKind
from bot.corpus.passages import passages
from bot.corpus.readers import read_bytes

REASON = (
    "Il résulte de l'instruction que les données sont hébergées par une société américaine, dans"
    " des serveurs situés en Europe, et que leur durée de conservation est de trois mois au plus."
)

DECISION = [
    "Conseil d'État",
    "N° 450163",
    "ECLI:FR:CEORD:2021:450163.20210312",
    "Inédit au recueil Lebon",
    "Juge des référés",
    "Lecture du vendredi 12 mars 2021",
]
REASONS = [
    "SCP DUPOND, DURAND, avocats",
    "Vu la procédure suivante :",
    "Par une requête, enregistrée le 26 février 2021, l'association demande la suspension.",
    "Considérant ce qui suit :",
    f"1. {REASON}",
    "2. Par une ordonnance du 12 mars 2021, le juge des référés du Conseil d'État a statué.",
    "Article 1er : La requête n° 450163 est rejetée.",
]

ARTICLE = [
    "Article L1111-8",
    "Code de la santé publique",
    "Version en vigueur depuis le 28 juillet 2024",
    "Modifié par LOI n°2024-449 du 21 mai 2024 - art. 32",
]
PROVISIONS = [
    f"I. - {REASON}",
    "Le présent article, modifié par la loi du 21 mai 2024, est en vigueur depuis 2024.",
    "Version en vigueur depuis le 28 juillet 2024 des référentiels mentionnés au I.",
]


def as_text(lines):
    return read_bytes("texte.txt", "\n\n".join(lines).encode())


def as_text_in_one_chunk(lines):
    return read_bytes("texte.txt", "\n".join(lines).encode())


def as_page(lines):
    body = "".join(f"<p>{line}</p>" for line in lines)
    html = (
        f'<html lang="fr"><head><title>Page</title></head><body><main>{body}</main></body></html>'
    )
    return read_bytes("page.html", html.encode(), "text/html")


def quotable(document):
    return [
        sentence.of(document.text)
        for passage in passages(document)
        for sentence in passage.sentences
    ]


@pytest.mark.parametrize("read", [as_text, as_text_in_one_chunk, as_page])
@pytest.mark.parametrize(
    ("particulars", "running"), [(DECISION, REASONS), (ARTICLE, PROVISIONS)], ids=["CE", "CSP"]
)
def test_particulars_are_in_the_text_and_in_no_passage(read, particulars, running):
    (found,) = read([*particulars, *running])
    assert found.citation
    said = " ".join(quotable(found))
    for line in particulars:
        assert line not in quotable(found)
    for line in running:
        assert line.removeprefix("I. - ").split(". ", 1)[-1].split(" : ", 1)[-1] in said
    kept = {block.of(found.text) for block in found.blocks if block.kind is BlockKind.PARTICULARS}
    assert set(particulars[2:]) <= kept


@pytest.mark.parametrize(
    "line",
    [
        "Version en vigueur du 1er avril 2018 au 28 juillet 2024",
        "Version en vigueur à compter du 1er janvier 2026",
        "Modifié par Décret n°2018-137 du 26 février 2018 - art. 1",
        "Modifié par Ordonnance n° 2017-27 du 12 janvier 2017 - art. 1 (V)",
        "Création Loi n° 2002-303 du 4 mars 2002 - art. 11 JORF 5 mars 2002",
        "Création Décret n°2006-6 du 4 janvier 2006 - art. 1 () JORF 5 janvier 2006",
        "Modifié par LOI n°2016-41 du 26 janvier 2016 - art. 96",
        "Abrogé par Décret n° 2018-137 du 26 février 2018",
    ],
)
def test_what_stands_above_each_article_of_a_law(line):
    (found,) = as_text([*ARTICLE, *PROVISIONS, "Article L1111-9", line, f"Ensuite : {REASON}"])
    assert line in found.text
    assert line not in quotable(found)
    assert f"Ensuite : {REASON}" in quotable(found)


@pytest.mark.parametrize(
    "line",
    [
        "Conseil d'État, 3 mars 2020, n° 400000",
        "Lecture du vendredi 5 février 2021",
        "M. le Président de la République",
    ],
)
def test_what_the_card_does_not_say_stays_quotable(line):
    (found,) = as_text([*DECISION, line, *REASONS])
    assert line in " ".join(quotable(found))


def test_the_press_has_no_particulars():
    (found,) = as_text(["Le juge a tranché", "Par Ana Petit, le 12 mars 2021", "N° 450163", REASON])
    quotable = [block.of(found.text) for block in found.blocks if block.is_running_text]
    assert quotable == ["N° 450163", REASON]


def test_a_text_of_particulars_alone_keeps_them_all():
    (found,) = as_text(ARTICLE)
    assert quotable(found)
