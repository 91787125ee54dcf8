"""When a statement was adopted: the intersection of all that its own text proves.

Certain or silent: `best` only where a day is proved, bounds where it is not, and each with the
words that prove it. Where two pieces of evidence contradict each other the weaker kind gives way,
and the finding says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from chancery.identifying.anniversaries import anniversaries
from chancery.identifying.bounds import ANNIVERSARY, EVENT, Bound, consistent, interval, within
from chancery.identifying.closings import closing_bounds, heading_bounds
from chancery.identifying.dates import DateMention, find_dates
from chancery.identifying.days import (
    ADOPTED,
    BY_PAGE,
    READOUTS,
    ProvedDay,
    ToldDay,
    day_by_heading,
    day_by_lead,
    day_by_page,
    day_by_title,
    day_of_page,
    formula_day,
    later,
    line_day,
    opening_day,
)
from chancery.identifying.evidence import (
    cited,
    events,
    named,
    planned,
    situations,
)
from chancery.identifying.situations import dated_names
from chancery.lexicon import Lexicon
from chancery.model import DateEvidence, Dating, Day, Layer, Removal

# pieces of evidence for each direction; the others are weaker and say the same
_SHOWN = 12
# code points of a text in which evidence is looked for; the longest statements have 50,000, and
# what is longer is a collection
_LOOKED_AT = 300_000
_START, _TRUST = attrgetter("start"), attrgetter("trust")
# days; a copy dated this long after the text is late, not wrong
_LATE = 14


def date_statement(
    text: str,
    layer: Layer,
    lexicon: Lexicon,
    *,
    kind: str,
    parties: tuple[str, ...] = (),
    page_date: Day | None = None,
    title: str | None = None,
    leads: tuple[Removal, ...] = (),
) -> Dating:
    """The dating of a text with normal form `layer`.

    `title` is given where it may name the text's own day (a transcript's, a readout's), `leads`
    are datelines and the site's words before the text. Linear in the text. Spans of the evidence
    are of `text`.
    """
    form = layer.text[:_LOOKED_AT]
    dates = find_dates(form, normal=True)
    names, words = dated_names(form, lexicon)
    bounds = list(_years(form, parties, lexicon))
    year = _year(bounds)
    bounds += cited(dates)
    bounds += named(form, names, lexicon)
    bounds += situations(form, lexicon, words)
    bounds += events(form, names, lexicon, year)
    bounds += planned(dates, bounds)
    lines = closing_bounds(layer.text, dates if len(form) == len(layer.text) else None) or (
        heading_bounds(form, dates) if kind in ADOPTED else ()
    )
    proved = _proved(form, dates, kind, bounds, lines, page_date)
    if proved and proved.basis == BY_PAGE:
        # the site's own words before the text know better than its date
        told = day_by_lead(leads, bounds, page_date)
        proved = None if told and told.day != proved.day else proved
    if proved and proved.firm:
        bounds.append(proved.bound)
    elif kind in ADOPTED:
        bounds += lines
    kept, dropped = consistent(bounds)
    lead = None if proved else day_by_title(title, kept) or day_by_lead(leads, kept, page_date)
    return _dating(text, layer, kept, dropped, proved, lead)


def _proved(
    form: str,
    dates: tuple[DateMention, ...],
    kind: str,
    bounds: list[Bound],
    lines: tuple[Bound, ...],
    page_date: Day | None,
) -> ProvedDay | None:
    """The day itself: a readout's is that of its event, any other text's that of its last line."""
    line = line_day(lines)
    if line and kind not in READOUTS:
        return line
    return (
        opening_day(form, dates, kind, bounds, page_date)
        or line
        or (formula_day(form, dates) if kind in ADOPTED else None)
        or (day_by_heading(form, dates) if kind in ADOPTED else None)
        or day_by_page(form, kind, bounds, page_date)
        or day_of_page(form, dates, kind, page_date)
    )


def page_conflict(dating: Dating, page_date: Day | None) -> bool:
    """Whether the page's date contradicts its text: before it, or long after it.

    A page without `latest` cannot be too late; a copy up to 14 days after the text is late only.
    """
    if page_date is None:
        return False
    if dating.earliest and page_date < dating.earliest and not _eve(page_date, dating.earliest):
        return True
    latest = dating.best or dating.latest
    return latest is not None and page_date > later(latest, _LATE)


def _eve(page: Day, earliest: Day) -> bool:
    """A day before is a time zone's difference."""
    return later(page, 1) >= earliest


def _years(form: str, parties: tuple[str, ...], lexicon: Lexicon) -> Iterable[Bound]:
    for found in anniversaries(form, parties, lexicon):
        why = f"an anniversary of {found.origin} makes the text one of {found.year}"
        why += "" if found.sure else " or earlier"
        why += f" ({found.source})" if found.source else ""
        if found.sure:
            first = f"{found.year}-01-01"
            yield Bound(found.start, found.end, "from", first, why, ANNIVERSARY)
        trust = ANNIVERSARY if found.sure else EVENT
        yield Bound(found.start, found.end, "until", f"{found.year}-12-31", why, trust)


def _year(bounds: list[Bound]) -> int | None:
    """The year that anniversaries prove; None where they do not agree."""
    years = {b.day[:4] for b in bounds if b.trust == ANNIVERSARY}
    return int(years.pop()) if len(years) == 1 else None


def _dating(
    text: str,
    layer: Layer,
    kept: list[Bound],
    dropped: list[Bound],
    proved: ProvedDay | None,
    lead: ToldDay | None,
) -> Dating:
    lo, hi = interval(kept)
    evidence = [_evidence(text, layer, b) for b in _telling(kept)]
    evidence += [_evidence(text, layer, b, given_up=True) for b in dropped]
    best, basis = None, None
    if proved and proved.bound not in dropped and within(proved.day, lo, hi):
        best, basis = proved.day, proved.basis
        if proved.bound not in kept:
            evidence.insert(0, _evidence(text, layer, proved.bound))
    elif lead:
        best, basis = lead.day, lead.basis
        evidence.insert(0, DateEvidence(lead.quote, None, None, "on", best, lead.why, lead.source))
    return Dating(best, lo, hi, basis, tuple(evidence))


def _telling(bounds: list[Bound]) -> list[Bound]:
    """The bounds worth showing: tightest first, one for each day and direction, a dozen of each."""
    trusted = sorted(bounds, key=_START)
    trusted.sort(key=_TRUST, reverse=True)
    first: dict[str, dict[Day, Bound]] = {"on": {}, "from": {}, "until": {}}
    for bound in trusted:
        first[bound.kind].setdefault(bound.day, bound)
    shown = list(first["on"].values())[:1]
    for kind, latest_first in (("from", True), ("until", False)):
        days = first[kind]
        shown += [days[day] for day in sorted(days, reverse=latest_first)[:_SHOWN]]
    return shown


def _evidence(text: str, layer: Layer, bound: Bound, *, given_up: bool = False) -> DateEvidence:
    start, end = bound.start, bound.end
    if not layer.level:
        start, end = layer.back(start, end)
    why = f"given up, as stronger evidence contradicts it: {bound.why}" if given_up else bound.why
    return DateEvidence(text[start:end], start, end, bound.kind, bound.day, why)
