"""Numbered meetings and years by theme."""

import pytest

from chancery.annotating.mentions import find_mentions
from chancery.annotating.setting import Setting
from chancery.lexicon import load

HOME = Setting("zh", "joint-statement", ("state:CN", "state:FR"), "2031-05-04", 2031)


def events(text: str) -> list[tuple[str, str]]:
    found = find_mentions(text, HOME, load())
    return [(text[m.start : m.end], m.id) for m in found if m.type == "event"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("金砖国家领导人第14次会晤", "event:brics-summit-14"),
        ("金砖国家领导人第九十次会晤", "event:brics-summit-90"),
        ("第76届联大", "event:unga-76"),
        ("联合国《生物多样性公约》第15次缔约方大会", "event:cbd-cop15"),
        ("中法文化旅游年", "event:cn-fr-culture-tourism-year"),
    ],
)
def test_known_series(text: str, name: str) -> None:
    assert events(f"双方支持{text}。") == [(text, name)]


def test_an_unknown_meeting_has_an_id_that_stays() -> None:
    [(printed, one)] = events("第九届海港渔业博览会开幕")
    [(_, other)] = events("支持第9届海港渔业博览会")
    assert printed == "第九届海港渔业博览会"
    assert one == other
    assert one.startswith("event:fair-9-")


def test_a_meeting_whose_table_row_has_no_number() -> None:
    assert events("第22届中国—东盟博览会开幕") == [
        ("第22届中国—东盟博览会", "event:china-asean-expo-22")
    ]


def test_a_gloss_stands_between_a_body_and_its_meeting() -> None:
    text = "上海合作组织(以下简称“上合组织”)成员国政府首脑(总理)理事会第十九次会议举行。"
    assert [name for _, name in events(text)] == ["event:sco-heads-of-government-19"]


def test_games_in_full() -> None:
    text = "2022年北京冬季奥林匹克运动会"
    assert events(text + "举行") == [(text, "event:beijing-2022-winter-olympics")]


def test_a_short_convention_s_meeting_is_that_of_the_last_one() -> None:
    text = "《禁止生物武器公约》,《公约》第九次审议大会"
    assert events(text) == [("《公约》第九次审议大会", "event:bwc-revcon-9")]


@pytest.mark.parametrize(
    "text", ["第三十七次会晤", "第三届会议", "第二次世界大战", "第一,举行会议"]
)
def test_what_names_no_host_is_no_event(text: str) -> None:
    assert events(text) == []


def test_a_meeting_does_not_begin_on_the_line_before() -> None:
    assert [printed for printed, _ in events("《海港条约》\n第七届海港博览会")] == [
        "第七届海港博览会"
    ]
