"""Numbers by year as bars of parts, laid out here and drawn as SVG by a template."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

# in units of the drawing: a bar with its gap, and the height of the highest
_STEP, _BAR, _HEIGHT = 34, 22, 110


def bars(numbers: Iterable[tuple[str, str, int]], parts: Sequence[str]) -> dict[str, Any]:
    """From (year, part, number) to bars: every year between the first and last has its place.

    A year without anything keeps its place empty, so that gaps are seen. Undated numbers are
    given apart as `undated`.
    """
    found: dict[int, dict[str, int]] = {}
    undated = 0
    for year, part, number in numbers:
        if not year:
            undated += number
        else:
            found.setdefault(int(year), {})[part] = number
    years = list(range(min(found), max(found) + 1)) if found else []
    highest = max((sum(of.values()) for of in found.values()), default=1)
    drawn = [_bar(at, year, found.get(year, {}), parts, highest) for at, year in enumerate(years)]
    width = max(1, len(years)) * _STEP
    return {"bars": drawn, "width": width, "height": _HEIGHT, "undated": undated}


def _bar(
    at: int, year: int, of: dict[str, int], parts: Sequence[str], highest: int
) -> dict[str, Any]:
    drawn, top = [], float(_HEIGHT)
    for part in (*parts, "other"):
        if number := of.get(part, 0):
            height = round(number * _HEIGHT / highest, 2)
            top = round(top - height, 2)
            drawn.append({"part": part, "number": number, "y": top, "height": height})
    x = at * _STEP
    total = sum(of.values())
    return {
        "year": year,
        "x": x,
        "width": _BAR,
        "middle": x + _BAR / 2,
        "total": total,
        "parts": drawn,
    }
