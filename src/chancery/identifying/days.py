"""The day itself, where a text or the page around it gives it.

The closing line first, then an opening that reports the meeting of that day, then what the page
completes: an opening without a year, "today", a title, a dateline.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from chancery.identifying.bounds import OPENING, Bound, consistent, interval, within
from chancery.identifying.closings import bare_heading
from chancery.identifying.dates import DateMention, find_dates
from chancery.model import Day, Removal, Span
from chancery.reading.characters import simplified

# the basis of a day that the text gives only in part: the page's date completes it
BY_PAGE = "opening, completed by the page's date"
# days; a text is reposted within a week while it is news
_NEWS = 7
# days; a readout is put on a page within a month
_MONTH = 28
# characters with which a first sentence begins
_FIRST_WORDS = 40
# characters of an opening that names the day of the talks
_OPENING = 260

_MET = re.compile(
    r"[^。\n]{0,60}?(?:会[见晤谈]|通(?:了)?(?:电话|话)|举行"
    r"|视频|对话|磋商|宴请|出席|约见|召见|照会|提出[^。,]{0,4}交涉)|[^.\n]{0,200}?(?:met|held"
    r"|spoke|talks|call|conversation)|[^.\n]{0,80}?(?:состоял"
    r"|провел|провёл|встреч|переговор)"
)
# the day of a text that is cited, and not of the event
_OF_A_TEXT = re.compile(
    r"[^,。]{0,14}(?:签署|签订|发表|通过|达成|缔结|生效|建立|成立|提出|《)"
    r"|[^,.]{0,30}(?:signed|adopted|issued)|[^,.]{0,30}(?:подписа|принят)"
)
_SPEAKS = re.compile(
    r"(?:met|held|spoke|talked|had a (?:phone|telephone)|gathered|convened"
    r"|провел|провёл|состоял|заседани\w|саммит\w?|собрал\w+)[^.\n]{0,100}$"
)
# the day of talks before these: "following up on their April 4 conversation"
_EARLIER = re.compile(
    r"\b(?:follow(?:s|ed|ing up on)?|since|build(?:s|ing) on"
    r"|(?<=[a-z] )following (?:the(?:ir)?|his|her))\b[^.\n]{0,110}$|继[^,。]{0,12}$"
)
# another meeting, which a clause of its own dates: “the forum, which was held in May”
_ANOTHER = re.compile(r"\b(?:which|that|котор\w{2,3}) (?:(?:was|were|had been|будет) )?$")
# how far a date stands behind the "today" that it completes: "Today, March 5, 2024"
_BESIDE = 6
_PUBLISHED = re.compile(
    r"发布|发表|电|公布|签署|刊发|讯|消息|published|issued"
    r"|released|опубликован"
)
_INVITED = re.compile(r"邀请|invitation|приглашени")
# the talks of a visit, in its sentence or the next one
_TALKS = re.compile(r"[^。\n]{0,60}。?[^。\n]{0,40}?(?:会谈|会晤)")
# … or what they chaired together during a visit of several days
_CHAIRED = re.compile(r"[^。\n]{0,60}?(?:主持|举行)[^,。\n]{0,24}(?:对话|会议|会晤|磋商|会谈)")
# how a meeting is told of behind its day, and who meets, but what is looked forward to
_CONVENED = re.compile(r"[,]?(?:[在于][^,。;]{1,24}?)?(?:举行|召开|齐聚|聚首|会晤|集会)")
_THOSE = re.compile("我们|成员国|领导人|元首|首脑|外长|部长")
_FORWARD = re.compile("欢迎|期待|支持|将于|预祝|忆及|回顾")
# a formula that rests on a meeting, in the first characters of a text
_RESULTS = re.compile(r"(?:根据|依据)[^\n]{0,60}(?:成果|共识|精神)[^\n]{0,8}(?:声明|宣布|宣告)?$")
_FORMULA_WITHIN = 2_000
# 自…起 and arrival begin what lasts
_LASTING = re.compile(r"起|开始|抵|[^。,]{0,12}(?:抵达|开始)")
_GATHERED = re.compile(
    r"\b(?:met|gathered|convened|assembled|held|заседани\w|саммит\w?|собра\w+|встречи)\b"
    r"[^.;\n]{0,80}$"
)
# each alternative begins with a letter, so that the search runs on these letters
_TODAY = re.compile(
    r"T(?<!\wT)oday\b|t(?<!\wt)oday\b|今天|今日(?!之)|С(?<!\wС)егодня\b|с(?<!\wс)егодня\b"
)
_NO_EVENT = frozenset({"name", "plan", "relative"})
READOUTS = frozenset({"readout", "press-release"})
ADOPTED = frozenset({"communique", "declaration", "joint-statement"})


@dataclass(slots=True)
class ProvedDay:
    """A day that the text itself gives, on which basis, and the words that do.

    It is `firm` where nothing outside the text has a part in it.
    """

    day: Day
    basis: str
    bound: Bound
    firm: bool = True


def later(day: Day, days: int) -> Day:
    """The day so many days after a day, or before it."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def line_day(lines: tuple[Bound, ...]) -> ProvedDay | None:
    """The day of a closing line, or of a line at the head, where it gives one."""
    if len(lines) != 1:
        return None
    basis = "closing line" if "closing" in lines[0].why else "heading line"
    return ProvedDay(lines[0].day, basis, lines[0])


def day_by_heading(form: str, dates: tuple[DateMention, ...]) -> ProvedDay | None:
    """The day that stands alone at the head of a text, which may be the page's as well."""
    item = bare_heading(form, dates)
    if item is None or item.first is None:
        return None
    why = "the first lines give a day, which may be that of the page"
    bound = Bound(item.start, item.end, "on", item.first, why, OPENING)
    return ProvedDay(item.first, "heading line", bound, firm=False)


def opening_day(
    form: str,
    dates: tuple[DateMention, ...],
    kind: str,
    bounds: list[Bound],
    page_date: Day | None,
) -> ProvedDay | None:
    """The day of the event that the first lines report, where the text is of that day."""
    if kind not in READOUTS and kind not in ADOPTED:
        return None
    today = _TODAY.search(form, 0, _OPENING)
    for item in dates:
        if item.start > _OPENING or (today and today.end() + _BESIDE < item.start):
            return None
        if not item.day or not item.month or item.role in _NO_EVENT:
            continue
        if _OF_A_TEXT.match(form, item.end) or not _tells(form, item):
            continue
        if kind in ADOPTED and item.last and _INVITED.search(form, 0, item.start):
            continue
        if item.last or (kind in ADOPTED and not _adopts(form, item)):
            return None
        return _of_year(item, kind, bounds, page_date)
    return None


def _tells(form: str, item: DateMention) -> bool:
    """Whether the words around a date tell of a meeting on it."""
    before = form[max(0, item.start - 120) : item.start]
    if _EARLIER.search(before):
        return False
    if _MET.match(form, item.end):
        return True
    told = _SPEAKS.search(before)
    return told is not None and not _ANOTHER.search(before, 0, told.start())


_DAY_ONLY = re.compile(
    r"(\d(?<![\d月至到-].)(?<!\d .)\d?)日(?!至|到|-|报|电|讯)"
    r"(?=[)）]?(?:上午|下午|晚上?|中午|凌晨)?[,]?[^。\n]{0,60}?"
    r"(?:会[见晤谈]|同|与|和|通(?:了)?(?:电话|话)|举行|出席|主持))"
)


def day_by_page(
    form: str, kind: str, bounds: list[Bound], page_date: Day | None
) -> ProvedDay | None:
    """The day where the opening says "today" or only its number, and the page is of that week."""
    if page_date is None or (kind not in READOUTS and kind not in ADOPTED):
        return None
    head = form[:_OPENING]
    today = _TODAY.search(head)
    match = _DAY_ONLY.search(head) if kind in READOUTS else None
    if today is None and match is None:
        return None
    lo, hi = interval(consistent(bounds)[0])
    if today and within(page_date, lo, hi):
        why = f"the opening says “{today[0]}”; the page is dated {page_date}"
        bound = Bound(*today.span(), "on", page_date, why, OPENING)
        return ProvedDay(page_date, BY_PAGE, bound, firm=False)
    if match is None or not _MET.match(form, match.end()):
        return None
    for back in range(_NEWS):
        day = later(page_date, -back)
        if int(day[8:]) == int(match[1]) and within(day, lo, hi):
            why = f"the opening gives the day; its month is that of the page, dated {page_date}"
            bound = Bound(*match.span(), "on", day, why, OPENING)
            return ProvedDay(day, BY_PAGE, bound, firm=False)
    return None


def day_of_page(
    form: str, dates: tuple[DateMention, ...], kind: str, page_date: Day | None
) -> ProvedDay | None:
    """The day with which a statement's first sentence begins, where its page has the same."""
    if page_date is None or kind not in ADOPTED:
        return None
    for item in dates:
        if item.start > _FIRST_WORDS:
            return None
        if item.first == page_date and not item.last and item.role not in _NO_EVENT:
            why = f"the opening names the day; the page is dated {page_date}"
            bound = Bound(item.start, item.end, "on", page_date, why, OPENING)
            return ProvedDay(page_date, BY_PAGE, bound, firm=False)
    return None


def _adopts(form: str, item: DateMention) -> bool:
    """Whether the first sentence is of the very meeting that adopts the text.

    A visit on invitation is, where it is of one day and the talks are told of in the same breath.
    """
    if item.year is None:
        return _GATHERED.search(form, 0, item.start) is not None
    if _INVITED.search(form, 0, item.start):
        talks = _TALKS.match(form, item.end) or _CHAIRED.match(form, item.end)
        return talks is not None and not _LASTING.match(form, item.end)
    first = form.find("\n") if "\n" in form else len(form)
    if item.start < min(first, 60) or _GATHERED.search(form[: item.start]) is not None:
        return True
    return _CONVENED.match(form, item.end) is not None and _convenes(form, item)


def _convenes(form: str, item: DateMention) -> bool:
    """Whether those who speak in a text met on a day: 我们,…,于 … 在 … 举行会议."""
    sentence = form[max(form.rfind("。", 0, item.start), 0) : item.start]
    return _THOSE.search(sentence) is not None and not _FORWARD.search(sentence)


def formula_day(form: str, dates: tuple[DateMention, ...]) -> ProvedDay | None:
    """The day of the meeting on whose results a text declares "the following"."""
    end = form.find("如下:", 0, _FORMULA_WITHIN)
    if end < 0:
        return None
    start = form.rfind("\n", 0, end) + 1
    if not _RESULTS.search(form, start, end):
        return None
    for item in dates:
        if item.start >= start and item.end <= end and item.day and item.first and not item.last:
            why = "the text declares what the meeting of this day came to"
            bound = Bound(item.start, item.end, "on", item.first, why, OPENING)
            return ProvedDay(item.first, "opening", bound)
    return None


def _of_year(
    item: DateMention, kind: str, bounds: list[Bound], page_date: Day | None
) -> ProvedDay | None:
    why = "the opening gives the day of the event"
    if item.first:
        day = item.first
        return ProvedDay(day, "opening", Bound(item.start, item.end, "on", day, why, OPENING))
    # a statement is put on its page within days, and its text cites other years
    longest = _MONTH if kind in READOUTS else _NEWS
    kept, _ = consistent(bounds)
    lo, hi = interval(kept)
    days = [d for year in _span_of_years(lo, hi) if (d := _day(year, item)) and within(d, lo, hi)]
    if len(days) == 1 and kind in READOUTS:
        why += "; its year is proved by the text's other evidence"
        return ProvedDay(
            days[0], "opening", Bound(item.start, item.end, "on", days[0], why, OPENING)
        )
    if page_date:
        near = [_day(int(page_date[:4]) - back, item) for back in (0, 1)]
        found = [d for d in near if d and d <= page_date <= later(d, longest)]
        found = [d for d in found if within(d, lo, hi)]
        if found:
            why += f"; its year is that of the page, dated {page_date}"
            bound = Bound(item.start, item.end, "on", found[0], why, OPENING)
            return ProvedDay(found[0], BY_PAGE, bound, firm=False)
    return None


def _span_of_years(lo: Day | None, hi: Day | None) -> range:
    if not lo or not hi:
        return range(0)
    return range(int(lo[:4]), int(hi[:4]) + 1)


def _day(year: int, item: DateMention) -> Day | None:
    try:
        return date(year, item.month or 0, item.day or 0).isoformat()
    except ValueError:
        return None


@dataclass(slots=True)
class ToldDay:
    """A day that words outside the text give."""

    day: Day
    quote: str
    basis: str
    why: str
    source: tuple[Span, ...] = ()


def day_by_title(title: str | None, kept: list[Bound]) -> ToldDay | None:
    """The day that a title names as its own text's."""
    if not title:
        return None
    lo, hi = interval(kept)
    for item in find_dates(title):
        if item.day and item.first and item.role != "name" and within(item.first, lo, hi):
            quote = title[item.start : item.end]
            return ToldDay(item.first, quote, "title", "the title gives the day")
    return None


def day_by_lead(
    leads: tuple[Removal, ...], kept: list[Bound], page_date: Day | None
) -> ToldDay | None:
    """The day on which a lead or dateline says that the text was published."""
    if not leads:
        return None
    lo, hi = interval(kept)
    # a line under the title is nearer to the text than a report before it
    for removal in sorted(leads, key=lambda lead: lead.reason != "dateline"):
        if len(removal.text) > 200:
            continue
        form = simplified(removal.text)
        published = _PUBLISHED.search(form) is not None
        if not published and removal.reason != "dateline":
            continue
        for item in find_dates(form, roles=False):
            if not published and not item.first:
                continue
            day = _lead_day(item, page_date) or _lead_near(item, kept)
            if day and within(day, lo, hi):
                quote = removal.text[item.start : item.end]
                why = "the page says that the text was published on this day"
                return ToldDay(day, quote, "page lead", why, removal.source)
    return None


def _lead_near(item: DateMention, kept: list[Bound]) -> Day | None:
    """A dateline's yearless day within a week of the visit that the opening dates."""
    visits = [bound.day for bound in kept if bound.trust == OPENING]
    if not visits or not item.day or not item.month or item.last or item.first:
        return None
    visit = max(visits)
    days = [_day(int(visit[:4]) + more, item) for more in (0, 1)]
    return next((day for day in days if day and visit <= day <= later(visit, _NEWS)), None)


def _lead_day(item: DateMention, page_date: Day | None) -> Day | None:
    if not item.day or not item.month or item.last:
        return None
    if item.first:
        return item.first
    if not page_date:
        return None
    for back in (0, 1):
        day = _day(int(page_date[:4]) - back, item)
        if day and day <= page_date <= later(day, _NEWS):
            return day
    return None
