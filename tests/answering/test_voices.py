"""Who speaks: told where the words say so, undetermined otherwise."""

import pytest

from bot.answering.models import Voice
from bot.answering.voices import voiced
from bot.corpus.models import Block, Kind, Provenance
from tests.answering.making import document
from tests.answering.voices_report import halves


def voice(sentence, **fields):
    return voiced(document(sentence, **fields), 0, len(sentence)).voice


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Les requérants soutiennent que la requête est fondée.", Voice.APPLICANTS),
        ("Selon les requérants, les données ne sont pas protégées.", Voice.APPLICANTS),
        ("The claimants argued that the data were not protected.", Voice.APPLICANTS),
        ("Le ministre de la santé a déclaré que la plateforme est sûre.", Voice.MINISTER),
        ("Doctolib affirme que les données sont chiffrées.", Voice.COMPANY),
        ("Les données sont chiffrées, affirme Doctolib.", Voice.COMPANY),
        ("Il résulte de l'instruction que les données sont chiffrées.", Voice.REASONS),
        ("Le juge des référés relève que la clé est en France.", Voice.REASONS),
        ("The court found that the transfer was lawful.", Voice.REASONS),
        ("Article 1er : La requête est rejetée.", Voice.RULING),
        ("Le Conseil d’État a rejeté la requête.", Voice.RULING),
        ("The General Court dismissed the action.", Voice.RULING),
        ("La CNIL recommande de chiffrer les données.", Voice.AUTHORITY),
        ("Selon Le Monde, un recours a été déposé.", Voice.PRESS),
        ("Le serveur se trouve à Francfort.", Voice.UNDETERMINED),
        ("Il est inexact de dire que le juge a annulé le contrat.", Voice.UNDETERMINED),
    ],
)
def test_verbs_of_speech(sentence, expected):
    assert voice(sentence, kind=Kind.EVENT) is expected


def test_the_press_reports_what_others_say():
    told = "Selon l'article d'Egora, les requérants font valoir que les données sont exposées."
    assert voice(told) is Voice.APPLICANTS


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (Kind.STATUTE, Voice.LAW),
        (Kind.REGULATION, Voice.LAW),
        (Kind.GUIDELINE, Voice.AUTHORITY),
        (Kind.ARTICLE, Voice.PRESS),
        (Kind.DECISION, Voice.UNDETERMINED),
    ],
)
def test_an_original_speaks_where_nobody_else_does(kind, expected):
    assert voice("Le serveur est en France.", kind=kind, provenance=Provenance.ORIGINAL) is expected


def test_an_authority_speaks_in_what_it_publishes():
    fields = {"provenance": Provenance.ORIGINAL, "kind": Kind.DOCUMENT}
    assert voice("Un mois suffit.", publisher="CNIL", **fields) is Voice.AUTHORITY
    assert voice("Un mois suffit.", publisher="Mairie", **fields) is Voice.UNDETERMINED


@pytest.mark.parametrize(
    ("title", "number", "expected"),
    [
        ("Cour, arrêt du 3 mars", "12", Voice.REASONS),
        ("Cour, arrêt du 3 mars", "Article 1er", Voice.RULING),
        ("Cour, arrêt du 3 mars", None, Voice.UNDETERMINED),
        ("Cour, conclusions du 3 mars", "12", Voice.UNDETERMINED),
    ],
)
def test_the_judge_speaks_in_what_a_decision_numbers(title, number, expected):
    sentence = "Le serveur est en France."
    block = Block(start=0, end=len(sentence), number=number)
    plain = document(sentence, title=title, kind=Kind.DECISION, provenance=Provenance.ORIGINAL)
    held = plain.model_copy(update={"blocks": (block,)})
    assert voiced(held, 0, len(sentence)).voice is expected


def test_a_noun_is_no_verb_of_the_judge():
    told = "L'association demande au juge des référés de suspendre les travaux de la retenue d'eau."
    assert voice(told, kind=Kind.DECISION) is not Voice.REASONS


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("L’an dernier, la Cour avait annulé le Privacy Shield.", Voice.PRESS),
        ("La requête a été rejetée.", Voice.PRESS),
        ("“Tout est chiffré”, affirme Stanislas Niox-Château, PDG de Doctolib.", Voice.COMPANY),
        ("« Rien n’est protégé », justifie ainsi Maître Alibert, avocate.", Voice.APPLICANTS),
        ("Le\u00a0ministre\u00a0de\u00a0la\u00a0santé affirme que tout va bien.", Voice.MINISTER),
    ],
)
def test_the_press_tells_what_a_judge_decided_and_quotes_those_who_speak(sentence, expected):
    told = voice(sentence, kind=Kind.ARTICLE, provenance=Provenance.ORIGINAL)
    assert told is expected


def test_a_digest_of_a_law_speaks_for_it_only_where_it_tells_the_rule():
    fields = {"kind": Kind.STATUTE, "provenance": Provenance.DIGEST}
    assert voice("L'hébergeur doit être certifié.", **fields) is Voice.LAW
    assert voice("La loi a été beaucoup discutée.", **fields) is Voice.UNDETERMINED


def test_the_rules_are_right_on_sentences_that_they_were_not_made_for():
    _, second = halves()
    told = [pair for _, pair in second if pair[1] is not Voice.UNDETERMINED]
    speaking = [pair for _, pair in second if pair[0] is not Voice.UNDETERMINED]
    right = sum(read is told_ for read, told_ in told)
    assert right / len(told) > 0.8
    assert right / len(speaking) > 0.8
