"""The language of a document is told from its little words."""

import pytest

from bot.corpus.languages import language_of
from bot.corpus.models import Language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le juge des référés a rejeté la demande des associations.", Language.FRENCH),
        ("The judge dismissed the request of the associations.", Language.ENGLISH),
        ("AWS, RGPD", Language.FRENCH),
        ("", Language.FRENCH),
    ],
)
def test_languages(text, language):
    assert language_of(text) is language


def test_the_default_decides_where_nothing_does():
    assert language_of("12345", Language.ENGLISH) is Language.ENGLISH
