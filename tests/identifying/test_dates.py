"""The grammar of dates: every style is read, and numbers are no dates."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.identifying.dates import find_dates, parse_day
from chancery.identifying.months import MONTHS
from chancery.identifying.numerals import digits, number
from chancery.reading import normal

NUMERALS = "〇一二三四五六七八九"
EN = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
RU = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
]


def year(value: int, zero: str = "〇") -> str:
    return "".join(NUMERALS[int(c)] for c in str(value)).replace("〇", zero)


def small(value: int) -> str:
    tens, ones = divmod(value, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{NUMERALS[tens]}十") + (
        NUMERALS[ones] if ones else ""
    )


def styles(day: date) -> list[str]:
    y, m, d = day.year, day.month, day.day
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    return [
        f"{y}年{m}月{d}日",
        f"{y} 年 {m} 月 {d} 日",
        f"{y}年{m:02}月{d:02}日",
        f"{y}年{m}月{d}号",
        f"{y}年{m}月{d}日".translate(wide),
        *(f"{year(y, zero)}年{small(m)}月{small(d)}日" for zero in "〇○零0"),
        f"{y}-{m:02}-{d:02}",
        f"{y}/{m}/{d}",
        f"{y}.{m:02}.{d:02}",
        f"{EN[m - 1]} {d}, {y}",
        f"{d} {EN[m - 1]} {y}",
        f"{d}th of {EN[m - 1]}, {y}",
        f"{EN[m - 1][:3]} {d}, {y}",
        f"{d} {RU[m - 1]} {y} года",
    ]


@settings(max_examples=100, deadline=None)
@given(st.dates(date(1945, 1, 1), date(2049, 12, 31)))
def test_a_day_in_every_style_is_read_as_itself(day: date) -> None:
    for printed in styles(day):
        text = normal(printed).text
        assert [item.first for item in find_dates(text)][:1] == [day.isoformat()], printed
        assert parse_day(text) == day.isoformat(), printed


@settings(max_examples=200, deadline=None)
@given(
    st.text(
        st.sampled_from("年月日号二〇0129第至-—/. 《》“”,。\n今明MayJuneмая") | st.characters(),
        max_size=60,
    )
)
def test_any_text_gives_ordered_spans_that_are_read_again(text: str) -> None:
    found = find_dates(text)
    assert all(0 <= item.start < item.end <= len(text) for item in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    for item in found:
        assert item.month is None or 1 <= item.month <= 12


@pytest.mark.parametrize(
    "text",
    [
        "第73/27号决议",
        "联大第74/247号和75/282号决议",
        "第2231号决议",
        "2030年2月30日"[:0] + "2月30日",
        "十一、双方同意",
        "电话010-65961114",
        "1.2.3",
        "占73/27",
    ],
)
def test_numbers_are_no_dates(text: str) -> None:
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("合作。\n二〇三一年五月十二日于启明", "closing"),
        ("遵循2031年5月12日签署的《条约》", "citation"),
        ("2031年《声明》", "citation"),
        ("支持2033年在潮门举办博览会", "plan"),
        ("在2035年前完成", "plan"),
        ("落实2030年可持续发展议程", "name"),
        ("《2040年愿景》", "name"),
        ("曙光社启明5月12日电", "dateline"),
        ("今年是建交50周年", "relative"),
        ("双方将继续落实2031年6月5日通过的声明", "citation"),
        ("自2031年危机发生以来", "citation"),
        ("截至2031年底，贸易额已超过千亿", "citation"),
        ("截至2035年完成", "mention"),
        ("2031年，双边贸易额达到1900亿元，同比增长", "citation"),
        ("2031年双边贸易额达到2000亿元的目标", "mention"),
        ("支持潮国担任2033年轮值主席", "plan"),
        ("双方同意2033年启动谈判", "plan"),
        ("首次对话不晚于2035年3月举行", "plan"),
        ("应曙方邀请，澜方总统于2031年5月12日访问潮国", "opening"),
        ("The treaty will be signed on 16 July 2031", "plan"),
        ("подписанный 16 июля 2031 года", "citation"),
        ("проведут форум в 2033 году", "plan"),
        ("signed on 16 July 2031", "citation"),
        ("to be held in 2033", "plan"),
    ],
)
def test_roles(text: str, role: str) -> None:
    assert find_dates(text)[0].role == role


@pytest.mark.parametrize(
    "printed",
    [
        "2031年7月3日至4日",
        "2031年7月3-4日",
        "2031 年 7 月 3 日至 4 日",
        "二〇三一年七月三日至四日",
        "3–4 July 2031",
        "July 3-4, 2031",
        "from 3 to 4 July 2031",
        "3 July to 4 July 2031",
        "on 3 and 4 July 2031",
        "3–4 июля 2031 г.",
        "с 3 по 4 июля 2031 года",
        "3 июля – 4 июля 2031 года",
    ],
)
def test_a_range_of_days_in_every_style(printed: str) -> None:
    (item,) = find_dates(printed)
    assert (item.first, item.last) == ("2031-07-03", "2031-07-04")


def test_a_range_over_the_new_year_begins_in_the_old_one() -> None:
    (item,) = find_dates("30 December - 2 January 2031")
    assert (item.first, item.last) == ("2030-12-30", "2031-01-02")


def test_full_width_digits_are_read_where_they_stand() -> None:
    (item,) = find_dates("于２０３１年７月３日签署")
    assert (item.start, item.end, item.first) == (1, 10, "2031-07-03")


def test_ranges_have_a_last_day() -> None:
    (item,) = find_dates("2031年12月30日至2032年1月2日访问")
    assert (item.first, item.last) == ("2031-12-30", "2032-01-02")
    (item,) = find_dates("2031—2035年合作计划")
    assert (item.first, item.last) == ("2031", "2035")


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("Tue, 23 Mar 2021 03:00:24 GMT", "2021-03-23"),
        ("发布时间:2024-04-26 01:18 浏览次数:76", "2024-04-26"),
        ("Dec 17, 2021 03:30 pm", "2021-12-17"),
        ("23.03.2021", "2021-03-23"),
        ("2022-02-05T17:37:00+08:00", "2022-02-05"),
        ("1616468424", "2021-03-23"),
        ("03/04/2021", None),
        ("25/04/2021", "2021-04-25"),
        ("浏览 2024 次", None),
        ("23-Mar-2021", "2021-03-23"),
        ("MARCH 23, 2021", "2021-03-23"),
        ("1-2 июня 2021 года", None),
        ("20210323", "2021-03-23"),
    ],
)
def test_page_days(printed: str, day: str | None) -> None:
    assert parse_day(printed) == day


def test_numerals() -> None:
    assert digits("二00九") == 2009
    assert [number(n) for n in ("十四", "七十五", "一百二十", "廿三", "75")] == [
        14,
        75,
        120,
        23,
        75,
    ]
    assert number("元") is None
    assert MONTHS["мая"] == 5


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("自2031年5月12日起", "2031-05-12", None),
        ("二〇三一年五月", "2031-05", None),
        ("到2031年", "2031", None),
        ("2031年度", "2031", None),
        ("2031年底前", "2031", None),
        ("2031年5月底", "2031-05", None),
        ("2031年 5月 12日", "2031-05-12", None),
        ("2031年5月12号", "2031-05-12", None),
        ("2031年至2035年", "2031", "2035"),
        ("2031年5月12日至15日", "2031-05-12", "2031-05-15"),
        ("2031年5月12 – 15日", "2031-05-12", "2031-05-15"),
        ("2031-2035年", "2031", "2035"),
    ],
)
def test_plain_dates_and_those_that_go_on_are_read_alike(
    text: str, first: str, last: str | None
) -> None:
    assert [(item.first, item.last) for item in find_dates(text)] == [(first, last)]
