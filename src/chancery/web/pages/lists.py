"""The list of all that is held, and the plain values of a line that every list shares."""

from __future__ import annotations

from typing import Any

from chancery.corpus.browsing import Line
from chancery.corpus.search import Within
from chancery.publishing.results import Column, Results
from chancery.publishing.tables import entry_record
from chancery.web.answers import View
from chancery.web.asked import Asked
from chancery.web.context import Context
from chancery.web.paging import paged

SIZE = 50
COLUMNS = (
    *(Column("reference"), Column("best", "day", ("date", "best"))),
    *(Column("earliest", "day", ("date", "earliest")), Column("latest", "day", ("date", "latest"))),
    *(Column("parties", "list"), Column("kind"), Column("title"), Column("characters", "number")),
    *(Column("acts", "number"), Column("commitments", "number"), Column("copies", "number")),
    *(Column("path"), Column("sha256")),
)


def line_record(line: Line) -> dict[str, Any]:
    """A line as plain values: the record of `list --json` and what the page comes to."""
    return {
        **entry_record(line.entry, line.reference),
        "acts": line.acts,
        "commitments": line.commitments,
        "mentions": line.mentions,
        "sentences": line.sentences,
        "copies": line.copies,
    }


def within(asked: Asked) -> Within:
    """The filters that lists share: party, kind, year, language of the text."""
    return Within(
        party=asked.text("party", 40).upper() or None,
        kind=asked.text("kind", 40) or None,
        year=asked.year(),
        language=asked.text("in", 10) or None,
        copies=asked.text("copies") == "1",
    )


def choices(context: Context) -> dict[str, Any]:
    """What the filters offer: the parties, kinds and years that there are."""
    return context.desk.once("choices", lambda: _choices(context))


def _choices(context: Context) -> dict[str, Any]:
    browsing = context.desk.browsing
    return {
        "parties": [party for party, _ in browsing.parties(60)],
        "kinds": [kind for kind, _ in browsing.kinds()],
        "years": browsing.years(),
    }


def statements(context: Context, asked: Asked) -> View:
    """All that is held, newest first, filtered."""
    browsing, asks, title = context.desk.browsing, within(asked), asked.text("title")
    total = context.desk.once(("number", asks, title), lambda: browsing.number(asks, title=title))
    paging = paged(asked, total, SIZE)
    every = asked.table
    limit, offset = (paging.total, 0) if every else (SIZE, paging.offset)
    oldest = asked.text("order") == "oldest"
    lines = browsing.lines(asks, title=title, limit=limit, offset=offset, oldest=oldest)
    records = [line_record(line) for line in lines]
    data = {"lines": records, "paging": paging.record(), "choices": choices(context)}
    return View("statements.html", data, Results("statement", COLUMNS, records))
