from __future__ import annotations

import json
from pathlib import Path

import pytest

import chancery.sample
from running import Run, ends_badly

SHARED = (
    "曙光共和国和澜海联邦决定在启明设立海上搜救中心并于每年春季举行联合演练双方船只可以自由进出"
)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return Run(monkeypatch, capsys)


def test_a_file_of_texts_gives_a_list_a_line(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "texts.jsonl"
    texts = {"a": f"甲乙丙丁。{SHARED}。", "b": f"{SHARED}，戊己庚辛。", "c": "无关的话。"}
    file.write_text("".join(json.dumps({"id": k, "text": v}) + "\n" for k, v in texts.items()))
    (line,) = run("reuse", str(file), "--json-lines").out.splitlines()
    a, a_begin, a_end, b, b_begin, b_end = json.loads(line)
    assert texts[a][a_begin:a_end] == texts[b][b_begin:b_end] == SHARED


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "texts.jsonl:1"),
        ('{"id": "a"}', 'no object with "id" and "text"'),
        ('{"id": 1, "text": "x"}', "are strings"),
        ('{"id": "a", "text": "x"}\n{"id": "a", "text": "y"}', "given twice"),
    ],
)
def test_a_wrong_line_is_told(run: Run, tmp_path: Path, content: str, said: str) -> None:
    file = tmp_path / "texts.jsonl"
    file.write_text(content, encoding="utf-8")
    ends_badly(run("reuse", str(file), "--json-lines"), said)


def test_no_file_and_no_texts(run: Run, tmp_path: Path) -> None:
    ends_badly(run("reuse", str(tmp_path / "none.jsonl")), "no such file")
    (tmp_path / "empty.jsonl").write_text("")
    done = run("reuse", str(tmp_path / "empty.jsonl"))
    assert (done.code, done.out) == (0, "")
    assert "share a passage" in done.err


def test_statements_of_a_corpus(run: Run, tmp_path: Path) -> None:
    corpus = ("--corpus", str(tmp_path / "c.db"))
    pages = [chancery.sample.pages() / name for name in ("2031-clean.html", "2032-ads.html")]
    own = ("--lexicon", str(chancery.sample.lexicon()))
    run("add", *map(str, pages), *own, *corpus)
    records = [json.loads(line) for line in run("reuse", "--json", *corpus).out.splitlines()]
    assert records
    for record in records:
        assert record["characters"] >= 25
        assert "xa-xb/" in record["a_reference"]
