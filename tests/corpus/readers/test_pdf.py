"""PDF files: paragraphs joined again, what pages repeat left out, pages remembered."""

from io import BytesIO

import pytest

from bot.corpus.models import BlockKind
from bot.corpus.readers import Limits, read_bytes
from bot.corpus.readers.hyphens import Joiner
from bot.errors import RefusedSource


def body(lines, y=120):
    return [(72, y + 14 * n, 11, line) for n, line in enumerate(lines)]


HEAD = (72, 40, 9, "Commission nationale - Délibération SAN-2021")


def pages():
    first = [
        HEAD,
        (72, 90, 18, "Délibération sur l'hébergement"),
        *body(
            [
                "1. La formation restreinte a été saisie d'un manquement à l'obligation de sécu-",
                "rité des données, et le rapporteur a proposé une amende",
                "de dix mille euros.",
                "2. La société soutient, au contraire, que ses serveurs sont peut-",
                "être les mieux protégés d'Europe et que le rapport",
            ]
        ),
        (300, 800, 9, "1/3"),
    ]
    second = [
        HEAD,
        *body(["n'en tient pas compte.", "3. Il n'y a pas lieu de statuer"]),
        (72 + 140, 130, 6, "1"),
        (72, 780, 8, "1 Voir la note du service juridique, page 12."),
        (300, 800, 9, "2/3"),
    ]
    third = [HEAD, *body(["4. Le surplus est rejeté."]), (300, 800, 9, "3/3")]
    return [first, second, third]


def test_paragraphs_numbers_pages_and_notes(printed):
    (found,) = read_bytes("d.pdf", printed(pages()))
    assert found.title == "Délibération sur l'hébergement"
    blocks = [(b.kind, b.number, b.page, b.of(found.text)) for b in found.blocks]
    assert blocks == [
        (BlockKind.HEADING, None, 1, "Délibération sur l'hébergement"),
        (
            BlockKind.PARAGRAPH,
            "1",
            1,
            (
                "La formation restreinte a été saisie d'un manquement à l'obligation de sécurité "
                "des données, et le rapporteur a proposé une amende de dix mille euros."
            ),
        ),
        (
            BlockKind.PARAGRAPH,
            "2",
            1,
            (
                "La société soutient, au contraire, que ses serveurs sont peut-être les mieux"
                " protégés d'Europe et que le rapport n'en tient pas compte."
            ),
        ),
        (BlockKind.PARAGRAPH, "3", 2, "Il n'y a pas lieu de statuer"),
        (BlockKind.PARAGRAPH, "4", 3, "Le surplus est rejeté."),
    ]
    assert [note.text for note in found.notes] == ["Voir la note du service juridique, page 12."]
    (mark,) = found.note_marks
    assert (mark.label, found.text[: mark.offset][-7:]) == ("1", "statuer")


def test_the_title_that_the_file_names_wins(printed):
    (found,) = read_bytes("d.pdf", printed(pages(), title="Décision", author="CNIL"))
    assert (found.title, found.author) == ("Décision", "CNIL")
    (found,) = read_bytes("d.pdf", printed(pages(), title="Microsoft Word - d.docx"))
    assert found.title == "Délibération sur l'hébergement"


def test_a_scan_is_refused_with_its_reason(printed):
    with pytest.raises(RefusedSource) as error:
        read_bytes("scan.pdf", printed([[(72, 90, 11, "3")], []]))
    assert error.value.message == "pdf-scanned"


def test_damaged_locked_and_endless_files_are_refused(printed):
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, encrypt="secret")
    canvas.drawString(72, 700, "texte")
    canvas.save()
    for data, message in (
        (b"%PDF-1.7\nnothing", "pdf-damaged"),
        (out.getvalue(), "pdf-locked"),
        (printed(pages()), "pdf-too-long"),
    ):
        with pytest.raises(RefusedSource) as error:
            read_bytes("d.pdf", data, limits=Limits(pages=2))
        assert error.value.message == message


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["une obliga-", "tion de soins"], "une obligation de soins"),
        (["il faut peut-", "être agir"], "il faut peut-être agir"),
        (["le juge lui-", "même"], "le juge lui-même"),
        (["a-t-", "il dit"], "a-t-il dit"),
        (["le référé-", "liberté du 8 mars"], "le référé-liberté du 8 mars"),
        (["le compte-", "rendu", "un compte-rendu"], "le compte-rendu un compte-rendu"),
        (["Seine-", "Maritime"], "Seine-Maritime"),
        (["2019-", "2020"], "2019- 2020"),
    ],
)
def test_hyphens_at_line_ends(lines, joined):
    text, _ = Joiner(lines).join((line, ()) for line in lines)
    assert text == joined


PROSE = (
    "Trois établissements de la région ont changé de prestataire,",
    "et leurs médecins ne l'ont appris que par une note interne.",
    "Les syndicats demandent que le contrat soit rendu public.",
)
MORE_PROSE = (
    "La direction répond que rien n'est encore décidé, et que chaque",
    "service sera entendu avant la fin du mois. Le contrat court",
    "jusqu'à la fin de l'année prochaine.",
)


def test_a_web_page_that_a_browser_printed(printed):
    page = [
        (72, 60, 10, "Tout accepter"),
        (72, 90, 10, "Publicité"),
        (72, 130, 22, "Données de santé : ce qui change"),
        (72, 160, 10, "Publié le 5 juin 2023 par Camille Exemple"),
        *[(72, 200 + 14 * n, 11, line) for n, line in enumerate(PROSE)],
        (72, 280, 10, "Lire aussi : Autre chose"),
        *[(72, 310 + 14 * n, 11, line) for n, line in enumerate(MORE_PROSE)],
        (72, 390, 10, "Les plus lus"),
        (72, 420, 10, "Un été sans urgences"),
        (72, 450, 10, "Mentions légales"),
    ]
    data = printed([page], creator="Mozilla/5.0 (X11) Chrome/149.0", title="Ce qui change")
    (found,) = read_bytes("page.pdf", data)
    assert [block.of(found.text) for block in found.blocks] == [
        " ".join(PROSE),
        " ".join(MORE_PROSE),
    ]
    assert (found.author, str(found.published)) == ("Camille Exemple", "2023-06-05")
    assert found.blocks[0].page == 1


def test_a_heading_in_capitals_on_two_lines_is_one(printed):
    page = [
        (72, 90, 14, "RÈGLEMENT DU PARLEMENT EUROPÉEN ET DU"),
        (72, 107, 14, "CONSEIL"),
        *[(72, 140 + 14 * n, 11, line) for n, line in enumerate(PROSE)],
    ]
    (found,) = read_bytes("acte.pdf", printed([page]))
    assert found.blocks[0].of(found.text) == "RÈGLEMENT DU PARLEMENT EUROPÉEN ET DU CONSEIL"


def test_letters_of_points_and_rules_between_parts(printed):
    page = [
        *[(72, 140 + 14 * n, 11, line) for n, line in enumerate(PROSE)],
        (72, 220, 11, "a) la personne a donné son consentement ;"),
        (72, 260, 11, "________________"),
    ]
    (found,) = read_bytes("acte.pdf", printed([page]))
    assert [(block.kind, block.number) for block in found.blocks] == [
        (BlockKind.PARAGRAPH, None),
        (BlockKind.ITEM, "a"),
    ]


def test_a_foot_that_is_written_before_its_page_is_a_foot(printed):
    text = body(["Les registres sont tenus par le greffe, comme le veut l'usage,", "depuis 1900."])
    page = [HEAD, (72, 780, 7, "1 Compte rendu de la réunion publique, page 3."), *text]
    (found,) = read_bytes("d.pdf", printed([page]))
    assert [note.text for note in found.notes] == ["Compte rendu de la réunion publique, page 3."]
    assert "Compte rendu" not in found.text


def test_each_column_has_a_foot_of_its_own(printed):
    def column(left, number, lines):
        written = [(left, 120 + 14 * n, 11, line) for n, line in enumerate(lines)]
        return [*written, (left, 700 + 60 * number, 7, f"{number} Note de la colonne {number}.")]

    left = column(60, 1, ["Le greffe tient le registre", "des passages au moulin", "du village."])
    right = column(320, 2, [f"Ligne {n} de la colonne de droite." for n in range(45)])
    (found,) = read_bytes("d.pdf", printed([[*left, *right]]))
    assert [note.text for note in found.notes] == ["Note de la colonne 1.", "Note de la colonne 2."]
    assert "Note de" not in found.text


def test_a_table_of_contents_leaves_only_its_title(printed):
    contents = body(["Sommaire", "1. Introduction ............ 3", "Coût . . . . . . . . . . . 12"])
    text = body(["Le greffe tient le registre des passages au moulin du village."])
    (found,) = read_bytes("d.pdf", printed([contents, text]))
    assert [block.of(found.text) for block in found.blocks] == [
        "Sommaire",
        "Le greffe tient le registre des passages au moulin du village.",
    ]


def test_numbered_paragraphs_that_open_alike_are_no_running_heads(printed):
    opening = "Les requérants soutiennent que la fermeture du moulin prive"
    pages = [
        body([f"{n}. {opening}", f"les riverains de tout accès, pour la raison {word}."])
        for n, word in ((3, "une"), (14, "deux"), (25, "trois"))
    ]
    (found,) = read_bytes("d.pdf", printed(pages))
    assert [block.number for block in found.blocks] == ["3", "14", "25"]
    assert found.text.count(opening) == 3


def test_a_title_that_a_program_filled_in_is_none(printed):
    (found,) = read_bytes(
        "registre.pdf", printed([body(["Un registre. " * 4])], title="(anonymous)")
    )
    assert found.title == "registre"


def test_a_year_that_begins_a_line_numbers_nothing(printed):
    lines = [
        "Le débit de la rivière est tombé à son plus bas niveau depuis",
        "1976. La préfecture a interdit l'arrosage des pelouses jusqu'à",
        "la fin du mois de septembre, malgré les réserves du barrage de",
        "3. Les stations ont été relevées chaque jour.",
    ]
    (found,) = read_bytes("d.pdf", printed([body(lines)]))
    assert [(block.number, block.of(found.text)) for block in found.blocks] == [
        (None, " ".join(lines))
    ]


def test_a_large_title_on_two_lines_is_one(printed):
    page = [(72, 90, 26, "Guidance on shared appointment"), (72, 125, 26, "books")]
    (found,) = read_bytes(
        "d.pdf", printed([[*page, *body(["It was agreed in September."] * 9, 180)]])
    )
    assert found.title == "Guidance on shared appointment books"


def test_who_signs_and_who_countersigns_in_two_columns_are_apart(printed):
    page = [
        *[(72, 140 + 14 * n, 11, line) for n, line in enumerate(PROSE)],
        (350, 230, 11, "JEAN EXEMPLE"),
        (72, 244, 11, "Par le Premier ministre :"),
        (72, 258, 11, "Le ministre de la mer,"),
    ]
    (found,) = read_bytes("acte.pdf", printed([page]))
    blocks = [block.of(found.text) for block in found.blocks]
    assert blocks[1:] == ["JEAN EXEMPLE", "Par le Premier ministre :", "Le ministre de la mer,"]
