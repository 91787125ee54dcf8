"""What prints a statement's title, and what tells of one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.reading.titles import LONGEST, MOST_LINES, title_in, title_lines
from reading.make import BODY

TITLES = [
    "曙光共和国和澜海联邦关于深化全面协作伙伴关系的联合声明",
    "曙光共和国与澜海联邦联合新闻公报",
    "曙澜联合声明",
    "环海合作组织成员国元首理事会启明宣言",
    "环海合作组织成立十周年启明宣言",
    "曙光共和国和澜海联邦关于《睦邻友好条约》签署10周年的联合声明",
    "曙光共和国政府和澜海联邦政府海上合作谅解备忘录",
    "第三届环海论坛主席声明",
    "Joint Statement of the Republic of Aurora and the Federation of Lanhai",
    "Aurora-Lanhai Joint Statement on Maritime Cooperation",
    "JOINT DECLARATION OF THE RING SEA ORGANIZATION",
    "Qiming Communiqué",
    "Joint Readout of the Lake Leaders’ Call",
    "Readout from Spokesperson Ada Lind of the Envoy’s Meeting with Minister Bo Al Said",
    "Readout of President Lin’s Call with President Ferdo Maro Jr.",
    "Joint Statement from the Leaders of Aurora and Lanhai Calling for the Release of Sailors",
    "Lake Leaders’ statement on Fishing",
    "Lake Leaders’ Qiming Vision on Fishing",
    "Lake Leaders’ Joint Statement: “The Spirit of the Lake”",
    "Совместное заявление Республики Аврора и Федерации Ланьхай",
    "Декларация глав государств Организации Кольцевого моря",
    "О встрече министров иностранных дел Авроры и Ланьхая",
    "Телефонный разговор с Президентом Авроры А.Б.Морроу",
]
HEADLINES = [
    "曙光和澜海发表联合声明",
    "曙澜联合声明全文:加强全面协作",
    "两国元首签署联合声明",
    "两国元首会见记者并发布联合声明",
    "一图读懂曙澜联合声明",
    "友好声明",
    "Aurora and Lanhai issue joint statement",
    "The two leaders reaffirmed the goals of the Qiming Declaration on Fishing",
    "On April 28, the envoys welcomed the Qiming Joint Statement",
    "Noting what is outlined in the Qiming Declaration on Fishing and",
    "Lanhai hails Joint Statement on Maritime Cooperation",
    "外交部发言人就联合声明答记者问",
    "双方重申遵循联合声明的原则。",
    "声明:",
    "Стороны приняли Совместное заявление",
]


@pytest.mark.parametrize("line", TITLES)
def test_titles(line: str) -> None:
    assert title_in(line) == (0, len(line))


@pytest.mark.parametrize("line", HEADLINES)
def test_headlines_are_no_titles(line: str) -> None:
    assert title_in(line) is None


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("《曙光共和国和澜海联邦联合公报》(全文)", "曙光共和国和澜海联邦联合公报"),
        ("“曙光共和国和澜海联邦联合公报”", "曙光共和国和澜海联邦联合公报"),
        ("曙光共和国和澜海联邦联合公报 全文", "曙光共和国和澜海联邦联合公报"),
        ("曙光共和国和澜海联邦联合公报(2)", "曙光共和国和澜海联邦联合公报"),
        ("Full text of the Aurora-Lanhai Joint Statement", "Aurora-Lanhai Joint Statement"),
        ("«Совместное заявление Авроры и Ланьхая»", "Совместное заявление Авроры и Ланьхая»"),
    ],
)
def test_what_stands_around_a_title_is_not_part_of_it(line: str, title: str) -> None:
    found = title_in(line)
    assert found and line[slice(*found)].rstrip("»") == title.rstrip("»")


def test_a_title_may_take_two_lines() -> None:
    lines = ["曙光共和国和澜海联邦外交部长", "关于海洋治理若干问题的联合声明", *BODY]
    assert title_lines(lines, 0) == 2


def test_a_whole_title_may_go_on_in_the_next_line() -> None:
    assert title_lines(["曙光共和国和澜海联邦联合声明", "关于海洋治理若干问题", *BODY], 0) == 2
    assert title_lines(["曙光共和国和澜海联邦联合声明", BODY[0]], 0) == 1


def test_a_site_name_above_a_title_is_not_part_of_it() -> None:
    lines = ["苍原王国政府", "曙光共和国和澜海联邦关于合作的联合声明"]
    assert title_lines(lines, 0) == 0
    assert title_lines(lines, 1) == 1


@pytest.mark.parametrize(
    "lines", [["双方重申"], [*BODY], ["曙光共和国主席", "甲乙"], ["曙光共和国"]]
)
def test_other_lines_print_no_title(lines: list[str]) -> None:
    assert title_lines(lines, 0) == 0


LINES = st.lists(
    st.sampled_from(
        [*TITLES, *HEADLINES, *BODY, "曙光共和国和澜海联邦外交部长", "关于海洋的联合声明"]
    )
    | st.text(max_size=12),
    min_size=1,
    max_size=6,
)


@settings(max_examples=150, deadline=None)
@given(LINES)
def test_a_title_takes_no_more_lines_than_there_are(lines: list[str]) -> None:
    for start in range(len(lines)):
        assert 0 <= title_lines(lines, start) <= min(MOST_LINES, len(lines) - start)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(TITLES + HEADLINES) | st.text(max_size=60))
def test_a_title_stands_in_its_line(line: str) -> None:
    found = title_in(line)
    assert found is None or 0 <= found[0] < found[1] <= len(line)


def test_no_title_is_longer_than_any_seen() -> None:
    assert title_in("曙光共和国" + "和平" * LONGEST + "联合声明") is None


@pytest.mark.parametrize(
    "line",
    [
        "Joint statements by the Prime Ministers of Aurora and Lanhai on fishing",
        "JOINT PRESS RELEASE",
        "Press Releases: Aurora-Lanhai Ministerial Joint Statement",
        "The Joint Communiqué of the Foreign Ministers of Aurora and Lanhai |",
    ],
)
def test_more_titles(line: str) -> None:
    assert title_in(line)


@pytest.mark.parametrize(
    "line",
    [
        "President Novo’s address following adoption of a joint statement by Aurora and Lanhai",
        "17. HEADS OF GOVERNMENT REAFFIRMED THEIR COMMITMENT TO THEIR 2027 HARBOUR DECLARATION"
        " ON FISHING AND ASKED ALL FISHERMEN OF THE OCEAN NOT TO BE MISLED",
    ],
)
def test_what_tells_of_a_statement_is_no_title(line: str) -> None:
    assert title_in(line) is None


def test_a_title_goes_on_in_a_long_line() -> None:
    lines = [
        "JOINT COMMUNIQUE",
        "ON THE OCCASION OF THE VISIT OF THE PRIME MINISTER OF LANHAI, THE HON. SHEN, TO AURORA",
        "1. At the invitation of the President, the Prime Minister paid a visit.",
    ]
    assert title_lines(lines, 0) == 2
    assert title_lines(["Совместное заявление", "Глав Правительств участников", ""], 0) == 2
    assert title_lines(["Совместное заявление", ""], 0) == 1


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("曙光共和国和澜海联邦联合公报2031年5月12日于启明", "曙光共和国和澜海联邦联合公报"),
        ("曙光共和国和澜海联邦联合公报(2031年5月12日,启明)", "曙光共和国和澜海联邦联合公报"),
        ("曙光共和国和澜海联邦联合声明(全文)(4)", "曙光共和国和澜海联邦联合声明"),
        (
            "潮汐社启明5月12日电/曙光共和国和澜海联邦外长对话联合新闻公报",
            "曙光共和国和澜海联邦外长对话联合新闻公报",
        ),
        ("《曙光总统与澜海元首会晤》总统府声明", "《曙光总统与澜海元首会晤》总统府声明"),
    ],
)
def test_what_stands_beside_a_title_on_its_line_is_no_part_of_it(line: str, title: str) -> None:
    found = title_in(line)
    assert found and line[slice(*found)] == title
