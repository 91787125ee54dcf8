"""The line that only says when and where a text was adopted, at its end or at its head.

`二〇二二年二月四日于北京`, `Done at Beijing on 16 July 2001, in two copies …`,
`Совершено в Москве 5 июня 2019 года …`, `(2018年6月10日,青岛)`: who, where, when and in how many
copies may stand in it, and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from chancery.identifying.bounds import CLOSING, Bound
from chancery.identifying.dates import DATE_SIGN, DateMention, find_dates
from chancery.identifying.evidence import first_day, last_day
from chancery.identifying.styles import may_be_russian, names_month
from chancery.model import Span

# the last lines of a text among which its closing line stands, and the first for its heading
_LAST_LINES, _FIRST_LINES = 8, 4
# characters of the longest closing line, parties and place included, and of the longest heading
_CLOSING_LINE, _HEADING_LINE = 300, 80
# characters that part dates so that the search for one never meets the other
_APART = 64
_ENDS = frozenset("。;.?!")

# a place is no clause of a sentence about that day, and no newspaper, ministry or web site
NO_PLACE = (
    r"(?![^\n]{0,14}(?:会[见晤谈]|会议|访|合作|[双各中]方|两国|三国|元首|主席|总[统理]|领导|外长|部|举[行办]"
    r"|[电讯是为社网报据馆]|生效|达成|通过|成立|来源|消息|时间|日期|编辑|更新|记者))"
)
_ZH_PLACE = NO_PLACE + r"[一-鿿·]{2,14}?"
_EN_PLACE = (
    r"(?!(?:By|From|Source|Last|Updated?|Publish\w*|Posted|Released?|Embassy|Ministry|News|Xinhua"
    r"|TASS|Reuters|Editor)\b)[A-Z][\w.’'() -]{1,34}"
)
_RU_PLACE = (
    r"(?!МИД|ТАСС|Посольство|Пресс|Источник|Опубликован|Обновлен|Дата)"
    r"(?:г\. ?)?[А-Я][а-яё-]{2,20}(?: [А-Я][а-яё-]{2,20})?"
)
_SIGNED_ZH = "(?:签署|签订|发表|通过|订立|订|签)"
_BEFORE = re.compile(
    r"(?:[^。,\n]{0,24}(?:授权|全权)[^。,\n]{0,12},)?"
    rf"[(（]?(?:(?:{_ZH_PLACE}[,、 ]\s?){{0,3}}|{_ZH_PLACE})(?:本[一-鿿]{{2,8}}?)?"
    rf"{_SIGNED_ZH}?[于在]?"
    rf"|(?:{_EN_PLACE},\s?){{1,3}}(?:on )?"
    r"|(?:Done|DONE|Signed|Issued|Adopted|Given|Made)\b.{0,140}[ ,]"
    r"|.{0,160}\b(?:sign(?:ed)?|issued?|adopt(?:ed)?|done)\b.{0,100}\bthis "
    rf"|(?:(?:Совершено|Подписано|Принято|Составлено)\b.{{0,140}}|{_RU_PLACE},?)\s?"
)
_AFTER = re.compile(
    rf"(?:[,、 ]?\s?(?:[于在]{_ZH_PLACE}|{_ZH_PLACE}(?![。.])))?{_SIGNED_ZH}?(?:[于在]{_ZH_PLACE})?"
    r"(?:[,;。、 ]\s?(?:一式|共|正本|用[中英俄]|以[中英俄]).{0,160})?[)）。.]?"
    rf"|[于在][一-鿿·]{{2,8}}?{_SIGNED_ZH}[^。\n]{{0,40}}一式.{{0,120}}"
    rf"|(?:[,.]? ?(?:(?:at|in) )?{_EN_PLACE}(?:, {_EN_PLACE}){{0,2}})?"
    r"(?:,? in (?:two|three|four|duplicate|triplicate|quadruplicate|the ).{0,200})?\W*"
    rf"|(?: ?(?:г\.|года?))?(?:,? ?(?:в )?{_RU_PLACE})?"
    r"(?:,? в (?:двух|тр[её]х|четыр[её]х).{0,200})?\W*"
)
_PLACED = re.compile(r"\w")


def closing_bounds(form: str, dates: tuple[DateMention, ...] | None) -> tuple[Bound, ...]:
    """What the closing line says: `on` a day, or `from` and `until` for a month or several days.

    `dates` are all dates of the text, None where they are not known: then those of its last lines
    alone are looked for.
    """
    tail = _tail(form)
    for item in reversed(_last_dates(form, tail, dates)):
        line = _line(form, item) if item.year and item.month else None
        # a closing line is late: more stands before its end than behind it
        if line and 2 * line[1] > len(form) and _fills(form, item, line, _CLOSING_LINE):
            return tuple(_bounds(item, "the closing line gives the day"))
    return ()


def _last_dates(
    form: str, tail: int, dates: tuple[DateMention, ...] | None
) -> tuple[DateMention, ...]:
    """The dates behind `tail`, as they are found there by themselves."""
    if dates is not None:
        last = tuple([item for item in dates if item.start >= tail]) if tail else dates
        if not tail or _same_alone(form, tail, last):
            return last
    found = find_dates(form[tail:], roles=False, normal=True)
    return tuple([item._replace(start=item.start + tail, end=item.end + tail) for item in found])


def _same_alone(form: str, tail: int, last: tuple[DateMention, ...]) -> bool:
    """Whether a search from `tail` on would find the dates that a search of all has found there.

    It would where the same alphabets are met, and no date is near or the line before is at its
    end. A span of years is found only beside words, which may all stand before.
    """
    ended = form[tail] == "\n" and form[tail - 1] in _ENDS
    apart = (
        not names_month(form, max(0, tail - _APART), tail)
        if ended
        else not DATE_SIGN.search(form, max(0, tail - _APART), tail + _APART)
    )
    return (
        apart
        and may_be_russian(form) == may_be_russian(form, tail)
        and not any(item.last and not item.month for item in last)
    )


def heading_bounds(form: str, dates: tuple[DateMention, ...]) -> tuple[Bound, ...]:
    """The same of a line at the head that has a place, or brackets, beside its day."""
    item = _heading(form, dates)
    if item and _beside(form, item):
        return tuple(_bounds(item, "the line at the head of the text gives the day"))
    return ()


def bare_heading(form: str, dates: tuple[DateMention, ...]) -> DateMention | None:
    """A day alone on a line at the head: it may be the page's as well as the text's."""
    item = _heading(form, dates)
    return item if item and item.day and not item.last and not _beside(form, item) else None


def _tail(form: str) -> int:
    """Where the last lines of a text begin, or as much of them as closing lines can fill."""
    tail = len(form)
    for _ in range(_LAST_LINES):
        tail = max(form.rfind("\n", 0, tail), 0)
    return max(tail, len(form) - _LAST_LINES * _CLOSING_LINE)


def _heading(form: str, dates: tuple[DateMention, ...]) -> DateMention | None:
    for item in dates:
        if item.start > _FIRST_LINES * _HEADING_LINE:
            return None
        above = form.count("\n", 0, item.start)
        if above < _FIRST_LINES and _dates_a_line(form, item, _HEADING_LINE):
            return item
    return None


def _line(form: str, item: DateMention, longest: int = _CLOSING_LINE) -> Span | None:
    """The line that a date stands in; None for a longer one."""
    low, high = item.end - longest, item.start + longest
    start, end = form.rfind("\n", max(0, low), item.start) + 1, form.find("\n", item.end, high)
    if (start == 0 and low > 0) or (end < 0 and high < len(form)):
        return None
    return start, end if end >= 0 else len(form)


def _dates_a_line(form: str, item: DateMention, longest: int) -> bool:
    line = _line(form, item, longest) if item.year and item.month else None
    return line is not None and _fills(form, item, line, longest)


def _fills(form: str, item: DateMention, line: Span, longest: int) -> bool:
    """Whether nothing but places and parties stands beside a date in its line."""
    start, end = line
    return (
        end - start <= longest
        and _BEFORE.fullmatch(form, start, item.start) is not None
        and _AFTER.fullmatch(form, item.end, end) is not None
    )


def _beside(form: str, item: DateMention) -> bool:
    """Whether a line has a bracket or a word beside its date, the Russian word for year apart."""
    line = _line(form, item)
    start, end = line or (item.start, item.end)
    rest = form[start : item.start] + re.sub(r"^ ?(?:года?|г)\b", "", form[item.end : end])
    return "(" in rest or _PLACED.search(rest) is not None


def _bounds(item: DateMention, why: str) -> Iterator[Bound]:
    assert item.first is not None
    if item.day and not item.last:
        yield Bound(item.start, item.end, "on", item.first, why, CLOSING)
        return
    why = why.replace("the day", "the days" if item.day else "the month")
    yield Bound(item.start, item.end, "from", first_day(item.first), why, CLOSING)
    yield Bound(item.start, item.end, "until", last_day(item.last or item.first), why, CLOSING)
