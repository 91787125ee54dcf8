from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.collating.aligning import blocks
from collating.make import text_of

few = st.text("甲乙丙丁", max_size=80)


@settings(max_examples=200, deadline=None)
@given(few, few, few, few)
def test_blocks_are_equal_runs_in_the_order_of_both(a: str, b: str, c: str, d: str) -> None:
    one, other = a + b + c, a + d + c
    at = bt = 0
    for block in blocks(one, other):
        assert one[block.a : block.a + block.size] == other[block.b : block.b + block.size]
        assert block.size > 0
        assert block.a >= at
        assert block.b >= bt
        at, bt = block.a + block.size, block.b + block.size
    assert sum(block.size for block in blocks(one, other)) >= min(
        len(one), len(other), len(a) + len(c)
    )


def test_a_text_is_one_block_with_itself() -> None:
    text = text_of()
    assert [tuple(block) for block in blocks(text, text)] == [(0, 0, len(text))]


def test_one_word_replaced_leaves_all_else() -> None:
    text = text_of(characters=9000)
    middle = len(text) // 2
    changed = text[:middle] + "龘龘" + text[middle + 3 :]
    assert sum(block.size for block in blocks(text, changed)) == len(text) - 3


def test_repetition_without_end_is_aligned() -> None:
    assert blocks("甲" * 5000, "甲" * 4000)[0].size == 4000
    assert blocks("", "甲") == []
