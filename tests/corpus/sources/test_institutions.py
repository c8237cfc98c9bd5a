"""Public bodies and orders whose pages and papers name them at the top, in any file."""

from datetime import date

import pytest

from bot.corpus.models import BlockKind, Kind
from bot.corpus.readers import read_bytes

ADVICE = (
    "Toute personne peut consulter le registre des marées auprès du gardien, qui lui répond dans le"
    " délai d'un mois. La demande est faite par écrit, et elle n'a pas à être motivée."
)
MORE = (
    "Le gardien peut refuser lorsque la demande est abusive, en particulier par le nombre de pages"
    " que la personne demande. Le refus est alors écrit, et il dit devant qui le contester."
)
DILA = (
    "Vérifié le 10 mars 2020 - Direction de l'information légale et administrative"
    " (Premier ministre)"
)
FULL_NAME = "Commission nationale de l’informatique et des libertés (CNIL)"
DAY = date(2020, 3, 10)


def _read(text, name, url=None):
    (found,) = read_bytes(name, text.encode(), url=url)
    return found


def _fiche(line):
    return {
        "fiche.md": f"# Consulter le registre\n\n{line}\n\n{ADVICE}\n\n## Refus\n\n{MORE}",
        "fiche.txt": f"Consulter le registre\n\n{line}\n\n{ADVICE}\n\n{MORE}",
        "fiche.html": "<html><head><title>Consulter le registre</title></head><body><main><article>"
        f"<h1>Consulter le registre</h1><p>{line}</p><p>{ADVICE}</p><h2>Refus</h2><p>{MORE}</p>"
        "</article></main></body></html>",
    }


@pytest.mark.parametrize("name", _fiche(DILA))
@pytest.mark.parametrize("line", [DILA, DILA.replace("'", "’"), DILA.replace(" - ", " – ")])
def test_a_fiche_of_service_public_tells_who_checked_it_and_when(name, line):
    found = _read(_fiche(line)[name], name)
    assert (found.title, found.publisher) == ("Consulter le registre", "Service-Public.fr")
    assert (found.kind, found.published, found.author) == (Kind.GUIDE, DAY, None)
    quotable = [b.of(found.text) for b in found.blocks if b.is_running_text]
    assert quotable == [ADVICE, MORE]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", f"# Tenir un registre\n\nPublié le 10 mars 2020\n\nCNIL\n\n{ADVICE}\n\n{MORE}"),
        ("a.txt", f"CNIL\n\nTenir un registre\n\nPublié le 10 mars 2020\n\n{ADVICE}\n\n{MORE}"),
        ("a.md", f"# Tenir un registre | CNIL\n\nPublié le 10 mars 2020\n\n{ADVICE}\n\n{MORE}"),
        ("a.txt", f"Tenir un registre\n\nCNIL - 10 mars 2020\n\n{ADVICE}\n\n{MORE}"),
        (
            "a.md",
            f"# Tenir un registre\n\n{FULL_NAME}\n\n10/03/2020\n\n{ADVICE}\n\n{MORE}",
        ),
    ],
)
def test_a_page_of_the_cnil_tells_its_day_and_its_publisher(name, text):
    found = _read(text, name)
    assert (found.title.lower(), found.publisher) == ("tenir un registre", "CNIL")
    assert found.published == DAY
    assert [b.of(found.text) for b in found.blocks if b.is_running_text][-2:] == [ADVICE, MORE]


@pytest.mark.parametrize(
    "text",
    [
        # Whom a letter is sent to, a heading of somebody's notes, a text that speaks of it.
        f"CNIL\n3 place Exemple\n\nMadame, Monsieur,\n\n{ADVICE}\n\nCordialement,\nAna Petit",
        f"# Mes notes\n\n{ADVICE}\n\n## CNIL\n\n{MORE}",
        f"# Mes notes\n\n## CNIL\n\n{ADVICE}\n\n## Sénat\n\n{MORE}",
        f"La CNIL et le registre\n\nPar Ana Petit, le 10 mars 2020\n\n{ADVICE}\n\n{MORE}",
        f"Le registre\n\n- CNIL\n- Sénat\n\n{ADVICE}\n\n{MORE}",
    ],
)
def test_who_is_only_named_publishes_nothing(text):
    found = _read(text, "a.md" if text.startswith("#") else "a.txt")
    assert found.publisher is None


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_a_byline_is_read_and_never_quoted(name):
    mark = "# " if name == "a.md" else ""
    found = _read(f"{mark}Le registre\n\nPar Ana Petit\n\n10 mars 2020\n\n{ADVICE}\n\n{MORE}", name)
    assert (found.author, found.published) == ("Ana Petit", DAY)
    apart = [b.of(found.text) for b in found.blocks if b.kind is BlockKind.PARTICULARS]
    assert apart == ["Par Ana Petit", "10 mars 2020"]


def test_a_text_of_bylines_alone_keeps_them():
    found = _read("Par Ana Petit\n\n10 mars 2020", "a.md")
    assert any(block.is_running_text for block in found.blocks)
