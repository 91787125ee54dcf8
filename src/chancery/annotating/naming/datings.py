"""Dates of a text as ISO 8601, with relative ones counted from the text's own day.

    明后两年 in a text of 2021  →  2022/2023

What cannot be told (12月15日 in a text of unknown year) is no mention.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from chancery.annotating.naming.found import Found, longest
from chancery.annotating.setting import Setting
from chancery.identifying.dates import DateMention, find_dates
from chancery.identifying.numerals import number

_SHIFTS = {
    **{"今": 0, "本": 0, "明": 1, "后": 2, "去": -1, "前": -2},
    **{"this": 0, "next": 1, "last": -1},
    **{"этом": 0, "этого": 0, "текущем": 0, "текущего": 0, "следующем": 1, "следующего": 1},
    **{"прошлом": -1, "прошлого": -1},
}
_DAYS = re.compile(
    r"(?P<years>[今明后去前])(?P<second>[明后前])(?:两年|年)"
    r"|(?P<year>[今本明去后前])年(?:度)?(?:(?P<part>上半年|下半年|第?[一二三四]季度|前[一二三]个?季度"
    r"|前[0-9一二三四五六七八九十]{1,3}个?月)|(?P<month>[0-9]{1,2}|[一二三四五六七八九十]{1,2})月"
    r"(?:(?P<day>[0-9]{1,2}|[一二三四五六七八九十]{1,3})[日号])?)?"
    r"|(?P<alone>上半年|下半年|前[一二三]个?季度|前[0-9一二三四五六七八九十]{1,3}个?月|全年|年内)"
)
# words in which 今年 and the like are no year: 前年 in 史前年代, 后年 in 战后年代, 本年 in 基本年
_NO_YEAR = re.compile(r"[年]?[代龄轻级]")
_PART_OF_WORD = frozenset(
    "史战疫冷基版文日书先生此之以中少成青老百几多两近半0123456789一二三四五六七八九十"
)
# 以今年, 以明年 are years for all that 以前年 is none
_PLAIN = frozenset("今明去")
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4}
# the character before 年 and 月, by which relative dates are found fast
_SIGN = re.compile(
    "今年|本年|明年|后年|去年|前年|今[明后前]两?年|明[明后前]两?年|后[明后前]两?年|去[明后前]两?年"
    "|前[明后前]两?年|半年|季度|个月|月|全年|年内"
)
_WORD = re.compile(r"[A-Za-zА-я]{1,16}")
# half a year: a day without a year is the one nearest to the text's own
_HALF = 183
# 12日下午 in a readout: a day of the text's own month
_BARE_DAY = re.compile(
    r"(?m:^)(?P<first>[0-9]{1,2})日,|(?<![0-9月至和、.-])(?P<day>[0-9]{1,2})日(?=[上下]午|晚|凌晨|[在于同与就向对应]|会见|举行|出席|抵达|表示|发表)"
)
_READOUTS = ("readout", "news", "press-release")


def dates_in(text: str, setting: Setting) -> list[Found]:
    """The dates of a folded text that can be told; names that hold one are not known here."""
    found = [
        one for item in find_dates(text, roles=False) if (one := _absolute(text, item, setting))
    ]
    if setting.year and setting.language not in ("en", "ru"):
        found += _relative(text, setting.year)
        if setting.day and setting.kind in _READOUTS:
            found += [*_bare(text, setting.day), *_months(text, setting.day)]
    return _of_its_year(text, longest(found))


# a year and a part of it are one date: 2034年上半年, 今年年内
_PARTS = re.compile(r"上半年|下半年|第?[一二三四]季度|前[一二三]个?季度|年内|全年")
_YEAR = 4


def _of_its_year(text: str, found: list[Found]) -> list[Found]:
    joined: list[Found] = []
    for one in found:
        before = joined[-1] if joined else None
        part = text[one.start : one.end]
        if before and before.end == one.start and len(before.id) == _YEAR:
            value = _span(part, int(before.id)) if _PARTS.fullmatch(part) else None
            if value:
                joined[-1] = before._replace(end=one.end, id=value)
                continue
        joined.append(one)
    return joined


def _absolute(text: str, item: DateMention, setting: Setting) -> Found | None:
    if text[item.end : item.end + 1] == "代" or item.role == "relative":
        return _word(text, item, setting) if item.role == "relative" else None
    first = item.first
    if first is None:
        first = _nearest(item, setting)
        if first is None:
            return None
    last = item.last
    if last is None and item.year is None and "日" in text[item.start : item.end]:
        last = _last_day(text[item.start : item.end], first)
    # a range does not reach over a line's end
    line = text.find("\n", item.start, item.end)
    if line >= 0:
        return Found(item.start, line, "date", first, "date")
    value = f"{first}/{last}" if last and last != first else first
    return Found(item.start, item.end, "date", value, "date")


_TO_DAY = re.compile(r"[至到\-~](?P<day>[0-9]{1,2})[日号]$")


def _last_day(printed: str, first: str) -> str | None:
    match = _TO_DAY.search(printed)
    return f"{first[:8]}{int(match['day']):02}" if match and len(first) == 10 else None


def _nearest(item: DateMention, setting: Setting) -> str | None:
    """A month and day of the year that is nearest to the text's own day."""
    if not item.month or not setting.year:
        return None
    year = setting.year
    if setting.day and item.day:
        own = date.fromisoformat(setting.day)
        for other in (own.year - 1, own.year + 1):
            try:
                if abs((date(other, item.month, item.day) - own).days) < _HALF:
                    year = other
            except ValueError:
                return None
    return f"{year:04}-{item.month:02}" + (f"-{item.day:02}" if item.day else "")


def _word(text: str, item: DateMention, setting: Setting) -> Found | None:
    """`this year`, `в следующем году`; Chinese ones have a grammar of their own."""
    first = _WORD.match(text, item.start)
    if first is None or not setting.year:
        return None
    shift = _SHIFTS.get(first[0].lower())
    if shift is None:
        return None
    return Found(item.start, item.end, "date", f"{setting.year + shift:04}", "date:relative")


def _in_word(text: str, place: int) -> bool:
    """Whether the character before shows that a relative year is part of another word."""
    before = text[place - 1 : place]
    return before in _PART_OF_WORD and not (before == "以" and text[place] in _PLAIN)


def _relative(text: str, year: int) -> Iterator[Found]:
    end = 0
    for sign in _SIGN.finditer(text):
        if sign.start() < end:
            continue
        match = _DAYS.match(text, max(end, sign.start() - 0)) or _back(text, end, sign)
        if match is None or _in_word(text, match.start()):
            continue
        value = _value(match, year)
        if value and not _NO_YEAR.match(text, match.end()):
            end = match.end()
            yield Found(match.start(), end, "date", value, "date:relative")


def _back(text: str, low: int, sign: re.Match[str]) -> re.Match[str] | None:
    """上半年, 前三个季度 begin before the sign by which they are found."""
    for start in range(max(low, sign.start() - 4), sign.start()):
        match = _DAYS.match(text, start)
        if match and match["alone"] and match.end() >= sign.end():
            return match
    return None


def _value(match: re.Match[str], year: int) -> str | None:
    if match["years"]:
        first, second = (year + _SHIFTS[match[name]] for name in ("years", "second"))
        return f"{min(first, second)}/{max(first, second)}" if abs(first - second) == 1 else None
    if match["alone"]:
        return _span(match["alone"], year)
    year += _SHIFTS[match["year"]]
    if match["part"]:
        return _span(match["part"], year)
    if not match["month"]:
        return f"{year:04}"
    month, day = number(match["month"]) or 0, number(match["day"]) if match["day"] else 1
    try:
        whole = date(year, month, day or 0).isoformat()
    except ValueError:
        return None
    return whole if match["day"] else whole[:7]


def _span(part: str, year: int) -> str | None:
    """Months of a year: 上半年, 第二季度, 前三个季度, 前10个月, 全年."""
    if part in ("全年", "年内"):
        return f"{year:04}"
    if part in ("上半年", "下半年"):
        return f"{year:04}-01/{year:04}-06" if part[0] == "上" else f"{year:04}-07/{year:04}-12"
    count = number(part.strip("前第个季度月")) or 0
    if part.endswith("月"):
        return f"{year:04}-01/{year:04}-{count:02}" if 1 < count <= 12 else None
    if part[0] == "前":
        return f"{year:04}-01/{year:04}-{count * 3:02}" if 1 <= count <= 3 else None
    return f"{year:04}-{count * 3 - 2:02}/{year:04}-{count * 3:02}" if 1 <= count <= 4 else None


_MONTHS = re.compile(r"(?P<word>上|下|本|这)个?月(?![光球亮色])")
_MONTH_SHIFTS = {"上": -1, "下": 1, "本": 0, "这": 0}


def _months(text: str, day: str) -> Iterator[Found]:
    """上个月, 本月: counted from the month of the text's own day."""
    months = int(day[:4]) * 12 + int(day[5:7]) - 1
    for match in _MONTHS.finditer(text):
        year, month = divmod(months + _MONTH_SHIFTS[match["word"]], 12)
        yield Found(*match.span(), "date", f"{year:04}-{month + 1:02}", "date:relative")


def _bare(text: str, day: str) -> Iterator[Found]:
    own = date.fromisoformat(day)
    for match in _BARE_DAY.finditer(text):
        try:
            value = own.replace(day=int(match["day"] or match["first"]))
        except ValueError:
            continue
        end = max(match.end("day"), match.end("first")) + 1
        yield Found(match.start(), end, "date", value.isoformat(), "date:day")
