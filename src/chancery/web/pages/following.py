"""Commitments followed: what later statements of their series say of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from chancery.comparing.following import STATES as SAID
from chancery.publishing.followed import COLUMNS, followed
from chancery.publishing.results import Results
from chancery.publishing.series import KINDS
from chancery.web.answers import Refused, Values, View
from chancery.web.asked import Asked
from chancery.web.context import Context
from chancery.web.pages.comparing import CHAIN, when
from chancery.web.paging import paged

# commitments that one screen shows
_SIZE = 50
# series that the form offers, those with most statements
_OFFERED = 60
STATES = (*SAID, "open")


def following(context: Context, asked: Asked, shared: Values) -> View:
    """The commitments of `?series=CN+RU`, or of the series with most statements, with states."""
    state = asked.text("state", 40)
    if state and state not in STATES:
        raise Refused(400, f"state: one of {', '.join(STATES)}")
    offered = [" ".join(each.parties) for each in context.desk.browsing.series(_OFFERED)]
    # a plus sign is a space to those who read queries
    parties = " ".join(sorted(asked.text("series").upper().replace("+", " ").split()))
    parties = parties or (offered[0] if offered else "")
    found = _found(context, parties)
    kept = [record for record in found if state in ("", record["state"])]
    paging = paged(asked, len(kept), _SIZE)
    states = Counter(record["state"] for record in found)
    data = {
        **shared,
        "series": parties.split(),
        "offered": [each.split() for each in offered],
        "only": state,
        "states": {name: states[name] for name in STATES},
        "records": kept[paging.offset : paging.offset + _SIZE],
        "paging": paging.record(),
    }
    return View("following.html", data, Results("commitment", COLUMNS, kept, found.notes))


def _found(context: Context, parties: str) -> Results:
    """Every commitment of a series, newest first, kept for the next reader.

    Those of the last statement, of which nothing can have been said yet, stand at the end.
    """
    desk = context.desk
    pages = desk.browsing.together(parties, sorted(KINDS), CHAIN) if parties else []

    def make() -> dict[str, Any]:
        made = followed([desk.text(page) for page in pages], desk.lexicon)
        days = {line.reference: when(line) for line in desk.browsing.lines_of(pages)}
        records = [_placed(dict(record), days) for record in made.records]
        records.sort(
            key=lambda r: (r["state"] != "open", r["date"] or r["earliest"] or ""), reverse=True
        )
        return {"found": Results("commitment", COLUMNS, records, made.notes)}

    key = ("followed", parties, desk.browsing.states(pages), desk.lexicon.version)
    found: Results = desk.redlines.get(key, make)["found"]
    return found


def _placed(record: Values, days: Mapping[str, Sequence[str | None]]) -> Values:
    """A record whose references are parted in statement and place, for links; dated by bounds."""
    steps = [
        {**step, "place": _place(step.get("reference")), "days": list(days[step["statement"]])}
        for step in record["steps"]
    ]
    last = next((step for step in reversed(steps) if step["place"]), None)
    return {**record, "place": _place(record["reference"]), "steps": steps, "later": last}


def _place(reference: str | None) -> str | None:
    return reference.rpartition("#")[2] if reference else None
