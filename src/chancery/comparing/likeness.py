"""How alike two units are: by wording, names, acts and topics together, from 0 to 1.

Wording counts by what is rare in the two texts, as in the vector space model with inverse
document frequency (Spärck Jones 1972): what every sentence has (双方, 将) says nothing.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
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
# Pairs that are less alike than this are no candidates: nothing makes counterparts of them.
_LEAST = 0.25
# units kept counted, some 10 MB: a statement is compared with every other one of its series
_UNITS = 1000
_WORD = re.compile(r"[^\W_]+")
_SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Features:
    """What is counted of a unit: pairs of characters, or words and pairs of words."""

    wording: Mapping[str, int]
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Traits:
    """What a unit is scored by: the bits of its wording and of its names, its act, its topics."""

    size: float
    names: frozenset[str]
    named: float
    act: str | None
    family: str | None
    topics: frozenset[str]


def features(unit: Unit, language: str) -> Features:
    """The features of a unit. The trigger is left out: it speaks through the act."""
    words = unit.wording.replace(unit.trigger, " ", 1) if unit.trigger else unit.wording
    return Features(_counted(words, language), unit.names)


@lru_cache(maxsize=_UNITS)
def _counted(words: str, language: str) -> Mapping[str, int]:
    return Counter(_pairs(words, language))


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
        """Score of each pair (index in `a`, index in `b`) that is alike, if only a little."""
        found: dict[tuple[int, int], float] = {}
        weights, postings, least = self._weight, self._postings, self._least
        mine, others = self._traits
        for i, unit in enumerate(self._features[0]):
            shared: dict[int, float] = {}
            for feature, times in unit.wording.items():
                for j, more in postings.get(feature, ()):
                    weight = weights[feature] * (times if times < more else more)
                    shared[j] = shared.get(j, 0.0) + weight
            alike = {j for j, weight in shared.items() if weight > least}
            alike.update(j for name in unit.names for j in self._named.get(name, ()))
            for j in alike:
                score = self._score(mine[i], others[j], shared.get(j, 0.0))
                if score >= _LEAST:
                    found[i, j] = score
        return found

    def _score(self, one: Traits, two: Traits, shared: float) -> float:
        """The likeness of two units whose wordings share features of this weight."""
        score = _WORDING * _blend(shared, one.size, two.size)
        if one.names and not one.names.isdisjoint(two.names):
            named = math.fsum(self._rare[name] for name in one.names & two.names)
            score += _NAMES * _overlap(named, one.named, two.named)
        elif not one.names and not two.names:
            score += _NAMES * _NO_NAMES
        if one.act == two.act:
            score += _ACT
        elif one.act and two.act and one.family == two.family:
            score += _ACT / 2
        return score + _TOPIC * _jaccard(one.topics, two.topics)

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
        return 2 * math.log2(1 + self._total / 2)

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
    def _traits(self) -> list[list[Traits]]:
        return [
            [self._traits_of(*each) for each in zip(side.units, features, strict=True)]
            for side, features in zip((self.a, self.b), self._features, strict=True)
        ]

    def _traits_of(self, unit: Unit, features: Features) -> Traits:
        act = unit.act.act if unit.act else None
        return Traits(
            sum(self._weight[f] * n for f, n in features.wording.items()),
            features.names,
            math.fsum(self._rare[name] for name in features.names),
            *(act, FAMILY.get(act) if act else None, frozenset(unit.topics)),
        )


def _blend(shared: float, mine: float, others: float) -> float:
    """Half Dice's coefficient, half the share of the shorter one: a cut text is still alike.

    The second counts in full only from `_TELLING` bits on, as short phrases are in everything.
    """
    if not shared:
        return 0.0
    least = mine if mine < others else others
    part = shared / least if shared < least else 1.0
    return shared / (mine + others) + 0.5 * part * (shared / _TELLING if shared < _TELLING else 1.0)


def _overlap(shared: float, mine: float, others: float) -> float:
    return shared / (mine + others) + 0.5 * shared / min(mine, others)


def _jaccard(one: frozenset[str], two: frozenset[str]) -> float:
    if one == two:
        return 1.0 if one else 0.5
    if one.isdisjoint(two):
        return 0.0
    return len(one & two) / len(one | two)
