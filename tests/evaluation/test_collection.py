from __future__ import annotations

import pytest

from bot.errors import GreffierError
from bot.evaluation.collection import read_collection


def test_a_folder_gives_documents_queries_and_judgments(collection_folder):
    collection = read_collection(collection_folder)
    assert [document.id for document in collection.documents()] == ["juge", "nuage", "chat"]
    assert [query.id for query in collection.queries] == ["q1", "q2", "q3"]
    assert collection.queries[0].answer == "12 mars 2021"
    assert collection.judgments["q2"] == {"nuage": 1}
    assert collection.sources()["chat"].startswith("Le chat dort")


def test_queries_without_a_judgment_are_left_out(collection_folder):
    path = collection_folder / "qrels.tsv"
    path.write_text("query-id\tcorpus-id\tscore\nq2\tnuage\t1\n", encoding="utf-8")
    assert [query.id for query in read_collection(collection_folder).queries] == ["q2"]


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("qrels.tsv", None),
        ("qrels.tsv", "a\tb\n1\t2\n"),
        ("qrels.tsv", "query-id\tcorpus-id\tscore\nq1\tjuge\tmuch\n"),
        ("qrels.tsv", "query-id\tcorpus-id\tscore\nq1\n"),
        ("queries.jsonl", None),
        ("queries.jsonl", "not json\n"),
        ("queries.jsonl", '["q1"]\n'),
        ("queries.jsonl", '{"_id": "q1"}\n'),
    ],
)
def test_a_folder_of_another_form_is_refused(collection_folder, file, content):
    path = collection_folder / file
    if content is None:
        path.unlink()
    else:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(GreffierError) as refused:
        read_collection(collection_folder)
    assert refused.value.message == "evaluate-unreadable"
