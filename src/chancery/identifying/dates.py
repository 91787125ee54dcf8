"""The dates of a text in Chinese, English and Russian, and the part that each plays in it.

    find_dates("二〇二二年二月四日于北京")  →  one closing date, 2022-02-04

How dates are printed is the business of `styles`, what part they play that of `roles`.
"""

from __future__ import annotations

import calendar
import re
from datetime import UTC, datetime
from typing import NamedTuple

from chancery.identifying.roles import role_of
from chancery.identifying.styles import Printed, printed_dates
from chancery.model import Day


class DateMention(NamedTuple):
    """A date in a text, `[start, end)` in code points.

    `first` is the day, month or year as printed (`2022-02-04`, `2022-02`, `2022`), None where the
    text prints no year; `last` the end of a range. `role` is one of `closing`, `opening`,
    `citation`, `plan`, `dateline`, `name`, `relative`, `mention`.
    """

    start: int
    end: int
    first: str | None
    last: str | None
    year: int | None
    month: int | None
    day: int | None
    role: str


# full-width digits of a text that is not in normal form, one for one
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")
_ANY_WIDE = re.compile("[０-９]")
# every date has one of these
DATE_SIGN = re.compile("[0-9年月]|year|год")
# names in which a date is no date of the text's (《2040年…愿景》, “2030年议程”); how long
_QUOTES = (("《", "》", 120), ("“", "”", 60), ("«", "»", 160))
# days of the months of a leap year, as is assumed of a date without a year
_LEAP = 2000
_LENGTHS = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# between the two days of a range that are each printed with a month
_RANGE = re.compile(r"\s?[-–—]\s?|\s(?:to|по)\s")
_LONGEST_TO = 4


def find_dates(text: str, *, roles: bool = True, normal: bool = False) -> tuple[DateMention, ...]:
    """All dates of a text, in order, none inside another; impossible ones (2月30日) are none.

    Texts are met in normal form; full-width digits and spaces inside a date are read as well,
    unless `normal` says that the text is in normal form and has none.
    Without `roles` all but relative dates are a `mention`, which takes half the time.
    """
    if not normal and _ANY_WIDE.search(text):
        text = text.translate(_WIDE)
    if not DATE_SIGN.search(text):
        return ()
    found = _ranges(text, _apart(printed_dates(text)))
    return tuple([_mention(text, item, roles) for item in found])


def _apart(found: list[Printed]) -> list[Printed]:
    """Of those that are possible and overlap, the one that begins first; then the longest."""
    kept: list[Printed] = []
    start = end = -1
    for item in found:
        if not possible(item.year, item.month, item.day):
            continue
        if item.start >= end:
            kept.append(item)
        elif item.start == start and item.end > end:
            kept[-1] = item
        else:
            continue
        start, end = item.start, item.end
    return kept


def _ranges(text: str, found: list[Printed]) -> list[Printed]:
    """The dates with `30 June – 2 July 2019` made one."""
    kept: list[Printed] = []
    for item in found:
        held = kept[-1] if kept else None
        if held and item.start - held.end <= _LONGEST_TO and _continues(text, held, item):
            year = item.year and item.year - ((held.month or 0) > (item.month or 0))
            last = (item.year, item.month, item.day)
            kept[-1] = Printed(held.start, item.end, held.year or year, held.month, held.day, last)
        else:
            kept.append(item)
    return kept


def _continues(text: str, held: Printed, item: Printed) -> bool:
    return (
        None not in (held.day, item.day, item.year)
        and held.last is None
        and item.last is None
        and _RANGE.fullmatch(text, held.end, item.start) is not None
    )


def possible(year: int | None, month: int | None, day: int | None) -> bool:
    """Whether a calendar has such a day, month or year, as far as they are given."""
    if month is None:
        return day is None
    if not 1 <= month <= 12:
        return False
    return day is None or 1 <= day <= days_of(year or _LEAP, month)


def days_of(year: int, month: int) -> int:
    """How many days a month has."""
    return _LENGTHS[month] - (month == 2 and not calendar.isleap(year))


def _inside(text: str, start: int, end: int) -> bool:
    """Whether `[start, end)` stands inside a name in quotation marks, on one line."""
    for left, right, longest in _QUOTES:
        at = text.rfind(left, start - longest if start > longest else 0, start)
        if at >= 0:
            close = text.find(right, at, at + longest + 2)
            if close >= end and "\n" not in text[at:close]:
                return True
    return False


def _mention(text: str, item: Printed, roles: bool) -> DateMention:
    year, month, day = item.year, item.month, item.day
    last = item.last if item.last and possible(*item.last) else None
    role = "relative" if item.relative else "mention"
    if roles and not item.relative:
        role = role_of(text, item.start, item.end, _inside(text, item.start, item.end))
    until = _iso(*last) if last else None
    return DateMention(item.start, item.end, _iso(year, month, day), until, year, month, day, role)


def _iso(year: int | None, month: int | None, day: int | None) -> str | None:
    if year is None:
        return None
    if month is None:
        return f"{year:04}"
    return f"{year:04}-{month:02}" if day is None else f"{year:04}-{month:02}-{day:02}"


_UNIX = re.compile(r"1\d{9}(?:\d{3})?")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_YEAR_LAST = re.compile(r"(?<![\d./\-])(\d{1,2})[./\-](\d{1,2})[./\-]((?:19|20)\d\d)(?![\d/\-])")
_HYPHENS = re.compile(r"(?<=\d)-(?=[A-Za-z]{3})|(?<=[A-Za-z]{3})-(?=\d{4})")


def parse_day(printed: str) -> Day | None:
    """The one day that a date field or line states, as printed; None where it states none.

    Numeric forms with the year last are read only where one reading is possible (23.03.2021), a
    range of days is none, a number of 10 or 13 digits alone counts seconds or milliseconds (UTC).
    """
    text = printed.strip()
    if _UNIX.fullmatch(text):
        return datetime.fromtimestamp(int(text[:10]), UTC).date().isoformat()
    # 23-MAR-2021 and MARCH 23, 2021; 18 Июль 2018
    for style in dict.fromkeys((text, _HYPHENS.sub(" ", text).title(), text.lower())):
        for item in find_dates(style, roles=False):
            if item.year and item.month and item.day:
                return None if item.last else item.first
    return _compact(text) or _year_last(text)


def _compact(text: str) -> Day | None:
    match = _COMPACT.search(text)
    return _whole(*map(int, match.groups())) if match else None


def _year_last(text: str) -> Day | None:
    match = _YEAR_LAST.search(text)
    if match is None:
        return None
    first, second, year = map(int, match.groups())
    if first > 12 or "." in match[0] or first == second:
        return _whole(year, second, first)
    return _whole(year, first, second) if second > 12 else None


def _whole(year: int, month: int, day: int) -> Day | None:
    return _iso(year, month, day) if possible(year, month, day) else None
