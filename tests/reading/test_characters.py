"""The normal form, and the way back to the print."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.reading.characters import normal, simplified

TEXT = st.text(
    st.sampled_from("双方声明聯合聲明后於，：“”「」( )\u3000 12ab—\n") | st.characters(),
    max_size=60,
)


@settings(max_examples=200, deadline=None)
@given(TEXT)
def test_every_span_leads_back_to_characters_with_that_form(text: str) -> None:
    layer = normal(text)
    for start in range(len(layer.text)):
        first, last = layer.back(start, start + 1)
        assert 0 <= first < last <= len(text)
        assert last - first == 1
        printed = text[first:last]
        assert layer.text[start] in (printed, normal(printed).text) or simplified(text) != text
    assert layer.back(0, 0) == (0, 0) or layer.shifts[0]


@settings(max_examples=100, deadline=None)
@given(TEXT)
def test_order_is_kept_and_lines_stay(text: str) -> None:
    layer = normal(text)
    places = [layer.back(at, at + 1)[0] for at in range(len(layer.text))]
    assert places == sorted(set(places))
    assert layer.text.count("\n") == text.count("\n")


@pytest.mark.parametrize(
    ("printed", "form"),
    [
        ("第 74/247 号决议", "第74/247号决议"),
        ('以 " 推进民主 " 为借口', '以"推进民主"为借口'),
        ("聯合聲明：「人權」", "联合声明:“人权”"),
        ("２０２２年", "2022年"),
        ("The sides, having met, agreed", "The sides, having met, agreed"),
        ("партнёр", "партнер"),
    ],
)
def test_forms(printed: str, form: str) -> None:
    assert normal(printed).text == form


def test_half_a_surrogate_pair_is_no_obstacle() -> None:
    assert simplified("聲\ud800") == "声\ud800"
