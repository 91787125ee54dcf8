"""Any two statements, one beside the other, every change named with its reasons."""

from __future__ import annotations

from typing import Any

from chancery.corpus.browsing import Line
from chancery.publishing.compared import compared
from chancery.publishing.results import Column, Results
from chancery.web.answers import Refused, View
from chancery.web.asked import Asked
from chancery.web.context import Context
from chancery.web.pages.lists import line_record
from chancery.web.views.redline import WAYS, chosen, redline

# statements that the form offers, newest first
_OFFERED = 200
CLASSES = ("minor", "degree", "substantive", "moved", "added", "dropped", "verbatim")
COLUMNS = (
    *(Column("number", "number"), Column("change"), Column("direction")),
    *(Column("a_place"), Column("b_place"), Column("a_text"), Column("b_text")),
    *(Column("why", "list"), Column("new")),
)


def compare(context: Context, asked: Asked) -> View:
    """What became of `?a=` in `?b=`; without both, the form that asks for them."""
    a, b = asked.text("a", 64), asked.text("b", 64)
    only, layout = asked.text("only"), asked.text("view") or "inline"
    if only and only not in (*CLASSES, *WAYS, "all"):
        raise Refused(400, f"only: one of {', '.join((*CLASSES, *WAYS, 'all'))}")
    browsing = context.desk.browsing
    data: dict[str, Any] = {"a": None, "b": None, "only": only, "view": layout, "changes": []}
    data["offered"] = context.desk.once(
        "offered", lambda: [line_record(line) for line in browsing.lines(limit=_OFFERED)]
    )
    if a and b:
        one, two = (browsing.lines_of([browsing.page(each)])[0] for each in (a, b))
        found = between(context, one, two)
        data |= {"a": line_record(one), "b": line_record(two), **found}
        data["changes"] = chosen(found["changes"], only)
    data["classes"], data["ways"] = list(CLASSES), list(WAYS)
    records = [_flat(change) for change in data["changes"]]
    return View("compare.html", data, Results("change", COLUMNS, records))


def between(context: Context, a: Line, b: Line) -> dict[str, Any]:
    """The redline of two statements, kept for the next reader. Raises NotComparable."""
    desk = context.desk
    pages = (a.entry.page, b.entry.page)

    def make() -> dict[str, Any]:
        one, two = (desk.text(line.entry.page, line.reference) for line in (a, b))
        return redline(compared(one, two, desk.lexicon))

    key = (pages, desk.browsing.states(pages), desk.lexicon.version)
    return desk.redlines.get(key, make)


def _flat(change: dict[str, Any]) -> dict[str, Any]:
    sides = {
        f"{side}_{key}": change[side][key] if change[side] else None
        for side in "ab"
        for key in ("place", "text")
    }
    return {**change, **sides}
