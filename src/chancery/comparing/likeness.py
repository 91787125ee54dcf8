"""How alike two units are: by wording, names, acts and topics together, from 0 to 1.

Wording counts by what is rare in the two texts, as in the vector space model with inverse
document frequency (Spärck Jones 1972): what every sentence has (双方, 将) says nothing.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from chancery.annotating.classes import FAMILY
from chancery.comparing.values import Side, Unit

# Shares of the score. Wording leads; names tie what is said in other words.
_WORDING, _NAMES, _ACT, _TOPIC = 0.6, 0.2, 0.12, 0.08
# A feature that more units of both texts have makes no candidate, so that candidates grow with the
# text and not with its square. Of a statement's units one in twenty share a word of the genre.
_MOST = 24
# Units of two statements of usual length: in shorter texts words are as rare as in these.
_USUAL = 200
# what two units of no names weigh as much as: a name of average rarity
_NO_NAMES = 0.5
# What a party's name weighs of what a word as rare does: both texts are of the same parties, as
# often or seldom as they spell them out.
_OWN = 0.35
# bits of shared wording that tell: about ten characters that stand nowhere else in the texts
_TELLING = 60.0
_WORD = re.compile(r"[^\W_]+")
_SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Features:
    """What is counted of a unit: pairs of characters, or words and pairs of words."""

    wording: Mapping[str, int]
    names: frozenset[str]


def features(unit: Unit, language: str) -> Features:
    """The features of a unit. The trigger is left out: it speaks through the act."""
    words = unit.wording.replace(unit.trigger, " ", 1) if unit.trigger else unit.wording
    return Features(Counter(_pairs(words, language)), unit.names)


def _pairs(words: str, language: str) -> Iterator[str]:
    """Pairs of characters of Chinese words; of other languages words, and pairs of them."""
    if language == "zh":
        yield from (a + b for run in _SIGNS.sub(" ", words).split() for a, b in pairwise(run))
    else:
        signs = _WORD.findall(words.casefold())
        yield from (*signs, *(f"{a} {b}" for a, b in pairwise(signs)))


class Likeness:
    """The likeness of each unit of `a` to each of `b` that it shares something rare with."""

    def __init__(self, a: Side, b: Side) -> None:
        self.a, self.b = a, b
        self._features = [[features(u, side.language) for u in side.units] for side in (a, b)]
        self._total = max(_USUAL, len(a.units) + len(b.units))

    @cached_property
    def candidates(self) -> dict[tuple[int, int], float]:
        """Score of each pair (index in `a`, index in `b`) that may be alike."""
        found: dict[tuple[int, int], float] = {}
        weights, postings, least = self._weight, self._postings, self._least
        for i, mine in enumerate(self._features[0]):
            shared: dict[int, float] = {}
            for feature, times in mine.wording.items():
                for j, others in postings.get(feature, ()):
                    more = weights[feature] * min(times, others)
                    shared[j] = shared.get(j, 0.0) + more
            alike = {j for j, weight in shared.items() if weight > least}
            alike.update(j for name in mine.names for j in self._named.get(name, ()))
            found.update(((i, j), self.score(i, j, shared.get(j, 0.0))) for j in alike)
        return found

    def score(self, i: int, j: int, shared: float) -> float:
        """The likeness of a pair whose wordings share features of this weight."""
        one, two = self.a.units[i], self.b.units[j]
        mine, others = self._sizes[0][i], self._sizes[1][j]
        named = sum(self._rare[name] for name in one.names & two.names)
        return (
            _WORDING * _blend(shared, mine[0], others[0])
            + _NAMES * _overlap(named, mine[1], others[1])
            + _ACT * _acts(one, two)
            + _TOPIC * _jaccard(one.topics, two.topics)
        )

    @cached_property
    def _weight(self) -> dict[str, float]:
        """What is too common to make a candidate weighs nothing, what names a party little."""
        counts = Counter(f for side in self._features for unit in side for f in unit.wording)
        sides = (self.a, self.b)
        own = {f for side in sides for name in side.own for f in _pairs(name, side.language)}
        return {
            feature: math.log2(1 + self._total / n) * (_OWN if feature in own else 1.0)
            if n <= _MOST
            else 0.0
            for feature, n in counts.items()
        }

    @property
    def _least(self) -> float:
        """What two rare features weigh; less than that is chance."""
        return math.log2(1 + self._total / 2)

    @cached_property
    def _rare(self) -> dict[str, float]:
        counts = Counter(name for side in self._features for u in side for name in u.names)
        return {name: math.log2(1 + self._total / n) for name, n in counts.items()}

    @cached_property
    def _postings(self) -> dict[str, list[tuple[int, int]]]:
        found: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for j, unit in enumerate(self._features[1]):
            for feature, times in unit.wording.items():
                if self._weight[feature]:
                    found[feature].append((j, times))
        return found

    @cached_property
    def _named(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for j, unit in enumerate(self._features[1]):
            for name in unit.names:
                found[name].append(j)
        return {name: units for name, units in found.items() if len(units) <= _MOST}

    @cached_property
    def _sizes(self) -> list[list[tuple[float, float]]]:
        return [
            [
                (
                    sum(self._weight[f] * n for f, n in u.wording.items()),
                    sum(self._rare[name] for name in u.names),
                )
                for u in side
            ]
            for side in self._features
        ]


def _blend(shared: float, mine: float, others: float) -> float:
    """Half Dice's coefficient, half the share of the shorter one: a cut text is still alike.

    The second counts in full only from `_TELLING` bits on, as short phrases are in everything.
    """
    if not shared:
        return 0.0
    part = min(1.0, shared / min(mine, others)) * min(1.0, shared / _TELLING)
    return shared / (mine + others) + 0.5 * part


def _overlap(shared: float, mine: float, others: float) -> float:
    if not mine and not others:
        return _NO_NAMES
    return shared / (mine + others) + 0.5 * shared / min(mine, others) if shared else 0.0


def _acts(one: Unit, two: Unit) -> float:
    if one.act is None or two.act is None:
        return float(one.act is two.act)
    if one.act.act == two.act.act:
        return 1.0
    return 0.5 if FAMILY.get(one.act.act) == FAMILY.get(two.act.act) else 0.0


def _jaccard(one: Iterable[str], two: Iterable[str]) -> float:
    mine, others = set(one), set(two)
    return len(mine & others) / len(mine | others) if mine or others else 0.5
