"""Several articles of a code in one file: each is a part of its own, and is cited by its number."""

from datetime import date

import pytest

from bot.answering.models import Quote
from bot.corpus.models import BlockKind, Kind
from bot.corpus.passages import passages
from bot.corpus.readers import read_bytes

CODE = "Code des relations entre le public et l'administration"
PATH = ["Livre IV : LES REGISTRES", "Titre Ier : DISPOSITIONS COMMUNES", "Section 1 : Tenue"]
OPENED = "Les registres sont ouverts à toute personne qui en fait la demande par écrit au gardien."
REFUSED = "Le refus d'ouvrir un registre est écrit et motivé ; il indique les délais de recours."
DELAY = "L'intéressé dispose d'un délai de deux mois pour saisir la commission du refus opposé."
ARTICLES = {"L411-1": OPENED, "L411-2": REFUSED, "R*413-1": DELAY}
CITED = {
    OPENED: "CRPA, art. L. 411-1",
    REFUSED: "CRPA, art. L. 411-2",
    DELAY: "CRPA, art. R. *413-1",
}
SINCE = "Version en vigueur depuis le 1 janvier 2016"
DAY = date(2016, 1, 1)


def _parts(head, below=(), above=(), path=PATH, code=CODE):
    lines = [*above, code, *path]
    for article, words in ARTICLES.items():
        lines += ["\n".join([head.format(article), *below]), words]
    return "\n\n".join(lines)


def _read(text, name="texte.txt"):
    (found,) = read_bytes(name, text.encode())
    return found


def _quotes(found):
    for passage in passages(found):
        for sentence in passage.sentences:
            yield Quote(found, sentence.start, sentence.end)


def _cited(found):
    return {quote.text: quote.citation for quote in _quotes(found)}


SITE = ["Légifrance", "Naviguer dans le sommaire du code", "Replier", "Déplier"]
BY = {
    "created by": "Créé par ORDONNANCE n°2015-1341 du 23 octobre 2015 - art.",
    "creation": "Création Ordonnance n°2015-1341 du 23 octobre 2015 - art.",
    "modified": "Modifié par Décret n°2016-308 du 17 mars 2016 - art. 2 (V)",
    "repealed": "Abrogé par LOI n°2016-1321 du 7 octobre 2016 - art. 4",
    "moved": "Transféré par Ordonnance n°2015-1341 du 23 octobre 2015 - art. 6",
    "old form": "Modifié par Loi 2000-321 2000-04-12 art. 7 JORF 13 avril 2000",
}
SPAN = "Partie réglementaire (Articles L411-1 à R*413-1)"
LAYOUTS = {name: _parts("Article {}", [SINCE, by]) for name, by in BY.items()} | {
    "version alone": _parts("Article {}", [SINCE]),
    "in between": _parts("Article {}", ["Version en vigueur du 01 janvier 2016 au 03 mai 2020"]),
    "on one line": _parts(f"Article {{}} {SINCE}"),
    "with a colon": _parts(f"Article {{}} : {SINCE}"),
    "copied": _parts("Article {}", [SINCE], above=SITE),
    "without a path": _parts("Article {}", [SINCE], path=()),
    "of today": _parts("Article {}", [SINCE], above=["Version en vigueur au 25 novembre 2025"]),
    "with its span": _parts("Article {}", [SINCE], path=[SPAN]),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_quote_is_cited_with_its_own_article_and_version(layout):
    found = _read(LAYOUTS[layout])
    assert found.kind is Kind.STATUTE
    assert (found.citation, found.identifiers.article) == ("CRPA", None)
    assert found.identifiers.code == CODE
    assert _cited(found) == CITED
    assert {quote.published for quote in _quotes(found)} == {DAY}


UNDATED = {
    "plain": ("texte.txt", _parts("Article {}")),
    "short": ("texte.txt", _parts("Art. {}")),
    "no path": ("texte.txt", _parts("Article {}", path=())),
    "run on": ("texte.txt", f"{CODE}\n\n" + "\n\n".join(
        f"Article {n} : {t}" for n, t in ARTICLES.items())),
    "markdown": ("texte.md", _parts("## Article {}", code=f"# {CODE}", path=())),
    "deeper": ("texte.md", _parts("##### Article {}", code=f"# {CODE}",
                                  path=[f"{'#' * n} {part}" for n, part in enumerate(PATH, 2)])),
    "extracts": ("texte.md", _parts("## Article {}", code=f"# {CODE} (extraits)", path=())),
    "page": ("texte.html", f"<title>{CODE} - Légifrance</title><h1>{CODE}</h1>" + "".join(
        f"<h2>Article {n}</h2><p>{t} {t}</p>" for n, t in ARTICLES.items())),
}  # fmt: skip


@pytest.mark.parametrize("layout", UNDATED)
def test_articles_without_a_version_are_cited_by_their_numbers(layout):
    name, text = UNDATED[layout]
    found = _read(text, name)
    assert (found.kind, found.citation) == (Kind.STATUTE, "CRPA")
    assert _cited(found) == CITED
    assert {quote.published for quote in _quotes(found)} == {None}


def test_the_spaced_numbers_of_articles_are_read_too():
    text = _parts("Article {}", [SINCE]).replace("Article L", "Article L. ")
    assert _cited(_read(text)) == CITED


def test_each_article_has_the_day_of_its_own_version():
    text = LAYOUTS["version alone"].replace(SINCE, "Version en vigueur depuis le 4 mai 2020", 1)
    found = _read(text)
    days = {quote.text: quote.published for quote in _quotes(found)}
    assert days == {OPENED: date(2020, 5, 4), REFUSED: DAY, DELAY: DAY}


def test_articles_of_two_codes_are_cited_with_their_own():
    other = "Code de la santé publique"
    found = _read(
        f"# {CODE}\n\n## Article L411-1\n\n{OPENED}\n\n# {other}\n\n## Article L2\n\n{DELAY}",
        "a.md",
    )
    assert found.citation is None
    assert _cited(found) == {OPENED: "CRPA, art. L. 411-1", DELAY: "CSP, art. L. 2"}


def test_articles_of_a_code_that_is_not_named_are_cited_with_none():
    found = _read(_parts("Article {}", [SINCE], code="Extraits", path=()))
    assert found.kind is Kind.STATUTE
    assert (found.citation, found.identifiers.article) == (None, None)
    assert set(_cited(found).values()) == {None}
    assert {quote.heading for quote in _quotes(found)} == {f"Article {n}" for n in ARTICLES}


@pytest.mark.parametrize("name", ["texte.txt", "texte.md"])
def test_a_title_that_names_one_article_is_not_that_of_the_others(name):
    text = (
        f"# {CODE} — Article L411-1\n\n" if name.endswith("md") else f"{CODE} — Article L411-1\n\n"
    )
    text += "\n\n".join(f"Article {n}\n\n{t}" for n, t in ARTICLES.items())
    found = _read(text, name)
    assert found.identifiers.article is None
    assert DELAY in found.text
    assert "CRPA, art. L. 411-1" not in {_cited(found)[DELAY], _cited(found)[REFUSED]}


@pytest.mark.parametrize("below", [[SINCE], [SINCE, "Création LOI n°2015-1341 du 23 octobre 2015"]])
def test_one_article_alone_is_that_article(below):
    found = _read("\n\n".join([CODE, *PATH, "\n".join(["Article L411-1", *below]), OPENED]))
    assert (found.citation, found.published) == ("CRPA, art. L. 411-1", DAY)
    assert _cited(found) == {OPENED: "CRPA, art. L. 411-1"}


def test_what_is_no_version_of_an_article_stays_in_its_text():
    sentence = "Modifié par décret, le registre reste ouvert pendant la durée que le décret fixe."
    found = _read(LAYOUTS["version alone"] + f"\n\n{sentence}")
    assert sentence in _cited(found)


@pytest.mark.parametrize(
    "text",
    [
        "Contrat de bail\n\nArticle 1\n\nLe bailleur loue.\n\nArticle 2\n\nLe loyer est dû.",
        "Ce que dit le code du travail\n\nPar Ana Petit\n\nL'article L1234-1 fixe un préavis.",
    ],
)
def test_a_contract_or_an_article_about_a_code_is_no_code(text):
    found = _read(text)
    assert found.kind is not Kind.STATUTE
    assert found.identifiers.code is None


def test_the_lines_of_the_site_head_nothing():
    found = _read(LAYOUTS["copied"])
    quotable = [block.of(found.text) for block in found.blocks if block.is_running_text]
    assert quotable == [OPENED, REFUSED, DELAY]
    assert not any(
        block.of(found.text) in SITE for block in found.blocks if block.kind is BlockKind.HEADING
    )
