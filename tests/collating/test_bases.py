from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.collating.bases import choose, official
from chancery.collating.values import Facts

WHOLE = Facts("5", language="zh", script="Hans", complete=True, characters=100)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"complete": True}, {"complete": False, "agency": "曙光社", "characters": 900}),
        ({"translated_back": False}, {"translated_back": True, "agency": "曙光社"}),
        ({"agency": "曙光社", "repairs": 5}, {"characters": 900}),
        ({"url": "https://www.mfa.gov.xa/1"}, {"characters": 900}),
        ({"repairs": 0}, {"repairs": 3, "characters": 900}),
        ({"characters": 101}, {"characters": 100}),
    ],
)
def test_the_rules_in_their_order(better: dict[str, object], worse: dict[str, object]) -> None:
    from dataclasses import replace

    good = replace(WHOLE, sha256="9", **better)  # type: ignore[arg-type]
    bad = replace(WHOLE, sha256="1", **worse)  # type: ignore[arg-type]
    for pair in ([good, bad], [bad, good]):
        choice = choose(pair)
        assert choice.base == good
        assert choice.reasons


def test_the_language_and_script_of_most_complete_witnesses() -> None:
    zh = [Facts(str(n), language="zh", script="Hans", complete=True) for n in range(2)]
    hant = Facts("00", language="zh", script="Hant", complete=True)
    english = Facts("000", language="en", complete=True)
    assert choose([english, hant, *zh]).base == zh[0]
    assert "language: in zh (3 of 4)" in choose([english, hant, *zh]).reasons


def test_equal_witnesses_are_told_apart_by_their_bytes() -> None:
    from dataclasses import replace

    choice = choose([replace(WHOLE, sha256="b"), replace(WHOLE, sha256="a")])
    assert choice.base.sha256 == "a"
    assert choice.reasons[-1].startswith("sha256")


def test_nothing_has_no_base() -> None:
    with pytest.raises(ValueError, match="no witnesses"):
        choose([])


def test_what_is_official() -> None:
    assert official(Facts("1", agency="曙光社"))
    assert official(Facts("1", url="https://www.gov.cn/a"))
    assert not official(Facts("1", url="https://blog.example/gov"))


_facts = st.builds(
    Facts,
    st.text("0123456789abcdef", min_size=4, max_size=4),
    language=st.sampled_from(["zh", "en", "ru"]),
    script=st.sampled_from(["Hans", "Hant", ""]),
    complete=st.booleans(),
    translated_back=st.booleans(),
    repairs=st.integers(0, 2),
    characters=st.integers(0, 3),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(_facts, min_size=1, max_size=6, unique_by=lambda f: f.sha256), st.randoms())
def test_any_order_chooses_the_same(facts: list[Facts], chance: object) -> None:
    found = choose(facts)
    chance.shuffle(facts)  # type: ignore[attr-defined]
    assert choose(facts) == found
