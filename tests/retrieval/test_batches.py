from __future__ import annotations

import numpy as np
import pytest

from bot.retrieval import batches
from bot.retrieval.batches import Batch, analysed
from bot.retrieval.parts import arrays_of
from tests.retrieval.documents import document

DOCUMENTS = [
    document(f"d{n}", f"Le juge numéro {n} statue.", "Il rejette la requête.") for n in range(7)
]


def content(batch: Batch) -> dict[str, object]:
    arrays = [*arrays_of(batch.catalogue, "catalogue"), *arrays_of(batch.table, "table")]
    return {"words": batch.words} | {name: array.tolist() for name, array in arrays}


def test_several_processes_give_the_same_batches_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "_DOCUMENTS", 2)
    monkeypatch.setattr(batches, "_ALONE", 1)
    monkeypatch.setattr(batches, "_processors", lambda: 2)
    alone = [content(batch) for batch in analysed(DOCUMENTS)]
    together = [content(batch) for batch in analysed(DOCUMENTS, parallel=True)]
    assert len(alone) == 4
    assert together == alone


def test_an_empty_batch_has_arrays_of_the_same_types() -> None:
    empty = batches.analyse_batch(())
    full = batches.analyse_batch(DOCUMENTS)
    for part in ("catalogue", "table"):
        pairs = zip(
            arrays_of(getattr(empty, part), part), arrays_of(getattr(full, part), part), strict=True
        )
        for (name, without), (_, array) in pairs:
            assert np.dtype(without.dtype) == array.dtype, name
            assert without.ndim == array.ndim, name
