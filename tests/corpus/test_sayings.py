"""The very same sentence elsewhere, by its number."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

import chancery.sample
from chancery.corpus import opening, sayings
from chancery.corpus.adding import add
from chancery.corpus.schema import STEPS
from chancery.corpus.store import Store


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sayings") / "c.db"
    with Store(path, make=True) as store:
        list(add(store, [chancery.sample.pages()], lexicon=[chancery.sample.lexicon()]))
    return path


def test_the_same_tokens_are_found_wherever_they_stand_newest_first(path: Path) -> None:
    with Store(path) as store:
        by_words: dict[str, list[int]] = {}
        query = "SELECT rowid, words FROM wordings ORDER BY rowid DESC"
        for row, words in store.connection.execute(query).fetchall():
            by_words.setdefault(words, []).append(row)
        assert max(map(len, by_words.values())) > 3
        for words, rows in by_words.items():
            assert sayings.rows_of(store.connection, words, 1000) == rows
            assert sayings.rows_of(store.connection, words, 2) == rows[:2]


def test_two_sentences_of_one_number_are_told_apart(path: Path) -> None:
    with Store(path) as store:
        row, words = store.connection.execute("SELECT rowid, words FROM wordings").fetchone()
        store.connection.execute("BEGIN")
        store.connection.execute("UPDATE sayings SET print = ?", (sayings.print_of(words),))
        found = sayings.rows_of(store.connection, words, 10_000)
        store.connection.execute("ROLLBACK")
        assert row in found
        assert found == sayings.rows_of(store.connection, words, 10_000)


def test_an_older_corpus_gets_the_numbers_of_its_sentences(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "c.db"
    at = STEPS.index(sayings.SAYINGS)
    with monkeypatch.context() as older:
        older.setattr("chancery.corpus.opening.STEPS", STEPS[:at])
        connection = opening.connect(path, make=True)
        rows = [(7, "双 方 反 对"), (9, "甲")]
        connection.executemany("INSERT INTO wordings (rowid, words) VALUES (?, ?)", rows)
        connection.close()
    connection = opening.connect(path, make=False)
    expected = [(row, sayings.print_of(words)) for row, words in rows]
    assert connection.execute("SELECT * FROM sayings").fetchall() == expected
    connection.close()


def test_other_tools_can_remove_a_page(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "c.db"
    copy.write_bytes(path.read_bytes())
    connection = sqlite3.connect(copy)
    connection.execute("PRAGMA foreign_keys = ON")
    (first, last) = connection.execute("SELECT first, last FROM searched").fetchone()
    connection.execute("DELETE FROM pages WHERE id = (SELECT page FROM searched LIMIT 1)")
    query = "SELECT count(*) FROM sayings WHERE saying BETWEEN ? AND ?"
    assert connection.execute(query, (first, last)).fetchone() == (0,)
    connection.close()
