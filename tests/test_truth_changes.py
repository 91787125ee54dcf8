"""Changes between statements of the sample, and of real pages at hand, against their truth."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import chancery.sample
from chancery import read
from chancery.lexicon import load
from chancery.model import Span
from chancery.publishing.compared import Compared, compared
from chancery.publishing.said import Text

HERE = Path(__file__).parent
SHARED = HERE.parents[1] / "shared"
FLOORS = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
OWN = load(chancery.sample.lexicon())
REAL = SHARED / "gold" / "changes.tsv"
Row = dict[str, str]


def rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def measured(found: Iterable[tuple[Row, Compared]]) -> dict[str, float]:
    """Shares of the rows whose pair, class and direction are found."""
    hits = [list(judged(row, pair)) for row, pair in found]
    return {
        name: sum(hit[at] for hit in hits) / len(hits)
        for at, name in enumerate(("pair", "change", "direction"))
    }


def judged(row: Row, found: Compared) -> Iterator[bool]:
    spans = quoted(found.a, row["quote_from"]), quoted(found.b, row["quote_to"])
    best = max(found.changes, key=lambda change: fit(change, spans))
    yield fit(best, spans)[0] == 2
    yield best.change == row["change"]
    yield best.direction == row["direction"]


def quoted(text: Text, quote: str) -> Span | None:
    if not quote:
        return None
    start = text.text.index(quote)
    return start, start + len(quote)


def fit(change: Any, spans: Sequence[Span | None]) -> tuple[int, int]:
    """How many sides of a change are those quoted, and how many characters they share."""
    shared = [
        sum(max(0, min(span[1], e) - max(span[0], s)) for s, e in side) if span else int(not side)
        for span, side in zip(spans, (change.a, change.b), strict=True)
    ]
    return sum(map(bool, shared)), sum(shared)


def check(group: str, found: dict[str, float]) -> None:
    floors = {key: FLOORS[group][key] for key in found}
    assert all(found[key] >= floors[key] for key in found), f"measured {found}, floors {floors}"


@cache
def said(path: Path) -> Text:
    return read(path, lexicon=OWN).said()


def sample(name: str) -> Text:
    return said(next(chancery.sample.pages().glob(f"{name}.*")))


def test_the_series_of_the_sample_changes_as_its_truth_says() -> None:
    truth = rows(HERE / "truth" / "changes.tsv")
    assert len(truth) >= 45
    pairs = {(row["from"], row["to"]) for row in truth}
    found = {(a, b): compared(sample(a), sample(b), OWN) for a, b in pairs}
    check("comparing_sample", measured((row, found[row["from"], row["to"]]) for row in truth))


@pytest.mark.skipif(not REAL.exists(), reason="the real pages and their truth are not at hand")
def test_real_statements_change_as_their_truth_says() -> None:
    truth = rows(REAL)
    files = {path.name[:3]: path for path in (SHARED / "seeds").iterdir()}
    pairs = {(row["from"], row["to"]) for row in truth}
    found = {(a, b): compared(said(files[a]), said(files[b]), OWN) for a, b in pairs}
    check("comparing_real", measured((row, found[row["from"], row["to"]]) for row in truth))
