"""Formal lines of acts: read, kept in the text, and never quoted."""

import pytest

from bot.answering.answer import answer
from bot.answering.question import understand
from bot.corpus.models import BlockKind, Kind
from bot.corpus.readers import read_bytes
from bot.language.thesaurus import Thesaurus
from bot.resources import CORPUS
from bot.retrieval.embedded import EmbeddedEngine

RULE = (
    "Le registre des marées rassemble les relevés mentionnés à l'article L. 411-1, qui y sont"
    " conservés pendant vingt ans au plus."
)
DONE_BY = "Le ministre de la mer est chargé de l'exécution du présent décret."
VISA = "Vu le code de la santé publique, notamment ses articles L. 1461-1 à L. 1461-7 ;"
NOTICE = {
    "concerned": "Publics concernés : gardiens de registres et organismes de la mer.",
    "object": "Objet : le décret définit les conditions de mise en œuvre du registre.",
    "force": "Entrée en vigueur : le texte entre en vigueur le lendemain de sa publication.",
}
SIGNED = [
    "Fait le 29 juin 2021.",
    "Jean Exemple",
    "Par le Premier ministre :",
    "Le ministre de la mer,",
    "Olivier Essai",
]
TITLE = "Décret n° 2021-848 du 29 juin 2021 relatif au registre des marées"
DECREE = [
    TITLE, "NOR : MERE2106281D", *NOTICE.values(), "Le Premier ministre,", VISA, "Décrète :",
    f"Article 1er : {RULE}", f"Article 2 : {DONE_BY}", *SIGNED,
]  # fmt: skip

RECITAL = (
    "A unified system of registers, to which uniform protection is given throughout the territory"
    " of the Union, would further the objectives that the Treaty lays down."
)
ACT = [
    "Council Regulation (EC) No 6/2002", "of 12 December 2001", "on Community registers",
    "THE COUNCIL OF THE EUROPEAN UNION,", "Having regard to the Treaty,", "Whereas:",
    f"(1) {RECITAL}", "HAS ADOPTED THIS REGULATION:", "Article 1", f"1. {RECITAL}",
    "Done at Brussels, 12 December 2001.", "For the Council", "The President", "A. Sample",
]  # fmt: skip
ACTE = [
    "Règlement (CE) n° 6/2002 du Conseil", "du 12 décembre 2001", "sur les registres",
    "LE CONSEIL DE L'UNION EUROPÉENNE,", "vu le traité,", "considérant ce qui suit :",
    f"(1) {RULE}", "A ARRÊTÉ LE PRÉSENT RÈGLEMENT :", "Article premier", f"1. {RULE}",
    "Fait à Bruxelles, le 12 décembre 2001.", "Par le Conseil", "Le président", "A. Essai",
]  # fmt: skip


def _read(lines, name="texte.txt"):
    (found,) = read_bytes(name, "\n\n".join(lines).encode())
    return found


def _quotable(found):
    return [block.of(found.text) for block in found.blocks if block.is_running_text]


def test_of_a_decree_its_notice_its_visas_and_its_articles_are_quotable():
    found = _read(DECREE)
    assert found.kind is Kind.STATUTE
    assert _quotable(found) == [*NOTICE.values(), VISA, RULE, DONE_BY]
    assert all(line in found.text for line in SIGNED)


@pytest.mark.parametrize(
    ("act", "visa", "said"),
    [(ACT, "Having regard to the Treaty,", RECITAL), (ACTE, "vu le traité,", RULE)],
)
def test_of_an_act_of_the_union_its_recitals_and_its_articles_are(act, visa, said):
    found = _read(act)
    assert found.kind is Kind.REGULATION
    assert _quotable(found) == [visa, said, said]


def test_an_annex_below_the_signatures_is_quotable():
    found = _read([*DECREE, "ANNEXE", "Liste des ports", RULE])
    assert _quotable(found)[-2:] == ["Liste des ports", RULE]
    headings = [b.of(found.text) for b in found.blocks if b.kind is BlockKind.HEADING]
    assert "ANNEXE" in headings


def test_a_name_in_capitals_among_signatures_heads_nothing():
    found = _read([*DECREE[:-4], "JEAN EXEMPLE", *DECREE[-3:-1], "OLIVIER ESSAI"])
    headings = [b.of(found.text) for b in found.blocks if b.kind is BlockKind.HEADING]
    assert not {"JEAN EXEMPLE", "OLIVIER ESSAI"} & set(headings)


def test_a_title_that_is_said_again_is_not_quoted():
    found = _read(["# Le registre des marées", "Le registre des marées", RULE], "note.md")
    assert _quotable(found) == [RULE]


@pytest.mark.parametrize("line", ["Le ministre de la mer,", "Fait le 29 juin 2021.", "Whereas:"])
def test_a_note_of_ones_own_keeps_every_line(line):
    found = _read(["Une note", RULE, line])
    assert _quotable(found)[-1] == line


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Qui est concerné par le décret ?", "concerned"),
        ("À qui s'applique le décret ?", "concerned"),
        ("Quel est l'objet du décret ?", "object"),
        ("Quand le décret entre-t-il en vigueur ?", "force"),
    ],
)
@pytest.mark.parametrize("apart", [False, True])
def test_the_labels_of_a_notice_tell_what_it_answers(question, said, apart):
    lines = [piece for line in DECREE for piece in (
        line.split(" : ", 1) if apart and line in NOTICE.values() else [line])]  # fmt: skip
    lines = [f"{line} :" if line in {v.split(" : ")[0] for v in NOTICE.values()} else line
             for line in lines]  # fmt: skip
    engine = EmbeddedEngine()
    engine.build([_read(lines)], {})
    thesaurus = Thesaurus.read(CORPUS / "thesaurus.yaml")
    given = answer(engine, understand(question, engine.lexicon, thesaurus), always=True)
    assert NOTICE[said].split(" : ")[1] in given.quotes[0].text
