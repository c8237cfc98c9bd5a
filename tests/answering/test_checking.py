"""Quotations and references of a text: exact, altered, misattributed, not found."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answering.checking import LONGEST_TEXT, Finding
from bot.corpus.sentences import sentences
from bot.errors import MisuseError

MAIIA = (
    "Maiia est une plateforme de rendez-vous médicaux et de téléconsultation"
    " qui appartient au groupe Cegedim"
)
INVENTED = "Le zéphyr souffle doucement sur les collines bleues du matin calme"
EVERY_CASE = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def told(clerk):
    """Sentences of the bundle that are long enough to be quotations, with their document."""
    return [
        (document, span.of(document.text))
        for document in clerk.sources()
        for block in document.blocks
        if not block.level
        for span in sentences(document.text, block.start, block.end)
        if len(re.findall(r"\w+", span.of(document.text))) >= 8
    ]


def only(check):
    (checked,) = check.quotations
    return checked


def written(check, span):
    return check.text[span.start : span.end]


@EVERY_CASE
@given(data=st.data())
def test_a_sentence_of_a_document_is_exact(clerk, told, data):
    _, sentence = data.draw(st.sampled_from(told))
    checked = only(clerk.check(f"> {sentence}\n"))
    assert checked.finding is Finding.EXACT
    assert not checked.typography
    assert sentence.startswith(checked.quotes[0].text)
    assert not re.search(r"\w", sentence.removeprefix(checked.quotes[0].text))


@EVERY_CASE
@given(data=st.data())
def test_one_word_changed_is_told_with_that_word(clerk, told, data):
    _, sentence = data.draw(st.sampled_from(told))
    found = list(re.finditer(r"[^\W_]+", sentence))
    word = data.draw(st.sampled_from(found))
    check = clerk.check(f"> {sentence[: word.start()]}zorglub{sentence[word.end() :]}\n")
    checked = only(check)
    assert checked.finding is Finding.ALTERED
    (change,) = checked.changes
    assert "zorglub" in written(check, change.written)
    assert word[0] in change.original.of(checked.quotes[0].document.text)


@EVERY_CASE
@given(data=st.data())
def test_spaces_and_typography_are_exact_but_said(clerk, told, data):
    _, sentence = data.draw(st.sampled_from(told))
    other = sentence.replace("'", "’").replace(" ", "\u00a0", 1).replace(" ", "  ", 2)
    checked = only(clerk.check(f"> {other}\n"))
    assert checked.finding is Finding.EXACT
    assert checked.typography


@EVERY_CASE
@given(text=st.text())
def test_any_text_is_checked(clerk, text):
    check = clerk.check(f"« {text} »")
    for checked in check.quotations:
        assert written(check, checked.span)


@pytest.mark.parametrize(
    "marks", ["« {} »", "“{}”", '"{}"', "> {}", "«\u00a0{}.\u00a0»", "**« {} »**"]
)
def test_every_way_to_quote(clerk, marks):
    check = clerk.check(marks.format(MAIIA))
    assert only(check).finding is Finding.EXACT
    assert only(check).quotes[0].document.id == "maiia"


def test_words_of_nobody_are_not_found(clerk):
    assert only(clerk.check(f"« {INVENTED} »")).finding is Finding.NOT_FOUND


def test_a_word_spoken_of_is_no_quotation(clerk):
    assert (
        clerk.check("Le mot « annulé » et le « référé liberté » ne sont pas cités.").quotations
        == ()
    )


def test_a_cut_parts_two_stretches_of_one_document(clerk):
    checked = only(clerk.check("« Maiia est une plateforme […] qui appartient au groupe Cegedim »"))
    assert checked.finding is Finding.EXACT
    assert [quote.text for quote in checked.quotes] == [
        "Maiia est une plateforme",
        "qui appartient au groupe Cegedim",
    ]


def test_words_left_out_and_put_in_are_told(clerk):
    check = clerk.check(
        "« Maiia est une plateforme de rendez-vous qui appartient au très grand groupe Cegedim »"
    )
    checked = only(check)
    assert checked.finding is Finding.ALTERED
    pairs = [
        (written(check, change.written), change.original.of(checked.quotes[0].document.text))
        for change in checked.changes
    ]
    assert ("", "médicaux et de téléconsultation") in pairs
    assert ("très grand", "") in pairs


@pytest.mark.parametrize(
    "text",
    [
        "Dans l'arrêt Schrems II, la Cour dit : « {} ».",
        "« {} » (CJUE, 16 juillet 2020, C-311/18).",
        "« {} », selon l'ordonnance Doctolib.",
        "Ordonnance n° 450163 :\n\n> {}",
    ],
)
def test_words_given_to_another_document_are_said_to_be(clerk, text):
    checked = only(clerk.check(text.format(MAIIA)))
    assert checked.finding is Finding.WRONG_SOURCE
    assert checked.quotes[0].document.id == "maiia"
    assert checked.attributed


def test_words_that_are_only_like_are_not_given_to_another_document(clerk):
    """The bundle tells of the order in its own words: the order's own are not those of another."""
    like = "le niveau de protection des données est suffisant"
    assert only(clerk.check(f"« {like} »")).finding is Finding.ALTERED
    named = only(clerk.check(f"Selon l'ordonnance n° 450163, « {like} »."))
    assert named.finding is Finding.NOT_FOUND
    assert named.attributed


def test_words_altered_and_given_to_another_document_are_said_to_be(clerk):
    text = f"Selon l'ordonnance n° 450163, « {MAIIA.replace('Cegedim', 'Doctolib')} »."
    assert only(clerk.check(text)).finding is Finding.WRONG_SOURCE


def test_the_source_of_the_next_quotation_is_not_that_of_the_one_before(clerk):
    check = clerk.check(f"« {MAIIA} ». Dans l'arrêt Schrems II, « {INVENTED} ».")
    assert [checked.finding for checked in check.quotations] == [Finding.EXACT, Finding.NOT_FOUND]


@pytest.mark.parametrize(
    "text",
    [
        "Le juge a statué (n° 450163). Maiia est présentée ainsi : « {} ».",
        "Le juge a statué par l'ordonnance n° 450163. « {} »",
        "Voir n° 450163.\n\nMaiia se présente autrement :\n\n> {}",
        "« {} ». L'ordonnance n° 450163 ne dit rien de tel.",
        "« {}. » L'ordonnance n° 450163 ne dit rien de tel.",
        "« {} », mais l'ordonnance n° 450163 ne parle que de Doctolib.",
        "“{}”, while order no. 450163 speaks of Doctolib only.",
        "« {} » — page de Maiia. L'ordonnance n° 450163 est citée plus loin.",
        "« {} » (page de Maiia), comme on l'a vu, et l'ordonnance n° 450163 en est loin.",
    ],
)
def test_a_document_named_in_another_statement_is_not_the_source(clerk, text):
    checked = only(clerk.check(text.format(MAIIA)))
    assert checked.finding is Finding.EXACT
    assert checked.attributed == ()


@pytest.mark.parametrize(
    "text",
    [
        "Selon l'ordonnance n° 450163, « {} ».",
        "Les faits sont anciens. L'ordonnance n° 450163 le dit : « {} ».",
        "Les faits sont anciens. On lit dans l'ordonnance n° 450163.\n\n> {}",
        "« {} » — CE, ord. réf., 12 mars 2021, n° 450163. Le reste est ailleurs.",
        "« {} » (CE, ord., n° 450163).",
        "« {} », dit l'ordonnance n° 450163.",
        "« {} » dit l'ordonnance n° 450163.",
        "« {} », Conseil d'État, n° 450163.",
        "“{}”, says order no. 450163.",
    ],
)
def test_a_document_named_next_to_the_words_is_their_source(clerk, text):
    checked = only(clerk.check(text.format(MAIIA)))
    assert [document.work for document in checked.attributed] == ["ce-2021-03-12-450163"]


def test_words_given_to_the_document_that_has_them_are_exact(clerk):
    decision = clerk.source("450163")
    (first, *_) = sentences(decision.text, decision.blocks[1].start, decision.blocks[1].end)
    quoted = first.of(decision.text)
    assert only(clerk.check(f"Ordonnance n° 450163 :\n> {quoted}")).finding is Finding.EXACT


@pytest.mark.parametrize(
    ("reference", "document"),
    [
        ("n° 450163", "ce-2021-03-12-450163"),
        ("C-311/18", "cjue-2020-07-16-c-311-18"),
        ("ECLI:EU:C:2020:559", "cjue-2020-07-16-c-311-18"),
        ("article L. 1111-8", "csp-l1111-8"),
        ("article 9 du RGPD", "rgpd-art-9"),
        ("Article 9 of the GDPR", "rgpd-art-9"),
    ],
)
def test_a_reference_leads_to_its_document(clerk, reference, document):
    check = clerk.check(f"Voir {reference}, sur ce point.")
    (mention,) = check.references
    assert mention.document.work == document
    assert written(check, mention.span).strip() in reference


@pytest.mark.parametrize(
    "reference", ["C-999/99", "article 9999 du RGPD", "n° 123456789", "ECLI:FR:CE:1900:1"]
)
def test_a_reference_that_no_document_has_is_not_known(clerk, reference):
    (mention,) = clerk.check(f"Voir {reference}.").references
    assert not mention.known


def test_a_reference_may_only_be_mentioned(clerk):
    (mention,) = clerk.check("Voir le décret n° 2018-137.").references
    assert mention.document is None
    assert "2018-137" in mention.quote.text


def test_an_article_of_no_act_is_left_out(clerk):
    assert clerk.check("L'article 9 le prévoit.").references == ()


def test_a_text_too_long_is_refused(clerk):
    with pytest.raises(MisuseError):
        clerk.check("a" * (LONGEST_TEXT + 1))
