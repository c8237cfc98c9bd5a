from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.corpus.models import Language
from bot.language.detect import language_of

FRENCH = [
    "Qui hébergeait les données de Doctolib ?",
    "cest quoi le secnumcloud",
    "hds obligatoire pr un kiné ??",
    "Doctolib/AWS: légal ou pas",
    "QUI A SAISI LE CONSEIL D ETAT",
    "ds l'article egora y a qui",
    "quel est le delai pour signaler une violation",
    "le cloud act s'applique a aws ?",
    "slt la cnil a dit koi",
    "données de santé chez microsoft",
    "le référé-liberté doit être jugé en combien de temps",
    "recours au conseil d'état: délai",
]
ENGLISH = [
    "Who hosted the Doctolib data?",
    "what is SecNumCloud",
    "did the Conseil d'État annul the partnership?",
    "deadline to report a breach?",
    "What are the three tests for a référé-liberté?",
    "who's the lawyer of the applicants",
    "IS HDS MANDATORY FOR A HOSPITAL",
    "explain the privacy shield",
    "who signs urgent orders of the conseil d'état?",
    "Give me a case where campaigners won a référé-liberté.",
    "order vs judgment, whats the difference?",
    "what's a référé",
    "hey whos hosting doctolib",
    "wat is hds lol",
]


@pytest.mark.parametrize("question", FRENCH)
def test_a_french_question(question):
    assert language_of(question, Language.ENGLISH) is Language.FRENCH


@pytest.mark.parametrize("question", ENGLISH)
def test_an_english_question(question):
    assert language_of(question, Language.FRENCH) is Language.ENGLISH


@pytest.mark.parametrize("default", list(Language))
@pytest.mark.parametrize("text", ["", "450163", "Doctolib AWS", "🙂", "???"])
def test_what_no_word_tells_is_the_default(text, default):
    assert language_of(text, default) is default


@given(st.text(), st.sampled_from(Language))
def test_any_text_has_a_language(text, default):
    assert language_of(text, default) in set(Language)
