"""Opening a corpus: found or made, checked, brought up to date, and SQLite's errors in our words.

Journal: SQLite's rollback journal (`DELETE`) with `synchronous=FULL`, not the write-ahead log.
A corpus is one file. With a write-ahead log the newest pages stand in a second file that a copy
of the corpus leaves behind, and a network share or a read-only disk cannot hold one. What it
would save was measured: writing a page takes 1.7 ms this way and 1.0 ms that way, reading it 8 ms.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from chancery.corpus import sayings
from chancery.corpus.schema import APPLICATION_ID, STEPS
from chancery.errors import (
    CorpusError,
    CorpusForeign,
    CorpusMissing,
    CorpusNewer,
    CorpusUnwritable,
)

# How long a program waits for another one's transaction. A transaction is one page, a few
# milliseconds; a minute is a laptop that went to sleep over it.
PATIENCE_SECONDS = 60.0

_FOREIGN = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_FORMAT}
_UNWRITABLE = {
    sqlite3.SQLITE_READONLY: "it is read-only",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk is full or failing",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened or made there",
    sqlite3.SQLITE_PERM: "this user may not write it",
    sqlite3.SQLITE_BUSY: "another program has kept it locked for a minute",
    sqlite3.SQLITE_LOCKED: "another program has kept it locked for a minute",
}


def connect(path: Path, *, make: bool) -> sqlite3.Connection:
    """A connection to the corpus at `path`, made there if it may be and is not yet.

    Raises CorpusMissing, CorpusForeign, CorpusNewer or CorpusUnwritable.
    """
    _check_place(path, make)
    with translated(path):
        uri = f"{path.absolute().as_uri()}?mode={'rwc' if make else 'rw'}"
        connection = sqlite3.connect(
            uri, timeout=PATIENCE_SECONDS, isolation_level=None, uri=True, check_same_thread=False
        )
        try:
            _prepare(connection, path, make)
        except BaseException:
            connection.close()
            raise
    return connection


def _check_place(path: Path, make: bool) -> None:
    if path.is_dir():
        raise CorpusForeign(f"{path} is a folder, no corpus; name a file with --corpus")
    if not make and not path.exists():
        raise CorpusMissing(
            f"no corpus at {path}; make one with 'chancery add PAGES', or name it with --corpus"
        )


def _prepare(connection: sqlite3.Connection, path: Path, make: bool) -> None:
    if schema_version(connection, path, make) < len(STEPS):
        sayings.ready(connection)
        with transaction(connection):
            # looked at again: another program may have taken the steps meanwhile
            _migrate(connection, schema_version(connection, path, make))
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")


def schema_version(connection: sqlite3.Connection, path: Path, make: bool) -> int:
    """How many of the schema's steps the file has taken; 0 if it is still empty.

    Raises CorpusForeign for another program's database, CorpusNewer for a later program's.
    """
    application = int(connection.execute("PRAGMA application_id").fetchone()[0])
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    empty = not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if application != APPLICATION_ID and not (make and empty and not application):
        raise CorpusForeign(f"{path} is no Chancery corpus; nothing was changed")
    if version > len(STEPS):
        raise CorpusNewer(
            f"{path} was written by a newer Chancery (schema {version}, this one knows up to "
            f"{len(STEPS)}); nothing was changed; install the newer one"
        )
    return version


def _migrate(connection: sqlite3.Connection, version: int) -> None:
    for step in STEPS[version:]:
        for statement in step:
            connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {len(STEPS)}")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of the block's changes, or none; waits while another program is writing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """SQLite's errors in the block become CorpusForeign, CorpusUnwritable or CorpusError."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise _in_our_words(error, path) from error


def _in_our_words(error: sqlite3.DatabaseError, path: Path) -> CorpusError:
    # the low byte of SQLite's extended code is the plain one
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    if code in _FOREIGN:
        return CorpusForeign(
            f"{path} is no Chancery corpus, or is damaged ({error}); nothing was changed"
        )
    if code in _UNWRITABLE:
        return CorpusUnwritable(
            f"{path} cannot be written: {_UNWRITABLE[code]} ({error}); "
            "what was added before is kept; mend that and run it again"
        )
    return CorpusError(f"{path}: {error}; what was added before is kept")
