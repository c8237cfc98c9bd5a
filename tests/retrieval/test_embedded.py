from __future__ import annotations

from pathlib import Path

import pytest

from bot.retrieval.embedded import EmbeddedEngine
from tests.retrieval.contract import EngineContract, Open


class TestEmbeddedEngine(EngineContract):
    @pytest.fixture
    def opened(self, tmp_path: Path) -> Open:
        return lambda: EmbeddedEngine(tmp_path)


class TestEmbeddedEngineInMemory(EngineContract):
    @pytest.fixture
    def opened(self) -> Open:
        return EmbeddedEngine

    @pytest.mark.skip(reason="what is in memory is not there when it is opened again")
    def test_reopen(self) -> None:
        pass
