"""Web pages of many makes: the article whole, its notes apart, nothing around it."""

import pytest

from bot.corpus.models import BlockKind
from bot.corpus.readers import read_bytes
from bot.errors import RefusedSource

FIRST = (
    "Le juge des référés du Conseil d'État a rejeté vendredi la demande des associations, et sa"
    " motivation mérite qu'on s'y arrête un instant : elle tient en quelques paragraphes."
)
SECOND = (
    "La durée de conservation, de trois mois au plus, reste à vérifier dans les faits, et la"
    " question de l'hébergement des données reviendra devant le juge."
)


def page(body, head="", url="https://example.org/a"):
    (found,) = read_bytes(
        url or "page.html",
        f"<html><head>{head}</head><body>{body}</body></html>".encode(),
        None,
        url,
    )
    return found


def test_notes_lie_apart():
    found = page(
        f'<article><h1>Un titre</h1><p>{FIRST}<sup><a href="#fn1" id="r1">1</a></sup> Et puis.</p>'
        f'<p>{SECOND}</p><ol><li id="fn1">CE, 12 mars 2021. <a href="#r1">↩</a></li></ol></article>'
    )
    assert "paragraphes. Et puis." in found.text
    assert "CE, 12 mars" not in found.text
    (note,) = found.notes
    assert (note.label, note.text) == ("1", "CE, 12 mars 2021.")
    (mark,) = found.note_marks
    assert found.text[: mark.offset].endswith("paragraphes.")


def test_lists_tables_and_headings_are_kept():
    found = page(
        f"<article><h1>Un titre</h1><p>{FIRST}</p><h2>Une partie</h2><ul><li>Un premier moyen</li>"
        f"<li>Un second moyen <ul><li>et sa branche</li></ul></li></ul><p>{SECOND}</p>"
        "<table><tr><th>Société</th><td>Doctolib</td></tr></table></article>"
    )
    kept = [(block.kind, block.of(found.text)) for block in found.blocks]
    assert (BlockKind.HEADING, "Une partie") in kept
    items = [text for kind, text in kept if kind is BlockKind.ITEM]
    assert items == ["Un premier moyen", "Un second moyen", "et sa branche"]
    assert (BlockKind.PARAGRAPH, "Société | Doctolib") in kept


def test_furniture_inside_the_article_is_left_out():
    found = page(
        f"<article><h1>Un titre</h1><p>Par Marion Jort, le 8 mars 2021</p><p>{FIRST}</p>"
        f"<p>Lire aussi : Cinq choses à savoir</p><p>Partager sur Facebook</p><p>{SECOND}</p>"
        "<p>© Le Journal / AFP</p></article>"
    )
    assert [block.of(found.text) for block in found.blocks] == [FIRST, SECOND]
    assert found.author == "Marion Jort"


def test_a_page_of_bare_divisions():
    found = page(f"<nav>Menu</nav><div><b>Titre</b><br><br>{FIRST}<br><br>{SECOND}</div>")
    assert FIRST in found.text
    assert SECOND in found.text


def test_a_standfirst_outside_the_text_and_a_poll_inside_it():
    opening = "Doctolib assure de son côté que tout est chiffré, et que nul n'y accède sans la clé."
    found = page(
        f"<main><h1>Un titre</h1><p class='article-chapo'>{opening}</p><div class='content'>"
        f"<p>{FIRST}</p><p>{SECOND}</p><div class='widget poll'><h4>Sondage</h4>"
        f"<p>Faut-il rembourser l'ostéopathie ?</p></div><p>{FIRST} {SECOND}</p></div></main>",
        head="<title>Un titre | Le Journal</title>",
    )
    kept = [block.of(found.text) for block in found.blocks]
    assert kept == [opening, FIRST, SECOND, f"{FIRST} {SECOND}"]
    assert found.publisher == "Le Journal"


def test_a_note_that_is_called_twice_is_one_note():
    call = "<sup><a href='#n'>1</a></sup>"
    found = page(f"<article><p>{FIRST}{call}</p><p>{SECOND}{call}</p><p id=n>1. Une note.</p>")
    assert [note.text for note in found.notes] == ["Une note."]
    assert len(found.note_marks) == 2


MHTML = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://journal.example/a\r\n"
    "Subject: Un titre\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
    '\ttype="text/html";\r\n\tboundary="----B"\r\n\r\n------B\r\n'
    "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
    "Content-Location: https://journal.example/a\r\n\r\n"
    '<html lang=3D"fr"><head><meta charset=3D"utf-8"><title>Un titre</title></head><body>'
    "<article><h1>Un titre</h1><p>Le juge des r=C3=A9f=C3=A9r=C3=A9s a rejet=C3=A9 la demande.</p>"
    "</article></body></html>\r\n------B--\r\n"
)


def test_a_page_that_a_browser_saved_in_one_file():
    (found,) = read_bytes("page.mhtml", MHTML.encode())
    assert found.text == "Le juge des référés a rejeté la demande."
    assert (found.title, found.url) == ("Un titre", "https://journal.example/a")


def test_a_saved_page_names_its_address():
    body = f"<article><h1>T</h1><p>{FIRST}</p><p>{SECOND}</p></article>"
    for head in (
        "<link rel='canonical' href='https://journal.example/b'>",
        "<meta property='og:url' content='https://journal.example/b'>",
    ):
        assert page(body, head, url=None).url == "https://journal.example/b"
    assert page(body, "<link rel='canonical' href='javascript:alert(1)'>", url=None).url is None


def test_headings_that_unfold_their_part_are_kept():
    found = page(
        f"<main><h1>Questions</h1><h3 class='fr-accordion__title'><button>Où sont mes données ?"
        f"</button></h3><div><p>{FIRST}</p></div><h3><button>Qui peut les lire ?</button></h3>"
        f"<div><p>{SECOND}</p></div></main>",
        head="<title>Questions | Plateforme Exemple</title>",
    )
    headings = [b.of(found.text) for b in found.blocks if b.kind is BlockKind.HEADING]
    assert headings == ["Où sont mes données ?", "Qui peut les lire ?"]


def test_a_title_and_the_site_after_its_bar():
    found = page(f"<div>{FIRST}</div><div>{SECOND}</div>", "<title>Un débat utile | Asso</title>")
    assert (found.title, found.publisher) == ("Un débat utile", "Asso")


def test_short_answers_under_headings_are_all_kept():
    answers = ("Elles sont en France, chez trois hébergeurs.", "Vous, et vos soignants seulement.")
    found = page(
        "<nav><a href='/'>Accueil</a></nav><main><h1>Questions</h1><div><h2><button>Où sont mes"
        f" données ?</button></h2><div><p>{answers[0]}</p></div></div><div><h2><button>Qui les"
        f" lit ?</button></h2><div><p>{answers[1]}</p><p>{FIRST} {SECOND}</p></div></div></main>",
        head="<title>Questions | Plateforme Exemple</title>",
    )
    assert [block.of(found.text) for block in found.blocks] == [
        "Où sont mes données ?",
        answers[0],
        "Qui les lit ?",
        answers[1],
        f"{FIRST} {SECOND}",
    ]


def test_a_link_up_from_a_note_takes_no_paragraph_out_of_the_text():
    sentence = "Les registres sont tenus par le greffe de la commune, qui les garde trois mois."
    body = (
        f'<p>{sentence}<a id="r2" href="#n2">1</a></p><p>{sentence} Le maire en a la clef.</p>'
        '<dl id="n2"><dt><a class="footnote" href="#r2">1</a></dt><dd>JO C 29.</dd></dl>'
    )
    (found,) = read_bytes("p.html", f"<html><body><article>{body}</article></body></html>".encode())
    assert sentence in found.text


def test_a_long_line_that_a_page_shows_twice_is_read_once():
    found = page(
        f"<article><h1>Un titre</h1><div style='display:none'><p>{FIRST}</p></div><p>{FIRST}</p>"
        f"<p>Et puis.</p><p>{SECOND}</p><p>Et puis.</p><p>{FIRST} {SECOND}</p></article>"
    )
    kept = [block.of(found.text) for block in found.blocks]
    assert kept == [FIRST, "Et puis.", SECOND, "Et puis.", f"{FIRST} {SECOND}"]


def test_an_article_ends_with_its_signature():
    head = '<meta name="author" content="Maximilien Essai">'
    for signature in ("Max Essai", "Maximilien Essai, avocat au barreau d'Exemple"):
        found = page(
            f"<article><h1>Un titre</h1><p>{FIRST}</p><p>{SECOND}</p><p>{signature}</p>"
            "<p>Vous avez lu jusqu'au bout, merci. Cette revue vit de ses lecteurs, et de leurs"
            " dons, qui la gardent libre.</p></article>",
            head,
        )
        assert [block.of(found.text) for block in found.blocks] == [FIRST, SECOND]


def test_a_name_in_the_text_is_no_signature():
    head = '<meta name="author" content="Maximilien Essai">'
    lines = ("Maximilien Essai et sa consœur ont plaidé.", "Maximilien Essai")
    found = page(
        f"<article><h1>Un titre</h1><p>{lines[1]}</p><p>{FIRST}</p><p>{SECOND}</p>"
        f"<p>{lines[0]}</p><p>{FIRST} {SECOND}</p></article>",
        head,
    )
    assert lines[0] in found.text
    assert found.text.endswith(SECOND)


def test_words_that_are_struck_out_are_not_read():
    sentence = "Les registres sont tenus par le greffe de la commune, qui les garde"
    body = f"<p>{sentence} <del>deux ans</del> trois mois, <s>ou plus</s>.</p>" * 3
    (found,) = read_bytes("p.html", f"<html><body><article>{body}</article></body></html>".encode())
    assert "trois mois" in found.text
    assert "deux ans" not in found.text
    assert "ou plus" not in found.text


def test_the_running_head_of_a_text_saved_as_a_page_is_left_out():
    sentence = "Les registres sont tenus par le greffe de la commune, qui les garde trois mois."
    other = "Le maire et deux adjoints ont seuls la clef de l'armoire du rez-de-chaussée."
    body = f'<div title="header"><p>N° 12 REGISTRE</p></div><p>{sentence}</p><p>{other}</p>'
    html = f'<html><body>{body}<div title="footer"><p>PIED 2</p></div></body></html>'
    (found,) = read_bytes("p.html", html.encode())
    assert [block.of(found.text) for block in found.blocks] == [sentence, other]


@pytest.mark.parametrize(
    "body",
    ["<p " + " ".join(f'a{n}="b"' for n in range(5_000)) + ">Un mot.", "<b>" * 1_000_001],
    ids=["attributes", "tags"],
)
def test_a_page_that_would_take_its_parser_too_long_is_refused_at_once(body):
    with pytest.raises(RefusedSource) as error:
        read_bytes("p.html", f"<html><body>{body}".encode())
    assert error.value.message == "reading-too-heavy"
