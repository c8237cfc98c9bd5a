"""Opening files of the disk: regular files alone, with what the system says in our words."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from bot.corpus.readers.source import Limits
from bot.errors import RefusedSource

__all__ = ["file_bytes", "opened", "refusing"]

_NOWHERE = {errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.ELOOP}
_FORBIDDEN = {errno.EACCES, errno.EPERM}
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)


def file_bytes(path: Path, limits: Limits) -> bytes:
    """The bytes of a regular file, which must not be more than the limit.

    Raises:
        RefusedSource: The file is missing, is a folder or a device, or is too large.
    """
    with opened(path) as file:
        data = file.read(limits.bytes + 1)
    if len(data) > limits.bytes:
        raise RefusedSource("source-too-large", path=str(path), limit=limits.bytes)
    return data


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """A regular file, open to be read.

    Raises:
        RefusedSource: The file is missing, is not a regular file, or cannot be read.
    """
    with refusing(path):
        # Opening some devices does something, so the path is looked at first; it may lead elsewhere
        # an instant later, so what was opened is looked at too, without waiting for a pipe.
        if path.exists() and not path.is_dir() and not path.is_file():
            raise RefusedSource("source-not-a-file", path=str(path))
        with open(path, "rb", opener=lambda name, how: os.open(name, how | _AT_ONCE)) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise RefusedSource("source-not-a-file", path=str(path))
            yield file


@contextmanager
def refusing(path: Path) -> Iterator[None]:
    """Words what the file system says about a path that cannot be read."""
    name = str(path)
    if "\0" in name:
        raise RefusedSource("source-missing", path=name)
    if name.encode("utf-8", "replace").decode() != name:
        raise RefusedSource("source-misnamed", path=name)
    try:
        yield
    except IsADirectoryError as error:
        raise RefusedSource("source-is-folder", path=name) from error
    except OSError as error:
        if error.errno in _NOWHERE:
            raise RefusedSource("source-missing", path=name) from error
        if error.errno in _FORBIDDEN:
            raise RefusedSource("source-forbidden", path=name) from error
        reason = error.strerror or str(error)
        raise RefusedSource("source-unreadable", path=name, reason=reason) from error
