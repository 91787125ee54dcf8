from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.comparing import CHANGES, DIRECTIONS, Change, Comparison, compare
from comparing.spoken import OWN, changes, spoken

SENTENCES = [
    "双方重申尊重各国主权。",
    "双方坚决反对任何国家干涉沿岸国内部事务。",
    "双方将于2035年前建成海上搜救中心，完善联合巡航安排。",
    "澜方高度评价曙方提出的共同海岸倡议。",
    "双方呼吁国际社会加强海洋环境保护，落实联合国有关决议。",
    "双方对远洋防务同盟在澜海周边的军事活动表示严重关切。",
    "双方认为，海洋是人类共同的家园。",
    "双方商定每年举行一次外交部长磋商。",
]
texts = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8).map("".join)


def only(found: Comparison) -> Change:
    """The one change that is neither opening nor closing."""
    (change,) = [c for c in found.changes if c.change != "verbatim"]
    return change


@pytest.mark.parametrize(
    ("one", "two", "change", "direction", "why"),
    [
        (
            "双方反对任何国家实施海上封锁。",
            "双方坚决反对任何国家实施海上封锁。",
            "degree",
            "stronger",
            "OPPOSE 3 → OPPOSE 4",
        ),
        (
            "双方强调日本须充分协商。",
            "双方强调日本必须充分协商。",
            "degree",
            "stronger",
            "“须” → “必须”",
        ),
        (
            "双方将建成海上搜救中心。",
            "双方将于2035年前建成海上搜救中心。",
            "degree",
            "stronger",
            "now due: 2035",
        ),
        (
            "双方支持开展海上搜救合作。",
            "双方原则上支持开展海上搜救合作。",
            "degree",
            "weaker",
            "gains “原则上”",
        ),
        (
            "曙方反对任何海上封锁行为。",
            "澜方反对任何海上封锁行为。",
            "substantive",
            "none",
            "holder: state:XA → state:XB",
        ),
        (
            "双方欢迎远洋防务同盟在澜海的演训活动。",
            "双方谴责远洋防务同盟在澜海的演训活动。",
            "substantive",
            "none",
            "positive → negative",
        ),
        (
            "双方愿加强海上搜救领域的交流与合作。",
            "双方愿加强海上搜救领域交流合作。",
            "minor",
            "none",
            "reworded",
        ),
    ],
)
def test_a_change_has_its_name_direction_and_reason(
    one: str, two: str, change: str, direction: str, why: str
) -> None:
    found = only(changes(one, two))
    assert (found.change, found.direction) == (change, direction), found.why
    assert why in found.why


def test_what_is_turned_round_has_the_other_direction() -> None:
    one, two = "双方反对任何国家实施海上封锁。", "双方坚决反对任何国家实施海上封锁。"
    assert only(changes(one, two)).direction == "stronger"
    assert only(changes(two, one)).direction == "weaker"


def test_what_has_no_counterpart_is_added_or_dropped() -> None:
    kept, other = "双方重申尊重各国主权。", "双方商定每年举行一次外交部长磋商。"
    assert only(changes(kept, kept + other)).change == "added"
    assert only(changes(kept + other, kept)).change == "dropped"


def test_script_and_signs_are_no_change() -> None:
    found = compare(
        spoken("双方重申尊重各国主权，反对干涉内政。"),
        spoken("雙方重申尊重各國主權,反對干涉內政。"),
        OWN,
    )
    assert {change.change for change in found.changes} == {"verbatim"}


def test_a_sentence_at_another_place_has_moved() -> None:
    found = compare(spoken(*SENTENCES), spoken(*SENTENCES[1:], SENTENCES[0]), OWN)
    assert found.counts["moved"] == 1
    assert found.counts["added"] == found.counts["dropped"] == 0


def test_a_further_predicate_belongs_to_its_act() -> None:
    found = only(changes("双方将建成海上搜救中心。", "双方将建成海上搜救中心，每年举行联合演练。"))
    assert found.direction == "stronger"
    assert any(why.startswith("also: ") for why in found.why)


@given(texts)
@settings(max_examples=30, deadline=None)
def test_a_text_is_verbatim_itself(text: str) -> None:
    found = compare(spoken(text), spoken(text), OWN)
    assert {change.change for change in found.changes} == {"verbatim"}


@given(texts, texts)
@settings(max_examples=60, deadline=None)
def test_every_unit_is_in_one_change(one: str, two: str) -> None:
    a, b = spoken(one), spoken(two)
    found = compare(a, b, OWN)
    assert sorted(span for c in found.changes for span in c.a) == [unit.span for unit in a.units]
    assert sorted(span for c in found.changes for span in c.b) == [unit.span for unit in b.units]
    assert all(c.change in CHANGES and c.direction in DIRECTIONS and c.why for c in found.changes)
    assert all(bool(c.a) == (c.change != "added") for c in found.changes)
    assert all(bool(c.b) == (c.change != "dropped") for c in found.changes)


@given(texts)
@settings(max_examples=30, deadline=None)
def test_units_cover_their_sentences_but_for_signs(text: str) -> None:
    found = spoken(text)
    covered = {at for unit in found.units for at in range(*unit.span)}
    for sentence in found.sentences:
        left = "".join(
            found.text[at] for at in range(sentence.start, sentence.end) if at not in covered
        )
        assert not left.strip("，。；：、 \n　,.;:!?！？—")


def test_the_occasion_and_what_is_stated_of_it_are_two_things() -> None:
    """The opening names the treaty as its occasion; that it is kept is another sentence."""
    treaty = "《曙光共和国和澜海联邦睦邻友好与合作条约》"
    found = compare(
        spoken(f"双方重申恪守2026年3月20日签署的{treaty}。"),
        spoken(occasion=f"值{treaty}签署10周年之际，林怀远总统对澜海联邦进行国事访问。\n"),
        OWN,
    )
    assert (found.counts["added"], found.counts["dropped"]) == (1, 1)


def test_a_heading_of_a_number_alone_is_no_change() -> None:
    kept = "双方重申尊重各国主权。"
    found = compare(spoken("一、", kept), spoken("三、", kept), OWN)
    assert {change.change for change in found.changes} == {"verbatim"}


def test_from_opposing_to_asking_is_neither_stronger_nor_weaker() -> None:
    found = only(changes("双方反对部署远洋导弹系统。", "双方呼吁有关国家放弃部署远洋导弹系统。"))
    assert (found.change, found.direction) == ("substantive", "none")
