"""Groupings and who speaks in them, by phrases of our own."""

from __future__ import annotations

import pytest

from chancery.identifying.groupings import authors, led, members, named
from chancery.lexicon import load

LEXICON = load()
SEVEN = {f"state:{code}" for code in ("CA", "DE", "FR", "GB", "IT", "JP", "US")}


@pytest.mark.parametrize(
    "line",
    [
        "We, the Leaders of the Group of Seven (G7), met by the lake.",
        "The G7 leaders met by the lake.",
        "七国集团领导人在湖边会晤。",
        "Мы, лидеры «Группы семи», встретились у озера.",
    ],
)
def test_those_who_speak_for_a_grouping_are_its_members(line: str) -> None:
    assert authors(line, LEXICON, None, spoken=True) == SEVEN


def test_a_grouping_that_is_only_spoken_of_does_not_speak() -> None:
    line = "Aurora and Lanhai met ahead of the G7 Summit by the lake."
    assert not authors(line, LEXICON, None, spoken=True)
    assert authors(line, LEXICON, None) == SEVEN
    assert named([line], LEXICON) and not named(["Aurora and Lanhai met."], LEXICON)


def test_members_are_those_of_the_day() -> None:
    assert "state:ET" not in members("body:BRICS", LEXICON, "2023-08-24")
    assert "state:ET" in members("body:BRICS", LEXICON, "2024-10-23")
    assert "state:ET" in members("body:BRICS", LEXICON, None)
    assert not members("body:WHO", LEXICON, None)


def test_members_are_states_of_the_table() -> None:
    known = {state.id for state in LEXICON.of("state")}
    for body in LEXICON.terms["grouping"]:
        assert body in LEXICON.entries
        assert members(body, LEXICON, None) <= known
    assert {f"state:{code}" for code in led(LEXICON)} <= known
