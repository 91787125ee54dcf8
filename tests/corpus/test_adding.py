from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

import pytest

from chancery.corpus import adding, crew, working
from chancery.corpus.adding import add, processes_for, summary
from chancery.corpus.store import Store
from chancery.corpus.values import Outcome, Status
from chancery.lexicon import Lexicon
from chancery.model import Page, Witness
from chancery.reading import read_page
from invented import dump, folder, html


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "c.db", make=True) as store:
        yield store


def counted(outcomes: list[Outcome]) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for outcome in outcomes:
        counts[outcome.status] += outcome.pages
    return dict(counts)


def archive(path: Path, bodies: Sequence[str | bytes], cut: int = 0) -> Path:
    records = []
    for number, body in enumerate(bodies):
        head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
        block = head.encode() + (body.encode() if isinstance(body, str) else body)
        records.append(
            "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
            f"WARC-Target-URI: https://example.org/{number}\r\nWARC-Date: 2031-06-01T00:00:00Z\r\n"
            f"Content-Length: {len(block)}\r\n\r\n".encode()
            + block
            + b"\r\n\r\n"
        )
    data = b"".join(records)
    path.write_bytes(data[: len(data) - cut])
    return path


def test_adding_twice_reads_once(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = folder(tmp_path / "pages", 5)
    assert counted(list(add(store, [pages]))) == {"added": 5}
    before = dump(store.path)
    monkeypatch.setattr(crew, "work", None)
    assert counted(list(add(store, [pages]))) == {"unchanged": 5}
    assert dump(store.path) == before


def test_outcomes_say_which_file_of_how_many(store: Store, tmp_path: Path) -> None:
    outcomes = list(add(store, [folder(tmp_path / "pages", 3), tmp_path / "none"]))
    assert [(o.file, o.files, o.status) for o in outcomes] == [
        (1, 4, "added"),
        (2, 4, "added"),
        (3, 4, "added"),
        (4, 4, "failed"),
    ]
    assert {o.sha256 for o in outcomes[:3]} == set(store.names())


def test_the_same_bytes_elsewhere_are_one_page(store: Store, tmp_path: Path) -> None:
    pages = folder(tmp_path / "pages", 2)
    list(add(store, [pages]))
    copy = tmp_path / "copy.html"
    copy.write_text(html(1), encoding="utf-8")
    assert counted(list(add(store, [copy]))) == {"unchanged": 1}
    places = [store.paths(entry.page) for entry in store.entries()]
    assert [str(copy) in paths for paths in places].count(True) == 1


def test_a_new_program_or_lexicon_reads_again(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = folder(tmp_path / "pages", 2)
    list(add(store, [pages]))
    monkeypatch.setattr(adding, "program", lambda: "9.9+9")
    assert counted(list(add(store, [pages]))) == {"read again": 2}
    own = tmp_path / "own.toml"
    own.write_text('[[states]]\nid = "state:XA"\nzh = ["曙光共和国"]\n', encoding="utf-8")
    assert counted(list(add(store, [pages], lexicon=[own]))) == {"read again": 2}
    assert counted(list(add(store, [pages], lexicon=[own]))) == {"unchanged": 2}


def test_a_failed_page_costs_only_itself_and_is_cleared_when_it_reads(
    store: Store, tmp_path: Path
) -> None:
    pages = folder(tmp_path / "pages", 3)
    bad = pages / "bad.html"
    bad.touch()
    assert counted(list(add(store, [pages]))) == {"added": 3, "failed": 1}
    (failure,) = store.failures()
    assert failure.path == str(bad)
    assert failure.error == "PageEmpty"
    assert counted(list(add(store, [pages]))) == {"unchanged": 3, "failed": 1}
    bad.write_text(html(77), encoding="utf-8")
    assert counted(list(add(store, [pages]))) == {"unchanged": 3, "added": 1}
    assert not store.failures()


def test_an_unforeseen_error_is_the_pages_own(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = read_page

    def fails_once(page: Page, lexicon: Lexicon) -> Witness:
        if "第1号" in page.text:
            raise ZeroDivisionError("one\ntwo")
        return real(page, lexicon)

    monkeypatch.setattr("chancery.corpus.working.read_page", fails_once)
    outcomes = list(add(store, [folder(tmp_path / "pages", 3)]))
    (failed,) = [outcome for outcome in outcomes if outcome.status == "failed"]
    assert failed.reason is not None
    assert "unexpected ZeroDivisionError: one two (test_adding.py:" in failed.reason
    assert len(store.names()) == 2


def test_paths_that_are_no_pages_are_told_but_not_noted(store: Store, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    outcomes = list(add(store, [tmp_path / "none.html", tmp_path / "empty"]))
    assert [outcome.status for outcome in outcomes] == ["failed", "failed"]
    assert not store.failures()


def test_a_page_over_the_limit(store: Store, tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text(html(1), encoding="utf-8")
    (outcome,) = add(store, [page], limit=100)
    assert outcome.status == "failed"
    assert store.failures()[0].error == "PageTooLarge"


def test_an_unreadable_file_is_listed(store: Store, tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "gone")
    (outcome,) = add(store, [tmp_path / "loop"])
    assert outcome.status == "failed"


@pytest.mark.parametrize("processes", [1, 2])
def test_an_archive_is_many_pages(store: Store, tmp_path: Path, processes: int) -> None:
    path = archive(tmp_path / "a.warc", [html(n) for n in range(5)])
    assert counted(list(add(store, [path], processes=processes))) == {"added": 5}
    (outcome,) = add(store, [path], processes=processes)
    assert (outcome.status, outcome.pages) == ("unchanged", 5)
    entries = store.entries()
    assert {entry.url for entry in entries} == {f"https://example.org/{n}" for n in range(5)}
    pages = {store.page_bytes(entry.page) for entry in entries}
    assert pages == {html(n).encode() for n in range(5)}


def test_a_cut_archive_keeps_what_was_whole_and_is_completed_later(
    store: Store, tmp_path: Path
) -> None:
    bodies = [html(n) for n in range(4)]
    path = archive(tmp_path / "a.warc", bodies, cut=200)
    assert counted(list(add(store, [path]))) == {"added": 3, "failed": 1}
    assert counted(list(add(store, [path]))) == {"unchanged": 3, "failed": 1}
    archive(path, bodies)
    assert counted(list(add(store, [path]))) == {"unchanged": 3, "added": 1}
    assert not store.failures()


def test_pages_that_do_not_decode_keep_their_exact_bytes(store: Store, tmp_path: Path) -> None:
    damaged = html(1).encode()[:-700] + b"\xe4\xb8<p>\xff" + html(2).encode("gb18030")
    archive(tmp_path / "a.warc", [damaged, b"\xef\xbb\xbf" + html(3).encode()])
    (tmp_path / "b.html.gz").write_bytes(gzip.compress(damaged + b" "))
    (tmp_path / "c.html").write_bytes(damaged + b"  ")
    files = [tmp_path / name for name in ("a.warc", "b.html.gz", "c.html")]
    assert counted(list(add(store, files))) == {"added": 4}
    kept = {store.page_bytes(entry.page) for entry in store.entries()}
    assert {damaged, damaged + b" ", damaged + b"  "} < kept
    for entry in store.entries():
        assert sha256(store.page_bytes(entry.page)).hexdigest() == entry.sha256
        assert store.reading(entry.page)[0].page


def test_texts_in_one_json_file_are_pages_of_their_own(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    texts = [{"content": html(n), "title": f"t{n}"} for n in range(3)]
    path.write_text(json.dumps(texts), encoding="utf-8")
    assert counted(list(add(store, [path]))) == {"added": 3}
    (outcome,) = add(store, [path])
    assert (outcome.status, outcome.pages) == ("unchanged", 3)
    assert {store.page_bytes(e.page).decode() for e in store.entries()} == {
        html(n) for n in range(3)
    }


def test_a_packed_page_keeps_the_bytes_its_name_says(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.html.gz"
    path.write_bytes(gzip.compress(html(1).encode()))
    assert counted(list(add(store, [path]))) == {"added": 1}
    assert counted(list(add(store, [path]))) == {"unchanged": 1}
    assert store.page_bytes(1) == html(1).encode()


def test_processes_and_one_process_give_the_same_corpus(tmp_path: Path) -> None:
    pages = folder(tmp_path / "pages", 30)
    (pages / "bad.html").touch()
    for processes in (1, 2):
        with Store(tmp_path / f"{processes}.db", make=True) as store:
            outcomes = list(add(store, [pages], processes=processes))
            assert counted(outcomes) == {"added": 30, "failed": 1}
    assert dump(tmp_path / "1.db") == dump(tmp_path / "2.db")


SCRIPT = """
from chancery import Corpus

print("once")
with Corpus("c.db") as corpus:
    print(len(corpus.add("pages", processes=2)))
"""


def test_a_script_needs_no_guard_to_use_several_processes(tmp_path: Path) -> None:
    folder(tmp_path / "pages", 3)
    (tmp_path / "script.py").write_text(SCRIPT, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "script.py"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "once\n3\n", "")


def test_processes_are_started_for_work_that_is_worth_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 4)
    few = folder(tmp_path / "few", 3)
    assert processes_for([few, tmp_path / "missing"]) == 1
    for size, processes in ((1 << 21, 2), (1 << 24, 4)):
        (few / "big.html").write_bytes(b" " * size)
        assert processes_for([few]) == processes


def test_a_process_that_dies_costs_only_its_page(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crew, "_work", dies_of_page_7)
    pages = folder(tmp_path / "pages", 20)
    outcomes = list(add(store, [pages], processes=2))
    assert counted(outcomes) == {"added": 19, "failed": 1}
    (failure,) = store.failures()
    assert failure.path.endswith("0007.html")
    assert "process that read it died" in failure.reason


_work = crew._work  # kept before a test puts its own in its place


def dies_of_page_7(job: working.Job) -> working.Done:
    if job.name.endswith("0007.html"):
        os.kill(os.getpid(), signal.SIGKILL)
    return _work(job)


def test_no_more_jobs_are_given_out_than_can_be_worked_on(tmp_path: Path) -> None:
    taken = 0

    def jobs() -> Iterator[working.Job]:
        nonlocal taken
        for taken, path in enumerate(sorted(tmp_path.glob("*/*")), 1):
            yield working.Job(taken, path, str(path))

    folder(tmp_path, 20)
    done = crew.together(jobs(), crew.Terms((), 10**6), 2)
    for number, _ in enumerate(done, 1):
        assert taken <= number + 2 * 2 + 1
    assert number == 20


def test_the_summary_line() -> None:
    counts: Counter[Status] = Counter({"added": 1200, "failed": 1})
    assert summary(counts) == "1,201 pages: 1,200 added, 0 unchanged, 0 read again, 1 failed"
    assert summary(Counter({"added": 1})).startswith("1 page: 1 added")
