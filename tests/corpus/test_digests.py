"""What a page comes to is what its annotations hold, also as people decided."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import chancery.sample
from chancery.annotating.classes import is_commitment
from chancery.corpus.adding import add
from chancery.corpus.review import Review
from chancery.corpus.settling import settle
from chancery.corpus.store import Store

TABLES = ("digests", "topic_digests", "actor_digests", "undertakings")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    opened = Store(tmp_path / "c.db", make=True)
    pages = [chancery.sample.pages() / name for name in ("2036-clean.html", "2035-readout-xa.html")]
    list(add(opened, pages, lexicon=[chancery.sample.lexicon()]))
    return opened


def rows(store: Store) -> dict[str, list[Any]]:
    query = "SELECT * FROM {} ORDER BY 1, 2, 3, 4"
    return {table: store.connection.execute(query.format(table)).fetchall() for table in TABLES}


def test_digests_count_what_was_said(store: Store) -> None:
    for page, acts, commitments in store.connection.execute(
        "SELECT page, acts, commitments FROM digests"
    ).fetchall():
        said = store.annotations(page)
        assert said and acts == len(said.acts)
        assert commitments == sum(is_commitment(act.act, act.aspect) for act in said.acts)
        query = "SELECT topic, acts FROM topic_digests WHERE page = ?"
        for topic, number in store.connection.execute(query, (page,)):
            assert number == sum(topic in act.topics for act in said.acts)


def test_made_anew_they_are_the_same(store: Store) -> None:
    before = rows(store)
    store.connection.execute("INSERT INTO stale SELECT id FROM pages")
    assert settle(store) == 2
    assert rows(store) == before
    assert settle(store) == 0


def test_a_decision_is_counted_and_its_undoing_too(store: Store) -> None:
    before = rows(store)
    said = store.annotations(1)
    assert said
    decision = Review(store).decide(1, said.acts[0], "reject", who="lin")
    assert settle(store) == 1
    assert rows(store)["digests"][0][4] == before["digests"][0][4] - 1
    Review(store).undo(decision.id)
    assert settle(store) == 1
    assert rows(store) == before


def test_a_decision_outlives_a_new_reading_in_the_digests_too(store: Store) -> None:
    said = store.annotations(1)
    assert said
    Review(store).decide(1, said.acts[0], "reject", who="lin")
    settle(store)
    decided = rows(store)
    store.connection.execute("UPDATE pages SET program = 'older'")
    store.connection.execute("DELETE FROM files")
    pages = [chancery.sample.pages() / "2036-clean.html"]
    list(add(store, pages, lexicon=[chancery.sample.lexicon()]))
    assert settle(store) == 1
    assert rows(store)["digests"] == decided["digests"]
