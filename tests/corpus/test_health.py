from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from chancery.corpus.health import checks
from chancery.corpus.store import Store
from chancery.errors import PageBroken
from invented import found


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "c.db", make=True) as store:
        for number in range(3):
            page = found(number)
            store.write(page, file="x", container="y", program="1", lexicon="a")
        yield store


def looked(store: Store, program: str = "1") -> dict[str, tuple[str, bool]]:
    return {c.name: (c.found, c.sound) for c in checks(store, program=program, lexicon="a")}


def test_a_sound_corpus(store: Store) -> None:
    found = looked(store)
    assert all(sound for _, sound in found.values())
    assert found["holds"][0].startswith("3 pages, 6 paragraphs, 3 removals")
    assert found["read otherwise"][0].startswith("0 by")


def test_pages_of_an_older_program_are_counted_but_sound(store: Store) -> None:
    text, sound = looked(store, program="2")["read otherwise"]
    assert sound
    assert text.startswith("3 by another")


def test_failures_are_named(store: Store) -> None:
    store.fail("bad.pdf", PageBroken("cut"), program="1")
    assert looked(store)["failed"] == ("1 page: bad.pdf", True)


@pytest.mark.parametrize(
    ("harm", "name"),
    [
        ("UPDATE contents SET bytes = x'789c' WHERE page = 1", "bytes"),
        ("UPDATE pages SET sha256 = 'f' WHERE id = 1", "bytes"),
        ("DELETE FROM identities WHERE page = 1", "whole"),
        ("INSERT INTO parties VALUES (99, 'XA')", "whole"),
    ],
)
def test_harm_is_found(store: Store, harm: str, name: str) -> None:
    store.connection.execute("PRAGMA foreign_keys = OFF")
    store.connection.execute(harm)
    assert [check for check, (_, sound) in looked(store).items() if not sound] == [name]
