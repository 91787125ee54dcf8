"""The run of blocks that weighs most, and that words looked for late change nothing."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.model import Piece
from chancery.reading.blocks import Block
from chancery.reading.selection import is_prose
from chancery.reading.weighing import Genre, best_run, heaviest
from reading.make import LEXICON

WEIGHTS = st.lists(st.integers(-9, 9).map(float), max_size=12)
WORDS = ("双方", "合作", "主权", "安全")
# how long a paragraph is, and how many words of the genre stand at its head; or a short line
LINES = st.lists(
    st.tuples(st.integers(12, 400), st.integers(0, 4)).map(
        lambda size: "".join(WORDS[: size[1]]).ljust(size[0], "甲") + "。"
    )
    | st.sampled_from(["标题标题", "一、", "双方现在就此声明如下:", "各处现在就此报告如下:"]),
    max_size=14,
)


@given(WEIGHTS)
def test_no_run_weighs_more_than_the_best(weights: list[float]) -> None:
    start, end = best_run(weights)
    size = len(weights)
    sums = [sum(weights[a:b]) for a in range(size) for b in range(a + 1, size + 1)]
    assert sum(weights[start:end]) == max([0.0, *sums])
    assert (start, end) == (0, 0) or 0 <= start < end <= size


def test_where_none_is_positive_there_is_no_run() -> None:
    assert best_run([]) == best_run([-1.0, 0.0]) == (0, 0)


def weight(line: str) -> float:
    """What a line weighs by its length and all its words."""
    words = sum(word in line[:120] for word in WORDS) + ("声明" in line[:120])
    if line.endswith("。"):
        return min(len(line), 300) * (0.03 + 0.05 * min(words, 3))
    return 0.0 if line == "一、" else 1.0 if words else -3.0


@settings(max_examples=200, deadline=None)
@given(LINES)
def test_the_run_is_that_of_all_words(lines: list[str]) -> None:
    blocks = [Block(line, (Piece(0, len(line), line),)) for line in lines]
    genre = Genre(lines, [is_prose(line) for line in lines], LEXICON)
    found = heaviest(blocks, lines, [None] * len(lines), [], genre)
    assert found == best_run([weight(line) for line in lines])


@given(
    st.lists(
        st.sampled_from(["甲" * 40 + "。", "双方" * 30 + "。", "标题"]), min_size=3, max_size=12
    )
)
def test_a_cut_ends_the_run(lines: list[str]) -> None:
    blocks = [Block(line, (Piece(0, len(line), line),)) for line in lines]
    genre = Genre(lines, [is_prose(line) for line in lines], LEXICON)
    reasons: list[str | None] = [None, "related", *[None] * (len(lines) - 2)]
    start, end = heaviest(blocks, lines, reasons, [1], genre)
    assert end <= 1 or start >= 2
