"""The normal form, and the way back to the print."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.reading.characters import HAN, normal, simplified, traditional

# characters of one form wherever they stand
PLAIN = st.text(
    st.sampled_from("双方声明聯聲後於，：“”「」（）( )\u3000 12ab—\n.。％２Ａёй\xa0"), max_size=30
)
# words that the converter reads in company, and anything at all
ANY = st.lists(
    st.sampled_from(
        [
            "乾坤",
            "乾淨",
            "瞭望",
            "答覆",
            "覆蓋",
            "頭髮",
            "發展",
            "製度",
            "方麵",
            "複交",
            " ",
            "\u3000",
        ]
    )
    | PLAIN
    | st.text(max_size=6),
    max_size=10,
).map("".join)


@settings(max_examples=200, deadline=None)
@given(PLAIN, st.data())
def test_a_span_leads_back_to_print_with_that_normal_form(text: str, data: st.DataObject) -> None:
    layer = normal(text)
    start = data.draw(st.integers(0, len(layer.text)))
    end = data.draw(st.integers(start, len(layer.text)))
    first, last = layer.back(start, end)
    assert 0 <= first <= last <= len(text)
    assert normal(text[first:last]).text == layer.text[start:end]


@settings(max_examples=200, deadline=None)
@given(ANY, st.data())
def test_out_of_company_only_script_may_differ(text: str, data: st.DataObject) -> None:
    layer = normal(text)
    start = data.draw(st.integers(0, len(layer.text)))
    end = data.draw(st.integers(start, len(layer.text)))
    first, last = layer.back(start, end)
    alone = normal(text[first:last]).text
    assert len(alone) == end - start
    for one, other in zip(alone, layer.text[start:end], strict=True):
        assert one == other or (HAN.match(one) and HAN.match(other))


@settings(max_examples=200, deadline=None)
@given(ANY)
def test_every_character_has_a_place_of_its_own_in_order(text: str) -> None:
    layer = normal(text)
    places = [layer.back(at, at + 1) for at in range(len(layer.text))]
    assert all(first >= 0 and last - first == 1 and last <= len(text) for first, last in places)
    assert [first for first, _ in places] == sorted({first for first, _ in places})
    left_out = set(range(len(text))) - {first for first, _ in places}
    assert all(normal(text[at]).text == " " for at in left_out)


@settings(max_examples=100, deadline=None)
@given(ANY)
def test_lines_stay_and_a_normal_form_is_its_own(text: str) -> None:
    layer = normal(text)
    assert layer.text.count("\n") == text.count("\n")
    assert layer.text.split("\n") == [normal(line).text for line in text.split("\n")]
    assert layer.cuts[0] == 0 and list(layer.cuts) == sorted(set(layer.cuts))
    assert len(layer.cuts) == len(layer.shifts)
    empty = layer.back(len(layer.text), len(layer.text))
    assert empty[0] == empty[1] <= len(text)


@pytest.mark.parametrize(
    ("printed", "form"),
    [
        ("第 74/247 号决议", "第74/247号决议"),
        ('以 " 公海自由 " 为名', '以"公海自由"为名'),
        ("聯合聲明：「人權」", "联合声明:“人权”"),
        ("２０２２年", "2022年"),
        ("二○二二年，二〇二二年", "二〇二二年,二〇二二年"),
        ("The sides, having met, agreed", "The sides, having met, agreed"),
        ("双方  重申\u3000合作", "双方重申合作"),
        ("партнёр", "партнер"),
        ("双方\n 重申", "双方\n 重申"),
    ],
)
def test_forms(printed: str, form: str) -> None:
    assert normal(printed).text == form


@settings(max_examples=100, deadline=None)
@given(ANY)
def test_script_is_converted_in_place(text: str) -> None:
    assert len(simplified(text)) == len(text)
    kept = [(a, b) for a, b in zip(text, simplified(text), strict=True) if a != b]
    assert all(HAN.match(a) and HAN.match(b) for a, b in kept)


def test_simplified_texts_stay() -> None:
    assert simplified("双方重申联合声明") == "双方重申联合声明"
    assert "聲" in traditional() and "声" not in traditional()


def test_half_a_surrogate_pair_is_no_obstacle() -> None:
    assert simplified("聲\ud800") == "声\ud800"
    assert normal("聲 \ud800 明").back(0, 1) == (0, 1)


def test_a_form_without_gaps_is_level() -> None:
    assert normal("双方，１２").level
    assert not normal("双方 12").level
