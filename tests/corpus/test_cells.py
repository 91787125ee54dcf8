from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.corpus.cells import Cells

_weights = st.dictionaries(
    st.text(max_size=3), st.sampled_from([0.5, 1.0, 1.5, 2.0, 3.0, 700.0]), max_size=30
)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.integers(0, 3000), _weights, max_size=8), st.floats(0, 1))
def test_who_agrees_is_never_left_out(texts: dict[int, dict[str, float]], share: float) -> None:
    cells = Cells(share)
    for text, weights in texts.items():
        cells.put(text, weights)
    others = np.array([*texts, 4000], dtype=np.int64)
    for text, weights in texts.items():
        found = dict(zip(others.tolist(), cells.agreeing(text, others).tolist(), strict=True))
        assert found[4000]
        for other, its in texts.items():
            same = sum(min(weights[name], its[name]) for name in weights.keys() & its.keys())
            poorer = min(sum(weights.values()), sum(its.values()))
            assert found[other] or same < share * poorer


def test_what_has_nothing_in_common_does_not_agree() -> None:
    cells = Cells(0.5, 2.0)
    cells.put(1, {"one": 3.0, "two": 1.0})
    cells.put(2, {"three": 3.0, "four": 1.0})
    cells.put(3, {"one": 3.0, "five": 9.0})
    cells.put(4, {"two": 1.0})
    assert cells.agreeing(1, np.array([1, 2, 3, 4, 5])).tolist() == [True, False, True, False, True]
    assert cells.agreeing(9, np.array([1, 2])).tolist() == [True, True]
    assert cells.agreeing(1, np.array([], dtype=np.int64)).tolist() == []
