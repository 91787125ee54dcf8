"""The sample's truth and its pages agree. What the program makes of them is measured elsewhere."""

from __future__ import annotations

import html
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from chancery.sample import pages

TRUTH = Path(__file__).parent / "truth"
STEMS = sorted(path.parent.name for path in TRUTH.glob("*/identity.json"))
ENCODINGS = {"2031-gbk": "gb18030", "2032-big5": "big5"}
SHIFTED = "2036-shifted"


def decoded(stem: str) -> str:
    [path] = pages().glob(f"{stem}.*")
    return path.read_bytes().decode(ENCODINGS.get(stem, "utf-8"))


def truth(stem: str) -> list[tuple[str, list[tuple[int, int]]]]:
    text = (TRUTH / stem / "text.txt").read_text(encoding="utf-8").removesuffix("\n")
    source = json.loads((TRUTH / stem / "source.json").read_text(encoding="utf-8"))
    return list(zip(text.split("\n"), source, strict=True))


def read_again(run: str) -> str:
    """A run that lost the first byte of an ideographic space; its last character is lost."""
    raw = b"\xa1" + run.removesuffix("?").encode("gb18030")
    return raw.decode("gb18030", errors="ignore").strip()


def test_every_page_has_its_truth() -> None:
    assert sorted(path.stem for path in pages().iterdir()) == STEMS


def test_truth_and_pages_are_what_the_marked_pages_make() -> None:
    done = subprocess.run(
        [sys.executable, str(TRUTH / "build.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("stem", STEMS)
def test_spans_ascend_and_stay_on_the_page(stem: str) -> None:
    ends = [end for _, spans in truth(stem) for span in spans for end in span]
    assert ends == sorted(ends)
    assert 0 <= ends[0] <= ends[-1] <= len(decoded(stem))


@pytest.mark.parametrize("stem", STEMS)
def test_spans_slice_back_to_the_text(stem: str) -> None:
    page = decoded(stem)
    repaired = 0
    for paragraph, spans in truth(stem):
        runs = [html.unescape(page[start:end]) for start, end in spans]
        if "".join(runs).strip() != paragraph:
            repaired += 1
            rest = re.escape("".join(runs[1:]))
            assert re.fullmatch(f"{re.escape(read_again(runs[0]))}.{rest}", paragraph)
    assert repaired == (3 if stem == SHIFTED else 0)
