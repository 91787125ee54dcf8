from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings

from chancery.corpus.references import page_of
from chancery.corpus.store import Store
from chancery.corpus.values import Found, Query, Status
from chancery.errors import CorpusForeign, PageBroken
from chancery.model import Dating, Identity, Witness
from invented import as_found, found, identities, identity, witness, witnesses

VERSIONS = {"program": "1", "lexicon": "a"}


def put(store: Store, page: Found, program: str = "1", pages: int | None = 1) -> Status:
    source = page.witness.source
    return store.write(
        page,
        file=source.path,
        container=source.sha256,
        pages=pages,
        program=program,
        lexicon="a",
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "c.db", make=True, clock=lambda: "2031-01-01T00:00:00Z") as store:
        yield store


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store(tmp_path_factory.mktemp("store") / "c.db", make=True) as store:
        yield store


@settings(max_examples=150, deadline=None)
@given(witnesses(), identities)
def test_what_goes_in_comes_out_equal(lasting: Store, read: Witness, known: Identity) -> None:
    put(lasting, as_found(read, known))
    page = page_of(lasting, read.source.sha256)
    assert lasting.reading(page) == (read, known)
    assert lasting.page_bytes(page) == read.page.encode("utf-8", "surrogatepass")
    lasting.remove(page)
    assert not lasting.names()


def test_the_same_bytes_are_kept_once(store: Store) -> None:
    assert put(store, found(1)) == "added"
    assert put(store, found(1)) == "unchanged"
    assert put(store, found(1, path="elsewhere.html")) == "unchanged"
    (entry,) = store.entries()
    assert store.paths(entry.page) == ["1.html", "elsewhere.html"]


def test_a_new_program_replaces_what_the_old_one_read(store: Store) -> None:
    put(store, found(1))
    changed = found(1, title="another", parties=("XC",), missing=(), date=Dating())
    assert put(store, changed, program="2") == "read again"
    (entry,) = store.entries()
    assert store.reading(entry.page) == (changed.witness, changed.identity)


def test_known_files_gain_places_and_lose_failures(store: Store) -> None:
    page = found(1)
    put(store, page)
    name = page.witness.source.sha256
    store.fail("copy.html", PageBroken("cut"), program="1")
    assert store.known(name, "copy.html", **VERSIONS) == 1
    assert store.known(name, "1.html", program="2", lexicon="a") == 0
    assert store.known("0" * 64, "1.html", **VERSIONS) == 0
    assert not store.failures()
    assert store.paths(store.entries()[0].page) == ["1.html", "copy.html"]


def test_an_archive_moved_takes_its_pages_along(store: Store) -> None:
    for number in (1, 2):
        page = found(number, path=f"a.warc#{number}")
        store.write(page, file="a.warc", container="f" * 64, program="1", lexicon="a")
    assert store.known("f" * 64, "b.warc", **VERSIONS) == 0
    store.finish("f" * 64, "a.warc", 2, **VERSIONS)
    assert store.known("f" * 64, "b.warc", **VERSIONS) == 2
    places = [store.paths(entry.page) for entry in store.entries()]
    assert sorted(places) == [["a.warc#1", "b.warc#1"], ["a.warc#2", "b.warc#2"]]


def test_has_asks_for_page_place_and_versions(store: Store) -> None:
    page = found(1)
    put(store, page)
    name = page.witness.source.sha256
    assert store.has(name, "1.html", **VERSIONS)
    assert not store.has(name, "2.html", **VERSIONS)
    assert not store.has(name, "1.html", program="2", lexicon="a")


def test_a_page_that_reads_clears_its_failure(store: Store) -> None:
    store.fail("1.html", PageBroken("1.html: cut"), program="1")
    (failure,) = store.failures()
    assert (failure.path, failure.error, failure.reason) == ("1.html", "PageBroken", "1.html: cut")
    put(store, found(1))
    assert not store.failures()


def test_removing_a_page_leaves_nothing_of_it(store: Store) -> None:
    put(store, found(1))
    put(store, found(2))
    first = store.entries()[0]
    store.remove(first.page)
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('files', 'pages')"
    for (table,) in store.connection.execute(query).fetchall():
        columns = [row[1] for row in store.connection.execute(f"PRAGMA table_info({table})")]
        if "page" in columns:
            rows = f"SELECT count(*) FROM {table} WHERE page = {first.page}"
            assert store.connection.execute(rows).fetchone() == (0,), table
    assert store.known(first.sha256, "1.html", **VERSIONS) == 0
    assert len(store.names()) == 1


def test_a_fault_in_the_middle_of_a_page_leaves_nothing_of_it(store: Store) -> None:
    put(store, found(1))
    broken = found(2, parties=("XA", "XA"))
    with pytest.raises(Exception, match="UNIQUE"):
        put(store, broken)
    assert len(store.names()) == 1
    assert not store.connection.in_transaction
    assert put(store, found(2)) == "added"


def test_damaged_bytes_are_told(store: Store) -> None:
    put(store, found(1))
    store.connection.execute("UPDATE contents SET bytes = x'00'")
    with pytest.raises(CorpusForeign, match="damaged"):
        store.reading(store.entries()[0].page)


def test_entries_by_date_undated_last(store: Store) -> None:
    dates = [
        Dating(),
        Dating(earliest="2031-02-01"),
        Dating(best="2030-05-05"),
        Dating(latest="2029-01-01"),
        Dating(earliest="2031-01-01", latest="2033-01-01"),
    ]
    for number, date in enumerate(dates):
        put(store, found(number, date=date))
    assert [entry.path for entry in store.entries()] == [f"{n}.html" for n in (3, 2, 4, 1, 0)]
    assert [e.path for e in store.entries(Query(year=2032))] == ["4.html"]
    assert [e.path for e in store.entries(Query(year=2030))] == ["2.html"]


def test_entries_by_party_and_kind(store: Store) -> None:
    put(store, found(1, parties=("XA", "XB"), kind="readout"))
    put(store, found(2, parties=("XA",), kind="news"))
    put(store, found(3, parties=(), kind="news"))
    assert store.parties() == ["XA", "XB"]

    def paths(**query: frozenset[str]) -> set[str]:
        return {entry.path for entry in store.entries(Query(**query))}  # type: ignore[arg-type]

    assert paths(parties=frozenset({"XA"})) == {"1.html", "2.html"}
    assert paths(parties=frozenset({"XA", "XB"})) == {"1.html"}
    assert paths(kinds=frozenset({"news"})) == {"2.html", "3.html"}
    assert paths(kinds=frozenset({"news", "readout"}), parties=frozenset({"XB"})) == {"1.html"}


def test_any_sqlite_tool_reads_it(store: Store) -> None:
    read = witness("曙光共和国\n澜海联邦")
    put(store, as_found(read, identity()))
    plain = sqlite3.connect(store.path)
    assert plain.execute("SELECT text FROM paragraph_texts").fetchall() == [
        ("曙光共和国",),
        ("\n澜海联邦",),
    ]
    row = plain.execute("SELECT best, parties, path FROM page_identities").fetchone()
    assert row == ("2031-05-12", "XA XB", "a.html")
    (data,) = plain.execute("SELECT bytes FROM contents").fetchone()
    assert sha256(zlib.decompress(data)).hexdigest() == read.source.sha256
    plain.close()


def test_half_a_surrogate_pair_is_a_blob_and_comes_back(store: Store) -> None:
    read = witness("甲\ud800\n乙\0丙", page="\udfff")
    put(store, as_found(read, identity(title="\ud834")))
    assert store.reading(1) == (read, identity(title="\ud834"))
    assert store.connection.execute("SELECT typeof(text) FROM witnesses").fetchone() == ("blob",)
