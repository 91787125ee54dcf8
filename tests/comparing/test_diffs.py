from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.comparing.diffs import Run, diff

WORDS = st.text(alphabet="双方坚决反对 海上封锁，。ab", max_size=40)


def test_what_came_and_what_went_is_marked() -> None:
    assert diff("双方反对海上封锁", "双方坚决反对海上封锁", "zh") == [
        Run("equal", "双方"),
        Run("insert", "坚决"),
        Run("equal", "反对海上封锁"),
    ]


def test_words_stay_whole_outside_chinese() -> None:
    runs = diff("Both sides oppose blockades.", "Both sides condemn blockades.", "en")
    assert Run("delete", "oppose") in runs
    assert Run("insert", "condemn") in runs


def test_a_common_character_alone_is_no_island() -> None:
    runs = diff("海上的搜救", "陆地的运输", "zh")
    assert [run.op for run in runs] == ["delete", "insert"]


@given(WORDS, WORDS, st.sampled_from(["zh", "en"]))
@settings(max_examples=200, deadline=None)
def test_the_runs_make_both_wordings(one: str, two: str, language: str) -> None:
    runs = diff(one, two, language)
    assert "".join(run.text for run in runs if run.op != "insert") == one
    assert "".join(run.text for run in runs if run.op != "delete") == two
    assert all(run.text for run in runs)
