"""Sections and roles of a statement's paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.reading.sections import place
from reading.make import BODY

LINES = [
    "应曙光共和国主席邀请,澜海联邦总统于2031年5月12日进行国事访问。",
    "两国元首声明如下:",
    "一",
    "双方指出,两国关系成熟而自主。",
    "——海上合作;",
    "二、深化务实合作",
    "双方同意加强协调。",
    "曙光共和国主席 甲乙",
    "2031年5月12日于启明",
]


def test_a_statement_from_opening_to_closing_line() -> None:
    assert place(LINES) == [
        (None, "opening"),
        (None, "opening"),
        ("一", "heading"),
        ("一", "body"),
        ("一", "item"),
        ("二", "heading"),
        ("二", "body"),
        ("二", "signature"),
        ("二", "closing"),
    ]


def test_signatures_may_stand_behind_the_closing_line() -> None:
    lines = [*LINES[:7], LINES[8], "曙光共和国主席", "甲乙"]
    assert [role for _, role in place(lines)][-3:] == ["closing", "signature", "signature"]


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("一、双方同意加强协调。", "一"),
        ("(三)双方同意加强协调。", "三"),
        ("第四章 海上合作", "四"),
        ("12. 双方同意加强协调。", "12"),
        ("IV. The two sides agreed.", "IV"),
        ("一", "一"),
        ("二十一、双方同意加强协调。", "二十一"),
    ],
)
def test_printed_numbers_name_sections(line: str, section: str) -> None:
    assert place([line, "双方重申。"])[1][0] == section


@pytest.mark.parametrize(
    "line", ["2031年是两国建交十周年。", "三方同意加强协调。", "100个项目已完成。"]
)
def test_other_numbers_do_not(line: str) -> None:
    assert place([line])[0][0] is None


def test_numbers_of_the_opening_are_no_sections() -> None:
    lines = ["2 June was the day they met.", "They declare as follows:", "Peace is sought."]
    assert [section for section, _ in place(lines)] == [None] * 3


@pytest.mark.parametrize(
    "formula",
    [
        *("两国元首声明如下:", "双方达成如下共识如下:", "and declare as follows:"),
        *("стороны заявляют о следующем:", "Сторонами провозглашается нижеследующее:"),
    ],
)
def test_formulas_end_the_opening(formula: str) -> None:
    assert next(role for _, role in place(["双方会晤。", formula, "双方重申合作。"])) == "opening"


def test_a_printed_heading_is_the_section() -> None:
    found = place(["海上合作", "双方同意加强协调。", "人文交流", "双方愿扩大往来。"])
    assert found == [
        ("海上合作", "heading"),
        ("海上合作", "body"),
        ("人文交流", "heading"),
        ("人文交流", "body"),
    ]


@pytest.mark.parametrize("mark", ["——", "- ", "•", "·"])
def test_items(mark: str) -> None:
    assert place([BODY[0], f"{mark}双方同意加强协调。"])[1][1] == "item"


def test_a_date_inside_a_sentence_closes_nothing() -> None:
    lines = [*BODY, "双方商定于2031年5月12日在启明举行下一次会晤。"]
    assert [role for _, role in place(lines)] == ["body"] * 4


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([*LINES, *BODY]) | st.text(min_size=1, max_size=12), max_size=14))
def test_every_line_has_a_place_and_roles_stand_in_order(lines: list[str]) -> None:
    found = place(lines)
    assert len(found) == len(lines)
    roles = [role for _, role in found]
    assert set(roles) <= {"opening", "heading", "body", "item", "closing", "signature"}
    openings = [index for index, role in enumerate(roles) if role == "opening"]
    assert openings == list(range(len(openings)))
    assert roles.count("closing") <= 1
    if "closing" in roles:
        assert set(roles[roles.index("closing") + 1 :]) <= {"signature"}


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("PEACE, TRADE, AND HARBOUR COOPERATION", "heading"),
        ("Strengthening Maritime Ties and Connectivity across the Ring Sea", "heading"),
        ("Мир, Торговля и Гавани Кольцевого Моря в Новую Эпоху", "heading"),
        ("We Support the Harbour Treaty and Its Friends in All of Its Parts", "body"),
        ("Both sides support the Harbour Treaty of the Ring Sea Organization.", "body"),
        ("the Harbour Treaty and the Fleet Treaty of the Ring Sea", "body"),
    ],
)
def test_headings_by_their_capitals(line: str, role: str) -> None:
    assert place([BODY[0], line, BODY[0]])[1][1] == role


@pytest.mark.parametrize(
    "line",
    [
        *("December 6, 2035", "December 6, 2035, Rosehaven", "Rosehaven, 6 December 2035"),
        *("6 декабря 2035 года", "г. Рассвет, 6 декабря 2035 года", "6 декабря 2035 г., Рассвет"),
    ],
)
def test_a_day_alone_closes_an_english_or_russian_text(line: str) -> None:
    assert place(["They agreed.", "They parted.", line])[2][1] == "closing"


def test_a_day_alone_before_more_prose_closes_nothing() -> None:
    lines = ["They agreed.", "They parted.", "December 6, 2035", f"{'They met again. ' * 12}"]
    assert "closing" not in [role for _, role in place(lines)]


def test_a_sentence_of_when_where_and_how_many_copies_closes() -> None:
    line = "双方代表受政府授权,于二〇三一年五月十二日在启明签署公报文本一式两份,同等作准。"
    assert [role for _, role in place([*BODY, line, "代表"])][3:] == ["closing", "signature"]


@pytest.mark.parametrize("end", [";", ":", ","])
def test_a_line_that_goes_on_closes_nothing(end: str) -> None:
    line = "根据2031年5月12日在启明所达成的共识,声明如下" + end
    assert "closing" not in [role for _, role in place([*BODY, line, BODY[0]])]
