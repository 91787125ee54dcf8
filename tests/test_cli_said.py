from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from icalendar import Calendar
from rich.cells import cell_len

import chancery.sample
from running import PROGRAM, Ran, Run, ends_badly, started

SAMPLE = chancery.sample.pages()
PAGE = str(SAMPLE / "2031-clean.html")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus of four pages of the sample."""
    path = tmp_path_factory.mktemp("corpus") / "sample.db"
    with chancery.Corpus(path) as corpus:
        names = (
            "2031-clean.html",
            "2032-ads.html",
            "2034-declaration.html",
            "2036-transcript.html",
        )
        pages = [page for page in SAMPLE.iterdir() if page.name in names]
        corpus.add(*pages, lexicon=[chancery.sample.lexicon()])
    return path


@pytest.fixture
def told(
    sample: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Run:
    """Runs commands on that corpus."""
    monkeypatch.setenv("CHANCERY_CORPUS", str(sample))
    monkeypatch.setenv("CHANCERY_LEXICON", str(chancery.sample.lexicon()))
    return started(tmp_path, monkeypatch, capsys)


def objects(ran: Ran) -> list[dict[str, Any]]:
    assert ran.code == 0, ran.err
    return [json.loads(line) for line in ran.out.splitlines()]


def test_acts_of_the_corpus_and_of_a_page(told: Run) -> None:
    whole = objects(told("acts", "--json"))
    reference = next(r["statement"] for r in whole if r["date"] == "2031-05-12")
    of_one = objects(told("acts", reference, "--json"))
    of_page = objects(told("acts", PAGE, "--json"))
    both = objects(told("acts", PAGE, reference, "--json"))
    assert 0 < len(of_one) < len(whole)
    assert len(both) == len(of_one) + len(of_page)
    keys = ("span", "act", "strength", "holder", "target", "time", "topics", "text")
    assert [[r[k] for k in keys] for r in of_page] == [[r[k] for k in keys] for r in of_one]
    record = json.loads(told("read", PAGE, "--json").out)
    assert [r["span"] for r in of_page] == [act["span"] for act in record["acts"]]
    assert all(record["text"][slice(*r["span"])] == r["text"] for r in of_page)


def test_acts_are_filtered(told: Run) -> None:
    found = objects(told("acts", "--json", "--family", "negative", "--holder", "XA"))
    assert found
    assert {r["family"] for r in found} == {"negative"}
    strong = objects(told("acts", "--json", "--strength", "4-", "--year", "2031"))
    assert strong
    assert all(r["strength"] >= 4 and r["date"].startswith("2031") for r in strong)
    assert told("acts", "--year", "1871").err.startswith("no such act in ")


def test_tables_fit_the_terminal(told: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for width in (80, 120):
        monkeypatch.setenv("COLUMNS", str(width))
        for command in (
            ("acts",),
            ("commitments",),
            ("mentions",),
            ("topic", "international-law"),
            ("topics",),
            ("topics", "--none"),
            ("count", "合作", "OPPOSE", "state:XA"),
        ):
            ran = told(*command)
            assert ran.code == 0, ran.err
            assert ran.out
            assert max(map(cell_len, ran.out.splitlines())) <= width


def test_commitments_are_counted_both_ways(told: Run) -> None:
    found = objects(told("commitments", PAGE, "--json"))
    first = [r for r in found if r["part"] == 1]
    last = " ".join(told("commitments", PAGE).out.split())
    assert f"{len(first)} commitments; {len(found)} with each further undertaking" in last


def test_commitments_as_a_calendar(told: Run) -> None:
    ran = told("commitments", "--ics", "due.ics")
    assert (ran.code, ran.out) == (0, "")
    dated = [r for r in objects(told("commitments", "--json")) if r["due_to"]]
    events = Calendar.from_ical(Path("due.ics").read_bytes()).walk("VEVENT")
    assert len(events) == len(dated) > 0
    assert f"{len(dated)} due date" in ran.err
    assert told("commitments", "--due-before", "soon").code == 2


def test_lists_as_files(told: Run) -> None:
    found = objects(told("mentions", "--type", "state", "--json"))
    ran = told("mentions", "--type", "state", "--csv", "a.csv", "--xlsx", "a.xlsx", "--bom")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.splitlines() == [
        f"{len(found)} mentions · a.csv",
        f"{len(found)} mentions · a.xlsx",
    ]
    assert len(Path("a.csv").read_text("utf-8-sig").splitlines()) == len(found) + 1
    sheet = openpyxl.load_workbook("a.xlsx")["mentions"]
    assert sheet.max_row == len(found) + 1
    assert Path("a.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    ends_badly(told("acts", "--xlsx", "none/a.xlsx"), "none/a.xlsx cannot be written")


def test_csv_to_standard_output(told: Run) -> None:
    line = [*PROGRAM, "acts", PAGE, "--csv", "-"]
    ran = subprocess.run(line, capture_output=True, check=True)
    assert ran.stdout.startswith(b"reference,statement,date,act,")
    assert ran.stderr == b""


def test_a_topic(told: Run) -> None:
    found = objects(told("topic", "international-law", "--json"))
    assert {r["part"] for r in found} <= {"position", "commitment", "instrument", "date"}
    assert "positions" in told("topic", "国际法").out


def test_counts_name_their_rule(told: Run) -> None:
    ran = told("count", "合作", "OPPOSE", "--in", PAGE, "--json")
    (found,) = objects(ran)
    text = told("read", PAGE, "--text").out
    assert found["counts"]["合作"] == text.count("合作") > 0
    assert ran.err.splitlines() == [
        "合作: times the characters 合作 stand in the statement's text, in either script, "
        "titles not counted",
        "OPPOSE: acts of class OPPOSE, each counted once whatever it lists",
    ]


def test_everything_listed_can_be_explained(told: Run) -> None:
    acts, mentions = objects(told("acts", "--json")), objects(told("mentions", "--json"))
    for record in (acts[0], acts[-1], mentions[-1]):
        (said,) = objects(told("explain", record["reference"], "--json"))
        assert said["record"]["reference"] == record["reference"]
        assert said["reasons"]
    sentence = acts[0]["reference"].rpartition(".")[0]
    assert "sentence" in told("explain", sentence).out
    assert "date" in told("explain", acts[0]["statement"]).out
    assert told("explain", f"{PAGE}#p1.1").code == 0


def test_what_is_doubtful(told: Run) -> None:
    found = objects(told("review", "--json"))
    assert {r["what"] for r in found} <= {"date", "act", "mention"}
    assert all(r["why"] for r in found)
    table = told("review").out
    assert all(r["what"] in table for r in found)


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("acts", "--holder", "曙光共国"), ("曙光共和国", "state:XA")),
        (("acts", "--target", "Chnia"), ("china (state:CN)",)),
        (("acts", "--act", "opose"), ("OPPOSE",)),
        (("acts", "--family", "bad"), ("assertive", "negative")),
        (("acts", "--topic", "internationallaw"), ("international-law",)),
        (("acts", "none.html"), ("no page or statement 'none.html'",)),
        (("commitments", "--holder", "Chnia"), ("china",)),
        (("mentions", "--type", "nation"), ("state",)),
        (("mentions", "--id", "state:Q"), ("state:",)),
        (("topic", "internationallaw"), ("international-law",)),
        (("count", "OPOSE"), ("OPPOSE",)),
        (("explain", "none"), ("no page or statement 'none'",)),
        (("explain", f"{PAGE}#p99.9"), ("nearest",)),
    ],
)
def test_what_is_unknown_is_told_with_the_nearest(
    told: Run, command: tuple[str, ...], words: tuple[str, ...]
) -> None:
    ends_badly(told(*command), *words)


def test_every_sentence_has_a_topic_or_is_listed_as_having_none(told: Run) -> None:
    rows = objects(told("topics", PAGE, "--json"))
    record = json.loads(told("read", PAGE, "--json").out)
    assert {r["topic"] for r in rows} == {t for s in record["sentences"] for t in s["topics"]}
    for row in rows:
        about = [s for s in record["sentences"] if row["topic"] in s["topics"]]
        assert row["sentences"] == len(about)
    assert [r["sentences"] for r in rows] == sorted((r["sentences"] for r in rows), reverse=True)
    bare = objects(told("topics", PAGE, "--none", "--json"))
    spans = [[s["start"], s["end"]] for s in record["sentences"] if not s["topics"]]
    assert [[r["start"], r["end"]] for r in bare] == spans
    assert f"{len(spans)} with none" in told("topics", PAGE).out


def test_every_reason_of_an_act_says_something(told: Run) -> None:
    reasons = [why for record in objects(told("acts", "--json")) for why in record["why"]]
    assert "holder: its name" in reasons
    assert not [why for why in reasons if why.rstrip().endswith(":")]
