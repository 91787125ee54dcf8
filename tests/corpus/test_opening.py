from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from chancery.corpus.group_decisions import decisions
from chancery.corpus.opening import connect, transaction
from chancery.corpus.sayings import ready
from chancery.corpus.schema import APPLICATION_ID, STEPS
from chancery.corpus.store import Store
from chancery.errors import CorpusForeign, CorpusMissing, CorpusNewer, CorpusUnwritable
from invented import dump, found

VERSION_1 = Path(__file__).with_name("version1.sql")


def made(path: Path, script: str) -> Path:
    connection = sqlite3.connect(path)
    connection.executescript(script)
    connection.close()
    return path


def put(store: Store, number: int) -> None:
    page = found(number)
    store.write(page, file="x", container="y", program="0.1.0+1", lexicon="a")


def test_a_new_corpus_says_what_it_is(tmp_path: Path) -> None:
    connection = connect(tmp_path / "c.db", make=True)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("PRAGMA user_version").fetchone() == (len(STEPS),)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
    connection.close()
    assert [path.name for path in tmp_path.iterdir()] == ["c.db"]


def test_it_is_made_only_on_demand(tmp_path: Path) -> None:
    with pytest.raises(CorpusMissing, match="chancery add"):
        connect(tmp_path / "c.db", make=False)
    assert not list(tmp_path.iterdir())


def test_an_older_corpus_is_brought_up_to_date_with_its_pages(tmp_path: Path) -> None:
    path = made(tmp_path / "c.db", VERSION_1.read_text(encoding="utf-8"))
    with Store(path) as store:
        (entry,) = store.entries()
        expected = found(1)
        assert store.reading(entry.page) == (expected.witness, expected.identity)
        assert store.known(entry.sha256, "1.html", program="0.1.0+1", lexicon="a") == 1
        put(store, 2)
    fresh = tmp_path / "fresh.db"
    Store(fresh, make=True).close()
    assert schema(path) == schema(fresh)


# what each step of the schema was when a corpus could first have taken it
TAKEN = (
    *("9b64342da36cd6b2", "112cd8f8ca8166c4", "b018c757098e29e1", "5fa3546bdafa4924"),
    *("d39c26f92922b26b", "2fededef31a17dd6", "2cd6ddcdf38a34aa", "582bd88e6ae3b7b8"),
)


def test_a_step_once_taken_is_never_changed() -> None:
    found = [sha256("\n".join(step).encode()).hexdigest()[:16] for step in STEPS]
    assert found[: len(TAKEN)] == list(TAKEN)
    assert len(found) == len(TAKEN), "a new step: add what it is now"


def test_decisions_of_an_older_corpus_are_kept(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "c.db", isolation_level=None)
    ready(connection)
    for statement in (each for step in STEPS[:6] for each in step):
        connection.execute(statement)
    row = ("b", "split", '["x"]', '["y"]', "林", "2033-05-01T00:00:00Z", "why", None)
    connection.execute(f"INSERT INTO group_decisions VALUES ({', '.join('?' * 8)})", row)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("PRAGMA user_version = 6")
    connection.close()
    with Store(tmp_path / "c.db") as store:
        (decision,) = decisions(store.connection)
    assert (decision.id, decision.pages, decision.who) == ("b", ("x",), "林")


def schema(path: Path) -> set[tuple[str, str]]:
    connection = sqlite3.connect(path)
    query = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    rows = {
        (name, " ".join(sql.replace('"', "").split())) for name, sql in connection.execute(query)
    }
    connection.close()
    return rows


def test_a_step_that_fails_leaves_the_older_corpus_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made(tmp_path / "c.db", VERSION_1.read_text(encoding="utf-8"))
    before = dump(path)
    broken = (STEPS[0], ("CREATE TABLE extra (x)", "ALTER TABLE nothing ADD COLUMN y"))
    monkeypatch.setattr("chancery.corpus.opening.STEPS", broken)
    with pytest.raises(Exception, match="nothing"):
        connect(path, make=False)
    assert dump(path) == before


def test_a_newer_corpus_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "c.db"
    Store(path, make=True).close()
    made(path, f"PRAGMA user_version = {len(STEPS) + 1}")
    before = path.read_bytes()
    with pytest.raises(CorpusNewer, match="newer"):
        connect(path, make=True)
    assert path.read_bytes() == before


@pytest.mark.parametrize("make", [True, False])
@pytest.mark.parametrize(
    "content",
    [
        b"not a database at all, but long enough to be looked at" * 9,
        b"SQLite format 3\0" + b"x" * 99,
    ],
)
def test_what_is_no_database_is_left_alone(tmp_path: Path, content: bytes, make: bool) -> None:
    path = tmp_path / "c.db"
    path.write_bytes(content)
    with pytest.raises(CorpusForeign):
        connect(path, make=make)
    assert path.read_bytes() == content


@pytest.mark.parametrize("script", ["CREATE TABLE theirs (x)", "PRAGMA application_id = 7"])
def test_another_programs_database_is_left_alone(tmp_path: Path, script: str) -> None:
    path = made(tmp_path / "c.db", script)
    before = path.read_bytes()
    with pytest.raises(CorpusForeign, match="no Chancery corpus"):
        connect(path, make=True)
    assert path.read_bytes() == before


def test_an_empty_file_may_become_a_corpus_only_by_adding(tmp_path: Path) -> None:
    path = tmp_path / "c.db"
    path.touch()
    with pytest.raises(CorpusForeign):
        connect(path, make=False)
    Store(path, make=True).close()


def test_a_folder_is_no_corpus(tmp_path: Path) -> None:
    with pytest.raises(CorpusForeign, match="folder"):
        connect(tmp_path, make=True)


def test_a_place_that_takes_no_file(tmp_path: Path) -> None:
    with pytest.raises(CorpusUnwritable, match="cannot be opened"):
        connect(tmp_path / "none" / "c.db", make=True)


def test_a_full_disk_keeps_what_was_added_before(tmp_path: Path) -> None:
    path = tmp_path / "c.db"
    with Store(path, make=True) as store:
        put(store, 1)
        (pages,) = store.connection.execute("PRAGMA page_count").fetchone()
        store.connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(CorpusUnwritable, match="disk is full"):
            for number in range(2, 99):
                put(store, number)
        kept = store.names()
        assert store.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        store.connection.execute("PRAGMA max_page_count = 100000")
        put(store, 99)
        assert set(kept) < set(store.names())


def test_a_read_only_corpus_can_be_read(tmp_path: Path) -> None:
    with Store(tmp_path / "c.db", make=True) as store:
        put(store, 1)
        store.connection.execute("PRAGMA query_only = ON")
        assert len(store.entries()) == 1
        with pytest.raises(CorpusUnwritable, match="read-only"):
            put(store, 2)


def test_a_write_that_the_system_refuses_costs_only_that_page(tmp_path: Path) -> None:
    path = tmp_path / "c.db"
    with Store(path, make=True) as store:
        put(store, 1)
    code = (
        "import resource, sys; sys.path.insert(0, sys.argv[2]);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY));"
        "from test_opening import Path, Store, put\n"
        "with Store(Path(sys.argv[1])) as store:\n"
        "    for number in range(2, 500): put(store, number)"
    )
    here = str(Path(__file__).parent)
    size = str(path.stat().st_size + 40_000)
    ran = subprocess.run(
        [sys.executable, "-c", code, str(path), here, size],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": os.pathsep.join((str(Path(here).parent), *sys.path))},
    )
    assert "CorpusUnwritable" in ran.stderr
    with Store(path) as store:
        assert len(store.names()) > 1
        assert len(store.names()) == len(store.entries()) < 499
        assert store.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_transaction_is_all_or_nothing(tmp_path: Path) -> None:
    connection = connect(tmp_path / "c.db", make=True)
    with pytest.raises(KeyboardInterrupt), transaction(connection):
        connection.execute("INSERT INTO files VALUES ('a', 1, 'p', 'l')")
        raise KeyboardInterrupt
    assert connection.execute("SELECT count(*) FROM files").fetchone() == (0,)
    connection.close()
