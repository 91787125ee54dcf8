from __future__ import annotations

import pytest

from chancery.comparing.following import Followed, follow
from chancery.comparing.history import Held, news
from comparing.spoken import OWN, changes, spoken

OTHER = "双方坚决反对任何国家干涉沿岸国内部事务。"


def one(*texts: str) -> Followed:
    found = [f for f in follow([spoken(text) for text in texts], OWN) if "搜救" in f.unit.wording]
    return found[0]


@pytest.mark.parametrize(
    ("later", "state"),
    [
        ("双方将于2035年前建成海上搜救中心。", "repeated"),
        ("双方将于2038年前建成海上搜救中心。", "extended"),
        ("双方欢迎海上搜救中心建成。", "reported as done"),
        (OTHER, "not repeated"),
    ],
)
def test_what_a_later_text_says_of_a_commitment(later: str, state: str) -> None:
    assert one("双方将于2035年前建成海上搜救中心。", later).state == state


def test_a_commitment_is_looked_for_behind_a_silence() -> None:
    promise = "双方将于2035年前建成海上搜救中心。"
    found = one(promise, OTHER, promise)
    assert [step.state for step in found.steps] == ["not repeated", "repeated"]


def test_what_is_repeated_is_listed_once() -> None:
    promise = "双方将于2035年前建成海上搜救中心。"
    assert len([f for f in follow([spoken(promise)] * 3, OWN) if f.unit.act]) == 1


def test_the_last_text_leaves_its_commitments_open() -> None:
    assert one("双方将于2035年前建成海上搜救中心。").state == "open"


def test_what_was_said_long_ago_has_returned() -> None:
    found = changes("双方重申尊重各国主权。", "双方重申尊重各国主权。" + OTHER)
    held = [Held("first", spoken(OTHER)), Held("second", spoken("双方重申尊重各国主权。"))]
    (said,) = news(found, "third", held).values()
    assert str(said) == "returned after 2 statements without it; last in first"


def test_what_no_earlier_statement_has_is_new_to_the_series() -> None:
    found = changes("双方重申尊重各国主权。", "双方重申尊重各国主权。" + OTHER)
    (said,) = news(found, "third", [Held("first", spoken("双方重申尊重各国主权。"))]).values()
    assert str(said) == "new to the series"
    (said,) = news(found, "third", []).values()
    assert str(said) == "new against third"


def test_what_ministers_said_since_is_new_against_the_predecessor_only() -> None:
    found = changes("双方重申尊重各国主权。", "双方重申尊重各国主权。" + OTHER)
    (said,) = news(found, "summit", [Held("ministers", spoken(OTHER), since=True)]).values()
    assert str(said) == "new against summit only; in ministers since"


def test_a_wording_that_was_used_before_has_returned() -> None:
    found = changes("双方反对任何国家实施海上封锁。", "双方坚决反对任何国家实施海上封锁。")
    assert found.counts["degree"] == 1
    for earlier, words in (
        (
            "双方坚决反对任何国家实施海上封锁。",
            "wording returned after 1 statement without it; last in first",
        ),
        ("双方反对任何国家实施海上封锁。", "wording new to the series"),
    ):
        (said,) = news(found, "second", [Held("first", spoken(earlier))]).values()
        assert str(said) == words
    assert news(found, "second", []) == {}
