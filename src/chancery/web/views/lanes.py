"""Uses of a wording over time as a picture: a lane for each set of parties, a mark a statement.

Laid out here in units of the drawing, drawn as SVG by a template. A statement that is held and does
not use the wording is an empty mark; years of which a lane holds nothing are a gap in its line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from chancery.web.views.years import PAGE, written

Record = dict[str, Any]
# in units of the drawing: the height of a lane, and of the years over them
_LANE, _TOP = 30, 18
# a character of a lane's name, and all names at the least and at the most
_CHARACTER, _NAMES, _MOST = 7.2, 60, 320


def lanes(held: Mapping[str, Sequence[tuple[str, str]]], used: Mapping[str, int]) -> Record | None:
    """The picture of lanes: by name, (day, reference) of all that is held; `used` by reference.

    None where nothing is dated. A mark has `x`, `y`, its `reference`, `day` and number of uses.
    """
    days = [day for line in held.values() for day, _ in line if day]
    if not days:
        return None
    first, last = int(min(days)[:4]), int(max(days)[:4]) + 1
    left = min(_MOST, max(_NAMES, max(map(len, held)) * _CHARACTER + 10))
    scale = (PAGE - left - 10) / (last - first)

    def x(day: str) -> float:
        return round(left + _years(day, first) * scale, 1)

    drawn = []
    for number, (name, line) in enumerate(held.items()):
        y = _TOP + number * _LANE + _LANE / 2
        marks = [
            {
                "x": x(day),
                "y": y,
                "day": day,
                "reference": reference,
                "uses": used.get(reference, 0),
            }
            for day, reference in line
            if day
        ]
        spans = [
            (round(left + (a - first) * scale, 1), round(left + (b - first) * scale, 1))
            for a, b in _held_years([day for day, _ in line if day])
        ]
        drawn.append({"name": name, "y": y, "marks": marks, "spans": spans})
    years = [
        {"year": year, "x": round(left + (year - first) * scale, 1)}
        for year in range(first, last)
        if written(year, scale)
    ]
    height = _TOP + len(drawn) * _LANE
    return {"lanes": drawn, "years": years, "width": PAGE + 24, "height": height}


def _years(day: str, first: int) -> float:
    """Years from the first of January of `first` to a day."""
    on = date.fromisoformat(day)
    return on.year - first + (on.timetuple().tm_yday - 1) / 366


def _held_years(days: Sequence[str]) -> list[tuple[int, int]]:
    """Runs of years with something held, the last year not included."""
    runs: list[tuple[int, int]] = []
    for year in sorted({int(day[:4]) for day in days}):
        if runs and runs[-1][1] == year:
            runs[-1] = (runs[-1][0], year + 1)
        else:
            runs.append((year, year + 1))
    return runs
