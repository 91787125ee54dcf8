"""The first screen: the newest statement beside its predecessor, and what is held."""

from __future__ import annotations

from typing import Any

from chancery.corpus.browsing import JOINT, Line, Series
from chancery.errors import NotComparable
from chancery.web.answers import View
from chancery.web.asked import Asked
from chancery.web.context import Context
from chancery.web.pages.comparing import against
from chancery.web.pages.lists import line_record
from chancery.web.pages.series import absent
from chancery.web.views.redline import chosen

# series and latest pages that one screen shows
_SERIES, _LATEST = 8, 8
# changes that the first screen shows; all are one click away
_CHANGES = 24


def home(context: Context, asked: Asked) -> View:
    """The newest joint statement, its predecessor, the series, sums and warnings."""
    browsing = context.desk.browsing
    latest = browsing.lines(limit=_LATEST)
    newest = _newest(context)
    return View(
        "home.html",
        {
            "newest": newest,
            "latest": [line_record(line) for line in latest],
            **context.desk.once("home", lambda: _sums(context)),
        },
    )


def _sums(context: Context) -> dict[str, Any]:
    browsing = context.desk.browsing
    return {
        "series": [_series(context, each) for each in browsing.series(_SERIES)],
        "holds": browsing.holds(),
        "warnings": browsing.warnings(),
    }


def _newest(context: Context) -> dict[str, Any] | None:
    browsing = context.desk.browsing
    line = context.desk.once("newest", lambda: browsing.newest(JOINT))
    if line is None:
        return None
    before, _ = browsing.neighbours(line.entry.page)
    found: dict[str, Any] = {"line": line_record(line), "before": None, "redline": None}
    key = ("absent", line.entry.parties)
    found["absent"] = context.desk.once(key, lambda: absent(context, line.entry.parties))
    if before is not None:
        found["before"] = line_record(before)
        found["redline"] = _redline(context, before, line)
    return found


def _redline(context: Context, before: Line, line: Line) -> dict[str, Any] | None:
    """What changed, the first of it; None where the two cannot be compared."""
    try:
        found = against(context, before, line)
    except NotComparable:
        return None
    changes = chosen(found["changes"], "")
    return {**found, "changes": changes[:_CHANGES], "more": max(0, len(changes) - _CHANGES)}


def _series(context: Context, series: Series) -> dict[str, Any]:
    return {
        "parties": list(series.parties),
        "pages": series.pages,
        "absent": len(absent(context, series.parties)),
        "first": series.first,
        "last": series.last,
    }
