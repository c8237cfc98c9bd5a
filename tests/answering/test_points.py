"""What a question asks for, and whether a sentence holds it."""

import pytest

from bot.answering.models import Point
from bot.answering.points import defined_subjects, holds, points_of

ASKED = {
    Point.DATE: [
        "Quand la décision a-t-elle été rendue ?",
        "quel jour le papier est sorti",
        "When was the order handed down?",
        "Which year was the law adopted?",
    ],
    Point.DURATION: [
        "En combien de temps le juge répond-il ?",
        "quel est le délai pour notifier ?",
        "How long are the records kept?",
        "Deadline to report a breach?",
    ],
    Point.AMOUNT: [
        "Quel est le montant de l'amende ?",
        "combien ça a coûté",
        "quelle astreinte le juge a-t-il fixée",
        "How much was the fine?",
    ],
    Point.NUMBER: ["Combien de requérants ?", "How many centres used it?"],
    Point.PERSON: [
        "Qui a saisi le juge ?",
        "nom du maire qui a signé",
        "Who hosts the data?",
        "ça appartient à quel groupe ?",
    ],
    Point.PLACE: ["Où sont les serveurs ?", "dans quel(s) pays ?", "Where is it stored?"],
    Point.AGE: ["Quel âge a le député ?", "How old is he?"],
    Point.NAMES: ["liste des hébergeurs certifiés", "What are the names of the hospitals?"],
    Point.COURT: ["Quelle juridiction a statué ?", "Which court ruled?"],
    Point.ARTICLE: [
        "Quel article s'applique ?",
        "quel décret a créé le fichier",
        "Which law applies?",
    ],
    Point.REASON: [
        "Pourquoi le juge a-t-il refusé ?",
        "comment se fait-il que le site soit fermé",
        "Why was it dismissed?",
        "How come the file was lost?",
        "à cause de quelle décision le fichier a-t-il fermé",
        "Qu'est-ce qui a convaincu le juge ?",
        "sur quel fondement la demande repose",
        "dans quel but l'agence a été créée",
        "What were the main reasons for the refusal?",
        "What led the agency to close the file?",
    ],
    Point.STATEMENT: [
        "Que répond Doctolib ?",
        "Que pensait l'ordre des avocats de la réforme ?",
        "Qu'a répondu le maire ?",
        "qu'est-ce que la direction a dit",
        "What does the CNIL say about Microsoft?",
    ],
    Point.DEFINITION: [
        "C'est quoi le HDS ?",
        "Qu'est-ce qu'un référé ?",
        "What does HDS mean?",
        "What is a certified host?",
    ],
    Point.CONTACT: ["quel est le numéro de téléphone de l'agence ?", "phone number of the agency"],
    Point.OPINION: [
        "quel est ton avis sur Doctolib ?",
        "selon toi, la réforme est-elle utile ?",
        "quelles sont nos chances en appel",
        "Ai-je intérêt à porter plainte ?",
        "Le maire a-t-il eu tort de fermer l'école ?",
        "what do you think of it?",
        "What are my chances on appeal?",
        "Was the mayor right to close the school?",
    ],
    Point.WHOLE_TEXT: [
        "donne-moi le texte intégral",
        "show me the full text of the order",
        "où télécharger l'ordonnance ?",
    ],
    Point.HOUR: ["À quelle heure ouvre le greffe ?", "At what time does the hearing start?"],
    Point.PENALTY: [
        "c'est quoi la peine ?",
        "combien risque un hébergeur sans certificat",
        "What penalty applies?",
    ],
    Point.REFERENCE: [
        "Quel est le numéro de la décision ?",
        "c'est quoi le numéro de l'arrêt",
        "What is the case number of the ruling?",
    ],
    Point.DECISION: [
        "Qu'a jugé la cour d'appel ?",
        "le tribunal a tranché quoi",
        "What did the court decide about the merger?",
    ],
    Point.OUTCOME: [
        "Qu'est devenue l'enquête ?",
        "L'appel du maire a-t-il abouti ?",
        "What came of the inquiry?",
        "How did the strike end?",
    ],
    Point.CONSEQUENCE: [
        "Que se passe-t-il si le bail est perdu ?",
        "qu'arrive-t-il s'il refuse de signer",
        "il se passe quoi si on perd le bail",
        "What happens if the tenant leaves?",
        "If the tenant leaves, what happens to the deposit?",
    ],
    Point.TOWN: ["Dans quelle ville siège la cour ?", "In which city is the court?"],
    Point.ACTION: ["Écris-moi une lettre de plainte", "delete my account please"],
}


@pytest.mark.parametrize(
    ("point", "question"), [(point, question) for point in ASKED for question in ASKED[point]]
)
def test_the_point_of_a_question(point, question):
    assert points_of(question) == (point,)


@pytest.mark.parametrize(
    "question",
    [
        "Le juge a-t-il suspendu le partenariat ?",
        "Is a medical appointment health data?",
        "Est-ce que Maiia est visée ?",
    ],
)
def test_a_yes_or_no_question_asks_for_nothing_in_particular(question):
    assert points_of(question) == (None,)
    assert holds(None, "N'importe quelle phrase.")


@pytest.mark.parametrize(
    ("point", "with_it", "without_it"),
    [
        (Point.DATE, "Elle date du 12 mars 2021.", "Elle a été rendue en urgence."),
        (Point.DATE, "Le château fut construit en 1330.", "La somme est de 1330 euros."),
        (Point.DATE, "Le procédé date du XIIIe siècle.", "Le procédé est ancien."),
        (Point.DATE, "L'audience se tient ce lundi.", "L'audience se tient ici."),
        (Point.DURATION, "Le juge statue en 48 heures.", "Le juge statue vite."),
        (Point.DURATION, "It must be done within one month.", "It must be done."),
        (Point.AMOUNT, "L'amende est de 800 000 €.", "L'amende est lourde."),
        (Point.NUMBER, "Treize requérants ont signé.", "Des requérants ont signé."),
        (Point.NUMBER, "Ils sont quatorze.", "C'est l'un des fondateurs."),
        (Point.AMOUNT, "Le dépôt est gratuit.", "Près de 80 % des centres."),
        (Point.AMOUNT, "Un salaire de 60 USD.", "Un salaire modeste."),
        (Point.AGE, "Il a 43 ans.", "Il en est l'un des fondateurs."),
        (Point.NAMES, "Ce sont Lyon, Rennes et Nantes.", "Ce sont quatre hôpitaux."),
        (Point.PLACE, "Les centres sont en France.", "les centres sont loin."),
        (Point.PLACE, "Elles restent sur le sol européen.", "Elles restent chiffrées."),
        (Point.COURT, "Le Conseil d'État a statué.", "Elle a été rejetée."),
        (Point.ARTICLE, "L'article 9 l'interdit.", "C'est interdit."),
        (Point.REASON, "Il refuse car rien ne l'exige.", "Il refuse."),
        (Point.REASON, "Ils s'inquiètent du fait qu'AWS héberge.", "Ils protestent."),
        (
            Point.REASON,
            "On l'élargit pour permettre le passage.",
            "C'est pour demain.",
        ),
        (Point.REASON, "Il part dans le but d'apprendre.", "Il part pour notre ville."),
        (Point.STATEMENT, "Doctolib assure que tout est chiffré.", "Le contrat a été signé."),
        (Point.DEFINITION, "Le HDS est une certification.", "Le HDS n'est pas SecNumCloud."),
        (Point.DEFINITION, "Le HDS est une certification.", "Le HDS est applicable depuis 2018."),
        (Point.CONTACT, "Écrire à accueil@exemple.fr.", "Écrire à l'agence."),
        (Point.AMOUNT, "Il a coûté 3 millions de dollars.", "Elle compte 3 millions d'abonnés."),
        (Point.AMOUNT, "It raised £2 million.", "It has 2 million members."),
        (Point.AMOUNT, "Le prix de vente n'a pas été communiqué.", "Le prix a été payé."),
        (Point.AMOUNT, "The amount was not disclosed.", "The amount was paid."),
        (Point.PENALTY, "Il encourt deux ans de prison.", "L'article 314-1 le punit."),
        (Point.PENALTY, "The fine may reach €20,000.", "Section 170 makes it an offence."),
        (Point.NUMBER, "Elle réunit 45 communes.", "L'article L. 2113-1 l'a créée le 3 mai 2019."),
        (Point.NUMBER, "It has 27 members.", "It ruled in case C-40/17 on 29 July 2019."),
        (Point.NUMBER, "Il arrive en troisième place.", "Il arrive en 2019."),
        (Point.HOUR, "L'audience débute à 14 heures.", "L'audience a duré 14 heures."),
        (Point.HOUR, "Doors open at 9 am.", "Doors open on 9 March."),
        (Point.DATE, "À 23h10, le train part.", "Le train part."),
        (Point.DATE, "Aucune date de reprise n'a été annoncée.", "La reprise a été annoncée."),
        (Point.TOWN, "La cour siège à Rouen.", "La cour siège en France."),
        (Point.TOWN, "La firme a ses bureaux à Lyon.", "Ce fut dit par Grandval Sarl."),
        (Point.TOWN, "It works from Leeds.", "In March it moved to an office."),
        (Point.DURATION, "L'audience a pris deux jours.", "C'était deux jours avant le vote."),
        (Point.DURATION, "It took two weeks.", "It was two weeks ago."),
        (Point.TOWN, "The court sits in Leeds.", "The court sits in Germany."),
        (Point.PLACE, "La pratique existe au Japon.", "Elle a paru dans Le Monde."),
        (Point.REASON, "Les griefs portent sur le prix.", "Il a écrit pour demander une copie."),
        (
            Point.REASON,
            "Ils partent après avoir fui la guerre.",
            "Compte tenu de ces faits, oui.",
        ),
        (Point.REASON, "They left after losing their homes.", "They left after the vote."),
        (Point.STATEMENT, "Le maire reconnaît un retard.", "Le maire a signé un contrat."),
        (Point.STATEMENT, "“It is a farce,” she told reporters.", "She met the reporters."),
        (Point.REFERENCE, "L'affaire C-40/17 oppose deux firmes.", "L'ordonnance est de mai."),
        (Point.REFERENCE, "Order no. 12345 was appealed.", "The order was appealed."),
        (
            Point.DECISION,
            "La cour a annulé le permis.",
            "Une demande d'annulation est déposée.",
        ),
        (Point.DECISION, "The court dismissed the claim.", "The court gave a judgment on 3 May."),
        (
            Point.DECISION,
            "L'article 5 doit être interprété en ce sens qu'il s'applique.",
            "L'article 5 est long.",
        ),
        (Point.DECISION, "Article 5 precludes such a rule.", "Article 5 is long."),
        (Point.OUTCOME, "La plainte a été classée.", "Il a porté plainte et prévenu la police."),
        (Point.OUTCOME, "The appeal was dismissed.", "The council lodged an appeal."),
        (Point.DEFINITION, "L'article 4 définit le profilage.", "L'article 4 est long."),
        (Point.PERSON, "Ce fut signé par Paul Durand.", "Ce fut signé un Mardi de Mars."),
        (Point.PERSON, "It was written by Ada Byron.", "It rests on the Data Governance Act."),
        (Point.PERSON, "Le texte est de Léa Roux.", "Le texte cite le Code civil et la France."),
    ],
)
def test_a_sentence_holds_a_point_or_not(point, with_it, without_it):
    assert holds(point, with_it)
    assert not holds(point, without_it)


@pytest.mark.parametrize(
    "question",
    [
        "que risque un médecin qui ne notifie pas ?",
        "qu'est-ce qui change ?",
        "panne du serveur, une violation quand même ?",
        "différence entre pseudonymiser et anonymiser",
        "What are the three tests for a référé-liberté?",
        "Que dit l'article 9 du RGPD ?",
        "What does the GDPR say about consent?",
        "What does Article 9 say?",
        "What are doctors worried about?",
        "What are hosts allowed?",
        "dans quelle mesure un tel contrat oblige-t-il ?",
        "la requête s'adresse-t-elle au juge ?",
        "quels cours deviennent obligatoires ?",
        "Que se passe-t-il à l'audience ?",
        "What happens at a hearing?",
        "À qui écrire : le maire ou le préfet ?",
        "entre le bail court et le bail long, lequel coûte moins",
        "Who has to pay, the tenant or the owner?",
        "Qu'est-ce que la réforme a changé pour les maires ?",
        "qu'est-ce que le contrat prévoit en cas de panne",
    ],
)
def test_what_only_looks_like_a_point(question):
    assert points_of(question) == (None,)


def test_each_part_has_its_point():
    asked = "c'est quoi une AIPD et quand c'est obligatoire"
    assert points_of(asked) == (Point.DEFINITION, Point.DATE)


def test_what_the_question_gave_is_no_answer():
    question = "Qui a remplacé Microsoft en 2026 ?"
    assert not holds(Point.PERSON, "Le projet quitte Microsoft.", question)
    assert holds(Point.PERSON, "Le projet confie à Scaleway la suite.", question)
    assert not holds(Point.DATE, "Ce fut en 2026.", "Quel jour de 2026 ?")


@pytest.mark.parametrize("point", [Point.OPINION, Point.WHOLE_TEXT, Point.ACTION])
def test_some_things_no_sentence_can_give(point):
    assert not holds(point, "Le 12 mars 2021, le Conseil d'État a rejeté la requête n° 450163.")


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("Le SNDS est une base nationale.", "Le SNDS "),
        (
            "La Cour avait annulé le Privacy\u00a0Shield, un accord qui réglait les échanges.",
            "Privacy\u00a0Shield",
        ),
        ("InterHop, une association qui défend le logiciel libre, a saisi le juge.", "InterHop"),
        ("Le juge a refusé.", ""),
        ("Elle remet au Fonds d'aide aux villages (FAV) sa réponse.", "FAV"),
        ("Le Fav (fonds d'aide aux villages) a répondu.", "Fav"),
        ("They wrote to the Village Aid Fund (VAF).", "VAF"),
        ("Le rocher se dit Karreg (« la pierre » en breton).", "Karreg"),
        ("Elle remet au maire (FAV) sa réponse.", ""),
        ("Paris (le 3 mai, en soirée) a répondu.", ""),
    ],
)
def test_what_a_sentence_defines(sentence, subject):
    assert list(defined_subjects(sentence)) == ([subject] if subject else [])


@pytest.mark.parametrize(
    "question",
    [
        "Qui prévenir quand on change d'adresse de cabinet ?",
        "que dois-je signer quand je quitte la clinique",
        "When I move abroad, may the clinic keep my file?",
        "il faut un écrit ou est-ce que la parole suffit ?",
    ],
)
def test_a_time_or_place_that_is_only_told_is_not_asked_for(question):
    assert not {Point.DATE, Point.PLACE} & set(points_of(question))


@pytest.mark.parametrize(
    "question",
    [
        "le recours a été jugé quand ?",
        "c'était quand la réforme",
        "depuis quand existe cette règle",
        "il a été signé quand avec la mairie",
        "bonjour, quand ouvre le centre ?",
        "When exactly did it close?",
        "The law, when was it passed?",
    ],
)
def test_a_time_that_is_asked_for(question):
    assert Point.DATE in points_of(question)


@pytest.mark.parametrize(
    ("question", "asks_for_contact"),
    [
        ("Quel numéro faut-il appeler ?", True),
        ("Which number should I call?", True),
        ("Peut-on répondre par mail ?", False),
        ("May they send it by email?", False),
    ],
)
def test_a_means_is_no_address(question, asks_for_contact):
    assert (Point.CONTACT in points_of(question)) is asks_for_contact


@pytest.mark.parametrize(
    ("question", "sentence", "other"),
    [
        (
            "Who argued Roux II?",
            "Ada Byron argued the case Roux II.",
            "Ada Byron argued the case Roux I.",
        ),
        (
            "Qui a plaidé dans l'affaire Roux I ?",
            "Dans Roux I comme dans Roux II, ce fut Me Blanc.",
            "Dans l'affaire Roux II, ce fut Me Blanc.",
        ),
    ],
)
def test_the_second_case_of_a_name_is_not_the_first(question, sentence, other):
    assert holds(Point.PERSON, sentence, question)
    assert not holds(Point.PERSON, other, question)
