"""Years along a drawing: as many are written as have room."""

from __future__ import annotations

# in units of a drawing: its width, and a year in figures with a gap
PAGE = 1020
_FIGURES = 42
# years between two that are written, of which the first that keeps them apart is taken
_EVERY = (1, 2, 5, 10, 20, 50)


def written(year: int, width: float) -> bool:
    """Whether a year is written where each takes so many units: every one, or every fifth …"""
    every = next((n for n in _EVERY if n * width >= _FIGURES), _EVERY[-1])
    return year % every == 0
