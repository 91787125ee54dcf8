"""Dates as ISO 8601, relative ones from the text's own day."""

import pytest

from chancery.annotating.naming.datings import dates_in
from chancery.annotating.setting import Setting


def dates(text: str, language: str = "zh", day: str | None = "2031-05-14") -> list[tuple[str, str]]:
    setting = Setting(language, "readout", (), day, int(day[:4]) if day else None)
    return [(text[one.start : one.end], one.id) for one in dates_in(text, setting)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2031年5月4日", "2031-05-04"),
        ("二〇三一年五月四日", "2031-05-04"),
        ("2031年5月4日至6日", "2031-05-04/2031-05-06"),
        ("2031-2035年", "2031/2035"),
        ("今年", "2031"),
        ("去年7月", "2030-07"),
        ("明年3月2日", "2032-03-02"),
        ("今明两年", "2031/2032"),
        ("明后两年", "2032/2033"),
        ("前三个季度", "2031-01/2031-09"),
        ("今年上半年", "2031-01/2031-06"),
        ("全年", "2031"),
        ("上个月", "2031-04"),
        ("5月9日", "2031-05-09"),
        ("12月20日", "2030-12-20"),
    ],
)
def test_what_a_date_means(text: str, value: str) -> None:
    assert dates(text) == [(text, value)]


def test_a_day_alone_is_of_the_readout_s_month() -> None:
    assert dates("主席14日下午会见来宾") == [("14日", "2031-05-14")]
    assert dates("14日,主席会见来宾") == [("14日", "2031-05-14")]


@pytest.mark.parametrize(
    "text", ["二战", "5年内", "史前年代", "第12号", "75周年", "2030年代", "21世纪"]
)
def test_no_dates(text: str) -> None:
    assert dates(text) == []


def test_what_cannot_be_told_is_none() -> None:
    assert dates("今年12月15日,明后两年", day=None) == []


def test_english_and_russian() -> None:
    text = "4 May 2031, this year and next year"
    assert [value for _, value in dates(text, "en")] == ["2031-05-04", "2031", "2032"]
    assert [value for _, value in dates("в следующем году", "ru")] == ["2032"]
