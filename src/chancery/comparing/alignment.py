"""Which units of two texts say the same thing: one to one, one to many, moved, or none.

The best pairs are taken first, each unit once. Then neighbours of a pair are looked at again, as
what stands beside a counterpart is more likely one; what is left over of a sentence joins a pair
of its sentence that does the same act, where a sentence was merged or parted.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping

from chancery.comparing.likeness import Likeness
from chancery.comparing.values import Pairing, Side, Unit

# Likeness from which a pair is believed, measured on statements aligned by hand. On sight: above
# this nearly all pairs are right wherever they stand.
_SURE = 0.5
# Where no pair near it leads the same way: below this most pairs only share a topic.
_ALONE = 0.42
# Where one or more pairs near it lead the same way, what that adds, and what is then enough.
_NEAR = (0.06, 0.1)
_ENOUGH = 0.4
# where both speak of an actor, text or place that few other units of either text speak of
_NAMED = 0.26
_FEW = 4
# where the counterpart has a counterpart already: two became one, or one two
_AGAIN = 0.45
# units within which a text that opens with its occasion comes to "state as follows"
_OPENING = 12
# how far around a unit its neighbours reach in either text: about two sentences
_REACH = 4
Pair = tuple[int, int]
# characters (Chinese or other) from which the same words are the same sentence wherever they stand
_LONG = {True: 8, False: 30}
_SIGNS = re.compile(r"[\W_]+")


def align(a: Side, b: Side, likeness: Likeness | None = None) -> list[Pairing]:
    """Every unit of both sides in one pairing, in order of `b`; what `b` lacks behind its like."""
    alike = likeness or Likeness(a, b)
    candidates = _in_place(a, b, alike.candidates)
    pairs = _paired(a, b, candidates)
    blocks = _joined(a, b, pairs, candidates)
    moved = _moved(blocks)
    found = [
        Pairing(*block, score=score, moved=at in moved) for at, (block, score) in enumerate(blocks)
    ]
    return _ordered(found, a, b)


def _in_place(a: Side, b: Side, candidates: Mapping[Pair, float]) -> Mapping[Pair, float]:
    """Without pairs of what is told before "state as follows" with what is stated after it."""
    mine, others = _opening(a), _opening(b)
    if not mine or not others:
        return candidates
    return {
        (i, j): score
        for (i, j), score in candidates.items()
        if (i < mine) == (j < others) or score >= _SURE
    }


def _opening(side: Side) -> int:
    """How many units open the text: those up to the first that declares, if it soon does."""
    first = side.units[:_OPENING]
    return next((u.index + 1 for u in first if u.act is not None and u.act.act == "DECLARE"), 0)


def _paired(a: Side, b: Side, candidates: Mapping[Pair, float]) -> dict[int, int]:
    """Index in `a` to index in `b`, each once."""
    pairs = _same(a, b)
    taken = set(pairs.values())
    _beside(a, b, pairs, taken)
    _take(pairs, taken, candidates, _SURE)
    for _ in range(3):
        _take(pairs, taken, _near(pairs, taken, candidates), _ENOUGH)
    _take(pairs, taken, candidates, _ALONE)
    _take(pairs, taken, _naming(a, b, candidates), _NAMED)
    _beside(a, b, pairs, taken)
    return pairs


def _same(a: Side, b: Side) -> dict[int, int]:
    """Units of one wording, the first with the first, the second with the second."""
    places: dict[str, deque[int]] = defaultdict(deque)
    for unit in b.units:
        places[_bare(unit)].append(unit.index)
    return {
        unit.index: places[words].popleft()
        for unit in a.units
        if len(words := _bare(unit)) >= _LONG[a.language == "zh"] and places[words]
    }


def _beside(a: Side, b: Side, pairs: dict[int, int], taken: set[int]) -> None:
    """Pair units of one wording, however short, that stand right behind or before a pair."""
    for step in (1, -1):
        for i in range(len(a.units))[::step]:
            j = pairs.get(i - step, -1 if step > 0 and i == 0 else len(b.units)) + step
            if i in pairs or j in taken or not 0 <= j < len(b.units):
                continue
            if _bare(a.units[i]) == _bare(b.units[j]):
                pairs[i] = j
                taken.add(j)


def _bare(unit: Unit) -> str:
    return _SIGNS.sub("", unit.wording)


def _take(
    pairs: dict[int, int], taken: set[int], candidates: Mapping[Pair, float], least: float
) -> None:
    best = sorted(
        ((score, pair) for pair, score in candidates.items() if score >= least),
        key=lambda found: (-found[0], abs(found[1][0] - found[1][1]), found[1]),
    )
    for _, (i, j) in best:
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)


def _near(
    pairs: Mapping[int, int], taken: set[int], candidates: Mapping[Pair, float]
) -> dict[Pair, float]:
    """Open candidates with pairs near them, and what these gain them."""
    found: dict[Pair, float] = {}
    for (i, j), score in candidates.items():
        if i in pairs or j in taken or score < _ENOUGH - _NEAR[-1]:
            continue
        around = range(i - _REACH, i + _REACH + 1)
        near = sum(abs(pairs.get(k, -_REACH - 1) - j) <= _REACH for k in around)
        if near:
            found[i, j] = score + _NEAR[min(near, len(_NEAR)) - 1]
    return found


def _naming(a: Side, b: Side, candidates: Mapping[Pair, float]) -> dict[Pair, float]:
    """Candidates that share a name which is rare in both texts."""
    few = _few(a) & _few(b)
    return {
        (i, j): score
        for (i, j), score in candidates.items()
        if score >= _NAMED and a.units[i].names & b.units[j].names & few
    }


def _few(side: Side) -> set[str]:
    counts = Counter(name for unit in side.units for name in unit.names)
    return {name for name, times in counts.items() if times <= _FEW}


Block = tuple[tuple[int, ...], tuple[int, ...]]


def _joined(
    a: Side, b: Side, pairs: Mapping[int, int], candidates: Mapping[Pair, float]
) -> list[tuple[Block, float]]:
    """Pairs, with what was left over on either side and belongs to one of them."""
    back = {j: i for i, j in pairs.items()}
    more_a, more_b = _again(pairs, back, candidates)
    _adopt(a, more_a, {i: b.units[j] for i, j in pairs.items()})
    _adopt(b, more_b, {j: a.units[i] for j, i in back.items()})
    homes_a, homes_b = _by_home(more_a), _by_home(more_b)
    blocks: list[tuple[Block, float]] = []
    for i, j in sorted(pairs.items(), key=lambda pair: pair[1]):
        same = _bare(a.units[i]) == _bare(b.units[j])
        mine, others = (i, *homes_a[i]), (j, *homes_b[j])
        blocks.append(((mine, others), 1.0 if same else candidates[i, j]))
    return blocks


def _by_home(more: Mapping[int, int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for at in sorted(more):
        found[more[at]].append(at)
    return found


def _again(
    pairs: Mapping[int, int], back: Mapping[int, int], candidates: Mapping[Pair, float]
) -> tuple[dict[int, int], dict[int, int]]:
    """Left-over units of either side by the paired unit whose counterpart they are like as well."""
    more_a: dict[int, int] = {}
    more_b: dict[int, int] = {}
    for (i, j), score in sorted(candidates.items(), key=lambda found: (-found[1], found[0])):
        if score < _AGAIN:
            break
        if i not in pairs and j in back:
            more_a.setdefault(i, back[j])
        elif j not in back and i in pairs:
            more_b.setdefault(j, pairs[i])
    return more_a, more_b


def _adopt(side: Side, more: dict[int, int], counterpart: Mapping[int, Unit]) -> None:
    """Left-over units by a paired unit of their sentence.

    Further predicates of an act belong to its first one that has a counterpart, other units to the
    nearest one whose counterpart does their act.
    """
    firsts: dict[int, int] = {}
    doing: dict[tuple[int, str], list[int]] = defaultdict(list)
    for at in sorted(counterpart):
        unit, other = side.units[at], counterpart[at]
        firsts.setdefault(id(unit.act), at)
        if other.act is not None:
            doing[unit.sentence, other.act.act].append(at)
    for unit in side.units:
        if unit.act is None or unit.index in counterpart or unit.index in more:
            continue
        like = doing[unit.sentence, unit.act.act]
        if id(unit.act) in firsts:
            more[unit.index] = firsts[id(unit.act)]
        elif like:
            more[unit.index] = _nearest(like, unit.index)


def _nearest(places: list[int], at: int) -> int:
    """The nearest of some places in order."""
    behind = bisect_left(places, at)
    return min(places[max(0, behind - 1) : behind + 1], key=lambda place: abs(place - at))


def _moved(blocks: list[tuple[Block, float]]) -> set[int]:
    """The blocks outside the longest run that keeps the order of `a` (patience sorting)."""
    firsts = [block[0][0] for block, _ in blocks]
    tails: list[int] = []
    at_tail: list[int] = []
    before: list[int] = []
    for at, first in enumerate(firsts):
        place = bisect_left(tails, first)
        before.append(at_tail[place - 1] if place else -1)
        if place == len(tails):
            tails.append(first)
            at_tail.append(at)
        else:
            tails[place], at_tail[place] = first, at
    keep: set[int] = set()
    at = at_tail[-1] if at_tail else -1
    while at >= 0:
        keep.add(at)
        at = before[at]
    return set(range(len(blocks))) - keep


def _ordered(pairings: list[Pairing], a: Side, b: Side) -> list[Pairing]:
    """All units: pairs and additions in order of `b`, what was dropped behind its forerunner."""
    in_a = {i for pairing in pairings for i in pairing.a}
    in_b = {j for pairing in pairings for j in pairing.b}
    pairings = pairings + [Pairing((), run) for run in _runs(b, in_b)]
    pairings.sort(key=lambda pairing: pairing.b[0])
    paired = sorted(in_a)
    after: dict[int, list[Pairing]] = defaultdict(list)
    for run in _runs(a, in_a):
        at = bisect_left(paired, run[0]) - 1
        after[paired[at] if at >= 0 else -1].append(Pairing(run, ()))
    ordered = list(after[-1])
    for pairing in pairings:
        ordered.append(pairing)
        for i in pairing.a:
            ordered.extend(after[i])
    return ordered


def _runs(side: Side, paired: set[int]) -> Iterator[tuple[int, ...]]:
    """Units without a counterpart; those that follow each other in a sentence together."""
    run: list[int] = []
    for unit in side.units:
        if run and (unit.index in paired or unit.sentence != side.units[run[0]].sentence):
            yield tuple(run)
            run = []
        if unit.index not in paired:
            run.append(unit.index)
    if run:
        yield tuple(run)
