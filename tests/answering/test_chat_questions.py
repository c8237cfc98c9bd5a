"""French as people type it: each family of spelling reaches the document that answers."""

import pytest

from bot.answering.models import Point

FAMILIES = {
    "chat spelling": [
        ("cest quoi le secnumcloud", "secnumcloud"),
        ("c koi un référé liberté", "cja-l521-2-refere-liberte"),
        ("qd est ce que le juge a rendu l'ordonnance doctolib", "ce-2021-03-12-450163"),
        ("ds l'article egora y a qui", "egora-2021-03-08"),
    ],
    "no accents": [
        ("qui detient la cle de chiffrement de doctolib", "ce-2021-03-12-450163"),
        ("quel decret a cree le fichier vaccin covid", "decret-2020-1690-si-vaccin-covid"),
    ],
    "all capitals": [
        ("LE JUGE A T IL SUSPENDU LE PARTENARIAT AVEC DOCTOLIB ?", "ce-2021-03-12-450163"),
        ("QUI REMPLACE MICROSOFT POUR LE HEALTH DATA HUB", "hdh-scaleway-2026"),
    ],
    "typing errors": [
        ("qu'est-ce que le Helth Data Hub", "health-data-hub"),
        ("le privcy shield a été déclaré invalide quand", "privacy-shield"),
        ("c'est quoi la pseudonimisation", "pseudonymisation"),
    ],
    "emoji": [("🤔 c'est quoi le snds ? 🙏", "snds")],
    "a greeting first": [
        (
            "Bonjour, je suis médecin, je voudrais savoir qui héberge Doctolib. Merci d'avance !",
            "ce-2021-03-12-450163",
        ),
        ("slt, c'est quoi la certification hds stp", "hds"),
    ],
    "two questions in one": [
        (
            "c'est quoi un référé-liberté et en combien de temps le juge répond ?",
            "cja-l521-2-refere-liberte",
        )
    ],
    "English words inside": [("le cloud act cest quoi", "cloud-act")],
    "typographic apostrophes and spaces": [
        ("Qu’est-ce que l’anonymisation ?", "anonymisation"),
        ("«\u00a0EMC2\u00a0», c’est quoi\u202f?", "cnil-2023-146-emc2"),
    ],
}


def around(document):
    """The works that a document is close to: itself, and what it names as related."""
    return {document.work, *document.related}


@pytest.mark.parametrize(
    ("question", "work"),
    [pair for pairs in FAMILIES.values() for pair in pairs],
    ids=[f"{name}: {pair[0]}" for name, pairs in FAMILIES.items() for pair in pairs],
)
def test_a_family_of_spelling(clerk, question, work):
    answer = clerk.ask(question)
    assert answer.quotes, answer.missing
    assert any(work in around(quote.document) for quote in answer.quotes)


ANSWERED = [
    ("cest quoi le secnumcloud", "référentiel de l'ANSSI"),
    ("C KOI LE SECNUMCLOUD", "référentiel de l'ANSSI"),
    ("ds l'article egora y a qui", "Egora"),
    ("Doctolib/AWS: légal ou pas", "ne tranche pas définitivement"),
    ("doctolib cest legal 😬😬", "ne tranche pas définitivement"),
    ("LE JUGE A T IL SUSPENDU LE PARTENARIAT AVEC DOCTOLIB ?", "pas suspendu"),
    ("qui detient la cle de chiffrement de doctolib", "tiers de confiance"),
    ("🤔 c'est quoi le snds ? 🙏", "base nationale"),
    ("Bonjour à tous ! je voudrais savoir qui héberge Doctolib. Merci d'avance !", "AWS"),
    ("c'est quoi un référé-liberté et en combien de temps le juge répond ?", "48 heures"),
    ("data breach : combien de temps pr prévenir la cnil", "72 heures"),
    ("différence entre pseudonymiser et anonymiser svp, je mélange", "pseudonymis"),
    ("le dpo cest obligatoire pr un medecin seul ?", "médecin exerçant seul"),
    ("hey whos hosting doctolib", "AWS"),
]


@pytest.mark.parametrize(("question", "said"), ANSWERED, ids=[pair[0] for pair in ANSWERED])
def test_what_is_typed_in_haste_is_answered_in_full(clerk, question, said):
    answer = clerk.ask(question)
    assert answer.status == "answered"
    assert any(said in quote.text for quote in answer.quotes)


@pytest.mark.parametrize(
    ("question", "lacking"),
    [
        ("tel de la cnil svp", Point.CONTACT),
        ("tu penses quoi de doctolib", Point.OPINION),
        ("quel age a stanislas niox chateau", Point.AGE),
        ("How many US government requests did AWS receive about Doctolib in 2021?", Point.NUMBER),
    ],
)
def test_what_the_documents_cannot_give_is_told(clerk, question, lacking):
    answer = clerk.ask(question)
    assert answer.status == "partial"
    assert answer.lacking is lacking


@pytest.mark.parametrize(
    "question",
    [
        "Does the case before the Conseil d'État concern Maiia too?",
        "maiia est concernée aussi par le recours ?",
        "quel jour la commission a abrogé le data privacy framework",
    ],
)
def test_a_question_that_the_documents_contradict_is_told_so(clerk, question):
    answer = clerk.ask(question)
    assert answer.status == "partial"
    assert answer.premise


@pytest.mark.parametrize(
    "question",
    [
        "Quel est le meilleur restaurant de Lyon ?",
        "comment faire une pâte à crêpes",
        "asdfgh qwerty",
    ],
)
def test_what_is_off_the_subject_is_not_answered(clerk, question):
    answer = clerk.ask(question)
    assert answer.status == "unanswered"
    assert not answer.quotes


def test_an_unanswered_question_says_which_words_are_nowhere(clerk):
    answer = clerk.ask("Quelle recette de ratatouille ?")
    assert "ratatouille" in answer.missing


def test_an_english_question_is_quoted_in_english_where_there_is_a_body(clerk):
    answer = clerk.ask("What did the judge decide about Doctolib and AWS?")
    assert answer.language == "en"
    assert answer.quotes[0].document.language == "en"


def test_every_quote_is_its_span(clerk):
    for pairs in FAMILIES.values():
        for question, _ in pairs:
            answer = clerk.ask(question)
            for quote in (*answer.quotes, *answer.more):
                assert quote.text == quote.document.text[quote.start : quote.end]
                assert quote.text == quote.text.strip()
