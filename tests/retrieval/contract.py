"""What every engine does. A test module inherits a contract and gives it its engine."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date

import pytest

from bot.corpus.models import LOCAL, Document, Kind, Language
from bot.retrieval.filters import EVERYTHING, Filters
from bot.retrieval.protocol import Engine, Key
from bot.retrieval.query import make_query
from tests.retrieval.documents import document

Open = Callable[[], Engine]
"""Opens the engine over the same place each time."""

JUDGE = document("juge", "Le juge rejette la requête.", kind=Kind.DECISION)
CLOUD = document("nuage", "Un nuage héberge des données de santé.", published=date(2021, 3, 1))
CLOUD_EN = document("cloud", "A cloud hosts health data.", language="en", translation_of="nuage")
GUILD = document("salon", "Le juge du salon rejette tout.", library="1234")
BODY = [JUDGE, CLOUD, CLOUD_EN, GUILD]


def found(engine: Engine, question: str, filters: Filters = EVERYTHING, top: int = 10) -> list[str]:
    """The ids of the documents of the best passages, best first."""
    query = make_query(question, Language.FRENCH, engine.lexicon)
    results = engine.search(query, top, filters)
    scores = [hit.score for hit in results.hits]
    assert scores == sorted(scores, reverse=True)
    return [results.index.document_of(hit.passage).id for hit in results.hits]


class EngineContract:
    """What any engine does. Override the fixture `opened`."""

    @pytest.fixture
    def opened(self) -> Open:
        raise NotImplementedError

    @pytest.fixture
    def engine(self, opened: Open) -> Engine:
        return opened()

    def test_nothing_indexed(self, engine: Engine) -> None:
        assert engine.state is None
        assert not engine.documents
        assert found(engine, "Que dit le juge ?") == []

    def test_cards_are_those_of_the_documents(self, engine: Engine) -> None:
        engine.build(BODY, {})
        engine.update([document("de plus", "Un autre texte.")], [Key(LOCAL, "juge")], {})
        documents = engine.documents
        cards = list(documents.cards(documents.rows.tolist()))
        assert cards == [held.card for held in documents]
        assert {card.id for card in cards} >= {"nuage", "de plus"}

    def test_empty_body(self, engine: Engine) -> None:
        engine.build([], {"n": 1})
        assert engine.state == {"n": 1}
        assert found(engine, "Que dit le juge ?") == []

    def test_document_without_words(self, engine: Engine) -> None:
        engine.build([document("vide"), document("points", "… !")], {})
        assert {held.id for held in engine.documents} == {"vide", "points"}
        assert found(engine, "Que dit le juge ?") == []

    def test_one_document(self, engine: Engine) -> None:
        """Where rank-bm25's scores are zero or negative, a passage still counts for its terms."""
        engine.build([JUDGE], {})
        assert found(engine, "Que dit le juge ?") == ["juge"]

    def test_unknown_words(self, engine: Engine) -> None:
        engine.build(BODY, {})
        assert found(engine, "xylophone") == []

    def test_words_found_and_not(self, engine: Engine) -> None:
        engine.build(BODY, {})
        assert found(engine, "le juge et le xylophone") == ["juge"]

    def test_sentences_and_spans_of_hits(self, engine: Engine) -> None:
        engine.build(BODY, {})
        query = make_query("données de santé", Language.FRENCH, engine.lexicon)
        results = engine.search(query, 1)
        (hit,) = results.hits
        held = results.index.document_of(hit.passage)
        assert held == CLOUD
        assert [span.of(held.text) for span in results.index.sentences_of(hit.passage)] == [
            CLOUD.text
        ]
        start, end = results.index.table.spans[hit.passage]
        assert held.text[start:end] == CLOUD.text

    def test_ties_go_to_the_earlier_passage(self, engine: Engine) -> None:
        same = [document(f"d{n:02d}", "Le juge rejette.", title="Titre") for n in range(30)]
        engine.build(same, {})
        assert found(engine, "le juge", top=20) == [held.id for held in same[:20]]

    @pytest.mark.parametrize(
        ("filters", "expected"),
        [
            (EVERYTHING, {"juge"}),
            (Filters(kind=Kind.DECISION), {"juge"}),
            (Filters(kind=Kind.STATUTE), set()),
            (Filters(libraries=frozenset({"1234"})), {"salon"}),
            (Filters(libraries=frozenset({LOCAL, "1234"})), {"salon", "juge"}),
            (Filters(source="juge"), {"juge"}),
            (Filters(source="nuage"), set()),
        ],
    )
    def test_filters(self, engine: Engine, filters: Filters, expected: set[str]) -> None:
        engine.build(BODY, {})
        assert set(found(engine, "Que dit le juge ?", filters)) == expected

    def test_filter_by_language_and_day(self, engine: Engine) -> None:
        engine.build(BODY, {})
        asked = "données health"
        assert set(found(engine, asked)) == {"nuage", "cloud"}
        assert found(engine, asked, Filters(language=Language.ENGLISH)) == ["cloud"]
        assert found(engine, asked, Filters(language=Language.FRENCH)) == ["nuage"]
        assert found(engine, asked, Filters(as_of=date(2020, 1, 1))) == ["cloud"]

    def test_filtered_passages_leave_room_for_others(self, engine: Engine) -> None:
        many = [document(f"d{n}", "Le juge.", library="1234") for n in range(300)]
        engine.build([*many, JUDGE], {})
        assert found(engine, "le juge", top=1) == ["juge"]

    def test_add(self, engine: Engine) -> None:
        engine.build([JUDGE], {"n": 1})
        engine.update([CLOUD], [], {"n": 2})
        assert engine.state == {"n": 2}
        assert found(engine, "données de santé") == ["nuage"]
        assert found(engine, "Que dit le juge ?") == ["juge"]
        assert [held.id for held in engine.documents] == ["juge", "nuage"]

    def test_add_to_nothing(self, engine: Engine) -> None:
        engine.update([CLOUD], [], {"n": 1})
        assert found(engine, "données de santé") == ["nuage"]

    def test_remove(self, engine: Engine) -> None:
        engine.build(BODY, {"n": 1})
        engine.update([], [Key(LOCAL, "nuage"), Key(LOCAL, "unknown")], {"n": 2})
        assert found(engine, "données nuage") == []
        assert {held.id for held in engine.documents} == {"juge", "cloud", "salon"}

    def test_remove_from_one_library_only(self, engine: Engine) -> None:
        engine.build([JUDGE, JUDGE.model_copy(update={"library": "1234"})], {})
        engine.update([], [Key("1234", "juge")], {})
        assert found(engine, "juge", Filters(libraries=frozenset({"1234"}))) == []
        assert found(engine, "juge") == ["juge"]

    def test_replace(self, engine: Engine) -> None:
        engine.build(BODY, {})
        engine.update([document("juge", "Une cour suprême statue.")], [], {})
        assert found(engine, "requête rejetée") == []
        assert found(engine, "cour suprême") == ["juge"]

    def test_many_small_changes_equal_one_build(self, engine: Engine) -> None:
        subjects = ["juge", "nuage", "santé", "donnée", "hébergeur", "requête", "médecin"]
        body = [
            document(f"d{n}", f"Le {subjects[n % 7]} et la {subjects[(n * 3) % 5]} numéro {n}.")
            for n in range(40)
        ]
        engine.build(body[:10], {})
        for held in body[10:]:
            engine.update([held], [], {})
        engine.update([], [Key(LOCAL, f"d{n}") for n in range(0, 40, 3)], {})
        changed = {asked: found(engine, asked, top=40) for asked in subjects}
        engine.build([held for n, held in enumerate(body) if n % 3], {})
        assert changed == {asked: found(engine, asked, top=40) for asked in subjects}

    def test_questions_during_a_swap(self, engine: Engine) -> None:
        """Each answer is of the body before the change or of the body after, never of neither."""
        bodies = [
            [document(f"{mark}{n}", f"Le juge {mark} rejette.") for n in range(50)]
            for mark in ("avant", "apres")
        ]
        engine.build(bodies[0], {})
        seen: list[set[str]] = []
        failed: list[BaseException] = []
        done = threading.Event()

        def ask() -> None:
            try:
                while not done.is_set():
                    seen.append({name.rstrip("0123456789") for name in found(engine, "le juge")})
            except BaseException as error:  # noqa: BLE001 - told to the test, whatever it is
                failed.append(error)

        threads = [threading.Thread(target=ask) for _ in range(3)]
        for thread in threads:
            thread.start()
        for body in bodies[::-1]:
            engine.build(body, {})
        done.set()
        for thread in threads:
            thread.join()
        assert not failed
        assert {tuple(marks) for marks in seen} <= {("avant",), ("apres",)}

    def test_documents_are_given_back_whole(self, engine: Engine) -> None:
        engine.build(BODY, {})
        assert list[Document](engine.documents) == BODY


class SavedEngineContract(EngineContract):
    """What an engine does too whose index outlives it."""

    def test_reopen(self, engine: Engine, opened: Open) -> None:
        engine.build(BODY, {"n": 1})
        engine.update([document("trois", "Une cour suprême.")], [Key(LOCAL, "juge")], {"n": 2})
        before = found(engine, "cour juge données", top=10)
        engine.close()
        again = opened()
        assert again.state == {"n": 2}
        assert found(again, "cour juge données", top=10) == before
        assert [held.id for held in again.documents] == ["nuage", "cloud", "salon", "trois"]
