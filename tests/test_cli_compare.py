from __future__ import annotations

import json
from pathlib import Path

import pytest

import chancery.sample
from running import Run, ends_badly


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return Run(monkeypatch, capsys)


PAGES = chancery.sample.pages()
OWN = ("--lexicon", str(chancery.sample.lexicon()))
OLD, NEW = str(PAGES / "2031-clean.html"), str(PAGES / "2034-markdown.md")


def test_a_redline_says_what_changed_and_why(run: Run) -> None:
    done = run("compare", OLD, NEW, "--only", "stronger", *OWN)
    assert done.code == 0
    assert "OPPOSE 2 → OPPOSE 4" in done.out
    assert "{+坚决反对+}" in done.out
    assert "▼" not in done.out


def test_the_record_is_one_object(run: Run) -> None:
    record = json.loads(run("compare", OLD, NEW, "--json", *OWN).out)
    assert set(record) == {"a", "b", "pairs", "counts", "checked"}
    assert sum(record["counts"][pair["change"]] > 0 for pair in record["pairs"]) == len(
        record["pairs"]
    )


def test_two_references_of_a_corpus(run: Run, tmp_path: Path) -> None:
    corpus = ("--corpus", str(tmp_path / "c.db"))
    run("add", "--sample", *corpus)
    done = run("compare", "2031-clean.html", "2031-clean.html", *corpus)
    assert "the same, character for character" in done.out


@pytest.mark.parametrize(
    ("a", "b", "said"),
    [
        (OLD, str(PAGES / "2031-en.html"), "can only be compared in one language"),
        (OLD, "2099", "no such page file"),
    ],
)
def test_what_cannot_be_compared_is_one_line(
    run: Run, a: str, b: str, said: str, tmp_path: Path
) -> None:
    ends_badly(run("compare", a, b, "--corpus", str(tmp_path / "none.db")), said)
