"""States by one character: rows, single ones, and the everyday words that hold them."""

import pytest

from chancery.annotating.mentions import find_mentions
from chancery.annotating.setting import Setting
from chancery.lexicon import load


def shorts(text: str, *parties: str) -> list[tuple[str, str]]:
    states = tuple(f"state:{code}" for code in parties)
    setting = Setting("zh", "readout", states, "2031-05-04", 2031)
    found = find_mentions(text, setting, load())
    return [(text[m.start : m.end], m.id) for m in found]


@pytest.mark.parametrize(
    ("text", "parties", "pair"),
    [
        ("中法高度评价", ("CN", "FR"), "state:CN+state:FR"),
        ("中德互为伙伴", ("CN", "DE"), "state:CN+state:DE"),
        ("中新关系", ("CN", "SG"), "state:CN+state:SG"),
        ("中日韩合作", (), "state:CN+state:JP+state:KR"),
        ("俄乌冲突", ("CN", "FR"), "state:RU+state:UA"),
        ("中法国家元首", ("CN", "FR"), "state:CN+state:FR"),
    ],
)
def test_rows_are_pairs(text: str, parties: tuple[str, ...], pair: str) -> None:
    assert [name for _, name in shorts(text, *parties)] == [pair]


def test_a_party_leads_its_clause_by_one_character() -> None:
    assert shorts("双方友好,法坚定支持多边主义。", "CN", "FR") == [("法", "state:FR")]
    assert shorts("双方友好,法坚定支持多边主义。", "CN", "DE") == []


def test_a_pair_of_the_parties_counts_behind_a_word_of_time() -> None:
    assert shorts("以今年中乌建交为起点", "CN", "UY") == [
        ("今年", "2031"),
        ("中乌", "state:CN+state:UY"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "依法中止",
        "其中新增",
        "集中加强",
        "今日中午",
        "对美好生活",
        "在法律框架内",
        "来日方长",
        "对非法移民",
    ],
)
def test_everyday_words_hold_no_states(text: str) -> None:
    assert shorts(text, "CN", "FR", "SG", "CA", "JP", "US") == []


def test_a_single_one_stands_behind_a_verb_or_before_its_office() -> None:
    text = "访华、驻俄、涉台问题、对美出口、俄总统、美军"
    assert [name for _, name in shorts(text, "CN", "RU")] == [
        *("state:CN", "state:RU", "place:taiwan", "state:US", "state:RU", "state:US")
    ]


def test_a_side_is_no_name() -> None:
    assert shorts("对美方、访俄方、中俄方", "CN", "RU", "US") == []


def test_the_union_is_meant_where_it_is_named() -> None:
    assert shorts("中欧班列", "CN", "DE") == [
        ("中欧班列", "initiative:china-europe-railway-express")
    ]
    assert shorts("欧盟愿推动中欧关系", "CN", "DE")[1] == ("中欧", "body:EU+state:CN")
