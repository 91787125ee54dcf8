"""The styles in which Chinese, English and Russian texts print dates, each with its own grammar.

Each grammar starts from a sign that is found fast (年, a month's name) and looks around it, so
that it is linear in the text. Numbers that look like dates (resolution 73/27, item 十一、) are no
dates: a year has four digits and its own sign, or stands in a whole date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter

from chancery.identifying.months import EN, MONTHS, RU
from chancery.identifying.numerals import digits, number

Parts = tuple[int | None, int | None, int | None]
"""Year, month and day, as far as they are printed."""


@dataclass(slots=True)
class Printed:
    """A date as printed at `[start, end)`; `last` is the end of a range, by its own parts."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last: Parts | None = None
    relative: bool = False


_Y = r"[〇零○OoО一二三四五六七八九0-9]{4}"
_N = r"(?:[0-9]{1,2}|[一二三四五六七八九十廿卅]{1,3})"
_TO = r"\s?[至到\-—~～－–]\s?"
_CENTURY = r"(?:19|20)\d\d"
_ZH = re.compile(
    rf"(?<![〇零○一二三四五六七八九0-9./第])(?:(?P<year>{_Y})\s?年度?(?:{_TO}(?P<year_end>{_Y})\s?年)?)?"
    rf"(?(year)(?:(?P<m1>\s?{_N})\s?月(?:份|底|初|末)?"
    rf"(?:\s?(?P<d1>{_N})\s?(?:[日号]|(?={_TO}{_N}\s?[日号])))?)?"
    rf"|(?P<m2>{_N})\s?月\s?(?P<d2>{_N})\s?(?:[日号]|(?={_TO}{_N}\s?[日号])))"
    rf"(?:{_TO}(?:(?P<y3>{_Y})\s?年\s?)?(?:(?P<m3>{_N})\s?月\s?)?(?P<d3>{_N})\s?[日号])?"
    rf"|(?<![〇零○一二三四五六七八九0-9./])(?P<a>{_CENTURY}){_TO}(?P<b>{_CENTURY})\s?年"
)
_ZH_BEFORE = re.compile(
    rf"(?:{_CENTURY}{_TO}(?=\d{{4}}\s?$))?[〇零○OoО一二三四五六七八九十廿卅0-9]{{1,4}}\s?$"
)
# characters that can stand right before 年 or 月 in a date, and words of the present year
_NUMERALS = frozenset("〇零○OoО一二三四五六七八九十廿卅0123456789 \u00a0\u2002\u2003\u3000")
_RELATIVE_YEARS = frozenset("今本明去后前")
# characters before 年 in which the whole of 2021—2025 stands
_ZH_WINDOW = 14
# Nearly all dates are plain: 2021年3月5日 with nothing before or behind that could belong to it.
# What is plain is read by this, at a third of the cost, and the grammar above would read the same.
_SIGN = r"[至到\-—~～－–]"
_ZH_PLAIN = re.compile(
    rf"(?<![〇零○一二三四五六七八九0-9./第])(?<!\d{_SIGN})(?<!\d\s{_SIGN})(?<!\d{_SIGN}\s)"
    rf"(?<!\d\s{_SIGN}\s)([12][0-9]{{3}}|[一二][〇零○OoО一二三四五六七八九]{{3}})"
    rf"年(?:({_N})月(?![份底初末])(?:({_N})日)?)?"
    r"(?!\s?[度0-9一二三四五六七八九十廿卅至到\-—~～－–])"
)
# digits of a year
_YEAR_DIGITS = 4

# one pattern for each century, as each begins with a literal and so is found at once
_NUMERIC = tuple(
    re.compile(
        rf"(?P<year>{century}\d\d)(?<![\d./\-]....)(?P<sign>[-/.])(?P<m>\d{{1,2}})(?P=sign)"
        r"(?P<d>\d{1,2})(?![\d/\-]|\.\d)"
    )
    for century in (19, 20)
)

_NTH = r"(?:st|nd|rd|th)?"
_EN_TO = r"(?:\s?[-–—]\s?|\s(?:to|and)\s)"
_EN = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}}){_NTH}(?:{_EN_TO}(?P<e1>\d{{1,2}}){_NTH})?\s{{1,2}}(?:day\s)?(?:of\s)?"
    rf"(?P<m1>{EN})\.?(?:,?\s{{1,2}}(?P<y1>{_CENTURY}))?"
    rf"|(?P<m2>{EN})\.?\s(?:(?P<d2>\d{{1,2}}){_NTH}(?:{_EN_TO}(?P<e2>\d{{1,2}}){_NTH})?"
    rf"(?:,?\s(?P<y2>{_CENTURY}))?|(?P<y3>{_CENTURY})))\b"
)
_RU = re.compile(
    rf"\b(?:(?P<d>\d{{1,2}})(?:(?:\s?[-–—]\s?|\s(?:по|и)\s)(?P<e>\d{{1,2}}))?\s)?(?P<m>{RU})"
    rf"(?:\s(?P<y>{_CENTURY}))?\b"
)
# months in English and Russian begin with these, wherever a date begins; a date before its month
# has so many characters, and behind it so many
_MONTHS_EN = re.compile("(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")
_MONTHS_RU = re.compile("(?:янв|фев|мар|апр|ма[яйе]|ию[нл]|авг|сен|окт|ноя|дек)")
_DAY_BEFORE, _YEAR_BEHIND = 24, 40
_YEAR = tuple(re.compile(rf"{century}\d\d(?!\d|[/.]\d|-\d\d?(?!\d))") for century in (19, 20))
_YEAR_BEFORE = re.compile(
    r"\b(?:[Ii]n|[Bb]y|[Uu]ntil|[Ss]ince|[Bb]efore|[Dd]uring|[Oo]f|[Tt]he|[Yy]ear|[Ff]or|[Ff]rom"
    r"|[Tt]hrough)\s$"
)
_YEAR_AFTER = re.compile(rf"(?:\s?[-–—]\s?(?P<end>{_CENTURY}))?\s(?:год|гг?\.)")
_YEAR_SPAN = re.compile(rf"\s?[-–—]\s?(?P<end>{_CENTURY})(?!\d)")
# what is said of a year stands before it, so that the search runs on the word itself
_RELATIVE = re.compile(r"year\b(?<=\b[Tt]his year|\b[Nn]ext year|\b[Ll]ast year)")
# characters of `this `, `next `, `last `
_THIS = 5
_RELATIVE_RU = re.compile(
    "этом году|текущем году|следующем году|прошлом году"
    "|этого года|текущего года|следующего года|прошлого года"
)
# Sought in what is left of a Chinese text when all that is not ASCII is taken out: next to nothing.
_EN_HINTS = re.compile(b"Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec")
_NUMERIC_HINT = re.compile(rb"(?:19|20)\d{0,2}[-/.]")
_WORD_HINTS = re.compile(b" in | by | of | the |In |ince |ntil |ear |rom ")
_CYRILLIC = re.compile(r"[а-я][а-я]")
# characters; a text with Russian in it has some here
_RU_HEAD = 500
_BEGIN = attrgetter("start")


def printed_dates(text: str) -> list[Printed]:
    """All that is printed like a date, by where it begins; possible or not, and overlapping."""
    found = list(_chinese(text)) if "年" in text or "月" in text else []
    chinese = len(found)
    latin = text.encode("ascii", "ignore")
    if _NUMERIC_HINT.search(latin):
        found += _numeric(text)
    if _EN_HINTS.search(latin):
        found += _english(text)
    russian = may_be_russian(text)
    if russian:
        found += _russian(text)
    if russian or _WORD_HINTS.search(latin):
        found += _years(text)
        found += _relative(text)
    if len(found) > chinese:
        found.sort(key=_BEGIN)
    return found


def may_be_russian(text: str, start: int = 0) -> bool:
    """Whether Russian stands at the head of what a text has from `start` on."""
    return _CYRILLIC.search(text, start, start + _RU_HEAD) is not None


def names_month(text: str, start: int, end: int) -> bool:
    """Whether `[start, end)` has the name of a month in English or Russian."""
    found = _MONTHS_EN.search(text, start, end) or _MONTHS_RU.search(text, start, end)
    return found is not None


def _numeric(text: str) -> Iterator[Printed]:
    for pattern in _NUMERIC:
        for m in pattern.finditer(text):
            yield Printed(*m.span(), int(m["year"]), int(m["m"]), int(m["d"]))


def _signs(text: str) -> Iterator[int]:
    """Where 年 and 月 stand, in order. A literal is found ten times as fast as a class."""
    year, month = text.find("年"), text.find("月")
    while year >= 0 or month >= 0:
        if month < 0 or 0 <= year < month:
            yield year
            year = text.find("年", year + 1)
        else:
            yield month
            month = text.find("月", month + 1)


def _chinese(text: str) -> Iterator[Printed]:
    end = 0
    for at in _signs(text):
        before = text[at - 1 : at]
        if at < end:
            continue
        if before in _NUMERALS and _can_date(text, at):
            plain = _ZH_PLAIN.match(text, at - _YEAR_DIGITS) if at >= end + _YEAR_DIGITS else None
            if plain:
                year, month, day = plain.groups()
                end = plain.end()
                yield Printed(at - _YEAR_DIGITS, end, digits(year), _value(month), _value(day))
                continue
            m = _match(text, max(end, at - _ZH_WINDOW), at)
            found = _of_chinese(m) if m else None
            end = m.end() if m else end
            if found:
                yield found
        elif before in _RELATIVE_YEARS and at > end and text[at] == "年":
            yield Printed(at - 1, at + 1, relative=True)


def _can_date(text: str, at: int) -> bool:
    """Whether four numerals can stand before a 年, or a day behind the 月 of a date without one."""
    if text[at] == "年":
        return text[at - 3 : at - 2] in _NUMERALS
    day = text[at + 1 : at + 2]
    return day in _NUMERALS or day.isspace()


def _match(text: str, low: int, at: int) -> re.Match[str] | None:
    before = _ZH_BEFORE.search(text, low, at)
    return _ZH.match(text, before.start()) if before else None


def _of_chinese(m: re.Match[str]) -> Printed | None:
    if m["a"]:
        return Printed(*m.span(), int(m["a"]), last=(int(m["b"]), None, None))
    year = digits(m["year"]) if m["year"] else None
    if m["year"] and (year is None or not 1000 <= year <= 2999):
        return None
    month, day = _value(m["m1"] or m["m2"]), _value(m["d1"] or m["d2"])
    last: Parts | None = None
    if m["d3"] and day:
        last = (_value(m["y3"]) or year, _value(m["m3"]) or month, _value(m["d3"]))
    elif m["year_end"]:
        last = (_value(m["year_end"]), None, None)
    return Printed(*m.span(), year, month, day, last)


def _value(printed: str | None) -> int | None:
    return number(printed.strip()) if printed else None


def _int(printed: str | None) -> int | None:
    return int(printed) if printed else None


def _around(text: str, months: re.Pattern[str], date: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The dates of a grammar, sought only around the names of months."""
    end = 0
    for month in months.finditer(text):
        if month.start() >= end:
            low = max(end, month.start() - _DAY_BEFORE)
            m = date.search(text, low, month.end() + _YEAR_BEHIND)
            if m:
                end = m.end()
                yield m


def _english(text: str) -> Iterator[Printed]:
    for m in _around(text, _MONTHS_EN, _EN):
        month = MONTHS[(m["m1"] or m["m2"]).lower()[:3]]
        day, end = _int(m["d1"] or m["d2"]), _int(m["e1"] or m["e2"])
        year = _int(m["y1"] or m["y2"] or m["y3"])
        if day or year:
            yield Printed(*m.span(), year, month, day, (year, month, end) if end else None)


def _russian(text: str) -> Iterator[Printed]:
    for m in _around(text, _MONTHS_RU, _RU):
        month, year, day, end = MONTHS[m["m"].lower()[:3]], *map(_int, (m["y"], m["d"], m["e"]))
        if day or year:
            yield Printed(*m.span(), year, month, day, (year, month, end) if end else None)


def _years(text: str) -> Iterator[Printed]:
    for m in chain(*[pattern.finditer(text) for pattern in _YEAR]):
        start, end = m.span()
        before = text[start - 1 : start]
        if before.isdigit():
            continue
        after = _YEAR_AFTER.match(text, end)
        if not after and not (before.isspace() and _YEAR_BEFORE.search(text, start - 8, start)):
            continue
        span = after if after and after["end"] else _YEAR_SPAN.match(text, end)
        last = (int(span["end"]), None, None) if span else None
        yield Printed(start, span.end("end") if span else end, int(m[0]), last=last)


def _relative(text: str) -> Iterator[Printed]:
    for m in _RELATIVE.finditer(text):
        yield Printed(m.start() - _THIS, m.end(), relative=True)
    for m in _RELATIVE_RU.finditer(text) if " год" in text else ():
        yield Printed(*m.span(), relative=True)
