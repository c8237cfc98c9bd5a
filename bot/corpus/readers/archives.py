"""Word processors' files are ZIP archives of XML: what must hold before a parser may open one."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from bot.corpus.readers.source import Source
from bot.errors import RefusedSource

__all__ = ["check_archive", "unreadable"]

_MOST_MEMBERS = 10_000
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)|<\x00!\x00D\x00O", re.IGNORECASE)


def check_archive(data: bytes, source: Source) -> None:
    """Let pass only an archive that unfolds within the limits and declares no XML entities.

    Sizes are those that the archive declares: `zipfile` reads no further than they say.

    Raises:
        RefusedSource: The archive is damaged, locked, too large unfolded, or a trap.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
            if any(member.flag_bits & 1 for member in members):
                raise RefusedSource("archive-locked", path=source.name)
            expanded = sum(member.file_size for member in members)
            limit = source.limits.expanded_bytes
            if expanded > limit or len(members) > _MOST_MEMBERS:
                raise RefusedSource("archive-too-large", path=source.name, limit=limit)
            for member in members:
                if member.filename.endswith((".xml", ".rels")):
                    with archive.open(member) as opened:
                        if _DOCTYPE.search(opened.read()):
                            raise RefusedSource("archive-trapped", path=source.name)
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, EOFError) as error:
        raise RefusedSource("archive-damaged", path=source.name) from error


def unreadable(error: Exception, source: Source) -> RefusedSource:
    """Why a parser of XML gave up: a limit of its own (odfdo's `SecurityError` too), or damage."""
    said = str(error)
    if "depth" in said.casefold():
        return RefusedSource("reading-too-deep", path=source.name)
    if "XML_PARSE_HUGE" in said or type(error).__name__ == "SecurityError":
        return RefusedSource("reading-too-heavy", path=source.name)
    return RefusedSource("archive-damaged", path=source.name)
