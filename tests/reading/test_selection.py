"""The best run, by brute force."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chancery.reading.selection import best_run, is_prose

WEIGHTS = st.lists(st.integers(-9, 9).map(float), max_size=12)


@given(WEIGHTS)
def test_no_run_weighs_more_than_the_best(weights: list[float]) -> None:
    start, end = best_run(weights)
    size = len(weights)
    sums = [sum(weights[a:b]) for a in range(size) for b in range(a + 1, size + 1)]
    assert sum(weights[start:end]) == max([0.0, *sums])


def test_prose_is_punctuated_or_long() -> None:
    assert is_prose("双方反对外部势力干涉内政。")
    assert not is_prose("首页 新闻 国际 财经")
    assert not is_prose("关于海洋治理若干问题")
