"""Puts the index of the bundled documents into the wheel: a first question has nothing to build."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PreparedIndex(BuildHookInterface):  # type: ignore[type-arg]
    """Makes the index aside, and adds it to the files of the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Before the wheel is built; an editable install has no files of its own."""
        if version == "editable":
            return
        self._aside = tempfile.TemporaryDirectory()
        index = Path(self._aside.name) / "index"
        command = [sys.executable, "-m", "bot.retrieval.prepared", str(index)]
        subprocess.run(command, cwd=self.root, check=True)  # noqa: S603 - a module of ours
        build_data["force_include"][str(index)] = "bot/data/index"

    def finalize(
        self,
        version: str,
        build_data: dict[str, Any],  # noqa: ARG002 - the names are hatchling's
        artifact_path: str,  # noqa: ARG002
    ) -> None:
        """After the wheel is built."""
        if version != "editable":
            self._aside.cleanup()
