"""Commitments with a due date as an iCalendar file (RFC 5545).

Each is an all-day event on the last day on which it can be kept, as most programs import events
but not to-dos. The same commitment has the same UID for ever, so importing twice adds nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from chancery.publishing.facts import visible

if TYPE_CHECKING:
    from icalendar import Event

    from chancery.publishing.results import Record

# a calendar shows one short line; the whole wording is in the description
_SUMMARY = 60


def calendar_bytes(commitments: Iterable[Record]) -> bytes:
    """An event for each record of `commitments` that has a last day (`due_to`), in their order."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Chancery//commitments//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for record in commitments:
        if record["due_to"]:
            calendar.add_component(_event(record))
    written: bytes = calendar.to_ical()
    return written


def _event(record: Record) -> Event:
    from icalendar import Event

    last, event = date.fromisoformat(record["due_to"]), Event()
    event.add("uid", f"{uuid5(NAMESPACE_URL, record['uid'])}@chancery")
    event.add("dtstamp", _stamp(record))
    event.add("dtstart", last)
    if last < date.max:
        event.add("dtend", last + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("summary", _summary(record))
    event.add("description", _description(record))
    if record["topics"]:
        event.add("categories", list(record["topics"]))
    return event


def _stamp(record: Record) -> datetime:
    """The day of the statement: the same file every time."""
    day = date.fromisoformat(record["date"] or record["due_from"])
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _summary(record: Record) -> str:
    holders = " ".join(name.partition(":")[2] for name in record["holder"])
    text = _line(record["text"])
    short = text if len(text) <= _SUMMARY else f"{text[: _SUMMARY - 1]}…"
    return f"{holders}: {short}" if holders else short


def _description(record: Record) -> str:
    due = f"due {record['time']}"
    if record["due_from"] != record["due_to"]:
        due += f" ({record['due_from']} to {record['due_to']})"
    return "\n".join((_line(record["text"]), due, _line(record["reference"])))


def _line(text: str) -> str:
    return visible(" ".join(text.split()))
