"""Commitments: who binds itself to what, by when; the same as a calendar."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from chancery.publishing import lists as columns
from chancery.publishing.calendar import calendar_bytes
from chancery.publishing.results import Results
from chancery.publishing.said import act_records, commitment_records
from chancery.web.answers import File, View
from chancery.web.asked import Asked
from chancery.web.context import Context
from chancery.web.pages.following import following
from chancery.web.paging import paged

# acts that one screen shows; each may have several parts
_SIZE = 25
# due dates that a calendar takes, and rows of a file: calendars fetch it again and again
_FEED = 500


def commitments(context: Context, asked: Asked) -> View:
    """Commitments by due date, or by statement, newest first, or with what became of them."""
    browsing = context.desk.browsing
    by = asked.text("by") or "due"
    shared = {
        "by": by,
        "today": _today(),
        "dated": context.desk.once("dated", lambda: browsing.undertaken(dated=True)),
        "all": context.desk.once("undertaken", lambda: browsing.undertaken(dated=False)),
    }
    if by == "followed":
        return following(context, asked, shared)
    dated, since = by == "due", asked.text("since", 10)
    paging = paged(asked, browsing.undertaken(dated=dated, since=since), _SIZE)
    limit, offset = (_FEED, 0) if asked.table else (_SIZE, paging.offset)
    acts = browsing.undertakings(dated=dated, limit=limit, offset=offset, since=since)
    records = _records(context, acts, dated=dated)
    data = {**shared, "records": records, "paging": paging.record()}
    return View("commitments.html", data, Results("commitment", columns.COMMITMENTS, records))


def calendar(context: Context, asked: Asked) -> File:
    """The commitments that have a due date, those to come first, as iCalendar."""
    browsing, today = context.desk.browsing, _today()
    acts = browsing.undertakings(dated=True, limit=_FEED, since=today)
    left = _FEED - len(acts)
    acts += browsing.undertakings(dated=True, limit=left) if left else []
    data = calendar_bytes(_records(context, list(dict.fromkeys(acts)), dated=True))
    return File(data, "text/calendar; charset=utf-8", "commitments.ics", inline=True)


def _records(context: Context, acts: list[tuple[int, int]], *, dated: bool) -> list[dict[str, Any]]:
    """The records of these acts, each page read once, in the order given."""
    desk = context.desk
    wanted: dict[int, list[int]] = {}
    for page, start in acts:
        wanted.setdefault(page, []).append(start)
    found: dict[tuple[int, int], list[dict[str, Any]]] = {}
    for page, starts in wanted.items():
        text = desk.text(page)
        here = [act for act in act_records(text) if act["span"][0] in starts]
        for act in here:
            parts = [r for r in commitment_records([act]) if r["due_to"] or not dated]
            place = act["reference"].rpartition("#")[2].rpartition(".")[0]
            found.setdefault((page, act["span"][0]), []).extend(
                {**part, "place": place} for part in parts
            )
    return [record for act in dict.fromkeys(acts) for record in found.get(act, [])]


def _today() -> str:
    return datetime.now(UTC).date().isoformat()
