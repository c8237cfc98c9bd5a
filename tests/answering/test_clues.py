"""What speaks for a sentence, and against it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.clues import read_sentences
from bot.answering.question import understand
from bot.corpus.models import BlockKind, Document
from bot.corpus.text import TextBuilder
from bot.language.thesaurus import Thesaurus
from bot.resources import CORPUS
from bot.retrieval.embedded import EmbeddedEngine
from tests.answering.making import document

WORDS = "juge données hébergeur contrat clé société délai rejet recours santé".split()
SENTENCE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(
    lambda words: " ".join(words).capitalize() + "."
)


def read(question, *documents, thesaurus=None):
    engine = EmbeddedEngine()
    engine.build(documents, {})
    understood = understand(question, engine.lexicon, thesaurus)
    return read_sentences(understood, engine.search(understood.query, 10))


def clue_of(sentences, name):
    """The clue of each sentence by its first word."""
    values = getattr(sentences.clues, name)
    return {
        span.of(sentences.document_of(number).text).split()[0]: float(values[number])
        for number, span in enumerate(sentences.spans)
    }


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.lists(SENTENCE, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=3),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=4),
)
def test_every_clue_is_a_share(texts, asked):
    documents = [document(text, identifier=f"d{n}") for n, text in enumerate(texts)]
    table = read(" ".join([*asked, texts[0].split()[0]]), *documents).clues.table
    assert np.isfinite(table).all()
    assert ((table >= 0) & (table <= 1 + 1e-9)).all()


def test_what_few_sentences_have_weighs_more_than_the_subject_that_all_name():
    words = clue_of(
        read(
            "qui a saisi le Conseil d'État",
            document(
                "Rendue hier, une ordonnance du Conseil d'État. Situé à Paris, le Conseil d'État."
                " Douze associations ont saisi la haute juridiction."
            ),
        ),
        "words",
    )
    assert words["Douze"] > words["Situé"]


def test_a_sentence_that_takes_up_the_first_has_its_words():
    second = "{} a été animé par Bill Tytla."
    first = "Le démon Chernobog apparaît à la fin. "
    question = "Qui anime le démon Chernobog ?"
    taken_up = clue_of(read(question, document(first + second.format("Ce"))), "words")
    apart = clue_of(read(question, document(first + second.format("Donald"))), "words")
    assert taken_up["Ce"] > apart["Donald"]


def test_words_side_by_side_are_nearer():
    nearness = clue_of(
        read(
            "clé de chiffrement",
            document(
                "Une clé de chiffrement est exigée. Toute clé remise au client avec le contrat"
                " signé sert au chiffrement."
            ),
        ),
        "nearness",
    )
    assert 1 + 1e-9 >= nearness["Une"] > nearness["Toute"] > 0


@pytest.mark.parametrize(("opening", "lacks"), [("Depuis", False), ("Le", True)])
def test_a_sentence_without_a_date_lacks_what_a_question_for_one_asks(opening, lacks):
    lacking = clue_of(
        read(
            "quand le juge a-t-il statué ?",
            document("Depuis le 12 mars 2021, le juge a statué. Le juge a statué à Paris."),
        ),
        "lacking",
    )
    assert bool(lacking[opening]) is lacks


def test_words_of_asking_do_not_make_a_sentence_stand_out():
    text = document("Seul le RGPD compte, que nul ignore. Chacun relit le RGPD souvent.")
    words = clue_of(read("Qu'est-ce que le RGPD ?", text), "words")
    assert words["Seul"] == words["Chacun"]


def test_a_part_of_a_thing_does_not_define_it():
    text = document("Un chapitre du RGPD est long. Le RGPD est un règlement européen.")
    undefined = clue_of(read("Qu'est-ce que le RGPD ?", text), "undefined")
    assert undefined == {"Un": 1.0, "Le": 0.0}


def test_a_document_that_comes_with_questions_is_told_from_one_that_was_added():
    text = "La clé est chez le juge."
    bundled = document(text, identifier="bundled").model_copy(update={"asked": {"1": ("la clé",)}})
    sentences = read("où est la clé", bundled, document(text, identifier="added"))
    owners = [held.id for held in map(sentences.document_of, range(len(sentences.spans)))]
    assert dict(zip(owners, sentences.clues.asked.tolist(), strict=True)) == {
        "bundled": True,
        "added": False,
    }


@pytest.mark.parametrize(
    ("question", "unnamed"),
    [
        ("Quand la cour d'appel de Lyon statue-t-elle ?", {"Le": True, "La": False}),
        ("Quand le Conseil d'État statue-t-il ?", {"Le": False, "La": True}),
        ("Quand le Conseil constitutionnel statue-t-il ?", {"Le": True, "La": True}),
        ("When does the Council of State rule?", {"Le": False, "La": True}),
        # Of two parts, the names of one are enough.
        (
            "Quand le Conseil d'État statue-t-il et qui siège à la cour d'appel de Lyon ?",
            {"Le": False, "La": False},
        ),
    ],
)
def test_a_name_is_in_the_passage_or_its_title_as_a_whole(question, unnamed):
    found = read(
        question,
        document("Le juge statue vite.", identifier="un", title="Conseil d'État"),
        document("La cour d'appel de Lyon statue en mai.", identifier="deux", title="Délais"),
        thesaurus=Thesaurus.read(CORPUS / "thesaurus.yaml"),
    )
    assert clue_of(found, "unnamed") == unnamed


@pytest.mark.parametrize(
    ("heading", "asked", "explains"),
    [
        ("Pourquoi la demande a été rejetée", (), True),
        ("Les motifs du rejet", (), True),
        ("Le rejet", ("pour quelle raison le juge a dit non",), True),
        ("Le rejet", ("quand le juge a dit non",), False),
    ],
)
def test_a_reason_is_told_by_its_heading_or_by_what_it_is_asked_by(heading, asked, explains):
    builder = TextBuilder()
    builder.add(heading, BlockKind.HEADING, level=2)
    builder.add("La demande ne portait sur aucun droit.", marks=[("1", 37)])
    explaining = Document.model_validate(
        {
            "id": "rejet",
            "title": "Rejet",
            "text": builder.text,
            "blocks": builder.blocks,
            "notes": [{"label": "1", "text": "Une note."}],
            "note_marks": builder.note_marks,
            "asked": {"1": asked} if asked else {},
        }
    )
    sentences = read("pourquoi la demande a été rejetée", explaining)
    assert clue_of(sentences, "lacking")["La"] != explains
