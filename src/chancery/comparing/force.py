"""How strongly a thing is said, and what makes its counterpart stronger or weaker.

Degree follows the acts: their class, strength, aspect and due time; then the words of degree in
the lexicon (须 and 必须, 原则上). After Mokry's scale of minor, degree and substantive differences
between versions of a text (*China: An International Journal* 2018), applied over time.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from chancery.annotating.classes import FAMILY, classes_of
from chancery.comparing.values import Unit
from chancery.lexicon import Lexicon
from chancery.model import Act, Day

STRONGER, WEAKER = 1, -1
# Families by how much they bind the holder to: to say is less than to take a stand, and that less
# than to bind oneself. Directives ask of others: from saying to asking is more, from opposing not.
_BINDING = {"assertive": 0, "positive": 1, "negative": 2, "directive": 2, "commissive": 2}
# Classes of one family and strength in order of force; of others none is the stronger one.
_RANKED = frozenset({"directive", "positive", "negative"})


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign of a change of degree: `way` is 1 or -1, or 0 where it has no direction."""

    way: int
    why: str


def act_signs(one: Unit, two: Unit, day: Day | None = None) -> list[Sign]:
    """What class and strength of the acts of two units and their due time say.

    `day` is that of the second text: what was due before it is over, and no longer binds.
    """
    if one.act is None or two.act is None:
        return []
    return [*_force(one.act, two.act), *_due(one.time, two.time, day)]


def _force(one: Act, two: Act) -> Iterable[Sign]:
    if (one.act, one.strength) == (two.act, two.strength):
        return
    mine, others = FAMILY.get(one.act, "assertive"), FAMILY.get(two.act, "assertive")
    why = f"{one.act} {one.strength} → {two.act} {two.strength}"
    if mine == others:
        way = _way(one.strength, two.strength)
        if not way and mine in _RANKED:
            order = classes_of(mine)
            way = _way(order.index(one.act), order.index(two.act))
    else:
        way = _way(_BINDING[mine], _BINDING[others])
    yield Sign(way, why)


def _due(one: str | None, two: str | None, day: Day | None) -> Iterable[Sign]:
    if one == two:
        return
    last = (one or "").rpartition("/")[2]
    over = bool(one and day and last < day[: len(last)])
    if one is None:
        yield Sign(STRONGER, f"now due: {two}")
    elif over:
        yield Sign(0, f"was due {one}" + (f"; now {two}" if two else ""))
    elif two is None:
        yield Sign(WEAKER, f"no longer due by a time ({one})")
    else:
        yield Sign(_way(two.rpartition("/")[2], last), f"due: {one} → {two}")


def word_signs(one: Iterable[Unit], two: Iterable[Unit], lexicon: Lexicon) -> list[Sign]:
    """What words of degree say: modals, intensifiers, hedges and conditions gained or lost."""
    words = _degree(lexicon)
    before, after = (words.of(units) for units in (one, two))
    signs = [Sign(words.way(word), f"gains “{word}”") for word in (after - before)]
    signs += [Sign(-words.way(word), f"loses “{word}”") for word in (before - after)]
    return [*_modal(words, before, after), *(sign for sign in signs if sign.way)]


def _modal(words: _Degree, before: Counter[str], after: Counter[str]) -> Iterable[Sign]:
    one, two = words.modal(before), words.modal(after)
    if one and two and one != two:
        way = _way(words.rank(one), words.rank(two))
        if way:
            yield Sign(way, f"“{one}” → “{two}”")


class _Degree:
    """The lexicon's words of degree, compiled; `others` only contain one (应对) and are none."""

    def __init__(self, words: Mapping[str, str], others: Iterable[str] = ()) -> None:
        self._value = words
        longest = sorted({*words, *others}, key=lambda word: (-len(word), word))
        self._found = re.compile("|".join(map(_pattern, longest)) or "(?!)")

    def of(self, units: Iterable[Unit]) -> Counter[str]:
        """The words of degree in these units, and how often each."""
        return Counter(word for unit in units for word in self._in(unit))

    def _in(self, unit: Unit) -> Iterable[str]:
        """Intensifiers before the trigger are in the act's strength already."""
        wording = unit.plain.casefold()
        told = wording.find(unit.trigger.casefold()) + len(unit.trigger) if unit.trigger else 0
        for found in self._found.finditer(wording):
            value = self._value.get(found.group())
            if value and not (value == "+" and found.start() < told):
                yield found.group()

    def way(self, word: str) -> int:
        """1 for an intensifier, -1 for a hedge or a condition, 0 for a modal."""
        return {"+": STRONGER, "-": WEAKER}.get(self._value[word], 0)

    def rank(self, word: str) -> int:
        """A modal's rank, from 1 (may) to 4 (must); 0 for other words."""
        return int(self._value[word]) if self._value[word].isdigit() else 0

    def modal(self, words: Iterable[str]) -> str | None:
        """The strongest modal among words."""
        found = [word for word in words if self.rank(word)]
        return max(found, key=self.rank, default=None)


@lru_cache(maxsize=4)
def _degree(lexicon: Lexicon) -> _Degree:
    return _Degree(lexicon.terms.get("degree", {}), lexicon.terms.get("zh no trigger", {}))


def _pattern(word: str) -> str:
    escaped = re.escape(word)
    return rf"\b{escaped}\b" if word[0].isascii() else escaped


def _way(one: int | str, two: int | str) -> int:
    return (two > one) - (two < one)  # type: ignore[operator]
