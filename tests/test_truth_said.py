"""Mentions and acts of the sample, and of real pages at hand, against their truth."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import chancery.sample
from chancery import read
from chancery.lexicon import load
from chancery.model import Annotations
from scoring import scores

HERE = Path(__file__).parent
TRUTH = HERE / "truth"
SHARED = HERE.parents[1] / "shared"
FLOORS = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
GOLD = sorted((SHARED / "gold").glob("*/acts.jsonl")) if SHARED.exists() else []
OWN = load(chancery.sample.lexicon())
Page = tuple[Annotations, list[dict[str, Any]], list[dict[str, Any]]]


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def page(file: Path, folder: Path) -> Page:
    reading = read(file, lexicon=OWN)
    assert reading.text == (folder / "text.txt").read_text(encoding="utf-8").rstrip("\n")
    return reading.annotations, lines(folder / "mentions.jsonl"), lines(folder / "acts.jsonl")


def annotated() -> list[Path]:
    return [path.parent for path in sorted(TRUTH.glob("*/acts.jsonl"))]


def language(folder: Path) -> str:
    identity = json.loads((folder / "identity.json").read_text(encoding="utf-8"))
    return str(identity["language"])


def file(folder: Path) -> Path:
    return next(chancery.sample.pages().glob(f"{folder.name}.*"))


def check(measured: dict[str, float], group: str) -> None:
    below = {
        k: (round(v, 3), FLOORS[group][k]) for k, v in measured.items() if v < FLOORS[group][k]
    }
    assert not below, f"measured, floor: {below}"
    assert set(measured) == set(FLOORS[group]) - {"measured_on"}


def test_the_sample_is_annotated_as_its_truth_says() -> None:
    folders = [folder for folder in annotated() if language(folder) != "en"]
    assert len(folders) >= 7
    check(scores(map(page, map(file, folders), folders)), "annotating_sample")


def test_the_english_sample_is_annotated_as_its_truth_says() -> None:
    folders = [folder for folder in annotated() if language(folder) == "en"]
    assert folders
    check(scores(map(page, map(file, folders), folders)), "annotating_english")


@pytest.mark.skipif(not GOLD, reason="the real pages and their truth are not at hand")
def test_real_pages_are_annotated_as_their_truth_says() -> None:
    folders = [path.parent for path in GOLD]
    files = [next((SHARED / "seeds").glob(f"{folder.name}*")) for folder in folders]
    check(scores(map(page, files, folders)), "annotating_real")
