"""What comparing gives: the units that were compared, and the changes between them.

Spans are half-open ranges of code points in the printed text of their own side.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from chancery.model import Act, Day, Sentence, Span

CHANGES = ("verbatim", "minor", "degree", "substantive", "moved", "added", "dropped")
"""How a wording differs from its counterpart.

`verbatim`: the same but for script, width and signs. `minor`: said in other words. `degree`:
stronger or weaker. `substantive`: another holder, addressee, target, instrument, class of act or
content. `moved`: verbatim at another place. `added` and `dropped` have no counterpart.
"""

DIRECTIONS = ("stronger", "weaker", "mixed", "none")
"""Where a change leads; `mixed` where one part of it became stronger and another weaker."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One predicate with its act: what is paired.

    A sentence is parted where its acts and their further predicates begin, so that its units
    cover it. `wording` is its normal form, `trigger` that of the act's trigger, `part` 0 for an
    act's first predicate, `names` the ids of its mentions but for dates and the parties, `dates`
    those of its dates, `topics` the sentence's, `plain` the wording without names.
    """

    index: int
    sentence: int
    span: Span
    wording: str
    act: Act | None = None
    part: int = 0
    trigger: str = ""
    names: frozenset[str] = frozenset()
    dates: frozenset[str] = frozenset()
    topics: tuple[str, ...] = ()
    plain: str = ""

    @property
    def time(self) -> str | None:
        """When this is due: the act's time, if of its predicates this one has the date."""
        if self.act is None or self.act.time is None or not self.act.conjuncts:
            return self.act.time if self.act else None
        last = self.act.time.rpartition("/")[2]
        return self.act.time if any(last in date for date in self.dates) else None


@dataclass(frozen=True, slots=True)
class Side:
    """One of two texts that are compared; `date` is its day, or the first one it can be of.

    `own` are the names that it calls its parties by, of two characters or more, the longest first.
    """

    text: str = field(repr=False)
    language: str
    date: Day | None
    parties: tuple[str, ...]
    sentences: tuple[Sentence, ...] = field(repr=False)
    units: tuple[Unit, ...] = field(repr=False)
    own: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Pairing:
    """Units of either side that say the same thing, and how alike they are (0 to 1).

    One side is empty where there is no counterpart. `moved` says that they stand at another place
    in the order of what both texts have.
    """

    a: tuple[int, ...]
    b: tuple[int, ...]
    score: float = 0.0
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one thing said: spans of either side, class, direction, reasons in words."""

    a: tuple[Span, ...]
    b: tuple[Span, ...]
    change: str
    direction: str
    why: tuple[str, ...]
    moved: bool = False
    score: float = 0.0
    units: Pairing = field(default=Pairing((), ()), repr=False)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts side by side: every unit of both is in exactly one change.

    Changes are in order of `b`, what was dropped behind what it followed in `a`.
    """

    a: Side = field(repr=False)
    b: Side = field(repr=False)
    changes: tuple[Change, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many changes of each class, then how many are stronger, weaker or mixed."""
        classes = Counter(change.change for change in self.changes)
        ways = Counter(change.direction for change in self.changes)
        return {name: classes[name] for name in CHANGES} | {
            name: ways[name] for name in DIRECTIONS if name != "none"
        }
