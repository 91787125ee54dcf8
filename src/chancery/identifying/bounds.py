"""Bounds on a day, each with its reason, and what they leave together."""

from __future__ import annotations

from typing import NamedTuple

from chancery.model import Day

# How far a kind of evidence is trusted where two contradict each other, weakest first.
SITUATION, NAME, EVENT, CITATION, ANNIVERSARY, OPENING, CLOSING = range(7)


class Bound(NamedTuple):
    """One proved bound: `kind` is `from`, `until` or `on`; the span is of the normal form."""

    start: int
    end: int
    kind: str
    day: Day
    why: str
    trust: int


def interval(bounds: list[Bound]) -> tuple[Day | None, Day | None]:
    """The earliest and the latest day that bounds leave; None where none of them says."""
    lo: Day | None = None
    hi: Day | None = None
    for bound in bounds:
        if bound.kind != "until" and (lo is None or bound.day > lo):
            lo = bound.day
        if bound.kind != "from" and (hi is None or bound.day < hi):
            hi = bound.day
    return lo, hi


def consistent(bounds: list[Bound]) -> tuple[list[Bound], list[Bound]]:
    """The bounds that agree, and those given up: of two that cross, the less trusted kind."""
    kept = list(bounds)
    dropped: list[Bound] = []
    while True:
        lo, hi = interval(kept)
        if lo is None or hi is None or lo <= hi:
            return kept, dropped
        crossing = [b for b in kept if _crosses(b, lo, hi)]
        least = min(b.trust for b in crossing)
        given_up = [b for b in crossing if b.trust == least]
        dropped += given_up
        kept = [b for b in kept if b not in given_up]


def _crosses(bound: Bound, lo: Day, hi: Day) -> bool:
    return (bound.kind in ("from", "on") and bound.day > hi) or (
        bound.kind in ("until", "on") and bound.day < lo
    )


def within(day: Day, lo: Day | None, hi: Day | None) -> bool:
    """Whether a day lies between two others, either of which may be open."""
    return (lo is None or lo <= day) and (hi is None or day <= hi)
