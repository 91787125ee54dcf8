"""Leaders whom no table knows speak for the state with which they were introduced."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import chancery.sample
from chancery.annotating.chinese.actors import cast_of
from chancery.annotating.chinese.guests import guests_in
from chancery.annotating.masks import mask
from chancery.annotating.mentions import find_mentions
from chancery.annotating.setting import Setting
from chancery.lexicon import load
from chancery.reading.characters import normal

OWN = load(chancery.sample.lexicon())
READOUT = Setting("zh", "readout", ("state:XA", "state:XB"), "2035-02-13", 2035)


def who(text: str, name: str) -> tuple[str, ...] | None:
    """For whom the last `name` of the text speaks."""
    form = normal(text).text
    masked = mask(form, find_mentions(form, READOUT, OWN), READOUT.parties)
    found = guests_in(masked, cast_of(READOUT, OWN)).at(masked, form.rindex(name))
    return found and found.ids


@pytest.mark.parametrize(
    "introduced",
    [
        "林怀远会见澜海联邦总统奥古雷。",
        "林怀远会见来访的澜海联邦国王奥古雷六世。",
        "林怀远会见澜海联邦总统诺沃伦,同副总统奥古雷举行会谈。",
        "林怀远会见澜海联邦众议长奥古雷。",
    ],
)
def test_a_leader_is_introduced_by_state_and_office(introduced: str) -> None:
    assert who(introduced + "奥古雷表示,两国友好。", "奥古雷") == ("state:XB",)


def test_the_other_of_two_parties_speaks_who_was_named_at_first() -> None:
    opening = "曙光共和国总统林怀远同诗人奥古雷会谈。" + "双方友好。" * 40
    assert who(opening + "奥古雷表示,两国友好。", "奥古雷") == ("state:XB",)
    assert who(opening + "温若川表示,两国友好。", "温若川") is None


def test_a_known_leader_keeps_his_state() -> None:
    text = "应澜海联邦邀请,曙光社总书记林怀远来访。林怀远表示,两国友好。"
    assert who(text, "林怀远") is None


def test_nobody_speaks_who_was_not_introduced() -> None:
    assert who("林怀远会见澜海联邦总统诺沃伦。奥古雷表示,两国友好。", "奥古雷") is None
    assert who("澜海联邦宣布。总统奥古雷来访。奥古雷表示,两国友好。", "奥古雷") is None


def test_a_name_is_no_speaker_without_a_verb_of_speaking() -> None:
    assert who("林怀远会见澜海联邦总统奥古雷。奥古雷检阅仪仗队。", "奥古雷") is None


def test_an_office_may_follow_the_name() -> None:
    text = "林怀远会见澜海联邦总统奥古雷。奥古雷总统表示,两国友好。"
    assert who(text, "奥古雷") == ("state:XB",)


PIECES = ["澜海联邦", "曙光共和国", "总统", "副总统", "奥古雷", "表示", "、", ",", "。", "\n", "同"]


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
@settings(max_examples=200, deadline=None)
def test_whoever_speaks_is_a_party(text: str) -> None:
    form = normal(text).text
    masked = mask(form, find_mentions(form, READOUT, OWN), READOUT.parties)
    guests = guests_in(masked, cast_of(READOUT, OWN))
    for place in range(len(form)):
        if found := guests.at(masked, place):
            assert set(found.ids) <= set(READOUT.parties)
            assert place == found.start < found.end <= len(form)
