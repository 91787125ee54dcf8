from __future__ import annotations

import json
from pathlib import Path

import pytest

from running import Run, ends_badly, started

SAMPLE = "xa-xb/2032-11-08/joint-statement"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    run = started(tmp_path, monkeypatch, capsys)
    run("add", "--sample")
    return run


def pages(run: Run) -> int:
    (line,) = run("group", SAMPLE, "--json").out.splitlines()
    return len(json.loads(line)["witnesses"])


def test_decisions_go_to_another_corpus_and_back(run: Run) -> None:
    whole = pages(run)
    decided = run("group", SAMPLE, "--split", "--page", "2032-ads.html", "--note", "另一文本")
    assert decided.out.startswith("split · ")
    assert pages(run) == whole - 1
    assert run("group", "--export", "g.jsonl").out == "1 decision · g.jsonl\n"
    (line,) = Path("g.jsonl").read_text("utf-8").splitlines()
    assert run("group", "--export", "-").out == f"{line}\n"
    assert run("review", "export", "-").out == ""
    assert json.loads(line)["note"] == "另一文本"
    run("group", "--undo", decided.out.split(" · ")[1])
    assert pages(run) == whole
    # what was withdrawn here stays withdrawn
    assert run("group", "--import", "g.jsonl").out == "0 added, 1 known, 0 replaced\n"
    assert pages(run) == whole
    run("add", "--sample", "--corpus", "other.db")
    ran = run("group", "--import", "g.jsonl", "--corpus", "other.db")
    assert ran.out == "1 added, 0 known, 0 replaced\n"
    (said,) = run("group", SAMPLE, "--json", "--corpus", "other.db").out.splitlines()
    assert len(json.loads(said)["witnesses"]) == whole - 1


def test_what_cannot_be_taken_over_is_told_in_a_line(run: Run) -> None:
    Path("bytes").write_bytes(b"\xff\xfe\xfa")
    ends_badly(run("group", "--import", "bytes"), "no file of decisions", "nothing was changed")
    Path("other").write_text('{"id": 3}\n', encoding="utf-8")
    ends_badly(run("group", "--import", "other"), "line 1", "nothing was changed")
    ends_badly(run("group", "--export", "no/such/folder"), "cannot be written")
    ends_badly(run("review", "import", "bytes"), "no file of decisions")
    ends_badly(run("review", "export", "no/such/folder"), "cannot be written")
    both = run("group", "--export", "a", "--import", "other")
    assert both.code == 2
    assert "give one of" in both.err
