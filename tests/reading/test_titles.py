"""What prints a statement's title, and what tells of one."""

from __future__ import annotations

import pytest

from chancery.reading.titles import title_in, title_lines

TITLES = [
    "曙光共和国和澜海联邦关于深化全面协作伙伴关系的联合声明",
    "《曙光共和国和澜海联邦联合公报》(全文)",
    "环海合作组织成立十周年启明宣言",
    "曙光共和国和澜海联邦关于《睦邻友好条约》签署10周年的联合声明",
    "Joint Statement of the Republic of Aurora and the Federation of Lanhai",
    "Совместное заявление Республики Аврора и Федерации Ланьхай",
]
HEADLINES = [
    "曙光和澜海发表联合声明",
    "曙澜联合声明全文:加强全面协作",
    "两国元首签署联合声明",
    "Aurora and Lanhai issue joint statement",
    "外交部发言人就联合声明答记者问",
    "双方重申遵循联合声明的原则。",
]


@pytest.mark.parametrize("line", TITLES)
def test_titles(line: str) -> None:
    assert title_in(line)


@pytest.mark.parametrize("line", HEADLINES)
def test_headlines_are_no_titles(line: str) -> None:
    assert title_in(line) is None


def test_a_title_may_take_two_lines() -> None:
    lines = ["曙光共和国和澜海联邦外交部长", "关于海洋治理若干问题的联合声明", "双方指出,合作。"]
    assert title_lines(lines, 0) == 2


def test_a_site_name_above_a_title_is_not_part_of_it() -> None:
    lines = ["苍原王国政府", "曙光共和国和澜海联邦关于合作的联合声明"]
    assert title_lines(lines, 0) == 0
    assert title_lines(lines, 1) == 1
