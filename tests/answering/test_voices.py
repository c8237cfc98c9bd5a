"""Who speaks: told where the words say so, undetermined otherwise."""

import pytest

from bot.answering.models import Voice
from bot.answering.voices import voiced
from bot.corpus.models import Block, Kind, Provenance
from bot.corpus.readers import read_bytes
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Doctolib affirme que oui. Doctolib assure que tout est chiffré.", Voice.COMPANY),
        ("Doctolib affirme que oui. Elle ajoute que tout est chiffré.", Voice.COMPANY),
        ("Doctolib claims that it is. It also announced a plan.", Voice.COMPANY),
        ("Doctolib affirme que oui. Ce n'est pourtant pas le cas.", Voice.UNDETERMINED),
        ("Doctolib claims that it is. It is not.", Voice.UNDETERMINED),
        ("« Rien n'est sûr », dit une avocate. Doctolib assure que si.", Voice.UNDETERMINED),
    ],
)
@pytest.mark.parametrize("provenance", Provenance)
def test_a_quote_has_the_voice_that_all_its_sentences_share(text, expected, provenance):
    assert voice(text, kind=Kind.EVENT, provenance=provenance) is expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Les sources divergent sur le motif : L'Usine Digitale écrit que l'urgence manquait.",
        "Sources differ on the ground: Le Monde writes that there was no urgency.",
        "Le rôle de Doctolib n'est pas confirmé par les sources lues : Doctolib affirme le sien.",
        "Doctolib's role is not confirmed by the sources read: Doctolib says it is a processor.",
        "Il ne faut pas confondre la CNIL, qui estime, et le juge, qui rejette.",
        "Une autre source présente la circulaire comme imposant SecNumCloud.",
        "Dire que la Cour a annulé les clauses types est faux.",
        "To our knowledge, the CNIL has fined nobody.",
        "Certains commentaires disent que le juge a retenu un autre délai.",
    ],
)
def test_our_own_remarks_are_nobody_s_voice(sentence):
    fields = {"kind": Kind.ARTICLE, "provenance": Provenance.DIGEST}
    assert voice(sentence, **fields) is Voice.UNDETERMINED


def test_what_an_article_tells_of_a_judge_is_the_press_s_in_a_digest_too():
    told = "L'article d'Egora précise que le recours cite un arrêt par lequel la Cour a annulé X."
    assert voice(told, kind=Kind.ARTICLE, provenance=Provenance.DIGEST) is Voice.PRESS


@pytest.mark.parametrize("kind", [Kind.REGULATION, Kind.TERM, Kind.GUIDE, Kind.ACTOR])
@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Un transfert suppose des garanties appropriées (article 46 du RGPD).", Voice.LAW),
        ("A transfer requires appropriate safeguards (GDPR, Art. 46).", Voice.LAW),
        ("Selon l'article 6 du RGPD, le consentement n'est qu'une base légale.", Voice.LAW),
        ("Under Article 6 of the GDPR, consent is one legal basis.", Voice.LAW),
        ("Le 3 mars 2021, la CNIL a publié un guide (RGPD, art. 28).", Voice.UNDETERMINED),
        ("Un projet de loi modifierait l'article 28 du RGPD.", Voice.UNDETERMINED),
        ("The GDPR has applied since 25 May 2018.", Voice.UNDETERMINED),
        ("Dans cette affaire, l'article 28 du RGPD n'a pas été invoqué.", Voice.UNDETERMINED),
        ("The decree was published on 3 March 2021 (GDPR, Art. 28).", Voice.UNDETERMINED),
    ],
)
def test_a_sentence_that_cites_its_provision_has_one_voice_in_all_digests(kind, sentence, expected):
    assert voice(sentence, kind=kind, provenance=Provenance.DIGEST) is expected


CASSATION = """Cour de cassation

Pourvoi n° 20-15.063
Première chambre civile
ECLI:FR:CCASS:2021:C100345

Faits et procédure

1. Par un arrêt du 3 mars 2019, la cour d'appel a condamné la société.

Enoncé du moyen

2. Le demandeur fait grief à l'arrêt de le condamner, alors :

3. « que le délai court à compter de l'échéance impayée ».

Réponse de la Cour

4. Le moyen n'est pas fondé.

PAR CES MOTIFS, la Cour :

REJETTE le pourvoi ;

MOYEN ANNEXE au présent arrêt

La société reproche à l'arrêt d'avoir décidé ce qu'il a décidé.
"""
CONSEIL = """Conseil d'État

N° 450163
ECLI:FR:CEORD:2021:450163.20210312
Juge des référés
Lecture du vendredi 12 mars 2021

Vu la procédure suivante :

Par un jugement du 3 mars 2021, le tribunal administratif de Lille a rejeté sa demande.

Par une requête, l'association demande au juge des référés :

1°) de suspendre le contrat ;

Par un mémoire en défense, le ministre de l'intérieur conclut au rejet de la requête.

Il soutient que les moyens ne sont pas fondés.

Considérant ce qui suit :

1. Le contrat porte sur la prise de rendez-vous.

2. La requête de l'association doit donc être rejetée.

O R D O N N E :

Article 1er : La requête de l'association est rejetée.
"""


@pytest.mark.parametrize(
    ("text", "sentence", "expected"),
    [
        (CASSATION, "la cour d'appel a condamné", Voice.UNDETERMINED),
        (CASSATION, "Le demandeur fait grief", Voice.APPLICANTS),
        (CASSATION, "« que le délai court", Voice.APPLICANTS),
        (CASSATION, "Le moyen n'est pas fondé", Voice.REASONS),
        (CASSATION, "REJETTE le pourvoi", Voice.RULING),
        (CASSATION, "La société reproche", Voice.APPLICANTS),
        (CONSEIL, "le tribunal administratif de Lille", Voice.UNDETERMINED),
        (CONSEIL, "l'association demande", Voice.APPLICANTS),
        (CONSEIL, "de suspendre le contrat", Voice.APPLICANTS),
        (CONSEIL, "le ministre de l'intérieur", Voice.MINISTER),
        (CONSEIL, "Il soutient", Voice.UNDETERMINED),
        (CONSEIL, "Le contrat porte", Voice.REASONS),
        (CONSEIL, "doit donc être rejetée", Voice.REASONS),
        (CONSEIL, "est rejetée", Voice.RULING),
    ],
)
def test_the_parts_of_a_decision_tell_who_speaks(text, sentence, expected):
    (read,) = read_bytes("decision.txt", text.encode())
    block = read.block_at(read.text.index(sentence))
    assert voiced(read, block.start, block.end).voice is expected


CODE = """# Code du travail

## Article L1121-1

Nul ne peut, selon la CNIL, y déroger.

## Article L1121-2

Aucune personne ne peut être écartée.
"""
CHECKED = (
    "Vérifié le 10 mars 2020 - Direction de l'information légale et administrative"
    " (Premier ministre)"
)


@pytest.mark.parametrize(
    ("name", "text", "sentence", "expected"),
    [
        ("code.md", CODE, "Nul ne peut", Voice.LAW),
        (
            "fiche.md",
            f"# Droits du patient\n\n{CHECKED}\n\nLe choix est libre.",
            "Le choix",
            Voice.AUTHORITY,
        ),
        ("page.txt", "Thèse\n\nLe patient doit être informé.", "Le patient", Voice.UNDETERMINED),
    ],
)
def test_a_text_without_a_card_speaks_for_the_body_that_it_names(name, text, sentence, expected):
    (read,) = read_bytes(name, text.encode())
    start = read.text.index(sentence)
    assert voiced(read, start, read.text.index(".", start) + 1).voice is expected


@pytest.mark.parametrize(
    ("publisher", "expected"),
    [
        ("Service-Public.fr", Voice.AUTHORITY),
        ("Ministère de la santé", Voice.AUTHORITY),
        ("CADA", Voice.AUTHORITY),
        ("Le Monde", Voice.PRESS),
        (None, Voice.PRESS),
    ],
)
def test_a_public_body_speaks_in_what_it_publishes(publisher, expected):
    fields = {"kind": Kind.ARTICLE, "provenance": Provenance.ORIGINAL}
    assert voice("Un mois suffit.", publisher=publisher, **fields) is expected


def test_the_rules_are_right_on_sentences_that_they_were_not_made_for():
    _, second = halves()
    told = [pair for _, pair in second if pair[1] is not Voice.UNDETERMINED]
    speaking = [pair for _, pair in second if pair[0] is not Voice.UNDETERMINED]
    right = sum(read is told_ for read, told_ in told)
    assert right / len(told) > 0.85
    assert right / len(speaking) > 0.8
