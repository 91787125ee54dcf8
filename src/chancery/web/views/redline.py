"""Two statements side by side: what is drawn of each change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from chancery.publishing.compared import Compared
from chancery.publishing.facts import visible

Record = dict[str, Any]
# the whole change stronger or weaker is asked for like a class of change
WAYS = ("stronger", "weaker", "mixed")


def redline(found: Compared) -> Record:
    """Every change as plain values, the counts, and what to know before them."""
    changes = [_change(found, number, record) for number, record in enumerate(found.records)]
    return {"changes": changes, "counts": found.counts, "notes": _notes(found)}


def chosen(changes: Iterable[Record], only: str) -> list[Record]:
    """The changes of a class or direction; `all`; else all that are not verbatim."""
    if only == "all":
        return list(changes)
    if only:
        return [each for each in changes if only in (each["change"], each["direction"])]
    return [each for each in changes if each["change"] != "verbatim"]


def _change(found: Compared, number: int, record: Record) -> Record:
    change = found.changes[number]
    runs = [{"op": run.op, "text": visible(run.text)} for run in found.runs(change)]
    return {
        "number": number + 1,
        "change": record["change"],
        "direction": record["direction"],
        "moved": record["moved"],
        "why": [visible(each) for each in record["why"]],
        "new": record.get("new"),
        "a": _place(record, "a"),
        "b": _place(record, "b"),
        "runs": runs,
    }


def _place(record: Record, side: str) -> Record | None:
    reference = record.get(f"{side}_reference")
    if reference is None:
        return None
    name, _, place = reference.rpartition("#")
    return {"statement": name, "place": place, "text": record[f"{side}_text"]}


def _notes(found: Compared) -> list[str]:
    return found.notes[:-1]
