from __future__ import annotations

from pathlib import Path

import pytest

from bot.retrieval.embedded import EmbeddedEngine
from tests.retrieval.contract import EngineContract, Open, SavedEngineContract


class TestEmbeddedEngine(SavedEngineContract):
    @pytest.fixture
    def opened(self, tmp_path: Path) -> Open:
        return lambda: EmbeddedEngine(tmp_path)


class TestEmbeddedEngineInMemory(EngineContract):
    @pytest.fixture
    def opened(self) -> Open:
        return EmbeddedEngine
