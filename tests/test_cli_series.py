from __future__ import annotations

import json
from pathlib import Path

import pytest

import chancery.sample
from running import Run, ends_badly

PAGES = chancery.sample.pages()
OWN = ("--lexicon", str(chancery.sample.lexicon()))
SERIES = [
    str(PAGES / f"{name}") for name in ("2031-clean.html", "2034-markdown.md", "2036-clean.html")
]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return Run(monkeypatch, capsys)


@pytest.fixture
def corpus(run: Run, tmp_path: Path) -> tuple[str, str]:
    option = ("--corpus", str(tmp_path / "c.db"))
    run("add", *SERIES, *OWN, *option)
    return option


def test_a_series_shows_what_is_known_and_not_held(run: Run, corpus: tuple[str, str]) -> None:
    rows = [
        json.loads(line)
        for line in run("series", "XA", "XB", "--json", *OWN, *corpus).out.splitlines()
    ]
    held = [row for row in rows if row["held"] == "yes"]
    assert [row["date"] for row in held] == ["2031-05-12", "2034-06-20", "2036-03-20"]
    assert {row["statement"] for row in rows if row["held"] == "no"} == {
        "instrument:xa-xb-statement-2032",
        "instrument:xa-xb-ministers-statement-2033",
    }
    assert held[1]["stronger"] > held[1]["weaker"]
    assert held[2]["weaker"] > held[2]["stronger"]


def test_a_comparison_in_a_corpus_says_what_is_new_to_the_series(
    run: Run, corpus: tuple[str, str]
) -> None:
    done = run("compare", SERIES[1].rpartition("/")[2], SERIES[2].rpartition("/")[2], *OWN, *corpus)
    assert "new to the series" in " ".join(done.out.split())
    assert "returned after 1 statement without it" in " ".join(done.out.split())


def test_a_formula_is_followed(run: Run) -> None:
    done = run("trace", "坚定支持联合国", *SERIES, *OWN)
    assert "2 exact uses" in done.out
    assert "[坚定支持联合国]" in done.out


def test_formulas_are_found(run: Run) -> None:
    done = run("formulas", *SERIES, *OWN)
    assert "海洋" in done.out
    assert "formulas in 3 statements" in done.out


def test_commitments_are_followed(run: Run) -> None:
    done = run("follow", *SERIES, "--state", "reported as done", *OWN)
    assert "reported as done" in done.out
    assert "曙澜风暴潮预警网络" in done.out


def test_no_words_and_unknown_parties_are_one_line(run: Run, corpus: tuple[str, str]) -> None:
    ends_badly(run("trace", "，。", *SERIES), "no wording")
    ends_badly(run("series", "ZZZZ", *corpus), "ZZZZ")
