"""What competes for a quote: sentences, alone or two in a row, of one paragraph."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.excerpts import score_excerpts
from bot.answering.question import understand
from bot.corpus.sentences import sentences
from bot.retrieval.embedded import EmbeddedEngine
from tests.answering.making import document

WORDS = (
    "juge données hébergeur contrat clé société délai rejet recours santé décret certificat".split()
)
SENTENCE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(
    lambda words: " ".join(words).capitalize() + "."
)
PARAGRAPH = st.lists(SENTENCE, min_size=1, max_size=4).map(" ".join)


def ranked(question, *documents):
    engine = EmbeddedEngine()
    engine.build(documents, {})
    understood = understand(question, engine.lexicon)
    found = engine.search(understood.query, 10)
    return score_excerpts(understood, found) if found.hits else []


@settings(max_examples=60, deadline=None)
@given(st.lists(PARAGRAPH, min_size=1, max_size=4), st.sampled_from(WORDS))
def test_an_excerpt_is_one_or_two_sentences_of_one_paragraph(paragraphs, word):
    excerpts = ranked(f"que dit le {word} ?", document(*paragraphs))
    for excerpt in excerpts:
        block = excerpt.document.block_at(excerpt.span.start)
        assert block is not None
        assert excerpt.span.end <= block.end
        assert 1 <= len(sentences(excerpt.text)) <= 2
        assert ((excerpt.covered >= 0) & (excerpt.covered <= 1)).all()
        assert (excerpt.context >= excerpt.covered).all()
    assert [e.score for e in excerpts] == sorted((e.score for e in excerpts), reverse=True)


def test_the_sentence_with_the_words_comes_first():
    best = ranked(
        "qui détient la clé de chiffrement ?",
        document("Le contrat fixe un prix.", "La clé de chiffrement est détenue par Dupont."),
    )[0]
    assert best.text == "La clé de chiffrement est détenue par Dupont."


def test_a_sentence_that_takes_up_the_first_comes_along():
    text = "Le démon Chernobog apparaît à la fin. Ce personnage a été animé par Bill Tytla."
    other = document("Le film est long.", identifier="autre")
    best = ranked("Qui anime le démon Chernobog ?", document(text), other)[0]
    assert best.text == text


def test_two_sentences_stay_apart_where_a_reservation_would_make_a_third():
    text = "Le démon Chernobog apparaît à la fin. Ce personnage a été animé par Bill Tytla."
    question = "Qui anime le démon Chernobog ?"
    together = [excerpt.text for excerpt in ranked(question, document(text))]
    assert text in together
    reserved = f"{text} Mais un autre l'a dessiné."
    apart = [excerpt.text for excerpt in ranked(question, document(reserved))]
    assert text not in apart
    assert set(text.split(". ")[1:]) <= set(apart)
