from __future__ import annotations

import json
from pathlib import Path

import pytest

DOCUMENTS = {
    "juge": "Le juge des référés a rejeté la requête le 12 mars 2021. Il est saisi en urgence.",
    "nuage": "Le nuage héberge les données de santé en Allemagne. La clé est en France.",
    "chat": "Le chat dort sur le tapis. Il mange des croquettes.",
}
QUERIES = [
    {"_id": "q1", "text": "Quand le juge a-t-il rejeté la requête ?", "answer": "12 mars 2021"},
    {"_id": "q2", "text": "Où sont hébergées les données de santé ?", "answer": "Allemagne"},
    {"_id": "q3", "text": "Que mange le chat ?", "answer": "des souris"},
]


@pytest.fixture
def collection_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "collection"
    folder.mkdir()
    corpus = (
        {"_id": name, "title": name, "text": text, "more": 1} for name, text in DOCUMENTS.items()
    )
    for file, records in (("corpus", corpus), ("queries", QUERIES)):
        lines = "".join(json.dumps(record) + "\n" for record in records)
        (folder / f"{file}.jsonl").write_text(lines, encoding="utf-8")
    rows = ["query-id\tcorpus-id\tscore", "q1\tjuge\t1", "q2\tnuage\t1", "q3\tchat\t1", "q9\tx\t1"]
    (folder / "qrels.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return folder
