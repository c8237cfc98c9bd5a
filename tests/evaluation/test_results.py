from __future__ import annotations

import shutil

from bot.evaluation.results import main


def test_the_page_has_a_table_for_each_body(collection_folder, tmp_path):
    shared = tmp_path / "shared"
    for name in ("one", "other"):
        shutil.copytree(collection_folder, shared / "eval" / name)
    (shared / "dossier").mkdir()
    questions = "- {id: q, question: Qui hébergeait Doctolib, documents: [aws]}\n"
    (shared / "dossier" / "questions-dev.yaml").write_text(questions, encoding="utf-8")
    more = tmp_path / "more.yaml"
    more.write_text(questions, encoding="utf-8")
    page = tmp_path / "results.md"
    main(shared, page, [more])
    text = page.read_text(encoding="utf-8")
    for title in ("The bundled documents", "The bundled documents, more.yaml", "one", "other"):
        assert f"## {title}\n" in text
    assert "| nDCG@10 |" in text
    assert "foreign other" in text
