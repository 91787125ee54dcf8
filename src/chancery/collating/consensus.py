"""What a statement is, decided over all its witnesses: title, kind, parties, level, place, date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from chancery.collating.bases import official
from chancery.collating.values import FIRST_DAY, LAST_DAY, Facts, Window
from chancery.model import Day
from chancery.reading.characters import simplified

T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Consensus:
    """A statement's identity over its witnesses; `reasons` says how each part was decided."""

    title: str | None
    kind: str
    parties: tuple[str, ...]
    level: str
    place: str | None
    best: Day | None
    earliest: Day | None
    latest: Day | None
    reasons: tuple[str, ...] = ()


def consensus(base: Facts, witnesses: Collection[Facts]) -> Consensus:
    """The identity over all witnesses; `base` decides between values that are as good.

    Of title, kind, parties, level and place what most witnesses of the best sort say: complete and
    official ones, else complete ones, else any. The date is the intersection of all bounds.
    """
    said: list[str] = []

    def of(name: str, value: Callable[[Facts], T], none: Collection[T]) -> T:
        return _voted(name, value, none, _ranked(base, witnesses), said)

    title = of("title", lambda f: f.title if f.language == base.language else None, [None])
    kind = of("kind", lambda f: f.kind, ["other", "news"])
    no_one: tuple[str, ...] = ()
    parties = of("parties", lambda f: f.parties, [no_one])
    level = of("level", lambda f: f.level, ["other"])
    place = of("place", lambda f: f.place if f.language == base.language else None, [None])
    best, window = _date(base, witnesses, said)
    bounds = (
        None if window.first == FIRST_DAY else window.first,
        None if window.last == LAST_DAY else window.last,
    )
    return Consensus(title, kind, parties, level, place, best, *bounds, tuple(said))


def _ranked(base: Facts, witnesses: Collection[Facts]) -> list[tuple[str, list[Facts]]]:
    """The witnesses in pools, best first, the base at the head of each that it is in."""
    ordered = [base, *sorted((f for f in witnesses if f != base), key=lambda f: f.sha256)]
    return [
        ("complete official witnesses", [f for f in ordered if f.complete and official(f)]),
        ("complete witnesses", [f for f in ordered if f.complete]),
        ("witnesses", ordered),
    ]


def _voted(
    name: str,
    value: Callable[[Facts], T],
    none: Collection[T],
    pools: Iterable[tuple[str, list[Facts]]],
    said: list[str],
) -> T:
    last: Sequence[Facts] = ()
    for noun, pool in pools:
        last = pool
        values = [v for f in pool if (v := value(f)) not in none]
        if not values:
            continue
        counts = Counter(map(_folded, values))
        (winner, number) = counts.most_common(1)[0]
        if len(counts) > 1:
            said.append(f"{name}: {number} of {counts.total()} {noun} have it")
        return next(v for v in values if _folded(v) == winner)
    return value(last[0])


def _folded(value: Hashable) -> Hashable:
    """Words in one script: a witness in the other says the same."""
    return simplified(value) if isinstance(value, str) else value


def _date(base: Facts, witnesses: Collection[Facts], said: list[str]) -> tuple[Day | None, Window]:
    window = Window()
    for facts in sorted(witnesses, key=_width):
        narrowed = window.narrowed(Window(facts.earliest or FIRST_DAY, facts.latest or LAST_DAY))
        # two witnesses may be dated a day apart, and a person may have joined what days exclude
        window = window if narrowed.empty else narrowed
    if window.first == window.last:
        return window.first, window
    days = Counter(f.day for f in witnesses if f.day and window.first <= f.day <= window.last)
    if not days:
        return None, window
    (day, number) = min(days.items(), key=lambda item: (-item[1], item[0] != base.day, item[0]))
    if len(days) > 1:
        said.append(f"day: {number} of {days.total()} dated witnesses have {day}")
    return day, window


def _width(facts: Facts) -> tuple[bool, bool, str, str, str]:
    """Narrow bounds first: a day proved is not to be widened by looser ones."""
    first, last = facts.earliest or FIRST_DAY, facts.latest or LAST_DAY
    return first != last, not (facts.earliest and facts.latest), last, first, facts.sha256
