"""Numbers by year as bars of parts, laid out here and drawn as SVG by a template."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from chancery.web.views.years import PAGE, written

# in units of the drawing: the widest bar with its gap, in which a year can be written, and the
# height of the highest
_STEP, _HEIGHT = 42.0, 110
# bars narrower than this with their gap cannot be told apart: then the drawing is scrolled
_NARROWEST = 6.0
# of a step, the bar's own share
_BAR = 0.65


def bars(numbers: Iterable[tuple[str, str, int]], parts: Sequence[str]) -> dict[str, Any]:
    """From (year, part, number) to bars: every year between the first and last has its place.

    A year without anything keeps its place empty, so that gaps are seen; bars are as wide as the
    page allows, and as many years written as fit. Undated numbers are given apart as `undated`.
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
    step = max(_NARROWEST, min(_STEP, PAGE / max(1, len(years))))
    drawn = [
        {**_bar(at * step, step, found.get(year, {}), parts, highest), "year": year}
        | {"written": written(year, step)}
        for at, year in enumerate(years)
    ]
    width = round(max(1, len(years)) * step)
    return {"bars": drawn, "width": width, "height": _HEIGHT, "undated": undated}


def _bar(
    x: float, step: float, of: dict[str, int], parts: Sequence[str], highest: int
) -> dict[str, Any]:
    drawn, top = [], float(_HEIGHT)
    for part in (*parts, "other"):
        if number := of.get(part, 0):
            height = round(number * _HEIGHT / highest, 2)
            top = round(top - height, 2)
            drawn.append({"part": part, "number": number, "y": top, "height": height})
    width = round(step * _BAR, 2)
    return {
        "x": round(x, 2),
        "width": width,
        "middle": round(x + width / 2, 2),
        "total": sum(of.values()),
        "parts": drawn,
    }
