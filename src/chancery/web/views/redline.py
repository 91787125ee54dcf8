"""Two statements side by side: what is drawn of each change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from chancery.comparing.history import News
from chancery.publishing.compared import Compared
from chancery.publishing.facts import visible

Record = dict[str, Any]
# the whole change stronger or weaker is asked for like a class of change
WAYS = ("stronger", "weaker", "mixed")
_NOTHING: Mapping[str, Sequence[str | None]] = {}


def redline(found: Compared, days: Mapping[str, Sequence[str | None]] = _NOTHING) -> Record:
    """Every change as plain values, the counts, and what to know before them.

    `days` are those of the statements of the series, by reference.
    """
    changes = [_change(found, number, record, days) for number, record in enumerate(found.records)]
    return {
        "changes": changes,
        "counts": found.counts,
        "notes": _notes(found),
        "checked": _checked(found),
    }


def chosen(changes: Iterable[Record], only: str) -> list[Record]:
    """The changes of a class or direction; `all`; else all but what is verbatim."""
    if only == "all":
        return list(changes)
    if only:
        return [each for each in changes if only in (each["change"], each["direction"])]
    return [each for each in changes if each["change"] != "verbatim"]


def _change(
    found: Compared, number: int, record: Record, days: Mapping[str, Sequence[str | None]]
) -> Record:
    change = found.changes[number]
    runs = [{"op": run.op, "text": visible(run.text)} for run in found.runs(change)]
    return {
        "number": number + 1,
        "change": record["change"],
        "direction": record["direction"],
        "moved": record["moved"],
        "why": [visible(each) for each in record["why"]],
        "new": _new(found.news.get(number), days),
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


def _new(news: News | None, days: Mapping[str, Sequence[str | None]]) -> Record | None:
    """What the series has of a change; `statement` is the one that it names, with its day."""
    if news is None:
        return None
    return {
        "standing": news.standing,
        "number": news.number,
        "statement": news.statement,
        "date": list(days.get(news.statement, (None, None, None))),
        "said": str(news),
    }


def _notes(found: Compared) -> list[str]:
    """What is told of the whole but the counts, which are drawn, and what was checked."""
    return found.notes[: -2 if found.checked else -1]


def _checked(found: Compared) -> Record | None:
    """How many other earlier statements were looked in, and how many known ones are not held."""
    if found.checked is None:
        return None
    return {"held": found.looked[0], "absent": found.looked[1], "said": found.checked}
