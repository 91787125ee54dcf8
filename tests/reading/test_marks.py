"""Each mark meets its example, and none meets a statement's own paragraphs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from chancery.lexicon import Mark, load
from chancery.reading import normal
from chancery.reading.marks import marks_of

MARKS = marks_of(load())
TRUTH = Path(__file__).parents[1] / "truth"
PARAGRAPHS = [
    normal(line).text
    for path in sorted(TRUTH.glob("*/text.txt"))
    for line in path.read_text(encoding="utf-8").splitlines()
]


def meets(mark: Mark) -> bool:
    match mark.where:
        case "line" | "class":
            return re.fullmatch(mark.pattern, mark.example) is not None
        case "head" | "lead":
            return re.match(mark.pattern, mark.example) is not None
        case "tail":
            return re.search(mark.pattern, mark.example) is not None
        case _:
            return mark.pattern in mark.example


@pytest.mark.parametrize("mark", load().marks, ids=lambda mark: mark.example[:24])
def test_each_mark_meets_its_example(mark: Mark) -> None:
    assert meets(mark)


def test_no_mark_meets_a_paragraph_of_the_sample() -> None:
    met = [line for line in PARAGRAPHS if MARKS.of_line(line) or MARKS.lead(line)]
    assert not met


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("relatedPosts", "related"),
        ("op-related-articles", "related"),
        ("banner-ads", "advertisement"),
        ("article-content", None),
        ("main entry-content", None),
        ("header-title", None),
        ("pictext caption", "caption"),
    ],
)
def test_classes_are_met_word_by_word(words: str, reason: str | None) -> None:
    assert MARKS.of_class(words) == reason


def test_a_dateline_goes_and_a_report_of_one_stays() -> None:
    found = MARKS.lead("新华社北京2月4日电(记者甲乙)两国元首会谈。")
    assert found and found[1] == "dateline"
    assert MARKS.lead("据新华社报道,两国元首会谈。") is None
