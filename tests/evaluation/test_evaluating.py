from __future__ import annotations

import pytest

from bot.answering.models import Status
from bot.errors import MisuseError
from bot.evaluation.body import Body
from bot.evaluation.collection import read_collection
from bot.evaluation.evaluating import Evaluation, evaluate
from bot.evaluation.judging import judge_collection
from bot.evaluation.report import make_report
from bot.evaluation.runs import load_run, save_run
from bot.settings import Settings


@pytest.fixture
def quiet(tmp_path) -> Settings:
    return Settings(home=tmp_path / "home", bundle=False, _env_file=None)


@pytest.fixture
def outcomes(collection_folder, quiet):
    return evaluate(Evaluation(quiet, collection_folder))[0]


def test_each_query_is_measured(outcomes):
    by_id = {outcome.id: outcome for outcome in outcomes}
    assert set(by_id) == {"q1", "q2", "q3"}
    assert by_id["q1"].values["ndcg@10"] == 1
    assert by_id["q1"].values["answer-in-first"] == 1
    assert by_id["q3"].values["answer-in-quotes"] == 0
    assert all(outcome.values["altered-quote"] == 0 for outcome in outcomes)


def test_what_was_lost_is_told(outcomes):
    report = make_report(outcomes, 1.0)
    assert "q3" in {outcome.id for outcome in report.lost}
    assert all(outcome.values["answer-in-first"] == 0 for outcome in report.lost)


def test_an_altered_source_is_noticed(collection_folder):
    collection = read_collection(collection_folder)
    body = Body(collection.documents())
    path = collection_folder / "corpus.jsonl"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("12 mars 2021", "13 mars 2021"), encoding="utf-8")
    values = {outcome.id: outcome.values for outcome in judge_collection(body, collection)}
    assert values["q1"]["altered-quote"] == 1


def test_what_is_taken_away_is_not_quoted(collection_folder):
    body = Body(read_collection(collection_folder).documents())
    question = "Quand le juge a-t-il rejeté la requête ?"
    assert body.ask(question).quotes[0].document.id == "juge"
    left = body.ask(question, without=["juge"])
    assert all(quote.document.id != "juge" for quote in left.quotes)


def test_foreign_questions_and_removed_documents_are_silence_to_keep(collection_folder, quiet):
    wanted = Evaluation(quiet, collection_folder, foreign=[collection_folder], removed=True)
    found, milliseconds = evaluate(wanted)
    kinds = {outcome.kind for outcome in found}
    assert kinds == {"collection", f"foreign {collection_folder.name}", "removed"}
    for outcome in found:
        assert ("false-answer" in outcome.values) == (outcome.kind != "collection")
    assert milliseconds > 0


def test_questions_of_a_file_are_asked_of_the_documents(collection_folder, quiet, tmp_path):
    path = tmp_path / "questions.yaml"
    path.write_text(
        "- {id: a, question: où sont hébergées les données de santé, spans: [Allemagne]}\n"
        "- {id: b, question: quelle est la capitale du Pérou}\n",
        encoding="utf-8",
    )
    found, _ = evaluate(Evaluation(quiet, collection_folder, path))
    values = {outcome.id: outcome.values for outcome in found}
    assert values["a"]["fact-in-quotes"] == values["a"]["sentence-first"] == 1
    assert values["b"]["false-answer"] == 0


def test_with_nothing_to_ask_it_says_so(quiet):
    with pytest.raises(MisuseError) as refused:
        evaluate(Evaluation(quiet))
    assert refused.value.message == "evaluate-nothing"


def test_an_answer_withheld_still_has_its_quotes_here(collection_folder):
    body = Body(read_collection(collection_folder).documents())
    answer = body.ask("le tapis de la mairie de Lyon en 1987 fut-il rénové par le juge")
    assert answer.status is not Status.ANSWERED or answer.quotes
    assert answer.quotes


def test_a_run_compared_with_itself_is_the_same(outcomes, tmp_path):
    save_run(tmp_path / "run.json", outcomes)
    report = make_report(outcomes, 1.0, load_run(tmp_path / "run.json"))
    for row in report.rows:
        assert row.comparison is not None
        assert (row.comparison.difference, row.comparison.p) == (0, 1)


def test_questions_that_a_saved_run_lacks_are_left_out_of_the_comparison(outcomes, tmp_path):
    save_run(tmp_path / "run.json", outcomes[:1])
    report = make_report(outcomes, 1.0, load_run(tmp_path / "run.json"))
    assert {row.comparison.count for row in report.rows if row.comparison} == {1}


@pytest.mark.parametrize("content", ["", "[1]", '{"q": 1}', '{"q": {"ndcg@10": "x"}}'])
def test_what_is_no_run_is_refused(tmp_path, content):
    path = tmp_path / "run.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(MisuseError):
        load_run(path)
