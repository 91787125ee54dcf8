from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.corpus.references import SHORTEST, nearest, page_of, short
from chancery.corpus.store import Store
from chancery.errors import ReferenceUnknown
from invented import as_found, identity, witness

PLACES = ("pages/a/one.html", "pages/b/one.html", "pages/a/two.html", "far.warc#7")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "c.db", make=True) as store:
        for number, path in enumerate(PLACES):
            read = witness(page=f"{number}", path=path)
            url = f"https://example.org/{number}"
            read = replace(read, source=replace(read.source, url=url))
            store.write(
                as_found(read, identity()),
                file=path.partition("#")[0],
                container="f" * 64,
                program="1",
                lexicon="a",
            )
        yield store


def name(number: int) -> str:
    return sha256(str(number).encode()).hexdigest()


def found(store: Store, reference: str) -> str:
    return store.source(page_of(store, reference)).sha256


@pytest.mark.parametrize(
    ("reference", "number"),
    [
        (name(0)[:8], 0),
        (name(1)[:11].upper(), 1),
        (name(2), 2),
        ("pages/a/one.html", 0),
        ("./pages/b/one.html", 1),
        ("two.html", 2),
        ("b/one.html", 1),
        ("far.warc#7", 3),
        ("far.warc", 3),
        ("https://example.org/2", 2),
    ],
)
def test_a_page_goes_by_many_names(store: Store, reference: str, number: int) -> None:
    assert found(store, reference) == name(number)


def test_a_name_of_several_pages_lists_them(store: Store) -> None:
    with pytest.raises(ReferenceUnknown, match="names 2 pages") as error:
        page_of(store, "one.html")
    assert name(0)[:8] in str(error.value)
    assert name(1)[:8] in str(error.value)


def test_an_unknown_name_gets_the_nearest_ones(store: Store) -> None:
    with pytest.raises(ReferenceUnknown, match=r"nearest: .*pages/a/two\.html"):
        page_of(store, "pages/a/twoo.html")
    with pytest.raises(ReferenceUnknown, match="chancery list"):
        page_of(store, "zzz")


@pytest.mark.parametrize("reference", ["", "%", "_ne.html", name(0)[:7], "' OR 1 --", "\ud800"])
def test_nothing_is_guessed(store: Store, reference: str) -> None:
    with pytest.raises(ReferenceUnknown):
        page_of(store, reference)


@settings(max_examples=100, deadline=None)
@given(st.sets(st.text("01", min_size=12, max_size=12), max_size=40))
def test_short_references_are_unique_beginnings(names: set[str]) -> None:
    references = short(names)
    assert set(references) == names
    for own, reference in references.items():
        assert len(reference) >= SHORTEST
        assert [other for other in names if other.startswith(reference)] == [own]


def test_nearest_is_in_order_of_likeness() -> None:
    assert nearest("arora", ["lanhai", "arorians", "aurora"]) == ["aurora", "arorians"]
