"""Any two statements, one beside the other, every change named with its reasons.

A statement alone is compared with its predecessor. What is new in it is looked for in the other
earlier statements that the same parties made together.
"""

from __future__ import annotations

from typing import Any

from chancery.corpus.browsing import Line
from chancery.errors import NotComparable
from chancery.publishing.compared import Compared, compared
from chancery.publishing.results import Column, Results
from chancery.publishing.series import KINDS, against_series
from chancery.web.answers import Refused, View
from chancery.web.asked import Asked
from chancery.web.context import Context
from chancery.web.pages.lists import line_record
from chancery.web.views.redline import WAYS, chosen, redline

# statements that the form offers, newest first
_OFFERED = 200
# statements of a series that are looked at, the newest: twice what two parties say in fifty years
CHAIN = 100
CLASSES = ("minor", "degree", "substantive", "moved", "added", "dropped", "verbatim")
COLUMNS = (
    *(Column("number", "number"), Column("change"), Column("direction")),
    *(Column("a_place"), Column("b_place"), Column("a_text"), Column("b_text")),
    *(Column("why", "list"), Column("new")),
)


def compare(context: Context, asked: Asked) -> View:
    """What became of `?a=` in `?b=`, or of its predecessor; without both, the form for them."""
    a, b = asked.text("a", 64), asked.text("b", 64)
    only, layout = asked.text("only"), asked.text("view") or "inline"
    if only and only not in (*CLASSES, *WAYS, "all"):
        raise Refused(400, f"only: one of {', '.join((*CLASSES, *WAYS, 'all'))}")
    browsing = context.desk.browsing
    data: dict[str, Any] = {"a": None, "b": None, "only": only, "view": layout, "changes": []}
    data["offered"] = context.desk.once(
        "offered", lambda: [line_record(line) for line in browsing.lines(limit=_OFFERED)]
    )
    data["predecessor"] = None
    if b:
        one, two = pair(context, a, b)
        before, _ = browsing.neighbours(two.entry.page)
        found = against(context, one, two)
        data |= {"a": line_record(one), "b": line_record(two), **found}
        data["changes"] = chosen(found["changes"], only)
        if before and before.entry.page != one.entry.page:
            data["predecessor"] = line_record(before)
    data["classes"], data["ways"] = list(CLASSES), list(WAYS)
    records = [_flat(change) for change in data["changes"]]
    return View("compare.html", data, Results("change", COLUMNS, records))


def pair(context: Context, a: str, b: str) -> tuple[Line, Line]:
    """The lines of two references; without `a` the predecessor of `b`. Raises NotComparable."""
    browsing = context.desk.browsing
    (two,) = browsing.lines_of([browsing.page(b)])
    one = browsing.lines_of([browsing.page(a)])[0] if a else browsing.neighbours(two.entry.page)[0]
    if one is None:
        raise NotComparable(
            f"no earlier statement of the parties of {two.reference} is held in its language; "
            "choose the text to compare it with"
        )
    return one, two


def between(context: Context, a: Line, b: Line) -> dict[str, Any]:
    """The redline of two statements, kept for the next reader. Raises NotComparable."""
    desk = context.desk
    pages = (a.entry.page, b.entry.page)

    def make() -> dict[str, Any]:
        one, two = (desk.text(line.entry.page, line.reference) for line in (a, b))
        return redline(compared(one, two, desk.lexicon))

    key = (pages, desk.browsing.states(pages), desk.lexicon.version)
    return desk.redlines.get(key, make)


def against(context: Context, a: Line, b: Line) -> dict[str, Any]:
    """The same with what the series has of each change. Raises NotComparable."""
    desk = context.desk
    pages = _chain(context, a, b)

    def make() -> dict[str, Any]:
        days = {line.reference: when(line) for line in desk.browsing.lines_of(pages)}
        return redline(compare_in_series(context, a, b), days)

    key = ("series", a.entry.page, b.entry.page, desk.browsing.states(pages), desk.lexicon.version)
    return desk.redlines.get(key, make)


def compare_in_series(context: Context, a: Line, b: Line) -> Compared:
    """Two statements compared, with the series of the second. Raises NotComparable."""
    desk = context.desk
    one, two = (desk.text(line.entry.page, line.reference) for line in (a, b))
    own = (a.entry.page, b.entry.page)
    # only what is earlier than `b` is looked at, and read
    others = [
        desk.text(line.entry.page, line.reference)
        for line in desk.browsing.lines_of(_chain(context, a, b))
        if line.entry.page not in own and _from(line) < _from(b)
    ]
    return against_series(one, two, others, desk.lexicon)


def _from(line: Line) -> str:
    """The day by which a line stands in its series; what is undated stands last."""
    return line.entry.best or line.entry.earliest or "9"


def _chain(context: Context, a: Line, b: Line) -> list[int]:
    """The two, and the statements of the second one's series."""
    parties = " ".join(sorted(b.entry.parties))
    found = context.desk.browsing.together(parties, sorted(KINDS), CHAIN) if parties else []
    return list(dict.fromkeys((a.entry.page, b.entry.page, *found)))


def when(line: Line) -> list[str | None]:
    """A line's day, and the bounds of it."""
    return [line.entry.best, line.entry.earliest, line.entry.latest]


def _flat(change: dict[str, Any]) -> dict[str, Any]:
    sides = {
        f"{side}_{key}": change[side][key] if change[side] else None
        for side in "ab"
        for key in ("place", "text")
    }
    new = change["new"]["said"] if change["new"] else None
    return {**change, **sides, "new": new}
