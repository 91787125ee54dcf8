"""The sample pages, and the real ones where they are at hand, are read as their truth says."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import chancery.sample
from chancery import Reading, read
from chancery.lexicon import load

TRUTH = Path(__file__).parent / "truth"
SHARED = Path(__file__).parents[2] / "shared"
FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text())
SAMPLES = sorted(path.name for path in chancery.sample.pages().iterdir())
REAL = sorted(path.name for path in (SHARED / "seeds").glob("0*")) if SHARED.exists() else []
FIELDS = ("title", "kind", "level", "language", "script", "agency", "page_date", "translated_back")


@cache
def sample(name: str) -> Reading:
    lexicon = load(chancery.sample.lexicon())
    return read(chancery.sample.pages() / name, lexicon=lexicon)


@cache
def real(name: str) -> Reading:
    return read(SHARED / "seeds" / name)


def truth(folder: Path) -> tuple[str, list[list[list[int]]], dict[str, Any]]:
    text = (folder / "text.txt").read_text(encoding="utf-8").removesuffix("\n")
    source = json.loads((folder / "source.json").read_text())
    return text, source, json.loads((folder / "identity.json").read_text())


def places(spans: Any) -> list[int]:
    """The characters of a page that spans cover, in order."""
    return [offset for start, end in spans for offset in range(start, end)]


def right(reading: Reading, wanted: dict[str, Any]) -> dict[str, bool]:
    """Which fields of the identity are as the truth says."""
    said = reading.identity
    date = said.date
    found = {f: (getattr(said, f) or None) == (wanted[f] or None) for f in FIELDS if f in wanted}
    found["parties"] = list(said.parties) == wanted["parties"]
    found["conflict"] = said.page_date_conflict == wanted["page_date_wrong"]
    if wanted["date_printed"]:
        found["date"] = date.best == wanted["date"]
    if wanted["date"]:
        low, high = date.earliest or "0001-01-01", date.latest or "9999-12-31"
        found["within"] = low <= wanted["date"] <= high
        if wanted["earliest"] and wanted["latest"]:
            found["tight"] = low >= wanted["earliest"] and high <= wanted["latest"]
    return found


@pytest.mark.parametrize("name", SAMPLES)
def test_sample_text_is_exact(name: str) -> None:
    text, source, _ = truth(TRUTH / Path(name).stem)
    witness = sample(name).witness
    assert witness.text == text
    assert [places(p.source) for p in witness.paragraphs] == [places(s) for s in source]


def test_sample_identities_hold_their_floors() -> None:
    counts: dict[str, int] = {}
    for name in SAMPLES:
        *_, wanted = truth(TRUTH / Path(name).stem)
        for field, is_right in right(sample(name), wanted).items():
            counts[field] = counts.get(field, 0) + is_right
    below = {f: (counts[f], n) for f, n in FLOORS["identifying_sample"].items() if counts[f] < n}
    assert not below


@pytest.mark.parametrize("name", SAMPLES)
def test_no_sample_is_dated_outside_its_bounds(name: str) -> None:
    *_, wanted = truth(TRUTH / Path(name).stem)
    assert right(sample(name), wanted).get("within", True)


@pytest.mark.skipif(not REAL, reason="the real pages are not at hand")
@pytest.mark.parametrize("name", REAL or ["none"])
def test_real_pages_are_right_in_every_field(name: str) -> None:
    text, source, wanted = truth(SHARED / "gold" / name[:3])
    reading = real(name)
    assert reading.witness.text == text
    assert [places(p.source) for p in reading.witness.paragraphs] == [places(s) for s in source]
    wrong = [field for field, is_right in right(reading, wanted).items() if not is_right]
    assert not wrong
