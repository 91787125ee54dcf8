"""Resolutions as the three languages cite them."""

import pytest

from chancery.annotating.naming.found import fold
from chancery.annotating.naming.symbols import symbols_in
from chancery.lexicon import load


def cited(text: str) -> list[tuple[str, str]]:
    found = symbols_in(fold(text), load())
    return [(text[one.start : one.end], one.id.partition(":")[2]) for one in found]


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("联合国大会第12/7号决议", "A/RES/12/7"),
        ("联大第12/7号决议", "A/RES/12/7"),
        ("安理会第4012号决议", "S/RES/4012"),
        ("联合国安全理事会第4012(2031)号决议", "S/RES/4012"),
        ("第2758号决议", "A/RES/2758"),
        ("A/RES/12/7", "A/RES/12/7"),
        ("S/RES/4012 (2031)", "S/RES/4012"),
        ("General Assembly resolution 12/7", "A/RES/12/7"),
        ("UN Security Council Resolution 4012", "S/RES/4012"),
        ("resolution 4012 (2031)", "S/RES/4012"),
        ("UNSCR 4012", "S/RES/4012"),
        ("резолюция 4012 СБ ООН", "S/RES/4012"),
        ("резолюции Совета Безопасности ООН 4012", "S/RES/4012"),
        ("резолюцию ГА ООН 12/7", "A/RES/12/7"),
    ],
)
def test_a_resolution_is_known_by_its_organ_and_number(text: str, symbol: str) -> None:
    assert cited(f"{text}.") == [(text, symbol)]


def test_the_noun_goes_with_the_number_beside_it() -> None:
    assert cited("支持联合国大会第12/7号和13/8号决议") == [
        ("联合国大会第12/7号", "A/RES/12/7"),
        ("13/8号决议", "A/RES/13/8"),
    ]
    assert cited("General Assembly resolutions 12/7 and 13/8.") == [
        ("General Assembly resolutions 12/7", "A/RES/12/7"),
        ("13/8", "A/RES/13/8"),
    ]
    assert [symbol for _, symbol in cited("第242、338和4012号决议")] == [
        *("S/RES/242", "S/RES/338", "S/RES/4012")
    ]


def test_a_quoted_title_is_a_resolution() -> None:
    [(printed, name)] = cited("双方共提的“促进海港和平利用”决议获得通过")
    assert printed == "“促进海港和平利用”决议"
    assert name.startswith("resolution-")
    assert cited("“促进海港和平利用”决议")[0][1] == name


@pytest.mark.parametrize("text", ["通过3项决议", "相关决议", "resolution of 12 disputes", "决议"])
def test_other_numbers_and_words_are_none(text: str) -> None:
    assert cited(text) == []
