"""A sentence against a whole series: is it new, has it returned, was it ever missing before?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from chancery.comparing.alignment import align
from chancery.comparing.values import Comparison, Side

STANDINGS = {
    "new": "new to the series",
    "returned": "returned after {many} without it; last in {statement}",
    "against": "new against {predecessor}",
    "between": "new against {predecessor} only; in {statement} since",
    "new wording": "wording new to the series",
    "wording returned": "wording returned after {many} without it; last in {statement}",
    "wording between": "wording new against {predecessor} only; in {statement} since",
    "always": "in every earlier statement",
    "never": "in no earlier statement",
    "missing": "missing before too, last in {statement}",
}
"""What earlier statements of a series have of a change, as words."""


@dataclass(frozen=True, slots=True)
class News:
    """What earlier statements have of a change: one of STANDINGS, with what it names.

    `number` statements in a row are without it, `statement` is the last that has it (of `missing`,
    that has it not), `predecessor` the one compared with.
    """

    standing: str
    number: int = 0
    statement: str = ""
    predecessor: str = ""

    def __str__(self) -> str:
        many = f"{self.number} statement" + ("" if self.number == 1 else "s")
        return STANDINGS[self.standing].format(
            many=many, statement=self.statement, predecessor=self.predecessor
        )


@dataclass(frozen=True, slots=True)
class Held:
    """An earlier statement that is held: how it is cited, its units, if it is later than `a`."""

    name: str
    side: Side
    since: bool = False


def news(found: Comparison, predecessor: str, earlier: Sequence[Held]) -> dict[int, News]:
    """What the series says of each change that is not the same in both, by the change's index.

    `earlier` are the statements of the series before `b` but for `a` itself, in order of time,
    `predecessor` is how `a` is cited. Of what was put in other words it is the wording that is
    looked for, where there are other statements to look in.
    """
    added, dropped = _units(found, "added"), _units(found, "dropped")
    reworded = [*_units(found, "degree"), *_units(found, "substantive")] if earlier else []
    came = _presence(found.b, {j for _, units in added for j in units}, earlier)
    went = _presence(found.a, {i for _, units in dropped for i in units}, earlier)
    said = {at: _new(units, came, earlier, predecessor) for at, units in added}
    said |= {at: _gone(units, went, earlier) for at, units in dropped if earlier}
    return said | dict(_reworded(found.b, reworded, earlier, predecessor))


def restricted(side: Side, kept: Iterable[int]) -> tuple[Side, list[int]]:
    """A side of some of its units only, numbered anew, and their numbers of before."""
    numbers = sorted(kept)
    units = tuple(replace(side.units[old], index=new) for new, old in enumerate(numbers))
    return replace(side, units=units), numbers


def _units(found: Comparison, name: str) -> list[tuple[int, tuple[int, ...]]]:
    """The units of each change of a class: those of `b`, of what was dropped those of `a`."""
    return [
        (at, change.units.a if name == "dropped" else change.units.b)
        for at, change in enumerate(found.changes)
        if change.change == name
    ]


def _presence(side: Side, kept: set[int], earlier: Sequence[Held]) -> dict[int, list[int]]:
    """For each of some units, the earlier statements that say the same, as indices."""
    small, numbers = restricted(side, kept)
    found: dict[int, list[int]] = {number: [] for number in numbers}
    if not numbers:
        return found
    for index, held in enumerate(earlier):
        if held.side.language != side.language:
            continue
        for pairing in align(held.side, small):
            for new in pairing.b if pairing.a else ():
                found[numbers[new]].append(index)
    return found


def _new(
    units: Sequence[int], came: dict[int, list[int]], earlier: Sequence[Held], predecessor: str
) -> News:
    if not earlier:
        return News("against", predecessor=predecessor)
    before = {index for unit in units for index in came[unit]}
    return _since(before, earlier, predecessor, ("new", "returned", "between"))


def _reworded(
    side: Side,
    changes: Iterable[tuple[int, Sequence[int]]],
    earlier: Sequence[Held],
    predecessor: str,
) -> Iterator[tuple[int, News]]:
    """Whether an earlier statement has the very words of a unit, script and width aside."""
    worded: dict[str, set[int]] = {}
    for index, held in enumerate(earlier):
        for unit in held.side.units:
            worded.setdefault(unit.wording, set()).add(index)
    names = ("new wording", "wording returned", "wording between")
    for at, units in changes:
        found = [worded.get(side.units[unit].wording, set()) for unit in units]
        yield at, _since(set.intersection(*found), earlier, predecessor, names)


def _since(
    before: set[int], earlier: Sequence[Held], predecessor: str, names: tuple[str, str, str]
) -> News:
    """One of three standings: in none of the earlier, in one before `a`, in one since `a`."""
    new, returned, between = names
    if not before:
        return News(new)
    last = max(before)
    name = earlier[last].name
    if earlier[last].since:
        return News(between, statement=name, predecessor=predecessor)
    # `a` has it not, nor have those behind the last that has it
    return News(returned, len(earlier) - last, name)


def _gone(units: Sequence[int], went: dict[int, list[int]], earlier: Sequence[Held]) -> News:
    before = {index for unit in units for index in went[unit]}
    missing = [held.name for index, held in enumerate(earlier) if index not in before]
    if not missing:
        return News("always")
    if not before:
        return News("never")
    return News("missing", statement=missing[-1])
