"""Questions built on something that the documents deny."""

from dataclasses import replace

import pytest

from bot.answering.excerpts import score_excerpts
from bot.answering.fit import fit_of
from bot.answering.premises import denial_first, takes_for_granted
from bot.answering.question import understand
from bot.language.thesaurus import Thesaurus
from bot.resources import CORPUS
from bot.retrieval.embedded import EmbeddedEngine
from tests.answering.making import document


@pytest.mark.parametrize(
    ("question", "granted"),
    [
        ("Pourquoi le juge a-t-il annulé le contrat ?", True),
        ("Pourquoi le juge a annulé le contrat ?", True),
        ("quelle amende le juge a infligée", True),
        ("Why did the court void the contract?", True),
        ("Le juge a annulé le contrat ?", False),
        ("Pourquoi le recours a-t-il été rejeté ?", False),
        ("la clé était chez qui ? chez Amazon ?", False),
        ("Qui certifie, et est-ce que l'agence le fait ?", False),
        ("Qui a gagné, le juge ou l'association ?", False),
        ("c'est quoi le référé", False),
        ("Did the court void the contract?", False),
        ("Pourquoi le juge n'a pas annulé le contrat ?", False),
        ("Sur quoi le juge s'est-il fondé ?", True),
        ("Un patient qui change de médecin doit-il le dire ?", False),
        ("c'est le juge qui a annulé le contrat ?", False),
        ("c'est qui qui a annulé le contrat ?", True),
        ("If the key is held abroad, are the data safe when they are read?", False),
        ("Si la clé est ailleurs, est-ce que le juge sait quand on la lit ?", False),
        ("Comment annuler un contrat ?", False),
        ("How can I cancel a contract?", False),
        ("How did the court void the contract?", True),
        ("Entre la grâce et le pardon, lequel efface la peine ?", False),
        ("Pourquoi le contrat entre l'État et la société est-il annulé ?", True),
    ],
)
def test_what_takes_something_for_granted(question, granted):
    assert takes_for_granted(question) is granted


def found_for(question, *paragraphs):
    """The question, its engine and its results in a body that knows little else."""
    engine = EmbeddedEngine()
    others = [
        document(f"Le règlement numéro {n} fixe une autre chose.", identifier=f"autre-{n}")
        for n in range(20)
    ]
    engine.build([document(*paragraphs), *others], {})
    understood = understand(question, engine.lexicon, Thesaurus.read(CORPUS / "thesaurus.yaml"))
    found = engine.search(understood.query, 5)
    return understood, engine, found


def fit_to(question, *paragraphs):
    understood, _, found = found_for(question, *paragraphs)
    return fit_of(understood, found, score_excerpts(understood, found)[0])


def contradicted(question, *paragraphs):
    return fit_to(question, *paragraphs).contradicted


def test_a_denied_premise_is_told():
    assert contradicted(
        "pour quelle raison le juge a annulé le contrat",
        "Le juge n'a pas annulé le contrat : il a refusé de le suspendre.",
    )


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("who won the case", "The article gives neither the outcome of the case nor its number."),
        ("qui a gagné le procès", "L'article ne donne ni l'issue du procès, ni son numéro."),
        ("qui a gagné le procès", "Le résumé ne dit pas comment le procès a fini."),
    ],
)
def test_what_a_document_leaves_unsaid_is_not_denied(question, sentence):
    assert not contradicted(question, sentence)


def test_a_denial_of_something_else_is_not():
    assert not contradicted(
        "quelle amende le juge a prononcée contre la société",
        "Le juge a prononcé une amende de 500 € contre la société ; elle ne gardera rien.",
    )


def test_an_affirmation_is_no_contradiction():
    assert not contradicted(
        "pour quelle raison le juge a annulé le contrat",
        "Le juge a annulé le contrat car il était illégal.",
    )


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("quand la cour a-t-elle validé l'accord", "Dire que la cour a validé l'accord est faux."),
        (
            "quel plafond de capital fixe le décret",
            "Il n'exige ni immunité, ni plafond de capital.",
        ),
        ("Which statute lists the freedoms?", "The list is set by case law and not by a statute."),
        ("Maiia a-t-elle aussi perdu devant le juge", "Maiia et Keldoc n'étaient pas visées."),
        ("pk le préfet a fermé l'école", "Le préfet n'a pas fermé l'école."),
        (
            "sur quoi s'appuie le préfet pour fermer l'école",
            "Ce n'est pas le préfet qui ferme l'école : c'est le maire.",
        ),
        (
            "why did the mayor close the school",
            "It was not the mayor who closed the school, it was the prefect.",
        ),
        (
            "quand le maire a-t-il fermé l'école",
            "C'est le préfet, et non le maire, qui a fermé l'école.",
        ),
        (
            "pourquoi la cour a annulé le décret",
            "La cour a rejeté hier le recours contre le décret.",
        ),
        (
            "On what ground did the court strike down the decree?",
            "The challenge to the decree was dismissed by the court.",
        ),
    ],
)
def test_forms_of_denial(question, sentence):
    assert contradicted(question, sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("how long were appointments kept", "Appointments were deleted no later than in June."),
        ("qui peut lire les messages", "Seul le médecin lit ; le prestataire ne peut pas lire."),
        ("où siège la cour de justice", "Il ne faut pas confondre la cour de justice et l'autre."),
        # A condition or a limit is no denial.
        ("when did the trials start", "No trials should start until the panel has met."),
        ("quand commencent les essais", "Les essais ne commencent pas avant l'avis du comité."),
        ("which rule makes encryption mandatory", "Encryption is not always mandatory."),
        ("combien d'années garder un dossier", "On ne peut pas toujours garder un dossier."),
        (
            "when does the trial begin",
            "No outdoor trial whatever of the kind that was told above may take place until then.",
        ),
        ("which permit does the ban give", "The permit shall not exist for small boats."),
        ("quand le phare a été allumé", "Le phare n'était pas allumé cette nuit-là."),
        ("when was the lighthouse lit", "The lighthouse was not lit that night."),
        # The subject is not told, and nothing else is of what is asked about.
        (
            "qui étaient les gardiens invalides",
            "Ces actes sont vieux : cela ne les rend pas invalides.",
        ),
        ("who were the invalid keepers", "Those acts are old; it does not make them invalid."),
        (
            "quelle décision a été rendue sur l'asile",
            "La décision par laquelle le préfet a refusé l'asile est du 2 mai.",
        ),
        # Only some are meant.
        (
            "which key length did the host use",
            "The data are unreadable to whoever lacks it, and to anyone who does not hold the key.",
        ),
        (
            "que risque le médecin qui cache une fuite",
            "Le sous-traitant qui n'avertit pas de la fuite est puni.",
        ),
        # Said of something else than what is asked about.
        (
            "quand Bleu a eu sa qualification",
            "D'après la presse, Amazon ne peut pas obtenir la qualification.",
        ),
        (
            "qui délivre le certificat",
            "L'agence ne délivre pas elle-même le certificat : des organismes le font.",
        ),
        (
            "Which paper broke the story first?",
            "The Gazette was not the first paper to tell the story.",
        ),
        # Days and numbers are not what is denied.
        (
            "qui a signé l'ordonnance du 3 avril 2019",
            "Le juge a refusé l'expertise le 3 avril 2019.",
        ),
        ("what was the vote on section 702", "The House rejected an extension of section 702."),
        # Which of two.
        ("entre l'appel et le pourvoi, lequel exige un avocat", "L'appel n'exige aucun avocat."),
        (
            "between an appeal and a review, which requires a lawyer",
            "An appeal does not require a lawyer.",
        ),
        # Nothing is taken for granted by a yes-or-no question about "someone who…".
        (
            "un médecin qui déménage doit-il prévenir l'ordre",
            "Un médecin ne doit pas prévenir l'ordre.",
        ),
        ("c'est le préfet qui ferme l'école", "Le préfet ne ferme pas l'école."),
    ],
)
def test_what_looks_like_a_denial(question, sentence):
    assert not contradicted(question, sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("comment fermer une école", "Le préfet n'a pas fermé l'école."),
        ("comment on fait pour fermer une école", "Le préfet n'a pas fermé l'école."),
        ("how do I close a school", "The prefect did not close the school."),
    ],
)
def test_how_one_does_a_thing_is_neither_contradicted_nor_answered_where_it_was_not_done(
    question, sentence
):
    fit = fit_to(question, sentence)
    assert fit.lacking
    assert not fit.contradicted


@pytest.mark.parametrize(
    ("question", "told", "denial", "likely", "comes_first"),
    [
        (
            "Comment Nova a défendu la vente ?",
            "Nova a une avocate.",
            "Nova n'a fait aucune vente.",
            0.3,
            1,
        ),
        ("How did Nova defend the sale?", "Nova has a boss.", "Nova made no sale.", 0.3, 1),
        # Much less likely than the likeliest.
        (
            "Comment Nova a défendu la vente ?",
            "Nova a une avocate.",
            "Nova n'a fait aucune vente.",
            0.2,
            0,
        ),
        # Of something else.
        ("How did Nova defend the sale?", "Nova has a boss.", "Nova did not paint a boat.", 0.3, 0),
        # Nothing is taken for granted.
        (
            "Nova a-t-elle défendu la vente ?",
            "Nova a une avocate.",
            "Nova n'a fait aucune vente.",
            0.3,
            0,
        ),
        ("How do I defend a sale?", "Nova has a boss.", "Nova made no sale.", 0.3, 0),
    ],
)
def test_a_denial_about_as_likely_comes_first(question, told, denial, likely, comes_first):
    understood, engine, found = found_for(question, told, denial)
    by_text = {excerpt.text: excerpt for excerpt in score_excerpts(understood, found)}
    chosen = [replace(by_text[told], score=0.5), replace(by_text[denial], score=likely)]
    first, second = denial_first(chosen, understood, engine.lexicon, len(found.index))
    assert (first.text, second.text) == ((denial, told) if comes_first else (told, denial))
