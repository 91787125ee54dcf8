"""The very same sentence elsewhere: each sentence's words as one number, found by an index.

An index of words finds a long phrase slowly where its words are frequent, as those of this genre
are; a number finds what has all of them at once, however many sentences there are.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from hashlib import blake2b

from chancery.corpus.texts import told

# a table row: a sentence's row in `wordings`, and the number of its words
SAYINGS = (
    """CREATE TABLE sayings (
        saying INTEGER PRIMARY KEY,
        print INTEGER NOT NULL)""",
    "CREATE INDEX sayings_by_print ON sayings (print)",
    "DROP TRIGGER searched_no_more",
    """CREATE TRIGGER searched_no_more AFTER DELETE ON searched BEGIN
        DELETE FROM wordings WHERE rowid BETWEEN old.first AND old.last;
        DELETE FROM sayings WHERE saying BETWEEN old.first AND old.last; END""",
    "INSERT INTO sayings SELECT rowid, print_of(words) FROM wordings",
)


def print_of(words: str | bytes) -> int:
    """The number of a sentence's tokens, parted by spaces: BLAKE2b, 64 bits, as SQLite has them."""
    data = words.encode() if isinstance(words, str) else words
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big", signed=True)


def ready(connection: sqlite3.Connection) -> None:
    """Let the schema's steps use `print_of`."""
    connection.create_function("print_of", 1, print_of, deterministic=True)


def note(connection: sqlite3.Connection, rows: Iterable[tuple[int, str]]) -> None:
    """Put sentences into the index: their row in `wordings` and their tokens."""
    connection.executemany(
        "INSERT INTO sayings VALUES (?, ?)", ((row, print_of(words)) for row, words in rows)
    )


def rows_of(connection: sqlite3.Connection, words: str, limit: int) -> list[int]:
    """The newest rows of `wordings` that are these very tokens, newest first."""
    rows = connection.execute(
        "SELECT saying, words FROM sayings JOIN wordings ON wordings.rowid = saying "
        "WHERE print = ? ORDER BY saying DESC LIMIT ?",
        (print_of(words), limit),
    )
    return [row for row, found in rows if told(found) == words]
