"""Files in, documents out; whatever cannot be read is refused with its reason."""

import json
from datetime import date

import pytest

from bot.corpus.models import BlockKind, Language
from bot.corpus.readers import Limits, read, read_bytes
from bot.errors import RefusedSource

FRENCH = (
    "Une décision\n\nL’hébergement des données à caractère personnel : où en est-on à l'été 2021 ?"
    " Très loin.\n"
)
ARTICLE = """<!doctype html><html lang="fr"><head><meta charset="utf-8">
<title>Doctolib attaqué | Le Journal</title><meta property="og:site_name" content="Le Journal">
<meta property="article:published_time" content="2021-03-08T10:00:00+01:00">
<meta name="author" content="Marion Jort"></head><body>
<nav><ul><li><a href="/">Accueil</a></li><li><a href="/s">Santé</a></li></ul></nav>
<div id="cookies">Nous utilisons des cookies. <button>Accepter</button></div>
<article><h1>Doctolib attaqué</h1><p class="byline">Par Marion Jort, le 8 mars 2021</p>
<p>Deux mois après la signature du <b>partenariat</b> entre les plateformes et le
<a href="x">Gouvernement</a>, des associations sonnent l’alerte. La Fédération s'inquiète.</p>
<h2>Les arguments</h2><p>Un référé-liberté a été déposé et sera examiné lundi par le juge.</p>
<ul><li>Premier point de la liste, assez long</li><li>Second point de la liste</li></ul></article>
<aside><h3>À lire aussi</h3><ul><li><a href=z>Un tout autre article</a></li></ul></aside>
<footer>© 2021 Le Journal</footer></body></html>"""


def refused(*arguments, **options):
    with pytest.raises(RefusedSource) as error:
        read_bytes(*arguments, **options)
    return error.value.message


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1", "utf-16-le"]
)
def test_the_encoding_is_told_from_the_bytes(encoding):
    text = FRENCH.replace("’", "'") if encoding == "latin-1" else FRENCH
    (found,) = read_bytes("note.txt", text.encode(encoding))
    assert "données à caractère personnel : où en est-on à l'été 2021" in found.text
    assert found.title == "Une décision"


def test_a_web_page():
    (found,) = read_bytes(
        "https://journal.example/a", ARTICLE.encode(), "text/html", "https://journal.example/a"
    )
    assert found.title == "Doctolib attaqué"
    assert found.author == "Marion Jort"
    assert found.publisher == "Le Journal"
    assert found.published == date(2021, 3, 8)
    assert found.language is Language.FRENCH
    kinds = [block.kind for block in found.blocks]
    assert kinds.count(BlockKind.ITEM) == 2
    assert "partenariat entre les plateformes et le Gouvernement, des" in found.text
    for furniture in ("Accueil", "cookies", "tout autre", "©"):
        assert furniture not in found.text


def test_a_page_in_an_older_encoding():
    page = ARTICLE.replace("utf-8", "windows-1252").encode("cp1252")
    (found,) = read_bytes("a.html", page)
    assert "l’alerte" in found.text


def test_markdown_with_front_matter(tmp_path):
    file = tmp_path / "note.md"
    file.write_text(
        "---\ntitle: Une note\nauthor: Ana\ndate: 2021-03-08\n---\n# Un titre\n\nDu *texte*, un\n"
        "[lien](http://x) et `du code`.\n\n- un\n- deux\n\n1. Premier\n",
        encoding="utf-8",
    )
    (found,) = read(file)
    assert (found.title, found.author, found.published) == ("Une note", "Ana", date(2021, 3, 8))
    assert found.text == "Un titre\n\nDu texte, un lien et du code.\n\nun\ndeux\nPremier"


def test_front_matter_that_is_not_yaml_is_named_by_its_line():
    with pytest.raises(RefusedSource) as error:
        read_bytes("n.md", b"---\ntitle: [\n---\ntext")
    assert error.value.message == "front-matter-unreadable"
    assert error.value.values["line"] == 2


def test_json_lines_keep_their_ids(tmp_path):
    file = tmp_path / "corpus.jsonl"
    records = [
        {"_id": "d1", "title": "Un", "text": "Premier.\n\nSuite.", "metadata": {}},
        {"_id": " Article L2 ", "title": "", "text": "Sans titre."},
        {"_id": "d3", "title": "", "text": " "},
        {"_id": 4, "title": "Titre seul", "text": ""},
    ]
    file.write_text("\n".join(json.dumps(record) for record in records) + "\n\n")
    found = read(file)
    assert [document.id for document in found] == ["d1", "Article L2", "4"]
    assert [block.of(found[0].text) for block in found[0].blocks] == ["Premier.", "Suite."]
    assert found[2].text == "Titre seul"


def test_a_json_line_without_a_title_is_called_by_its_opening():
    long = "Le juge " + "a rejeté la requête " * 20
    records = [{"_id": "a", "text": "Court.\n" + long}, {"_id": "b", "title": "", "text": long}]
    found = read_bytes("corpus.jsonl", "\n".join(map(json.dumps, records)).encode())
    assert found[0].title == "Court."
    opening = found[1].title.removesuffix(" …")
    assert long.startswith(opening + " ")
    assert len(opening) <= 100


def test_lines_of_a_text_that_is_not_wrapped_are_paragraphs():
    wrapped = "Une phrase qui court\nsur deux lignes.\n\nUne autre."
    long = "Première ligne\n" + "mot " * 40 + "fin."
    records = [{"_id": "a", "text": wrapped}, {"_id": "b", "text": long}]
    first, second = read_bytes("corpus.jsonl", "\n".join(map(json.dumps, records)).encode())
    assert len(first.blocks) == 2
    assert second.blocks[0].of(second.text) == "Première ligne"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "line-not-json"),
        ("[1]", "line-not-json"),
        ("[" * 100_000, "line-not-json"),
        ('{"title": "x", "text": "y"}', "line-without-id"),
        ('{"_id": " ", "text": "y"}', "line-without-id"),
        ('{"_id": "a\\nb", "text": "y"}', "line-without-id"),
        ('{"_id": "a\\ud800", "text": "y"}', "line-without-id"),
        ('{"_id": "a", "text": 3}', "line-without-text"),
        ("x" * 2_000_000, "line-too-long"),
    ],
)
def test_a_bad_line_is_named_by_its_number(tmp_path, line, message):
    file = tmp_path / "corpus.jsonl"
    file.write_text('{"_id": "a", "text": "b"}\n\n' + line)
    with pytest.raises(RefusedSource) as error:
        read(file, limits=Limits(line_bytes=1_000_000))
    assert error.value.message == message
    assert error.value.values["line"] == 3


def test_what_is_not_a_readable_file_is_refused(tmp_path):
    for path, message in (
        (tmp_path / "none.txt", "source-missing"),
        (tmp_path, "source-is-folder"),
    ):
        with pytest.raises(RefusedSource) as error:
            read(path)
        assert error.value.message == message


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "source-empty"),
        (b" \n\t", "source-empty"),
        (b"\xef\xbb\xbf", "source-empty"),
        (bytes(range(256)) * 40, "source-binary"),
        (b"\x89PNG\r\n\x1a\n", "source-is-image"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "source-old-word"),
        (b"x" * 2_000, "source-too-large"),
    ],
)
def test_what_is_no_text_is_refused(data, message):
    assert (
        refused("file.txt", data, limits=Limits(bytes=1_000 if b"xx" in data else 10**6)) == message
    )


def test_a_page_without_an_article_is_refused():
    assert refused("a.html", b"<html><body><img src=a></body></html>") == "page-without-text"


def test_a_letter_is_called_by_its_subject():
    text = "De : le bureau\nÀ : Mme la directrice\nObjet : accès aux dossiers\n\nMadame, merci."
    (found,) = read_bytes("lettre.txt", text.encode())
    assert found.title == "accès aux dossiers"
    assert "accès aux dossiers" in found.text
