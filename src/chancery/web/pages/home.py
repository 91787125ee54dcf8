"""The first screen: the newest statement beside its predecessor, and what is held."""

from __future__ import annotations

from typing import Any

from chancery.corpus.browsing import JOINT
from chancery.web.answers import View
from chancery.web.asked import Asked
from chancery.web.context import Context
from chancery.web.pages.lists import line_record

# series and latest pages that one screen shows
_SERIES, _LATEST = 8, 8


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
            "series": [_series(each) for each in browsing.series(_SERIES)],
            "holds": browsing.holds(),
            "warnings": browsing.warnings(),
        },
    )


def _newest(context: Context) -> dict[str, Any] | None:
    browsing = context.desk.browsing
    line = browsing.newest(JOINT)
    if line is None:
        return None
    before, _ = browsing.neighbours(line.entry.page)
    return {"line": line_record(line), "before": line_record(before) if before else None}


def _series(series: Any) -> dict[str, Any]:
    return {
        "parties": list(series.parties),
        "kind": series.kind,
        "pages": series.pages,
        "first": series.first,
        "last": series.last,
    }
