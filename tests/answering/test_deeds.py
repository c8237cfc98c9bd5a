"""A question for who did something, or when it will be done, wants a sentence that says so."""

import pytest

from bot.answering.deeds import condition_in, deed_in, is_met
from bot.answering.points import points_of
from bot.corpus.models import Language
from bot.retrieval.embedded import EmbeddedEngine
from bot.retrieval.query import make_query
from tests.answering.making import document

FRENCH, ENGLISH = Language.FRENCH, Language.ENGLISH


@pytest.fixture(scope="module")
def lexicon():
    engine = EmbeddedEngine()
    engine.build([document("Le maire a signé le bail de la salle.", identifier="mots")], {})
    return engine.lexicon


def deed(question, language, lexicon):
    return deed_in(make_query(question, language, lexicon), points_of(question))


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        (
            "Qui a signé le bail de la salle ?",
            "Le bail porte la signature de l'adjointe.",
            "Le bail de la salle cite la mairie.",
        ),
        (
            "Comment s'appelle la notaire qui a reçu l'acte ?",
            "Me Roux a reçu l'acte.",
            "L'acte cite Me Roux.",
        ),
        ("qui défendait la ville", "Me Roux a défendu la ville.", "Me Roux vit en ville."),
        (
            "Qui a assigné la mairie ?",
            "Les demandeurs sont deux riverains.",
            "Deux riverains ont vu la mairie.",
        ),
        (
            "combien de temps a duré la séance",
            "La séance a duré trois heures.",
            "La séance a suivi le vote de trois heures.",
        ),
        (
            "Quand sera rejugé le maire ?",
            "Le maire sera rejugé en mai.",
            "Le maire a payé en mai.",
        ),
        (
            "À quelle date la cour tranchera-t-elle ?",
            "La cour doit trancher le 3 mai.",
            "La cour siège depuis le 3 mai.",
        ),
    ],
)
def test_what_was_done_is_told_or_not(lexicon, question, told, untold):
    wanted = deed(question, FRENCH, lexicon)
    assert wanted.is_told(told, FRENCH)
    assert not wanted.is_told(untold, FRENCH)


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("Who stole the painting?", "Two guards stole it.", "Two guards watched the painting."),
        ("Who wrote the report?", "Its author is Ada Byron.", "Ada Byron read the report."),
        ("How long did the talks last?", "They lasted a year.", "They began a year after it."),
        ("Who has audited the fund?", "Byron & Co audited it.", "Byron & Co has a fund."),
    ],
)
def test_what_was_done_in_english(lexicon, question, told, untold):
    wanted = deed(question, ENGLISH, lexicon)
    assert wanted.is_told(told, ENGLISH)
    assert not wanted.is_told(untold, ENGLISH)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("C'est qui le maire ?", FRENCH),
        ("Qui peut consulter le bail ?", FRENCH),
        ("qui était derrière le projet", FRENCH),
        ("qui a fait la salle", FRENCH),
        ("Quand le bail a-t-il été signé ?", FRENCH),
        ("Que reproche celui qui a signé le bail ?", FRENCH),
        ("combien de temps dure le bail", FRENCH),
        ("Who may read the lease?", ENGLISH),
        ("Who is the mayor?", ENGLISH),
    ],
)
def test_nothing_is_said_to_be_done(lexicon, question, language):
    assert deed(question, language, lexicon) is None


@pytest.mark.parametrize(
    ("question", "language", "met", "unmet"),
    [
        (
            "Que se passe-t-il pour la caution si le locataire perd le bail ?",
            FRENCH,
            "Le locataire qui perd le bail en demande une copie.",
            "Le locataire garde le bail avec soin.",
        ),
        (
            "What happens to the deposit if the tenant dies?",
            ENGLISH,
            "When a tenant dies, the owner returns the deposit.",
            "The tenant pays a deposit.",
        ),
    ],
)
def test_every_word_of_the_condition_is_met(lexicon, question, language, met, unmet):
    condition = condition_in(make_query(question, language, lexicon))
    assert is_met(condition, met, language)
    assert not is_met(condition, unmet, language)


def test_no_condition_is_always_met(lexicon):
    condition = condition_in(make_query("Que se passe-t-il à l'audience ?", FRENCH, lexicon))
    assert condition == ()
    assert is_met(condition, "L'audience est publique.", FRENCH)
