"""The SQLite file under the libraries: its tables, its opening, and its errors in our words."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from bot.errors import HomeError

__all__ = ["reading", "writing"]

_PATIENCE = 30.0
"""Seconds that a writer waits for another process's transaction to end."""

_ROOM = 1 << 20
"""Bytes under which a disk is full: SQLite's "I/O error" is then that it has no room beside."""

_UNWRITABLE = {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY}
"""What SQLite says of a folder that it cannot write in."""

_VERSION = 1

_TABLES = """
CREATE TABLE documents (
    library TEXT NOT NULL, id TEXT NOT NULL, digest TEXT NOT NULL, characters INTEGER NOT NULL,
    source TEXT NOT NULL, etag TEXT, last_modified TEXT,
    added_at TEXT NOT NULL, added_by TEXT NOT NULL,
    PRIMARY KEY (library, id)
) WITHOUT ROWID;
CREATE INDEX documents_by_source ON documents (library, source);
CREATE INDEX documents_by_digest ON documents (library, digest);
CREATE TABLE versions (
    library TEXT NOT NULL, id TEXT NOT NULL, digest TEXT NOT NULL, content TEXT NOT NULL,
    PRIMARY KEY (library, id, digest)
);
CREATE TABLE audit (
    n INTEGER PRIMARY KEY, library TEXT NOT NULL, at TEXT NOT NULL, person TEXT NOT NULL,
    action TEXT NOT NULL, id TEXT NOT NULL, digest TEXT NOT NULL, source TEXT NOT NULL
);
CREATE INDEX audit_by_library ON audit (library, at);
CREATE TABLE generations (library TEXT PRIMARY KEY, generation INTEGER NOT NULL) WITHOUT ROWID;
"""


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection | None]:
    """A connection to read with, or None where nothing was ever added.

    Raises:
        HomeError: The file cannot be read.
    """
    if not path.exists():
        yield None
        return
    with _translating(path), closing(_connect_to_read(path)) as connection:
        # A disk that was full when the first document came leaves a file without tables.
        yield connection if _version(connection) else None


@contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection inside one transaction: committed and on disk at the end, or undone.

    Raises:
        HomeError: The file cannot be written; nothing has changed.
    """
    with _translating(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(_connect(path)) as connection, connection:
            if _version(connection) == 0:
                _create(connection, path)
            connection.execute("BEGIN IMMEDIATE")
            yield connection


def _connect_to_read(path: Path) -> sqlite3.Connection:
    """A connection, even where the folder is read-only or the disk full.

    SQLite wants to write beside the file before it reads one in WAL mode. Where it cannot, and no
    transaction waits in the log, the file is all that there is, and it is read as it lies.
    """
    try:
        return _connect(path)
    except sqlite3.OperationalError as error:
        log = path.with_name(f"{path.name}-wal")
        if _kind_of(error) not in _UNWRITABLE or (log.exists() and log.stat().st_size):
            raise
        return _connect(path, "?immutable=1")


def _connect(path: Path, how: str = "") -> sqlite3.Connection:
    address = path.absolute().as_uri() + how
    connection = sqlite3.connect(address, timeout=_PATIENCE, isolation_level=None, uri=True)
    try:
        # What was acknowledged is on disk: each commit is written through, in WAL mode too.
        connection.execute("PRAGMA synchronous = FULL")
        version = _version(connection)
    except BaseException:
        connection.close()
        raise
    if version not in {0, _VERSION}:
        connection.close()
        raise HomeError("home-of-other-version", path=str(path.parent))
    return connection


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _create(connection: sqlite3.Connection, path: Path) -> None:
    """Make the tables, unless another process has made them while this one waited for its turn."""
    from filelock import FileLock, Timeout

    try:
        # To change the journal's mode, SQLite waits for nobody: two at once would fail.
        with FileLock(path.with_name(f"{path.name}.lock"), timeout=_PATIENCE), connection:
            if _version(connection) == 0:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("BEGIN IMMEDIATE")
                for statement in filter(str.strip, _TABLES.split(";")):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {_VERSION}")
    except Timeout as error:
        raise HomeError("home-busy", path=str(path.parent)) from error


def _kind_of(error: sqlite3.OperationalError) -> int:
    """The primary code of an error: https://sqlite.org/rescode.html."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _named(error: sqlite3.Error) -> str:
    """What went wrong by its name, which is the same in every language."""
    return str(getattr(error, "sqlite_errorname", None) or type(error).__name__)


@contextmanager
def _translating(path: Path) -> Iterator[None]:
    home = str(path.parent)
    try:
        yield
    except sqlite3.OperationalError as error:
        match _kind_of(error):
            case sqlite3.SQLITE_FULL:
                raise HomeError("home-full", path=home) from error
            case sqlite3.SQLITE_IOERR if shutil.disk_usage(home).free < _ROOM:
                raise HomeError("home-full", path=home) from error
            case sqlite3.SQLITE_BUSY:
                raise HomeError("home-busy", path=home) from error
            case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
                raise HomeError("home-forbidden", path=home) from error
        raise HomeError("home-not-writable", path=home, reason=_named(error)) from error
    except sqlite3.DatabaseError as error:
        raise HomeError("home-damaged", path=home, reason=_named(error)) from error
    except PermissionError as error:
        raise HomeError("home-forbidden", path=home) from error
    except OSError as error:
        if error.errno in {errno.EROFS, errno.EPERM}:
            raise HomeError("home-forbidden", path=home) from error
        reason = errno.errorcode.get(error.errno or 0, type(error).__name__)
        raise HomeError("home-not-writable", path=home, reason=reason) from error
