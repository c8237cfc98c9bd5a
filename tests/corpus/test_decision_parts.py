"""The parts of a decision, told by their place in it."""

from __future__ import annotations

import pytest

from bot.answering.answer import answer
from bot.answering.models import Status, Voice
from bot.answering.question import understand
from bot.corpus.decision_parts import Part, decision_parts, in_the_reasons
from bot.corpus.models import Document, Kind
from bot.corpus.readers import read_bytes
from bot.language.thesaurus import Thesaurus
from bot.resources import CORPUS
from bot.retrieval.embedded import EmbeddedEngine

CONSEIL = """Conseil d'État

N° 450163
ECLI:FR:CEORD:2021:450163.20210312
Juge des référés
Lecture du vendredi 12 mars 2021

Vu la procédure suivante :

Par une requête enregistrée le 26 février 2021, l'association demande au juge des référés de \
suspendre le contrat.

Elle soutient que :

- l'urgence est là ;

- le contrat est contraire au règlement.

Considérant ce qui suit :

1. Le contrat porte sur la prise de rendez-vous.

2. La demande de l'association n'est pas fondée.

O R D O N N E :

Article 1er : La requête de l'association est rejetée.

Article 2 : La présente ordonnance sera notifiée à l'association.
"""
CASSATION = """Cour de cassation

Pourvoi n° 20-15.063
Première chambre civile
ECLI:FR:CCASS:2021:C100345

Faits et procédure

1. La société a résilié le contrat.

Réponse de la Cour

2. Le moyen n'est pas fondé.

PAR CES MOTIFS, la Cour :

REJETTE le pourvoi ;

Condamne la société aux dépens ;

MOYENS ANNEXES au présent arrêt

La société fait grief à l'arrêt d'avoir décidé ce qu'il a décidé.
"""
UNION = """ARRÊT DE LA COUR (grande chambre)

16 juillet 2020

Dans l’affaire C‑311/18,

1 La demande de décision préjudicielle porte sur l’interprétation de la directive.

2 Le traitement est interdit.

Par ces motifs, la Cour (grande chambre) dit pour droit :

1) L’article 2 du règlement doit être interprété en ce sens qu’il s’applique.

Signatures
"""

HIGH_COURT = """Neutral Citation Number: [2023] EWHC 1092 (KB)

IN THE HIGH COURT OF JUSTICE
KING'S BENCH DIVISION

Before: Mrs Justice Sample

Introduction

1. The claimant challenges the refusal of the defendant to give a copy of the register.

Conclusion

2. The claim against the defendant is dismissed.
"""


def read(text: str) -> Document:
    (document,) = read_bytes("decision.txt", text.encode())
    assert document.kind is Kind.DECISION
    return document


def told(document: Document, part: Part) -> list[str]:
    return [
        document.text[held.start : held.end]
        for held in decision_parts(document)
        if held.part is part
    ]


def test_the_ruling_is_what_follows_the_line_that_opens_it_but_the_notification():
    assert told(read(CONSEIL), Part.RULING) == ["La requête de l'association est rejetée."]


def test_claims_and_pleas_stand_before_the_reasons():
    decision = read(CONSEIL)
    (claim,) = told(decision, Part.CLAIMS)
    assert claim.endswith("suspendre le contrat.")
    assert told(decision, Part.PLEAS)[1:] == [
        "l'urgence est là ;",
        "le contrat est contraire au règlement.",
    ]


def test_what_the_other_side_answers_is_no_plea_of_the_applicant_s():
    answered = CONSEIL.replace(
        "Considérant ce qui suit :",
        "Par un mémoire en défense, le ministre conclut au rejet de la requête.\n\n"
        "Il soutient que l'urgence manque.\n\n"
        "Par un mémoire en réplique, l'association demande au juge d'écarter la défense.\n\n"
        "Considérant ce qui suit :",
    )
    decision = read(answered)
    assert not any("urgence manque" in plea for plea in told(decision, Part.PLEAS))
    assert any("réplique" in claim for claim in told(decision, Part.CLAIMS))


@pytest.mark.parametrize("heading", ["Enoncé du moyen", "Énoncé des moyens"])
def test_the_grounds_of_cassation_are_pleas_up_to_the_answer(heading):
    ground = "4. La société fait grief à l'arrêt, alors « que le délai court »."
    text = CASSATION.replace("Réponse de la Cour", f"{heading}\n\n{ground}\n\nRéponse de la Cour")
    pleas = told(read(text), Part.PLEAS)
    assert [plea[:10] for plea in pleas] == ["La société", "La société"]
    assert pleas[1] == "La société fait grief à l'arrêt d'avoir décidé ce qu'il a décidé."


TRIBUNAL = """TRIBUNAL JUDICIAIRE DE PARIS

N° RG 20/54799
Ordonnance du 6 novembre 2020

EXPOSÉ DU LITIGE

La société a été assignée le 3 mars 2020.

PRÉTENTIONS DES PARTIES

Le délai court du jour de la vente.

MOTIFS DE LA DÉCISION

Sur le trouble

Le service est manifestement illicite.

PAR CES MOTIFS

Ordonnons la fermeture du service.
"""
ATTENDU = """Cour de cassation

Pourvoi n° 17-15.063
Première chambre civile
ECLI:FR:CCASS:2018:C100345

Attendu, selon l'arrêt attaqué, que la société a résilié le contrat ;

Sur le moyen unique :

Attendu que la société fait grief à l'arrêt de la condamner, alors, selon le moyen :

1°/ que le délai court de la vente ;

Mais attendu que l'arrêt relève que le délai court de la livraison ;

PAR CES MOTIFS :

REJETTE le pourvoi ;
"""


@pytest.mark.parametrize(
    ("text", "sentence", "expected"),
    [
        (CONSEIL, "Le contrat porte", True),
        (CONSEIL, "l'urgence est là", False),
        (CASSATION, "La société a résilié", False),
        (CASSATION, "Le moyen n'est pas", True),
        (ATTENDU, "Attendu, selon", False),
        (ATTENDU, "Mais attendu", True),
        (TRIBUNAL, "La société a été assignée", False),
        (TRIBUNAL, "Le délai court", False),
        (TRIBUNAL, "Le service est", True),
        (TRIBUNAL, "Ordonnons", False),
    ],
)
def test_the_reasons_are_numbered_or_stand_before_the_ruling(text, sentence, expected):
    (decision,) = read_bytes("decision.txt", text.encode())
    decision = decision.model_copy(update={"kind": Kind.DECISION})
    block = decision.block_at(decision.text.index(sentence))
    assert in_the_reasons(decision, block) is expected


def test_the_grounds_of_an_older_cassation_are_pleas():
    assert [plea[:9] for plea in told(read(ATTENDU), Part.PLEAS)] == ["Attendu q", "1°/ que l"]


def test_the_ruling_ends_where_the_grounds_are_annexed():
    assert told(read(CASSATION), Part.RULING) == [
        "REJETTE le pourvoi ;",
        "Condamne la société aux dépens ;",
    ]


def test_a_reference_for_a_ruling_is_no_claim():
    judgment = read(UNION)
    assert told(judgment, Part.CLAIMS) == []
    assert [text.strip(")1 ") for text in told(judgment, Part.RULING)] == [
        "L’article 2 du règlement doit être interprété en ce sens qu’il s’applique."
    ]


def test_only_a_decision_itself_has_parts():
    decision = read(CONSEIL)
    assert decision_parts(decision.model_copy(update={"kind": Kind.ARTICLE})) == ()


@pytest.mark.parametrize(
    ("text", "question", "said"),
    [
        (CONSEIL, "qu'a décidé le juge ?", "est rejetée"),
        (CONSEIL, "qu'a décidé le juge des référés ?", "est rejetée"),
        (CONSEIL, "que décide l'ordonnance n° 450163 ?", "est rejetée"),
        (CONSEIL, "Quel est le dispositif ?", "est rejetée"),
        (CONSEIL, "What did the judge decide?", "est rejetée"),
        (CONSEIL, "que demande l'association ?", "suspendre le contrat"),
        (CASSATION, "qu'a décidé la cour ?", "REJETTE"),
        (UNION, "qu'a décidé la cour ?", "doit être interprété"),
        (HIGH_COURT, "What did the judge decide?", "is dismissed"),
    ],
)
def test_what_a_decision_decides_is_quoted_from_its_ruling(text, question, said):
    engine = EmbeddedEngine()
    engine.build([read(text)], {})
    thesaurus = Thesaurus.read(CORPUS / "thesaurus.yaml")
    given = answer(engine, understand(question, engine.lexicon, thesaurus))
    assert given.status is Status.ANSWERED
    assert said in given.quotes[0].text
    voice = Voice.APPLICANTS if "suspendre" in said else Voice.RULING
    assert given.quotes[0].voice is voice
