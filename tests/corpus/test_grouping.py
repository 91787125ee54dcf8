"""Grouping in the file: any order gives the same, decisions hold, nothing is half done."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import chancery
import chancery.sample
from chancery import read
from chancery.corpus import grouping
from chancery.corpus.copies import is_settled
from chancery.corpus.groups import Groups
from chancery.corpus.references import page_of, statement_of
from chancery.corpus.review import export
from chancery.corpus.statements import aliases, statement, statements, witnesses
from chancery.corpus.store import Store
from chancery.corpus.texts import packed, packed_text
from chancery.corpus.values import Found
from chancery.errors import PageBroken, ReferenceUnknown
from chancery.lexicon import load
from collating.make import series
from invented import groups

SAMPLE = "xa-xb/2032-11-08/joint-statement"


def as_found(name: str, data: bytes, lexicon: chancery.Lexicon) -> Found:
    made = read(data, lexicon=lexicon)
    source = replace(made.witness.source, path=name)
    witness = replace(made.witness, source=source)
    decoded = packed_text(witness.page, data, source.encoding)
    return Found(witness, made.identity, packed(data), decoded, made.annotations)


@cache
def made() -> dict[str, Found]:
    """The pages of seven statements of the invented series, a copy of each kind."""
    with TemporaryDirectory() as folder:
        own = Path(folder) / "series.toml"
        own.write_text(series.lexicon(), encoding="utf-8")
        lexicon = load(chancery.sample.lexicon(), own)
    pages = series.corpus(7, characters=700)
    return {name: as_found(name, html.encode(), lexicon) for name, html, *_ in pages}


@cache
def witnesses_of_one() -> dict[str, Found]:
    """Pages with one text, each with its own faults, and each kind of copy twice."""
    chance = random.Random(5)
    (one,) = series.statements(1, 3, 900)
    lexicon = load(chancery.sample.lexicon())
    found = {}
    for number, kind in enumerate(("exact", "glossed", "traditional", "spun", "cut") * 2):
        lines = one.paragraphs()[number % 3 : -2] if kind == "cut" else one.paragraphs()
        faulty = [
            "".join(c for c in line if c.isdigit() or chance.random() > 0.02) for line in lines
        ]
        html = series.page(one.title, [series.changed(x, kind, chance) for x in faulty], chance)
        found[f"one-{number}.html"] = as_found(f"one-{number}.html", html.encode(), lexicon)
    return found


@cache
def sample() -> dict[str, Found]:
    lexicon = load(chancery.sample.lexicon())
    paths = sorted(chancery.sample.pages().iterdir())
    return {path.name: as_found(path.name, path.read_bytes(), lexicon) for path in paths}


def put(store: Store, found: Found) -> None:
    container = sha256(found.packed).hexdigest()
    store.write(
        found,
        file=found.witness.source.path,
        container=container,
        program="0.1.0+1",
        lexicon="a",
    )


def fresh(path: Path, found: list[Found]) -> list[tuple[object, ...]]:
    path.unlink(missing_ok=True)
    with Store(path, make=True) as store:
        for page in found:
            put(store, page)
        store.settle()
        return groups(store.connection)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "c.db", make=True) as opened:
        yield opened


@pytest.fixture
def filled(store: Store) -> Store:
    for page in sample().values():
        put(store, page)
    store.settle()
    return store


def pages_of(store: Store, reference: str) -> set[str]:
    id_ = statement_of(store, reference)
    return {store.paths(page)[0] for _, page, _ in witnesses(store.connection, id_)}


def test_all_copies_of_the_sample_are_grouped_and_nothing_else(filled: Store) -> None:
    truth: dict[str, set[str]] = defaultdict(set)
    folder = Path(__file__).parents[1] / "truth"
    for name in sample():
        said = json.loads((folder / Path(name).stem / "identity.json").read_text("utf-8"))
        original = said.get("copy_of") or said.get("translation_of") or Path(name).stem
        if said["kind"] not in ("news", "other"):
            truth[original].add(name)
    rows = filled.connection.execute("SELECT reference FROM statements").fetchall()
    found = [frozenset(pages_of(filled, reference)) for (reference,) in rows]
    assert sorted(map(sorted, found)) == sorted(map(sorted, truth.values()))
    none = {entry.path for entry in filled.others()}
    assert none == {"2034-report.html", "2036-transcript.html", "2036-unrelated.html"}


def test_the_base_of_the_sample_is_the_best_copy(filled: Store) -> None:
    bases = {filled.paths(row.base)[0]: row.reference for row in statements(filled.connection)}
    assert bases["2032-glossed.html"] == SAMPLE
    assert bases["2036-clean.html"] == "xa-xb/2036-03-20/joint-statement"
    assert bases["2034-markdown.md"] == "xa-xb/2034-06-20/joint-statement"


def test_the_invented_series_is_grouped_without_a_wrong_merge(tmp_path: Path) -> None:
    found = list(made().values())
    with Store(tmp_path / "c.db", make=True) as opened:
        for page in found:
            put(opened, page)
        opened.settle()
        for row in statements(opened.connection):
            names = {path.split("-")[0] for path in pages_of(opened, row.reference)}
            assert len(names) == 1
        assert len(statements(opened.connection)) == 7
        none = {entry.path for entry in opened.others()}
        assert none == {name for name in made() if "report" in name or "joined" in name}


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.randoms(use_true_random=False))
def test_any_order_of_adding_and_removing_gives_the_same(
    tmp_path: Path, chance: random.Random
) -> None:
    all_ = [*made().values(), *sample().values(), *witnesses_of_one().values()]
    batch = chance.choice((3, 17, 1000))
    kept = chance.sample(all_, chance.randrange(8, len(all_)))
    wanted = fresh(tmp_path / "fresh.db", sorted(kept, key=lambda f: f.witness.source.sha256))
    path = tmp_path / "c.db"
    path.unlink(missing_ok=True)
    passing = [page for page in all_ if page not in kept]
    steps = [*kept, *chance.sample(passing, min(len(passing), 6))]
    chance.shuffle(steps)
    with pytest.MonkeyPatch.context() as patch, Store(path, make=True) as opened:
        patch.setattr(grouping, "_BATCH", batch)
        for page in steps:
            put(opened, page)
            if chance.random() < 0.3:
                opened.settle()
        for page in steps:
            if page not in kept:
                opened.remove(page_of(opened, page.witness.source.sha256))
                if chance.random() < 0.5:
                    opened.settle()
        opened.settle()
        assert groups(opened.connection) == wanted
        assert opened.connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_one_page_more_gives_what_a_fresh_corpus_has(tmp_path: Path) -> None:
    all_ = {**made(), **sample(), **witnesses_of_one()}
    late = ["one-3.html", "one-4.html", "s1-spun.html", "s2-page-2.html", "s3-translated-back.html"]
    late += ["s0-joined.html", "s4-report.html", "2036-unrelated.html", "2032-big5.html"]
    kept = [page for name, page in all_.items() if name not in late]
    with Store(tmp_path / "c.db", make=True) as opened:
        for page in kept:
            put(opened, page)
        opened.settle()
        for name in late:
            put(opened, all_[name])
            assert opened.settle() == 1
            kept.append(all_[name])
            if name in ("one-4.html", "s3-translated-back.html", late[-1]):
                assert groups(opened.connection) == fresh(tmp_path / "fresh.db", kept)


def test_removing_the_base_leaves_the_statement_under_its_old_name(filled: Store) -> None:
    for name in ("2032-glossed.html", "2032-big5.html"):
        filled.remove(page_of(filled, name))
    assert pages_of(filled, SAMPLE) == {"2032-ads.html", "2032-backtranslation.txt"}
    row = statement(filled.connection, statement_of(filled, SAMPLE))
    assert row.reference == "xa-xb/2032/joint-statement"
    assert aliases(filled.connection, row.id) == [SAMPLE]
    put(filled, sample()["2032-big5.html"])
    filled.settle()
    row = statement(filled.connection, statement_of(filled, SAMPLE))
    assert row.reference == SAMPLE
    assert pages_of(filled, "xa-xb/2032/joint-statement") == pages_of(filled, SAMPLE)


def test_references_and_sigla_are_stable_when_copies_are_added(store: Store) -> None:
    for name in ("2032-glossed.html", "2032-ads.html"):
        put(store, sample()[name])
    before = witnesses_by_siglum(store)
    for page in sample().values():
        put(store, page)
        store.settle()
    after = witnesses_by_siglum(store)
    assert {siglum: after[siglum] for siglum in before} == before
    assert len(after) == 4


def witnesses_by_siglum(store: Store) -> dict[str, int]:
    id_ = statement_of(store, SAMPLE)
    return {siglum: page for siglum, page, _ in witnesses(store.connection, id_)}


def test_a_split_holds_whatever_comes_and_can_be_taken_back(filled: Store) -> None:
    whole = groups(filled.connection)
    decision = Groups(filled).split(SAMPLE, ["2032-ads.html"], who="lin", note="another")
    assert pages_of(filled, "2032-ads.html") == {"2032-ads.html"}
    assert "2032-ads.html" not in pages_of(filled, SAMPLE)
    split = groups(filled.connection)
    again = sample()["2032-ads.html"]
    filled.remove(page_of(filled, "2032-ads.html"))
    filled.settle()
    put(filled, again)
    filled.settle()
    assert groups(filled.connection) == split
    filled.write(again, file="x", container="y", program="other", lexicon="b")
    filled.settle()
    assert groups(filled.connection) == split
    assert Groups(filled).decisions() == [decision]
    Groups(filled).undo(decision.id[:6])
    assert groups(filled.connection) == whole
    assert Groups(filled).decisions()[0].withdrawn


def test_a_join_makes_one_statement_of_two(filled: Store) -> None:
    whole = groups(filled.connection)
    readouts = ["2035-readout-xa.html", "2035-readout-xb.html"]
    decision = Groups(filled).join(readouts, who="lin")
    assert pages_of(filled, readouts[0]) == set(readouts)
    assert pages_of(filled, readouts[1]) == pages_of(filled, readouts[0])
    Groups(filled).undo(decision.id)
    assert groups(filled.connection) == whole


def test_a_person_may_join_news_and_what_days_exclude(filled: Store) -> None:
    Groups(filled).join([SAMPLE, "2034-report.html"], who="lin")
    assert "2034-report.html" in pages_of(filled, SAMPLE)
    Groups(filled).split(SAMPLE, ["2034-report.html"], who="lin")
    assert "2034-report.html" not in pages_of(filled, SAMPLE)


def test_exported_and_imported_decisions_hold_in_another_corpus(
    filled: Store, tmp_path: Path
) -> None:
    decide = Groups(filled)
    decide.join(["2035-readout-xa.html", "2035-readout-xb.html"], who="lin")
    decide.split(SAMPLE, ["2032-ads.html"], who="qiao", note="另一文本")
    file = tmp_path / "d.jsonl"
    assert export(decide, file) == 2
    lines = file.read_text("utf-8").splitlines()
    with Store(tmp_path / "other.db", make=True) as other:
        # before its pages are there, and after
        assert Groups(other).load(lines[:1]).added == 1
        for page in sample().values():
            put(other, page)
        done = Groups(other).load(lines)
        assert (done.added, done.known, done.replaced) == (1, 1, 0)
        assert groups(other.connection) == groups(filled.connection)
        before = other.path.read_bytes()
        assert Groups(other).load(lines).known == 2
        assert other.path.read_bytes() == before
        decide.undo(decide.decisions()[0].id)
        assert Groups(other).load(decide.lines()).replaced == 1
        # what was withdrawn stays so
        assert Groups(other).load(lines).known == 2
        assert Groups(other).decisions() == decide.decisions()
        assert groups(other.connection) == groups(filled.connection)


def test_a_line_that_is_no_decision_about_groups_changes_nothing(filled: Store) -> None:
    decide = Groups(filled)
    decide.split(SAMPLE, ["2032-ads.html"], who="lin")
    (good,) = decide.lines()
    before = filled.path.read_bytes()
    broken = [
        "{",
        "[]",
        "{}",
        good.replace('"split"', '"merge"'),
        good.replace('"pages": [', '"pages": [3, '),
        good.replace('"lin"', "7"),
    ]
    for line in broken:
        with pytest.raises(PageBroken, match="line 2: no decision"):
            decide.load([good, line])
    assert filled.path.read_bytes() == before


def test_decisions_that_cannot_be_are_told(filled: Store) -> None:
    decide = Groups(filled)
    with pytest.raises(ReferenceUnknown, match="no witness"):
        decide.split(SAMPLE, ["2031-clean.html"], who="lin")
    with pytest.raises(ReferenceUnknown, match="no other witnesses"):
        decide.split("2035-readout-xa.html", ["2035-readout-xa.html"], who="lin")
    with pytest.raises(ReferenceUnknown, match="one already"):
        decide.join([SAMPLE, "2032-ads.html"], who="lin")
    with pytest.raises(ReferenceUnknown, match="no decisions"):
        decide.undo("nothing")
    with pytest.raises(ReferenceUnknown, match="nearest: xa-xb/2032-11-08/joint-statement"):
        statement_of(filled, "xa-xb/2032-11-09/joint-statement")
    with pytest.raises(ReferenceUnknown, match="page of no statement"):
        statement_of(filled, "2034-report.html")


def test_pages_that_another_tool_deletes_are_noted(filled: Store) -> None:
    plain = sqlite3.connect(filled.path)
    plain.execute("PRAGMA foreign_keys = ON")
    plain.execute("DELETE FROM pages WHERE id = ?", (page_of(filled, "2032-glossed.html"),))
    plain.commit()
    plain.close()
    assert not is_settled(filled.connection)
    filled.settle()
    rest = [page for name, page in sample().items() if name != "2032-glossed.html"]
    assert groups(filled.connection) == fresh(filled.path.with_name("fresh.db"), rest)


def test_what_is_settled_is_not_written_again(filled: Store) -> None:
    before = filled.path.read_bytes()
    assert filled.settle() == 0
    assert len(filled.statements()) == 11
    assert filled.path.read_bytes() == before


def test_killed_while_grouping_nothing_is_half_done(tmp_path: Path) -> None:
    path = tmp_path / "c.db"
    found = [*made().values(), *sample().values()]
    with Store(path, make=True) as opened:
        for page in found:
            put(opened, page)
    code = (
        "import sys; from pathlib import Path; import chancery.corpus.grouping as g\n"
        "from chancery.corpus.store import Store\n"
        "g._BATCH = 5\n"
        "with Store(Path(sys.argv[1])) as store: print('begun', flush=True); store.settle()"
    )
    source = str(Path(chancery.__file__).parents[1])
    for number in range(6):
        run = subprocess.Popen(
            [sys.executable, "-c", code, str(path)],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": source},
        )
        assert run.stdout is not None
        run.stdout.readline()
        time.sleep(0.05 * number)
        run.send_signal(signal.SIGKILL)
        run.wait()
        run.stdout.close()
        with Store(path) as opened:
            whole = """SELECT count(*) FROM copies WHERE tangle IS NULL OR lead IS NULL
                OR (statement IS NULL) != (siglum IS NULL)"""
            assert opened.connection.execute(whole).fetchone() == (0,)
            assert opened.connection.execute("SELECT count(*) FROM unsettled").fetchone() == (0,)
    with Store(path) as opened:
        opened.settle()
        assert groups(opened.connection) == fresh(tmp_path / "fresh.db", found)


def named(store: Store) -> dict[str, list[tuple[str, str]]]:
    """The witnesses of every statement by its reference: siglum and sha256."""
    query = """SELECT s.reference, c.siglum, p.sha256 FROM statements s
        JOIN copies c ON c.statement = s.id JOIN pages p ON p.id = c.page ORDER BY 1, 2"""
    found: dict[str, list[tuple[str, str]]] = {}
    for reference, siglum, page in store.connection.execute(query):
        found.setdefault(reference, []).append((siglum, page))
    return found


@pytest.mark.parametrize("batch", [1, 3, 1_000])
def test_references_and_sigla_outlive_a_new_reading_of_all(
    filled: Store, batch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after a new version of the program: every page is read again, then grouped again."""
    monkeypatch.setattr(grouping, "_BATCH", batch)
    before = named(filled)
    for found in sample().values():
        filled.write(found, file="x", container="y", program="other", lexicon="b")
    filled.settle()
    assert named(filled) == before
    assert not filled.connection.execute("SELECT * FROM homes").fetchall()
