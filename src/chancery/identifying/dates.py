"""A grammar of dates in Chinese, English and Russian, and of the part each plays in a text.

    find_dates("二〇二二年二月四日于北京")  →  one closing date, 2022-02-04

Texts are met in normal form. Numbers that look like dates (resolution 73/27, item 十一、) are none:
a year has four digits and its own sign, or stands in a whole date.
"""

from __future__ import annotations

import calendar
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from chancery.identifying.months import EN, MONTHS, RU
from chancery.identifying.numerals import digits, number
from chancery.identifying.roles import role_of
from chancery.model import Day, Span

_Y = r"[〇零○OoО一二三四五六七八九0-9]{4}"
_N = r"(?:[0-9]{1,2}|[一二三四五六七八九十廿卅]{1,3})"
_TO = r"\s?(?:至|到|-|—|~|～|－|–)\s?"
_ZH = re.compile(
    rf"(?<![〇零○一二三四五六七八九0-9./第])(?:(?P<year>{_Y})\s?年(?:度)?(?:{_TO}(?P<year_end>"
    rf"{_Y})\s?年)?)?"
    rf"(?(year)(?:(?P<m1>\s?{_N})\s?月(?:份|底|初|末)?(?:\s?(?P<d1>{_N})\s?[日号])?)?"
    rf"|(?P<m2>{_N})\s?月\s?(?P<d2>{_N})\s?[日号])"
    rf"(?:{_TO}(?:(?P<y3>{_Y})\s?年\s?)?(?:(?P<m3>{_N})\s?月\s?)?(?P<d3>{_N})\s?日)?"
    rf"|(?<![〇零○一二三四五六七八九0-9./])(?P<span_a>(?:19"
    rf"|20)\d\d)\s?[-—–－~至到]\s?(?P<span_b>(?:19|20)\d\d)\s?年"
)
# one pattern for each century, as each begins with a literal and so is found at once
_NUMERIC = tuple(
    re.compile(
        rf"(?P<year>{century}\d\d)(?<![\d./\-]....)(?P<sign>[-/.])(?P<m>\d{{1,2}})(?P=sign)"
        r"(?P<d>\d{1,2})(?![\d/\-]|\.\d)"
    )
    for century in (19, 20)
)
_EN = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?[-–—]\s?(?P<e1>\d{{1,2}})(?:st"
    rf"|nd|rd|th)?)?\s(?:of\s)?(?P<m1>{EN})\.?(?:,?\s(?P<y1>(?:19"
    rf"|20)\d\d))?"
    rf"|(?P<m2>{EN})\.?\s(?:(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?[-–—]\s?(?P<e2>\d{{1,2}})(?:s"
    rf"t|nd|rd|th)?)?(?:,?\s(?P<y2>(?:19|20)\d\d))?|(?P<y3>(?:19"
    rf"|20)\d\d)))\b"
)
_RU = re.compile(
    rf"\b(?:(?P<d>\d{{1,2}})(?:\s?[-–—]\s?(?P<e>\d{{1,2}}))?\s)?(?P<m>{RU})(?:\s(?P<y>(?:19"
    rf"|20)\d\d))?\b"
)
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d|[-/.]\d)")
_YEAR_BEFORE = re.compile(
    r"\b(?:[Ii]n|[Bb]y|[Uu]ntil|[Ss]ince|[Bb]efore|[Dd]uring|[Oo]f|[Tt]he|[Yy]ear)\s$"
)
_YEAR_AFTER = re.compile(r"(?:\s?[-–—]\s?(?P<end>(?:19|20)\d\d))?\s(?:год|г\.)")
# months in English and Russian begin with these, wherever a date begins; a date before its month
# has so many characters
_MONTHS_EN = re.compile("(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")
_MONTHS_RU = re.compile("(?:янв|фев|мар|апр|ма[яйе]|июн|июл|авг|сен|окт|ноя|дек)")
_DAY_BEFORE = 16
_RELATIVE = re.compile(r"年(?<=[今本明去后前]年)度?")
_RELATIVE_ELSE = re.compile(
    r"\b(?:[Tt]his|[Nn]ext|[Ll]ast) year\b|(?:этом|текущем|следующем|прошлом) году"
    r"|(?:этого|текущего|следующего|прошлого) года"
)
# Where a grammar is worth starting. A literal sign is found ten times as fast as a class, so the
# Chinese grammar starts from 年 and 月 and looks back for the number before them.
_ZH_SIGN = re.compile(r"[年月]")
_ZH_BEFORE = re.compile(
    r"(?:(?:19|20)\d\d\s?[-—–－~至到]\s?(?=\d{4}\s?$))?[〇零○OoО一二三四五六七八九十廿卅0-9]"
    r"{1,4}\s?$"
)
_ZH_WINDOW = 14
# Substrings are found faster than any pattern, and fastest in what is left of a Chinese text when
# all that is not ASCII is taken out.
_EN_HINTS = (
    *(b"Jan", b"Feb", b"Mar", b"Apr", b"May", b"Jun", b"Jul", b"Aug", b"Sep", b"Oct", b"Nov"),
    b"Dec",
)
_WORD_HINTS = (b" in ", b" by ", b" of ", b" the ", b"ince ", b"ntil ", b"ear ")
_CYRILLIC = re.compile(r"[а-я]{2}")
# characters; a text with Russian in it has some here
_RU_HEAD = 500

# names in which a date is no date of the text's: 《2040年…愿景》, “2030年议程”
_QUOTED = re.compile(r"《[^》\n]{1,120}》|“[^”\n]{1,60}”|«[^»\n]{1,160}»")


@dataclass(frozen=True, slots=True)
class DateMention:
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


@dataclass(slots=True)
class _Found:
    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last: tuple[int | None, int | None, int | None] | None = None
    relative: bool = False


def find_dates(text: str) -> tuple[DateMention, ...]:
    """All dates of a text, in order, none inside another; impossible ones (2月30日) are none."""
    found = [f for f in _all(text) if _possible(f.year, f.month, f.day)]
    found.sort(key=lambda f: (f.start, -f.end))
    quoted = [match.span() for match in _QUOTED.finditer(text)] if found else []
    starts = [span[0] for span in quoted]
    mentions: list[DateMention] = []
    for item in found:
        if not mentions or item.start >= mentions[-1].end:
            mentions.append(_mention(text, item, _inside(item, quoted, starts)))
    return tuple(mentions)


def parse_day(printed: str) -> Day | None:
    """The one day that a date field or line states, as printed; None where it states none.

    Numeric forms with the year last are read only where one reading is possible (23.03.2021).
    """
    text = printed.strip()
    match = _UNIX.fullmatch(text)
    if match:
        return _from_unix(int(match[0][:10]))
    for item in find_dates(text):
        if item.year and item.month and item.day:
            return f"{item.year:04}-{item.month:02}-{item.day:02}"
    match = _COMPACT.search(text) or _YEAR_LAST.search(text)
    if not match:
        return None
    if match.re is _COMPACT:
        return _iso(int(match[1]), int(match[2]), int(match[3]))
    first, second, year = (int(part) for part in match.groups())
    if first > 12 or "." in match[0] or first == second:
        return _iso(year, second, first)
    return _iso(year, first, second) if second > 12 else None


_UNIX = re.compile(r"1\d{9}(?:\d{3})?")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)|(?!)")
_YEAR_LAST = re.compile(r"(?<![\d./\-])(\d{1,2})[./\-](\d{1,2})[./\-]((?:19|20)\d\d)(?![\d/\-])")


def _from_unix(seconds: int) -> Day:
    from datetime import UTC, datetime

    return datetime.fromtimestamp(seconds, UTC).date().isoformat()


def _iso(year: int, month: int, day: int) -> Day | None:
    return f"{year:04}-{month:02}-{day:02}" if _possible(year, month, day) else None


def _all(text: str) -> Iterator[_Found]:
    if "年" in text or "月" in text:
        yield from _chinese(text)
        for m in _RELATIVE.finditer(text):
            yield _Found(m.start() - 1, m.end(), relative=True)
    for pattern in _NUMERIC:
        for m in pattern.finditer(text):
            yield _Found(*m.span(), int(m["year"]), int(m["m"]), int(m["d"]))
    latin = text.encode("ascii", "ignore")
    if any(hint in latin for hint in _EN_HINTS):
        yield from _english(text)
    russian = _CYRILLIC.search(text, 0, _RU_HEAD)
    if russian:
        yield from _russian(text)
    if russian or any(hint in latin for hint in _WORD_HINTS):
        yield from _by_words(text)


def _by_words(text: str) -> Iterator[_Found]:
    for m in _YEAR.finditer(text):
        start, end = m.span()
        after = _YEAR_AFTER.match(text, end)
        if after and not text[start - 1 : start].isdigit():
            last = (int(after["end"]), None, None) if after["end"] else None
            yield _Found(start, after.end("end") if last else end, int(m[0]), last=last)
        elif _YEAR_BEFORE.search(text[max(0, start - 8) : start]):
            yield _Found(start, end, int(m[0]))
    for m in _RELATIVE_ELSE.finditer(text):
        yield _Found(*m.span(), relative=True)


def _around(text: str, months: re.Pattern[str], date: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The dates of a grammar, sought only around the names of months."""
    end = 0
    for month in months.finditer(text):
        if month.start() >= end:
            m = date.search(text, max(end, month.start() - _DAY_BEFORE), month.end() + 40)
            if m:
                end = m.end()
                yield m


def _chinese(text: str) -> Iterator[_Found]:
    end = 0
    for sign in _ZH_SIGN.finditer(text):
        at = sign.start()
        if at < end:
            continue
        low = max(end, at - _ZH_WINDOW)
        before = _ZH_BEFORE.search(text[low:at])
        m = _ZH.match(text, low + before.start()) if before else None
        if m is None:
            continue
        end = m.end()
        if m["span_a"]:
            yield _Found(*m.span(), int(m["span_a"]), last=(int(m["span_b"]), None, None))
            continue
        year = digits(m["year"]) if m["year"] else None
        if m["year"] and (year is None or not 1000 <= year <= 2999):
            continue
        month, day = _value(m["m1"] or m["m2"]), _value(m["d1"] or m["d2"])
        last = None
        if m["d3"] and day:
            last = (_value(m["y3"]), _value(m["m3"]) or month, _value(m["d3"]))
        elif m["year_end"]:
            last = (_value(m["year_end"]), None, None)
        yield _Found(*m.span(), year, month, day, last)


def _value(printed: str | None) -> int | None:
    return number(printed.strip()) if printed else None


def _english(text: str) -> Iterator[_Found]:
    for m in _around(text, _MONTHS_EN, _EN):
        month = MONTHS[(m["m1"] or m["m2"]).lower()[:3]]
        day, end = m["d1"] or m["d2"], m["e1"] or m["e2"]
        year = m["y1"] or m["y2"] or m["y3"]
        last = (int(year) if year else None, month, int(end)) if end else None
        if day or year:
            yield _Found(
                *m.span(), int(year) if year else None, month, int(day) if day else None, last
            )


def _russian(text: str) -> Iterator[_Found]:
    for m in _around(text, _MONTHS_RU, _RU):
        if not m["d"] and not m["y"]:
            continue
        month = MONTHS[m["m"].lower()[:3]]
        year, day = (int(v) if v else None for v in (m["y"], m["d"]))
        last = (year, month, int(m["e"])) if m["e"] else None
        yield _Found(*m.span(), year, month, day, last)


def _possible(year: int | None, month: int | None, day: int | None) -> bool:
    if month is None:
        return day is None
    if not 1 <= month <= 12:
        return False
    longest = calendar.monthrange(year or 2000, month)[1]
    return day is None or 1 <= day <= longest


def _inside(item: _Found, quoted: list[Span], starts: list[int]) -> bool:
    at = bisect_right(starts, item.start) - 1
    return at >= 0 and quoted[at][1] >= item.end


def _mention(text: str, item: _Found, quoted: bool) -> DateMention:
    first = _printed(item.year, item.month, item.day)
    last = None
    if item.last and _possible(*item.last):
        last = _printed(item.last[0] or item.year, item.last[1], item.last[2])
    role = "relative" if item.relative else role_of(text, item.start, item.end, quoted)
    return DateMention(item.start, item.end, first, last, item.year, item.month, item.day, role)


def _printed(year: int | None, month: int | None, day: int | None) -> str | None:
    if year is None:
        return None
    parts = [f"{year:04}"] + [f"{part:02}" for part in (month, day) if part]
    return "-".join(parts)
