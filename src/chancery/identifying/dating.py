"""When a statement was adopted: the intersection of all that its own text proves.

Certain or silent: `best` only where a day is proved, bounds where it is not, and each with the
words that prove it. Where two pieces of evidence contradict each other the weaker kind gives way,
and the finding says so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from chancery.identifying.anniversaries import anniversaries
from chancery.identifying.dates import DateMention, find_dates
from chancery.identifying.evidence import (
    ANNIVERSARY,
    CLOSING,
    OPENING,
    Bound,
    cited,
    dated_names,
    events,
    first_day,
    last_day,
    named,
    planned,
    situations,
)
from chancery.lexicon import Lexicon
from chancery.model import Claim, DateEvidence, Dating, Day, Layer, Removal, Span

# the basis of a day that the text gives only in part: the page's date completes it
BY_PAGE = "opening, completed by the page's date"
# days; a text is reposted within a week while it is news
_NEWS = 7
# days; a copy dated this long after the text is late, not wrong
_LATE = 14
# the last lines of a text among which its closing line stands
_LAST_LINES = 8
# characters of an opening that names the day of the talks
_OPENING = 260
_CLOSING_LINE = 80

_MET = re.compile(
    r"[^。\n]{0,60}?(?:会[见晤谈]|通(?:了)?(?:电话|话)|举行"
    r"|视频|对话|磋商|宴请|出席)|[^.\n]{0,80}?(?:met|held"
    r"|spoke|talks|call|conversation)|[^.\n]{0,80}?(?:состоял"
    r"|провел|провёл|встреч|переговор)"
)
_SPEAKS = re.compile(
    r"(?:met|held talks|spoke|talked|had a (?:phone|telephone)"
    r"|провел|провёл|состоялс)[^.\n]{0,60}$"
)
_PUBLISHED = re.compile(
    r"发布|发表|电|公布|签署|刊发|讯|消息|published|issued"
    r"|released|опубликован"
)
_READOUTS = frozenset({"readout", "press-release"})
_ADOPTED = frozenset({"communique", "declaration", "joint-statement"})


@dataclass(slots=True)
class _Day:
    """A proved day and how it was proved."""

    day: Day
    basis: str
    bound: Bound


def date_statement(
    text: str,
    layer: Layer,
    lexicon: Lexicon,
    *,
    kind: str,
    parties: tuple[str, ...] = (),
    page_date: Day | None = None,
    titles: tuple[Claim, ...] = (),
    leads: tuple[Removal, ...] = (),
) -> Dating:
    """The dating of a text with normal form `layer`; `leads` are what stood before and behind it.

    Linear in the text. Spans of the evidence are of `text`.
    """
    form = layer.text
    dates = find_dates(form)
    names = dated_names(form, lexicon)
    bounds = list(_years(form, parties, lexicon))
    year = _year(bounds)
    bounds += cited(dates)
    bounds += named(form, names, lexicon)
    bounds += situations(form, lexicon)
    bounds += events(form, names, lexicon, year)
    bounds += planned(dates, max((b.day for b in bounds if b.kind == "from"), default=None))
    proved = (
        _closing(form, dates)
        or _opening(form, dates, kind, bounds, page_date)
        or _by_page(form, kind, bounds, page_date)
    )
    if proved and proved.basis != BY_PAGE:
        bounds.append(proved.bound)
    kept, dropped = consistent(bounds)
    lead = None if proved else _lead(leads, kept, page_date)
    return _dating(text, layer, kept, dropped, proved, lead)


def page_conflict(dating: Dating, page_date: Day | None) -> bool:
    """Whether the page's date contradicts its text: before it, or long after it.

    A page without `latest` cannot be too late; a copy up to 14 days after the text is late only.
    """
    if page_date is None:
        return False
    if dating.earliest and page_date < dating.earliest and not _eve(page_date, dating.earliest):
        return True
    latest = dating.best or dating.latest
    return latest is not None and page_date > _later(latest, _LATE)


def _eve(page: Day, earliest: Day) -> bool:
    """A day before is a time zone's difference."""
    return _later(page, 1) >= earliest


def _later(day: Day, days: int) -> Day:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def _years(form: str, parties: tuple[str, ...], lexicon: Lexicon) -> Iterable[Bound]:
    for found in anniversaries(form, parties, lexicon):
        why = f"an anniversary of {found.origin} falls in {found.year}"
        why += f" ({found.source})" if found.source else ""
        for kind, day in (("from", f"{found.year}-01-01"), ("until", f"{found.year}-12-31")):
            yield Bound(found.start, found.end, kind, day, why, ANNIVERSARY)


def _year(bounds: list[Bound]) -> int | None:
    """The year that anniversaries prove; None where they do not agree."""
    years = Counter(b.day[:4] for b in bounds if b.trust == ANNIVERSARY)
    return int(next(iter(years))) if len(years) == 1 else None


def _closing(form: str, dates: tuple[DateMention, ...]) -> _Day | None:
    tail = len(form)
    for _ in range(_LAST_LINES):
        tail = form.rfind("\n", 0, tail)
        if tail < 0:
            break
    for item in reversed(dates):
        if item.start <= tail:
            break
        if item.day and item.year and item.first and _closes(form, item):
            day = _last_of(item)
            bound = Bound(
                item.start, item.end, "on", day, "the closing line gives the day", CLOSING
            )
            return _Day(day, "closing line", bound)
    return None


def _closes(form: str, item: DateMention) -> bool:
    start = form.rfind("\n", 0, item.start) + 1
    end = form.find("\n", item.end)
    line = form[start : end if end >= 0 else len(form)]
    if len(line) > _CLOSING_LINE or "。" in line[:-1]:
        return bool(re.match(r"(?:Done|Signed|Issued|Adopted|Совершено|Подписано|Принято) ", line))
    return (
        item.role in ("closing", "mention")
        or line[: item.start - start].strip(" ,(（") == ""
        or bool(re.match(r"[^,。]{0,30}$", line[: item.start - start]))
    )


def _last_of(item: DateMention) -> Day:
    assert item.first is not None
    return item.last if item.last and len(item.last) == 10 else item.first


def _opening(
    form: str,
    dates: tuple[DateMention, ...],
    kind: str,
    bounds: list[Bound],
    page_date: Day | None,
) -> _Day | None:
    """The day of the event that the first lines report, where the text is of that day."""
    if kind not in _READOUTS and kind not in _ADOPTED:
        return None
    for item in dates:
        if item.start > _OPENING:
            return None
        if not item.day or not item.month or item.role in ("name", "plan", "relative"):
            continue
        if item.last and kind in _ADOPTED:
            return None
        before = form[max(0, item.start - 120) : item.start]
        if not (_MET.match(form, item.end) or _SPEAKS.search(before)):
            continue
        if kind in _ADOPTED and (item.role == "opening" or not _adopts(form, item)):
            return None
        return _of_year(item, kind, bounds, page_date)
    return None


_TODAY = re.compile(r"\b[Tt]oday\b|今天|今日(?!之)|\b[Сс]егодня\b")
_DAY_ONLY = re.compile(
    r"(?<![\d月至到-])(\d{1,2})日(?=(?:上午|下午|晚上?|中午"
    r"|凌晨)?(?:在|同|与|和|应|会见|出席|抵达|开始))"
)


def _by_page(form: str, kind: str, bounds: list[Bound], page_date: Day | None) -> _Day | None:
    """The day where the opening says "today" or only its number, and the page is of that week."""
    if page_date is None or kind not in _READOUTS | _ADOPTED:
        return None
    head = form[:_OPENING]
    lo, hi = interval(consistent(bounds)[0])
    today = _TODAY.search(head)
    if today and _within(page_date, lo, hi):
        why = f"the opening says “{today[0]}”; the page is dated {page_date}"
        bound = Bound(*today.span(), "on", page_date, why, OPENING)
        return _Day(page_date, BY_PAGE, bound)
    match = _DAY_ONLY.search(head) if kind in _READOUTS else None
    if match is None or not _MET.match(form, match.end()):
        return None
    for back in range(_NEWS):
        day = _later(page_date, -back)
        if int(day[8:]) == int(match[1]) and _within(day, lo, hi):
            why = f"the opening gives the day; its month is that of the page, dated {page_date}"
            return _Day(day, BY_PAGE, Bound(*match.span(), "on", day, why, OPENING))
    return None


def _adopts(form: str, item: DateMention) -> bool:
    """Whether the first sentence is of the very meeting that adopts the text."""
    first = form.find("\n") if "\n" in form else len(form)
    return item.start < min(first, 60) and item.year is not None


def _of_year(
    item: DateMention, kind: str, bounds: list[Bound], page_date: Day | None
) -> _Day | None:
    why = "the opening gives the day of the event"
    if item.first:
        day = item.first
        return _Day(day, "opening", Bound(item.start, item.end, "on", day, why, OPENING))
    if kind not in _READOUTS:
        return None
    kept, _ = consistent(bounds)
    lo, hi = interval(kept)
    days = [d for year in _span_of_years(lo, hi) if (d := _day(year, item)) and _within(d, lo, hi)]
    if len(days) == 1:
        why += "; its year is proved by the text's other evidence"
        return _Day(days[0], "opening", Bound(item.start, item.end, "on", days[0], why, OPENING))
    if page_date:
        near = [_day(int(page_date[:4]) - back, item) for back in (0, 1)]
        found = [
            d for d in near if d and d <= page_date <= _later(d, 2 * _LATE) and _within(d, lo, hi)
        ]
        if found:
            why += f"; its year is that of the page, dated {page_date}"
            bound = Bound(item.start, item.end, "on", found[0], why, OPENING)
            return _Day(found[0], BY_PAGE, bound)
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


def _within(day: Day, lo: Day | None, hi: Day | None) -> bool:
    return (lo is None or lo <= day) and (hi is None or day <= hi)


def interval(bounds: list[Bound]) -> tuple[Day | None, Day | None]:
    """The earliest and the latest day that bounds leave; None where none of them says."""
    lo = max((b.day for b in bounds if b.kind in ("from", "on")), default=None)
    hi = min((b.day for b in bounds if b.kind in ("until", "on")), default=None)
    return lo, hi


def consistent(bounds: list[Bound]) -> tuple[list[Bound], list[Bound]]:
    """The bounds that agree, and those given up: of two that cross, the less trusted kind."""
    kept = list(bounds)
    dropped: list[Bound] = []
    while True:
        lo, hi = interval(kept)
        if lo is None or hi is None or lo <= hi:
            return kept, dropped
        crossing = [b for b in kept if _crosses(b, lo, hi)]
        least = min(b.trust for b in crossing)
        given_up = [b for b in crossing if b.trust == least]
        dropped += given_up
        kept = [b for b in kept if b not in given_up]


def _crosses(bound: Bound, lo: Day, hi: Day) -> bool:
    return (bound.kind in ("from", "on") and bound.day > hi) or (
        bound.kind in ("until", "on") and bound.day < lo
    )


def _lead(
    leads: tuple[Removal, ...], kept: list[Bound], page_date: Day | None
) -> tuple[Day, Removal, str] | None:
    """The day on which a lead or dateline says that the text was published."""
    lo, hi = interval(kept)
    for removal in leads:
        if len(removal.text) > 200 or not _PUBLISHED.search(removal.text):
            continue
        for item in find_dates(removal.text):
            day = _lead_day(item, page_date)
            if day and _within(day, lo, hi):
                return day, removal, removal.text[item.start : item.end]
    return None


def _lead_day(item: DateMention, page_date: Day | None) -> Day | None:
    if not item.day or not item.month or item.last:
        return None
    if item.first:
        return item.first
    if not page_date:
        return None
    for back in (0, 1):
        day = _day(int(page_date[:4]) - back, item)
        if day and day <= page_date <= _later(day, _NEWS):
            return day
    return None


def _dating(
    text: str,
    layer: Layer,
    kept: list[Bound],
    dropped: list[Bound],
    proved: _Day | None,
    lead: tuple[Day, Removal, str] | None,
) -> Dating:
    lo, hi = interval(kept)
    evidence = [_evidence(text, layer, b) for b in _telling(kept, lo, hi)]
    evidence += [_evidence(text, layer, b, given_up=True) for b in dropped]
    best, basis = None, None
    if proved and proved.bound not in dropped and _within(proved.day, lo, hi):
        best, basis = proved.day, proved.basis
        if proved.bound not in kept:
            evidence.insert(0, _evidence(text, layer, proved.bound))
    elif lead:
        best, basis = lead[0], "page lead"
        why = "the page says that the text was published on this day"
        spans: tuple[Span, ...] = lead[1].source
        evidence.insert(0, DateEvidence(lead[2], None, None, "on", best, why, spans))
    return Dating(best, lo, hi, basis, tuple(evidence))


def _telling(bounds: list[Bound], lo: Day | None, hi: Day | None) -> list[Bound]:
    """The bounds worth showing: tightest first, one for each day and direction."""
    order = {"on": 0, "from": 1, "until": 2}
    best = sorted(bounds, key=lambda b: (order[b.kind], _distance(b, lo, hi), -b.trust, b.start))
    seen: set[tuple[str, Day]] = set()
    shown: list[Bound] = []
    for bound in best:
        if (bound.kind, bound.day) not in seen:
            seen.add((bound.kind, bound.day))
            shown.append(bound)
    return shown


def _distance(bound: Bound, lo: Day | None, hi: Day | None) -> int:
    edge = hi if bound.kind == "until" else lo
    if edge is None:
        return 0
    return abs(date.fromisoformat(edge).toordinal() - date.fromisoformat(bound.day).toordinal())


def _evidence(text: str, layer: Layer, bound: Bound, *, given_up: bool = False) -> DateEvidence:
    start, end = layer.back(bound.start, bound.end)
    why = f"given up, as stronger evidence contradicts it: {bound.why}" if given_up else bound.why
    return DateEvidence(text[start:end], start, end, bound.kind, bound.day, why)


__all__ = ["date_statement", "first_day", "last_day", "page_conflict"]
