"""A sentence against a whole series: is it new, has it returned, was it ever missing before?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from chancery.comparing.alignment import align
from chancery.comparing.values import Comparison, Side

News = dict[int, str]


@dataclass(frozen=True, slots=True)
class Held:
    """An earlier statement that is held: how it is cited, and its units."""

    name: str
    side: Side


def news(found: Comparison, predecessor: str, earlier: Sequence[Held]) -> News:
    """What the series says of each added and each dropped change, by the change's index.

    `earlier` are the statements of the series before `b` but for `a` itself, in order of time,
    `predecessor` is how `a` is cited.
    """
    added = _units(found, "added")
    dropped = _units(found, "dropped")
    came = _presence(found.b, {j for _, units in added for j in units}, earlier)
    went = _presence(found.a, {i for _, units in dropped for i in units}, earlier)
    said = {at: _new(units, came, earlier, predecessor) for at, units in added}
    return said | {at: _gone(units, went, earlier) for at, units in dropped if earlier}


def restricted(side: Side, kept: Iterable[int]) -> tuple[Side, list[int]]:
    """A side of some of its units only, numbered anew, and their numbers of before."""
    numbers = sorted(kept)
    units = tuple(replace(side.units[old], index=new) for new, old in enumerate(numbers))
    return replace(side, units=units), numbers


def _units(found: Comparison, name: str) -> list[tuple[int, tuple[int, ...]]]:
    pairings = [
        (at, change.units) for at, change in enumerate(found.changes) if change.change == name
    ]
    return [(at, pairing.b if name == "added" else pairing.a) for at, pairing in pairings]


def _presence(side: Side, kept: set[int], earlier: Sequence[Held]) -> dict[int, list[int]]:
    """For each of some units, the earlier statements that say the same, as indices."""
    small, numbers = restricted(side, kept)
    found: dict[int, list[int]] = {number: [] for number in numbers}
    for index, held in enumerate(earlier):
        if held.side.language != side.language:
            continue
        for pairing in align(held.side, small):
            for new in pairing.b if pairing.a else ():
                found[numbers[new]].append(index)
    return found


def _new(
    units: Sequence[int], came: dict[int, list[int]], earlier: Sequence[Held], predecessor: str
) -> str:
    if not earlier:
        return f"new against {predecessor}"
    before = sorted({index for unit in units for index in came[unit]})
    if not before:
        return "new to the series"
    last = before[-1]
    without = len(earlier) - last
    many = "statement" if without == 1 else "statements"
    return f"returned after {without} {many} without it; last in {earlier[last].name}"


def _gone(units: Sequence[int], went: dict[int, list[int]], earlier: Sequence[Held]) -> str:
    before = {index for unit in units for index in went[unit]}
    missing = [held.name for index, held in enumerate(earlier) if index not in before]
    if not missing:
        return "in every earlier statement"
    if not before:
        return "in no earlier statement"
    return f"missing before too, last in {missing[-1]}"
