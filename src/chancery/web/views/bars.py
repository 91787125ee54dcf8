"""Numbers by year as bars of parts, laid out here and drawn as SVG by a template."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

# in units of the drawing: the widest bar with its gap, the height of the highest bar, the width of
# a page, and that of a year in figures
_STEP, _HEIGHT, _PAGE, _FIGURES = 34.0, 110, 1020, 34
# bars narrower than this with their gap cannot be told apart: then the drawing is scrolled
_NARROWEST = 6.0
# of a step, the bar's own share
_BAR = 0.65
# years between those that are written under their bars
_EVERY = (1, 2, 5, 10, 20, 50)


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
    step = max(_NARROWEST, min(_STEP, _PAGE / max(1, len(years))))
    every = next((n for n in _EVERY if n * step >= _FIGURES), _EVERY[-1])
    drawn = [
        {**_bar(at * step, step, found.get(year, {}), parts, highest), "year": year}
        | {"written": year % every == 0}
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
