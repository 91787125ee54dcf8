"""What a page says of itself: its own day, told from the day of its text."""

from __future__ import annotations

import pytest

from chancery.identifying.origin import page_day
from chancery.model import Removal, Source, Witness

SOURCE = Source("p", "0", "text/plain", "utf-8", 9)


def day(*removed: tuple[str, str]) -> str | None:
    found = page_day(
        Witness(
            SOURCE,
            page="",
            text="双方同意加强合作。",
            paragraphs=(),
            removed=tuple(Removal(((n, n + 1),), *one) for n, one in enumerate(removed)),
        )
    )
    return found and found[0]


@pytest.mark.parametrize(
    ("line", "reason", "expected"),
    [
        ("发布时间：2032-11-09", "credit", "2032-11-09"),
        ("晨钟社潮门2032年11月9日电", "dateline", "2032-11-09"),
        ("【晨钟网2032年11月9日讯】", "lead-in", "2032-11-09"),
        ("晨钟网，2032年11月9日", "dateline", "2032-11-09"),
        # under a title these are the text's own
        ("（2032年11月8日，潮门）", "dateline", None),
        ("潮门，2032年11月8日", "dateline", None),
        ("Chaomen, 8 November 2032", "dateline", None),
    ],
)
def test_a_page_has_its_own_day(line: str, reason: str, expected: str | None) -> None:
    assert day((line, reason)) == expected
