"""Topics: how strongly each statement speaks of each, and what is said of one."""

from __future__ import annotations

from typing import Any

from chancery.corpus.browsing import Line
from chancery.errors import ReferenceUnknown
from chancery.publishing.dossier import COLUMNS as DOSSIER
from chancery.publishing.dossier import dossier
from chancery.publishing.results import Column, Results
from chancery.web.answers import View
from chancery.web.asked import Asked
from chancery.web.context import Context
from chancery.web.pages.lists import choices, line_record, within
from chancery.web.paging import paged

# statements side by side that a wide window shows without scrolling
_ACROSS = 12
# statements whose acts one screen of a dossier holds
_STATEMENTS = 8
# and a file of them: each text is read for it
_ALL = 200
COLUMNS = (
    *(Column("topic"), Column("reference"), Column("date"), Column("acts", "number")),
    *(Column("positions", "number"), Column("commitments", "number")),
    Column("strongest", "number"),
)


def matrix(context: Context, asked: Asked) -> View:
    """Statement by topic: how many acts, how strong the strongest; newest statements last."""
    browsing, asks = context.desk.browsing, within(asked)
    total = context.desk.once(("number", asks, ""), lambda: browsing.number(asks))
    paging = paged(asked, total, _ACROSS)
    lines = browsing.lines(asks, limit=_ACROSS, offset=paging.offset)[::-1]
    cells = _cells(context, lines)
    records = [
        {"topic": topic, "reference": lines[at].reference, "date": _day(lines[at]), **cell}
        for topic, row in cells.items()
        for at, cell in sorted(row.items())
    ]
    data = {
        "lines": [line_record(line) for line in lines],
        "rows": [
            {"topic": topic, "cells": [row.get(at) for at in range(len(lines))]}
            for topic, row in cells.items()
        ],
        "paging": paging.record(),
        "choices": choices(context),
        "every": [
            {"topic": t, "pages": n, "positions": p, "commitments": c, "first": a, "last": z}
            for t, n, p, c, a, z in context.desk.once("topics", browsing.topics)
        ],
    }
    return View("topics.html", data, Results("cell", COLUMNS, records))


def topic(context: Context, asked: Asked) -> View:
    """One topic: positions, commitments, instruments and dates, statement by statement."""
    browsing, wanted = context.desk.browsing, asked.path["topic"]
    years = context.desk.once(("years", wanted), lambda: browsing.topic_years(wanted))
    row = context.desk.lexicon.topics.get(wanted)
    if row is None:
        raise ReferenceUnknown(f"no topic {wanted[:64]!r}; /topics has all")
    paging = paged(asked, sum(pages for _, pages, _, _ in years), _STATEMENTS)
    limit, offset = (_ALL, 0) if asked.table else (_STATEMENTS, paging.offset)
    pages = browsing.topic_pages(wanted, limit, offset)
    lines = browsing.lines_of(pages)
    texts = [context.desk.text(line.entry.page, line.reference) for line in lines]
    found = dossier(texts, row)
    data = {
        "topic": wanted,
        "lines": [line_record(line) for line in lines],
        "records": list(found),
        "years": [
            {"year": y, "pages": n, "positions": p, "commitments": c} for y, n, p, c in years
        ],
        "paging": paging.record(),
    }
    return View("topic.html", data, Results("record", DOSSIER, found.records, found.notes))


def _cells(context: Context, lines: list[Line]) -> dict[str, dict[int, dict[str, Any]]]:
    """By topic, in the order of the table of topics, then by column."""
    at = {line.entry.page: number for number, line in enumerate(lines)}
    found: dict[str, dict[int, dict[str, Any]]] = {}
    for topic, page, acts, positions, binding, strongest in context.desk.browsing.topic_cells(at):
        found.setdefault(topic, {})[at[page]] = {
            "acts": acts,
            "positions": positions,
            "commitments": binding,
            "strongest": strongest,
        }
    order = {topic: number for number, topic in enumerate(context.desk.lexicon.topics)}
    return dict(sorted(found.items(), key=lambda item: (order.get(item[0], 999), item[0])))


def _day(line: Line) -> str | None:
    return line.entry.best or line.entry.earliest or line.entry.latest
