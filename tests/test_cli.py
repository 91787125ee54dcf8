from __future__ import annotations

import json
import os
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest

from chancery import __version__, cli
from chancery.corpus.store import Store
from invented import folder, html
from running import PROGRAM, Run, ends_badly, started


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return started(tmp_path, monkeypatch, capsys)


def test_help_and_version(run: Run) -> None:
    assert run("--version").out == f"chancery, version {__version__}\n"
    for command in ((), *((name,) for name in cli.cli.commands)):
        ran = run(*command, "--help")
        assert ran.code == 0
        assert max(map(len, ran.out.splitlines())) <= 100


def test_read_shows_a_card(run: Run) -> None:
    ran = run("read", "a.html")
    assert ran.code == 0
    assert "path      a.html" in ran.out
    assert not ran.err
    assert all(line == line.rstrip() for line in ran.out.splitlines())


def test_read_json_is_the_record(run: Run) -> None:
    said = json.loads(run("read", "a.html", "--json").out)
    page = Path("a.html").read_bytes()
    assert said["source"]["sha256"] == sha256(page).hexdigest()
    decoded = page.decode()
    for paragraph in said["paragraphs"]:
        own = said["text"][paragraph["start"] : paragraph["end"]]
        assert own == "".join(decoded[start:end] for start, end in paragraph["source"])


def test_read_text_and_removed(run: Run) -> None:
    said = json.loads(run("read", "a.html", "--json").out)
    assert run("read", "a.html", "--text").out == said["text"] + "\n"
    removed = run("read", "a.html", "--removed").out
    assert "where" in removed
    assert all(removal["reason"].split()[0] in removed for removal in said["removed"])


def test_read_from_standard_input(run: Run) -> None:
    data = Path("a.html").read_bytes()
    line = [*PROGRAM, "read", "-", "--text"]
    ran = subprocess.run(line, input=data, capture_output=True, check=True)
    assert ran.stdout.decode() == run("read", "a.html", "--text").out


def test_read_with_a_lexicon_of_ones_own(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("own.toml").write_text(
        '[[states]]\nid = "state:XA"\nzh = ["曙光共和国"]\n', encoding="utf-8"
    )
    assert run("read", "a.html", "--lexicon", "own.toml").code == 0
    Path("bad.toml").write_text('[[states]]\nid = "XA"\nzh = ["曙光共和国"]\n', encoding="utf-8")
    ends_badly(run("read", "a.html", "--lexicon", "bad.toml"), "bad.toml")
    monkeypatch.setenv("CHANCERY_LEXICON", os.pathsep.join(["own.toml", "bad.toml"]))
    ends_badly(run("read", "a.html"), "bad.toml")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("none.html", None),
        ("empty.html", b""),
        ("blank.txt", b" \n\t\n"),
        ("picture.html", b"\x89PNG\r\n\x1a\n" + bytes(99)),
        ("noise.bin", bytes(range(256)) * 40),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj\n"),
        ("cut.docx", b"PK\x03\x04" + bytes(40)),
        ("cut.warc.gz", b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03+"),
    ],
)
def test_bad_pages_are_one_line(run: Run, name: str, data: bytes | None) -> None:
    if data is not None:
        Path(name).write_bytes(data)
    ends_badly(run("read", name), name)
    ran = run("add", name, "a.html", "--processes", "1")
    assert ran.code == 1
    assert name in ran.err
    assert "2 pages: 1 added, 0 unchanged, 0 read again, 1 failed · chancery.db" in ran.out


def test_folders_and_limits(run: Run) -> None:
    ends_badly(run("read", "pages"), "pages")
    ends_badly(run("read", "a.html", "--limit", "100"), "limit")
    assert run("read", "a.html", "--limit", "1M").code == 0
    assert run("read", "a.html", "--limit", "much").code == 2
    assert run("read", "a.html", "--limit", "0").code == 2
    Path("empty").mkdir()
    assert run("add", "empty").code == 1


def test_usage_errors_are_two(run: Run) -> None:
    assert run("read").code == 2
    assert run("add").code == 2
    assert run("nothing").code == 2
    assert run("list", "--kind", "nothing").code == 2


def test_add_then_list_then_show_then_remove(run: Run) -> None:
    ran = run("add", "pages", "a.html", "--processes", "1", "--verbose")
    assert ran.code == 0
    *lines, last = ran.out.splitlines()
    assert [line.split("\t")[0] for line in lines] == ["added"] * 4
    assert last == "4 pages: 4 added, 0 unchanged, 0 read again, 0 failed · chancery.db"
    assert run("add", "pages", "--processes", "1").out.startswith("3 pages: 0 added, 3 unchanged")

    listed = [json.loads(line) for line in run("list", "--pages", "--json").out.splitlines()]
    assert len(listed) == 4
    table = run("list", "--pages").out
    assert all(entry["reference"] in table for entry in listed)

    name = next(entry["reference"] for entry in listed if entry["path"] == "a.html")
    assert f"reference  {name}" in " ".join(run("show", name).out.split(" ")).replace(" " * 3, "")
    assert run("show", "a.html", "--json").out == run("read", "a.html", "--json").out
    assert run("show", "a.html", "--text").out == run("read", "a.html", "--text").out
    assert run("show", "a.html", "--removed").out == run("read", "a.html", "--removed").out
    assert run("show", "a.html", "--page").out == html(9)

    ends_badly(run("remove", name, "nothing"), "nothing")
    assert run("remove", name, "pages/1/0001.html").out.startswith("2 removed")
    assert len(run("list", "--pages", "--json").out.splitlines()) == 2
    ends_badly(run("show", name), name, "chancery list")


def test_list_filters(run: Run) -> None:
    run("add", "pages", "--processes", "1")
    (first, *_) = [json.loads(line) for line in run("list", "--json").out.splitlines()]
    same = run("list", "--kind", first["kind"], "--json").out
    assert json.dumps(first["sha256"]) in same
    assert "no page of that kind" in run("list", "--year", "1871").err
    ends_badly(run("list", "--party", "Chnia"), "nearest", "china (CN)")
    ends_badly(run("list", "--party", "Atlantis"), "no state is called 'Atlantis'")


def test_a_failure_can_be_forgotten(run: Run) -> None:
    Path("bad.html").touch()
    run("add", "bad.html", "--processes", "1")
    assert "bad.html" in run("doctor").out
    assert run("remove", "bad.html").out.startswith("0 removed, 1 failures forgotten")
    assert "bad.html" not in run("doctor").out


def test_the_sample_is_added_with_its_lexicon(run: Run) -> None:
    ran = run("add", "--sample", "--processes", "1")
    assert ran.code == 0, ran.err
    assert ", 0 failed" in ran.out
    assert int(ran.out.split()[0]) >= 12


def test_the_corpus_by_option_and_by_environment(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("add", "a.html", "--corpus", "other.db", "--processes", "1")
    assert not Path("chancery.db").exists()
    monkeypatch.setenv("CHANCERY_CORPUS", "other.db")
    assert "a.html" in run("list", "--json").out


def test_corpora_that_cannot_be_used(run: Run) -> None:
    for command in (("list",), ("show", "x"), ("remove", "x"), ("acts",), ("explain", "x")):
        ends_badly(run(*command), "no corpus at chancery.db")
    ends_badly(run("acts", "none.html"), "none.html: no such page file")
    assert not Path("chancery.db").exists()
    Path("text.db").write_text("no database at all, and more than a hundred bytes\n" * 9)
    for command in (("list",), ("add", "a.html")):
        ends_badly(run(*command, "--corpus", "text.db"), "text.db is no Chancery corpus")
    Path("there").mkdir()
    ends_badly(run("add", "a.html", "--corpus", "there"), "folder")
    ends_badly(run("add", "a.html", "--corpus", "none/c.db"), "cannot be opened")


def test_a_full_disk_is_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Store.__init__

    def small(self: Store, path: Path, **options: bool) -> None:
        real(self, path, **options)  # type: ignore[arg-type]
        self.connection.execute("PRAGMA max_page_count = 30")

    monkeypatch.setattr(Store, "__init__", small)
    folder(Path("more"), 40)
    ends_badly(run("add", "more", "--processes", "1"), "disk is full", "kept")
    monkeypatch.setattr(Store, "__init__", real)
    assert run("doctor").code == 0
    assert run("add", "more", "--processes", "1").code == 0
    assert len(run("list", "--json").out.splitlines()) == 40


def test_doctor(run: Run) -> None:
    ran = run("doctor")
    assert ran.code == 0
    assert "none at chancery.db yet" in ran.out
    run("add", "a.html", "--processes", "1")
    ran = run("doctor")
    assert ran.code == 0
    assert "1 page" in ran.out
    with Store(Path("chancery.db")) as store:
        store.connection.execute("UPDATE contents SET bytes = x'00'")
    ran = run("doctor")
    assert ran.code == 1
    assert "!!  bytes" in ran.out
    Path("text.db").write_bytes(b"x" * 2000)
    assert run("doctor", "--corpus", "text.db").code == 1


def test_a_fault_in_the_program_is_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(*_: object, **__: object) -> None:
        raise ZeroDivisionError("first\nsecond")

    monkeypatch.setattr("chancery.api.read_all", fault)
    ends_badly(run("read", "a.html"), "ZeroDivisionError: first second", "report", code=70)
    monkeypatch.setenv("CHANCERY_DEBUG", "1")
    ran = run("read", "a.html")
    assert ran.code == 70
    assert "Traceback" in ran.err


def test_ctrl_c_is_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("chancery.api.read_all", stop)
    ends_badly(run("read", "a.html"), "stopped", code=130)


def test_a_reader_that_leaves_is_no_error(run: Run) -> None:
    run("add", "pages", "--processes", "1")
    line = [*PROGRAM, "show", "pages/1/0001.html", "--json"]
    reader, writer = os.pipe()
    os.close(reader)
    ran = subprocess.run(line, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert ran.stderr == b""
    assert ran.returncode in (0, 1)
