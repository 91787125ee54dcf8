"""The single changes that make up a transaction; each runs inside one that the caller began."""

from __future__ import annotations

import sqlite3

from chancery.corpus import digests, rows
from chancery.corpus.digests import Brief, order
from chancery.corpus.said import annotation_rows
from chancery.corpus.texts import stored, told
from chancery.corpus.values import Found, Status
from chancery.model import Source


def page_row(
    connection: sqlite3.Connection, source: Source, versions: tuple[str, str], moment: str
) -> tuple[int, Status]:
    """The row of a page, made or brought up to date, and which of these it was.

    `versions` are those of the program and the lexicon, `moment` is now.
    """
    known = connection.execute(
        "SELECT id, program, lexicon FROM pages WHERE sha256 = ?", (source.sha256,)
    ).fetchone()
    if known and known[1:] == versions:
        return known[0], "unchanged"
    form = (source.media_type, source.encoding, source.bytes, source.url, source.fetched)
    if known:
        connection.execute(
            "UPDATE pages SET (media_type, encoding, size, url, fetched, read, program, lexicon) "
            "= (?, ?, ?, ?, ?, ?, ?, ?) WHERE id = ?",
            (*form, moment, *versions, known[0]),
        )
        return known[0], "read again"
    cursor = connection.execute(
        "INSERT INTO pages (media_type, encoding, size, url, fetched, sha256, added, read, "
        "program, lexicon) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*form, source.sha256, moment, moment, *versions),
    )
    return int(cursor.lastrowid or 0), "added"


def fill(connection: sqlite3.Connection, page: int, found: Found) -> None:
    """All that was read from a page, in place of what stood there before.

    Which statement it was a witness of is kept until it is grouped again.
    """
    connection.execute(
        "INSERT OR REPLACE INTO homes SELECT page, statement, siglum FROM copies "
        "WHERE page = ? AND statement IS NOT NULL",
        (page,),
    )
    for table in rows.TABLES:
        connection.execute(f"DELETE FROM {table} WHERE page = ?", (page,))
    _insert(connection, "contents", (page, found.packed, found.decoded))
    for table, row in rows.witness_rows(found.witness):
        _insert(connection, table, (page, *row))
    for table, row in rows.identity_rows(found.identity):
        _insert(connection, table, (page, *row))
    for table, row in annotation_rows(found.annotations):
        _insert(connection, table, (page, *row))
    identity = found.identity
    day, text = order(identity.date), found.witness.text
    brief = Brief(day, identity.parties, identity.kind, text, found.annotations)
    digests.write(connection, page, brief)


def _insert(connection: sqlite3.Connection, table: str, row: rows.Row) -> None:
    marks = ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO {table} VALUES ({marks})", row)


def locate(
    connection: sqlite3.Connection, page: int, where: tuple[str, str, str], moment: str
) -> None:
    """Note a place where a page was found: its path, its file, that file's sha256."""
    path, file, container = where
    connection.execute(
        "INSERT INTO locations VALUES (?, ?, ?, ?, ?) ON CONFLICT (page, path) "
        "DO UPDATE SET container = excluded.container",
        (page, stored(path), stored(file), container, moment),
    )


def finish(connection: sqlite3.Connection, container: str, pages: int, *versions: str) -> None:
    """Note that a file with so many pages was read to its end."""
    connection.execute(
        "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", (container, pages, *versions)
    )


def forget(connection: sqlite3.Connection, path: str) -> bool:
    """Take a failure off the list; False if there was none."""
    query = "DELETE FROM failures WHERE path = ?"
    return connection.execute(query, (stored(path),)).rowcount > 0


def is_noted(connection: sqlite3.Connection, container: str, file: str) -> bool:
    """Whether the bytes of a file are known to be at this path, and no failure of it is noted."""
    query = (
        "SELECT EXISTS (SELECT 1 FROM locations WHERE container = ?1 AND file = ?2) "
        "AND NOT EXISTS (SELECT 1 FROM failures WHERE path = ?2)"
    )
    return bool(connection.execute(query, (container, stored(file))).fetchone()[0])


def note_again(connection: sqlite3.Connection, container: str, file: str, moment: str) -> None:
    """Note that the pages of a known file were found at one more path."""
    pages = connection.execute(
        "SELECT page, path, file FROM locations WHERE container = ?1 AND file = "
        "(SELECT min(file) FROM locations WHERE container = ?1)",
        (container,),
    ).fetchall()
    for page, path, first in pages:
        inside = told(path)[len(told(first)) :]
        locate(connection, page, (file + inside, file, container), moment)
    forget(connection, file)
