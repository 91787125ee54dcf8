"""What people decided about groups, in the file and out of it; the pages need not be there."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection
from dataclasses import replace
from hashlib import sha256
from typing import Any

from chancery.collating.decided import Decided, decided
from chancery.collating.values import GroupDecision
from chancery.corpus.texts import stored, told
from chancery.errors import ReferenceUnknown

_COLUMNS = "id, verdict, pages, others, who, decided, note, withdrawn"
# characters of an id: 64 bits tell all decisions of a lifetime apart
_ID = 16


def decisions(connection: sqlite3.Connection) -> list[GroupDecision]:
    """Every decision, withdrawn ones too, in order of time."""
    query = f"SELECT {_COLUMNS} FROM group_decisions ORDER BY decided, number"
    return [_of_row(row) for row in connection.execute(query)]


def in_force(connection: sqlite3.Connection) -> Decided:
    """What is in force now."""
    return decided(decisions(connection))


def made(
    verdict: str,
    pages: Collection[str],
    others: Collection[str],
    *,
    who: str,
    moment: str,
    note: str,
) -> GroupDecision:
    """A decision about pages by their sha256, with its id."""
    plain = GroupDecision(
        "", verdict, tuple(sorted(pages)), tuple(sorted(others)), who, moment, note
    )
    name = repr((verdict, plain.pages, plain.others, who, moment))
    return replace(plain, id=sha256(name.encode("utf-8", "replace")).hexdigest()[:_ID])


def keep(connection: sqlite3.Connection, d: GroupDecision) -> None:
    """Put a decision into the file, inside the caller's transaction; one it has keeps its place."""
    row = (
        *(d.id, d.verdict, json.dumps(d.pages), json.dumps(d.others)),
        *(stored(d.who), d.decided, stored(d.note), d.withdrawn),
    )
    marks = ", ".join("?" * len(row))
    connection.execute(
        f"INSERT INTO group_decisions ({_COLUMNS}) VALUES ({marks}) ON CONFLICT (id) "
        "DO UPDATE SET note = excluded.note, withdrawn = excluded.withdrawn",
        row,
    )


def named(connection: sqlite3.Connection, beginning: str) -> GroupDecision:
    """The one decision in force whose id begins so. Raises ReferenceUnknown for none or several."""
    found = [d for d in decisions(connection) if d.id.startswith(beginning) and not d.withdrawn]
    if len(found) != 1:
        raise ReferenceUnknown(
            f"{len(found) or 'no'} decisions in force begin with {beginning!r}; "
            "'chancery group --decisions' has all"
        )
    return found[0]


def _of_row(row: tuple[Any, ...]) -> GroupDecision:
    id_, verdict, pages, others, who, moment, note, withdrawn = row
    both = (tuple(json.loads(pages)), tuple(json.loads(others)))
    return GroupDecision(id_, verdict, *both, told(who), moment, told(note), withdrawn)
