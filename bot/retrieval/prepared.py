"""The index of the bundled documents alone, made once for everybody: it travels in the wheel.

`python -m bot.retrieval.prepared FOLDER` makes it, the same to the byte from the same documents.
It is searched where it lies, which may be read-only, until the first addition to a home folder.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from bot.language.thesaurus import Thesaurus
from bot.resources import CORPUS
from bot.retrieval.batches import analysed
from bot.retrieval.building import Builder
from bot.retrieval.sources import Sources
from bot.retrieval.storage import Store

__all__ = ["prepare"]


def prepare(folder: Path, bundle: Path = CORPUS) -> None:
    """Make the index of a bundle, and its analysed thesaurus, in place of what the folder holds.

    Raises:
        CorpusError: a bundled document breaks the rules of the bundle.
        OSError: the folder cannot be written.
    """
    aside = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(aside, ignore_errors=True)
    sources = Sources(aside / "no library", bundle)
    draft = Store(aside).draft(new=True, place="bundle")
    facts = Builder(draft).run(analysed(sources))
    draft.commit({**facts, "state": sources.state()})
    Thesaurus.open(bundle / "thesaurus.yaml", aside)
    shutil.rmtree(folder, ignore_errors=True)
    aside.rename(folder)


if __name__ == "__main__":
    prepare(Path(sys.argv[1]))
