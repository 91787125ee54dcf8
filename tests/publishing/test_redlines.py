from __future__ import annotations

from typing import Literal

from hypothesis import strategies as st

from chancery.publishing.redlines import (
    OPERATIONS,
    Passage,
    Redline,
    Run,
    Side,
    changes,
    settled,
    wording,
)
from publishing import copies

FIRST, SECOND = Side("甲", "8d36a334", "https://xa.example/a"), Side("乙", "515f36a3")
REDLINE = Redline(
    FIRST,
    SECOND,
    (
        Passage((Run("一、关系"),), role="heading", first="s1.p1", second="s1.p1"),
        Passage(
            (
                Run("双方"),
                Run("坚决", "insert", "degree", "stronger: 反对 → 坚决反对"),
                Run("反对干涉。"),
                Run("支持渔业。", "move-from", "moved", "to s2.p1", "m1"),
            )
        ),
        Passage((Run("旧段。", "delete", "dropped"),), "delete"),
        Passage((Run("新段。", "insert", "added"),), "insert"),
        Passage((Run("支持渔业。", "move-to", "moved", "from s1.p2", "m1"), Run("重申。"))),
    ),
    moment="2033-05-01T00:00:00Z",
    counts={"added": 1, "dropped": 1},
)

_runs = st.builds(
    Run,
    st.just("") | copies.texts,
    st.sampled_from(OPERATIONS),
    st.sampled_from(["", "degree", "minor"]),
    st.sampled_from(["", "why <b>"]),
    st.sampled_from(["", "m1", "m2 & x"]),
)
_passages = st.builds(
    Passage,
    st.lists(_runs, max_size=4).map(tuple),
    st.sampled_from(OPERATIONS),
    st.sampled_from(["body", "heading", "closing"]),
)
redlines: st.SearchStrategy[Redline] = st.builds(
    Redline,
    st.just(FIRST),
    st.just(SECOND),
    st.lists(_passages, max_size=5).map(tuple),
    moment=st.sampled_from(["", "2033-05-01T00:00:00Z"]),
)
SIDES: tuple[Literal["first", "second"], ...] = ("first", "second")


def test_both_texts_are_in_a_redline() -> None:
    assert wording(REDLINE, "first") == "一、关系\n双方反对干涉。支持渔业。\n旧段。\n重申。"
    assert wording(REDLINE, "second") == "一、关系\n双方坚决反对干涉。\n新段。\n支持渔业。重申。"


def test_a_paragraph_cut_in_two_is_two_passages() -> None:
    cut = Redline(FIRST, SECOND, (Passage((Run("甲。"),), "insert"), Passage((Run("乙。"),))))
    assert [wording(cut, side) for side in SIDES] == ["甲。乙。", "甲。\n乙。"]


def test_a_move_of_one_side_is_an_insertion_or_deletion() -> None:
    lone = Redline(FIRST, SECOND, (Passage((Run("甲", "move-to", move="m1"),), "move-to"),))
    (passage,) = settled(lone)
    assert (passage.runs[0].op, passage.mark) == ("insert", "insert")


def test_neighbours_of_one_change_share_a_note() -> None:
    why = ("minor", "because")
    runs = (Run("甲"), Run("乙", "delete", *why), Run("丙", "insert", *why), Run("丁"))
    found = list(changes(Passage(runs), 4))
    assert [(c.number, len(c.runs)) for c in found] == [(0, 1), (5, 2), (0, 1)]
    assert found[1].note == "minor: because"
