"""Actors: who spoke to whom, of whom, and how, over time."""

from __future__ import annotations

from typing import Any

from chancery.annotating.classes import FAMILIES
from chancery.publishing.results import Column, Results
from chancery.publishing.said import act_records
from chancery.web.answers import View
from chancery.web.asked import Asked
from chancery.web.context import Context
from chancery.web.pages.lists import line_record
from chancery.web.paging import paged
from chancery.web.views.bars import bars

# actors and relations that one screen shows, the most frequent
_ACTORS, _RELATIONS = 200, 400
_STATEMENTS = 8
COLUMNS = (
    *(Column("holder"), Column("acts", "number"), Column("pages", "number")),
    *(Column("first", "day"), Column("last", "day")),
)
RELATIONS = (
    *(Column("holder"), Column("role"), Column("other"), Column("family")),
    *(Column("acts", "number"), Column("strongest", "number")),
    *(Column("first", "day"), Column("last", "day")),
)


def actors(context: Context, asked: Asked) -> View:
    """Everyone who says something, by how many acts."""
    browsing = context.desk.browsing
    found = context.desk.once("holders", lambda: browsing.holders(_ACTORS))
    records = [
        {"holder": holder, "acts": acts, "pages": pages, "first": first, "last": last}
        for holder, acts, pages, first, last in found
    ]
    return View("actors.html", {"actors": records}, Results("actor", COLUMNS, records))


def actor(context: Context, asked: Asked) -> View:
    """One actor: to whom and of whom it speaks, with which families, and the acts themselves."""
    browsing, holder = context.desk.browsing, asked.path["actor"]
    other = asked.text("other", 100)
    years = browsing.actor_years(holder)
    relations = [
        dict(zip((c.name for c in RELATIONS), (holder, *row), strict=True))
        for row in browsing.relations(holder, _RELATIONS)
    ]
    paging = paged(asked, browsing.actor_number(holder, other), _STATEMENTS)
    pages = [page for (page,) in browsing.actor_pages(holder, other, _STATEMENTS, paging.offset)]
    lines = browsing.lines_of(pages)
    data = {
        "actor": holder,
        "other": other,
        "relations": relations,
        "rows": _table(relations),
        "families": list(FAMILIES),
        "years": bars([(year, family, number) for year, family, number in years], FAMILIES),
        "statements": [
            {**line_record(line), "records": _acts(context, line, holder, other)} for line in lines
        ],
        "paging": paging.record(),
    }
    return View("actor.html", data, Results("relation", RELATIONS, relations))


def _table(relations: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A row for each role and other, with the families across, most acts first."""
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    for each in relations:
        key = (each["role"], each["other"])
        row = rows.setdefault(key, {"role": key[0], "other": key[1], "acts": 0, "families": {}})
        row["acts"] += each["acts"]
        row["families"][each["family"]] = {"acts": each["acts"], "strongest": each["strongest"]}
    return sorted(rows.values(), key=lambda row: (-row["acts"], row["other"], row["role"]))


def _acts(context: Context, line: Any, holder: str, other: str) -> list[dict[str, Any]]:
    text = context.desk.text(line.entry.page, line.reference)
    return [
        {**act, "place": act["reference"].rpartition("#")[2].rpartition(".")[0]}
        for act in act_records(text)
        if holder in act["holder"]
        and (not other or other in act["addressee"] or other in act["target"])
    ]
