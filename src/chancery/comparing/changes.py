"""What became of each thing said: class of change, direction, reasons in words.

Of two units that say the same thing: the same wording is `verbatim`, or `moved`. A holder,
addressee, target or text that was replaced, a denial, another family of acts or other content is
`substantive`. What is left is `degree` where it became stronger or weaker, else `minor`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from chancery.annotating.classes import FAMILY
from chancery.comparing.alignment import align
from chancery.comparing.force import Sign, act_signs, word_signs
from chancery.comparing.values import Change, Comparison, Pairing, Side, Unit
from chancery.lexicon import Lexicon
from chancery.model import Act

# Dice's coefficient of the wordings under which an assertion says something else, as it carries
# nothing but its content; but not if nearly all of the shorter one stands in the longer one.
_SAME_CONTENT = 0.6
_WHOLE = 0.85
# Other acts keep their point (who is opposed, asked, bound) in fewer common words.
_SAME_POINT = 0.22
_OPPOSITE = frozenset({"positive → negative", "negative → positive"})
# units around one that stand beside it
_REACH = 6
_SIGNS = re.compile(r"[\W_]+")
# so many characters of a predicate name it in a reason
_SHOWN = 24


def compare(a: Side, b: Side, lexicon: Lexicon) -> Comparison:
    """Every change from `a` to `b`, in order of `b`."""
    pairings = align(a, b)
    judge = _Judge(a, b, pairings, lexicon)
    return Comparison(a, b, tuple(judge.change(pairing) for pairing in pairings))


@dataclass(frozen=True)
class _Pair:
    """Units that say the same thing, and the two that are compared act with act."""

    one: tuple[Unit, ...]
    two: tuple[Unit, ...]
    main: tuple[Unit, Unit]

    @property
    def acts(self) -> tuple[Act, Act] | None:
        mine, others = self.main[0].act, self.main[1].act
        return (mine, others) if mine and others else None


class _Judge:
    """Names the changes between two texts."""

    def __init__(self, a: Side, b: Side, pairings: Sequence[Pairing], lexicon: Lexicon) -> None:
        self.a, self.b, self.lexicon = a, b, lexicon
        self._dropped = _by_sentence(a, (i for p in pairings if not p.b for i in p.a))
        self._added = _by_sentence(b, (j for p in pairings if not p.a for j in p.b))

    def change(self, pairing: Pairing) -> Change:
        """What became of these units."""
        if not pairing.a or not pairing.b:
            return self._alone(pairing)
        pair = self._pair(pairing)
        if _bare(pair.one) == _bare(pair.two) and _holders(pair) == 0:
            where = ("the same words at another place",) if pairing.moved else ("the same words",)
            return self._made(pairing, "moved" if pairing.moved else "verbatim", "none", where)
        return self._named(pairing, pair)

    def _alone(self, pairing: Pairing) -> Change:
        name = "dropped" if pairing.a else "added"
        units = [self.a.units[i] for i in pairing.a] + [self.b.units[j] for j in pairing.b]
        acts = dict.fromkeys(f"{u.act.act} {u.act.strength}" for u in units if u.act)
        return self._made(pairing, name, "none", (f"{name}: {', '.join(acts) or 'no act'}",))

    def _named(self, pairing: Pairing, pair: _Pair) -> Change:
        other, scope = _differences(pair), _scope(pair)
        signs = act_signs(*pair.main, self.b.date)
        if not _alike(pair):
            other.append("other content")
        elif not any(sign.way for sign in signs):
            signs += word_signs(pair.one, pair.two, self.lexicon)
        graded = any(sign.way for sign in signs)
        if graded:
            signs += [*scope, *self._mates(pair)]
        else:
            signs += [*scope, *_nesting(pair), *_specific(pair)]
        direction = "none" if _incomparable(pair, other) else _direction(signs)
        name = self._class(pair, other, scope, graded)
        why = dict.fromkeys([*other, *(sign.why for sign in signs)])
        return self._made(pairing, name, direction, tuple(why) or ("reworded",))

    def _class(self, pair: _Pair, other: Sequence[str], scope: Sequence[Sign], graded: bool) -> str:
        if other or (scope and _new_names(pair)):
            return "substantive"
        return "degree" if graded else "minor"

    def _mates(self, pair: _Pair) -> Iterable[Sign]:
        """Acts of the same sentences toward the same actors that came or went beside this one."""
        meant = {actor for unit in pair.main if unit.act for actor in _meant(unit.act)}
        sides = ((pair.one, self._dropped, -1, "drops"), (pair.two, self._added, 1, "adds"))
        for units, alone, way, verb in sides:
            for unit in _beside(alone.get(units[0].sentence, []), units[0]):
                if unit.act and unit.part == 0 and meant & _meant(unit.act):
                    yield Sign(way, f"{verb} {unit.act.act} {unit.act.strength} beside it")

    def _pair(self, pairing: Pairing) -> _Pair:
        one = tuple(self.a.units[i] for i in pairing.a)
        two = tuple(self.b.units[j] for j in pairing.b)
        main = next(
            ((u, v) for u in one for v in two if u.act and v.act and u.act.act == v.act.act),
            (one[0], two[0]),
        )
        order: Callable[[Unit], int] = lambda unit: unit.index  # noqa: E731
        return _Pair(tuple(sorted(one, key=order)), tuple(sorted(two, key=order)), main)

    def _made(self, pairing: Pairing, name: str, direction: str, why: tuple[str, ...]) -> Change:
        return Change(
            tuple(self.a.units[i].span for i in sorted(pairing.a)),
            tuple(self.b.units[j].span for j in sorted(pairing.b)),
            *(name, direction, why, pairing.moved, round(pairing.score, 3), pairing),
        )


def _beside(units: list[Unit], unit: Unit) -> list[Unit]:
    """Those of units in order that stand near one."""
    first = bisect_left(units, unit.index - _REACH, key=lambda other: other.index)
    return units[first : bisect_left(units, unit.index + _REACH, key=lambda other: other.index)]


def _by_sentence(side: Side, indices: Iterable[int]) -> dict[int, list[Unit]]:
    found: dict[int, list[Unit]] = {}
    for index in indices:
        found.setdefault(side.units[index].sentence, []).append(side.units[index])
    return found


def _differences(pair: _Pair) -> list[str]:
    """What makes a change substantive whatever its degree."""
    if not pair.acts:
        return []
    one, two = pair.acts
    found = []
    if _holders(pair) is None:
        found.append(f"holder: {_listed(one.holder)} → {_listed(two.holder)}")
    mine, others = FAMILY.get(one.act, "assertive"), FAMILY.get(two.act, "assertive")
    if mine != others and not _ladder(one, two):
        found.append(f"{mine} → {others}")
    if (one.aspect == "negated") != (two.aspect == "negated"):
        found.append("denied" if two.aspect == "negated" else "no longer denied")
    for role in ("addressee", "target"):
        before, after = getattr(one, role), getattr(two, role)
        if before and after and not set(before) & set(after):
            found.append(f"{role}: {_listed(before)} → {_listed(after)}")
    return [*found, *_replaced(pair)]


def _ladder(one: Act, two: Act) -> bool:
    """Whether two families are steps of one ladder: to say and to take a stand, to do and to bind
    oneself to doing (推动 and 将推动)."""
    families = {FAMILY.get(one.act), FAMILY.get(two.act)}
    if "commissive" in families:
        return "PRACTISE" in (one.act, two.act)
    return "assertive" in families and "directive" not in families


def _incomparable(pair: _Pair, other: Sequence[str]) -> bool:
    """Whether one says something else than the other, so that neither is the stronger."""
    return (_assertive(pair) and "other content" in other) or bool(_OPPOSITE & set(other))


def _replaced(pair: _Pair) -> Iterable[str]:
    before, after = (
        {name for unit in units for name in unit.names if name.startswith("instrument:")}
        for units in (pair.one, pair.two)
    )
    if before and after and not before & after:
        yield f"text: {_listed(sorted(before))} → {_listed(sorted(after))}"


def _holders(pair: _Pair) -> int | None:
    """0 if the holders are the same, 1 or -1 if more or fewer, None if others."""
    if not pair.acts:
        return 0
    one, two = (set(act.holder) for act in pair.acts)
    if one == two:
        return 0
    return 1 if one < two else -1 if two < one else None


def _scope(pair: _Pair) -> list[Sign]:
    """Further predicates of the main act that came or went."""
    before, after = (
        [unit for unit in units if unit.act is main.act and unit is not main]
        for units, main in ((pair.one, pair.main[0]), (pair.two, pair.main[1]))
    )
    came = [Sign(1, f"also: {_short(unit)}") for unit in after] if len(after) > len(before) else []
    gone = [Sign(-1, f"no longer: {_short(unit)}") for unit in before]
    return came or (gone if len(before) > len(after) else [])


def _new_names(pair: _Pair) -> bool:
    """Whether a further predicate brings in or leaves out an actor or text."""
    mine = {name for unit in pair.one for name in unit.names}
    others = {name for unit in pair.two for name in unit.names}
    further = (u for u in (*pair.one, *pair.two) if u not in pair.main)
    return any(unit.names - (mine & others) for unit in further)


def _nesting(pair: _Pair) -> Iterable[Sign]:
    if pair.acts and pair.acts[0].nest != pair.acts[1].nest:
        one, two = (act.nest for act in pair.acts)
        way = (two == "REAFFIRM") - (one == "REAFFIRM")
        yield Sign(way, f"framed by {one or 'nothing'} → {two or 'nothing'}")
    held = _holders(pair)
    if pair.acts and held:
        yield Sign(held, f"holder: {_listed(pair.acts[0].holder)} → {_listed(pair.acts[1].holder)}")


def _specific(pair: _Pair) -> Iterable[Sign]:
    """Texts and bodies named, or no longer: what is named binds more."""
    kinds = ("instrument:", "body:")
    before, after = (
        {name for unit in units for name in unit.names if name.startswith(kinds)}
        for units in (pair.one, pair.two)
    )
    if before > after:
        yield Sign(-1, f"no longer names {_listed(sorted(before - after))}")
    elif after > before:
        yield Sign(1, f"now names {_listed(sorted(after - before))}")


def _alike(pair: _Pair) -> bool:
    """Whether both sides say the same, however strongly."""
    one, two = (Counter(map("".join, pairwise(_content(side)))) for side in (pair.one, pair.two))
    sizes = sum(one.values()), sum(two.values())
    if not all(sizes):
        return True
    shared = sum((one & two).values())
    dice, part = 2 * shared / sum(sizes), shared / min(sizes)
    if _assertive(pair):
        return dice >= _SAME_CONTENT or part >= _WHOLE
    return dice >= _SAME_POINT or part >= 2 * _SAME_POINT


def _content(units: Iterable[Unit]) -> str:
    return _SIGNS.sub("", "".join(unit.wording.replace(unit.trigger, "", 1) for unit in units))


def _assertive(pair: _Pair) -> bool:
    return all(unit.act is None or FAMILY.get(unit.act.act) == "assertive" for unit in pair.main)


def _direction(signs: Iterable[Sign]) -> str:
    ways = {sign.way for sign in signs} - {0}
    if len(ways) > 1:
        return "mixed"
    return {1: "stronger", -1: "weaker"}[ways.pop()] if ways else "none"


def _meant(act: Act) -> set[str]:
    return {*act.addressee, *act.target}


def _bare(units: Iterable[Unit]) -> str:
    return "".join(_SIGNS.sub("", unit.wording) for unit in units)


def _short(unit: Unit) -> str:
    return unit.wording if len(unit.wording) <= _SHOWN else f"{unit.wording[:_SHOWN]}…"


def _listed(ids: Iterable[str]) -> str:
    return " ".join(ids)
