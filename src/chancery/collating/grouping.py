"""Groups of witnesses, and of groups: joined from the strongest tie down, unless something forbids.

Kruskal's algorithm with vetoes. The result depends on the set of nodes, ties and vetoes alone,
never on the order in which pages were added.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from chancery.collating.translations import MARGIN, SCORE
from chancery.collating.values import Facts, Link, Window

Side = tuple[str, int]
"""One side of a person's decision that two sets of pages are different statements."""


@dataclass(frozen=True)
class Node:
    """What is grouped: a page, or a group of pages by its base.

    `window` are the days that it allows, `sides` the decisions that part it from others, `foes`
    the names of nodes that it may never be with.
    """

    name: str
    window: Window = field(default_factory=Window)
    sides: frozenset[Side] = frozenset()
    foes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Tie:
    """That two nodes belong together, how strongly (0 to 1), and whether a person said so.

    `late` ties are looked at last: those of a page that holds more than one statement.
    """

    a: str
    b: str
    score: float
    decided: bool = False
    late: bool = False

    def order(self) -> tuple[bool, bool, float, str, str]:
        """Decided ties first, late ones last, then the strongest; names make the order total."""
        ends = (min(self.a, self.b), max(self.a, self.b))
        return not self.decided, self.late, -self.score, *ends


@dataclass
class _Group:
    members: set[str]
    windows: tuple[Window, ...]
    sides: set[Side] = field(default_factory=set)
    foes: set[str] = field(default_factory=set)

    def may_take(self, other: _Group) -> bool:
        apart = any((decision, 1 - side) in other.sides for decision, side in self.sides)
        foes = self.foes & other.members or other.foes & self.members
        return not apart and not foes and bool(_common(self.windows, other.windows))

    def take(self, other: _Group) -> None:
        self.members |= other.members
        # a person may join what the days exclude: then either's days count
        self.windows = _common(self.windows, other.windows) or self.windows + other.windows
        self.sides |= other.sides
        self.foes |= other.foes


def partition(
    nodes: Iterable[Node],
    ties: Iterable[Tie],
    holds: Callable[[str, str], bool] = lambda a, b: True,
) -> list[frozenset[str]]:
    """The groups of nodes, each a set of names, sorted by the least name.

    `holds(a, b)` is asked of a tie only when it would join two groups that nothing keeps apart.
    """
    groups = {n.name: _Group({n.name}, (n.window,), set(n.sides), set(n.foes)) for n in nodes}
    for tie in sorted(ties, key=Tie.order):
        one, other = groups[tie.a], groups[tie.b]
        if one is other:
            continue
        if not tie.decided and not (one.may_take(other) and holds(tie.a, tie.b)):
            continue
        one.take(other)
        groups.update(dict.fromkeys(other.members, one))
    found = {id(group): frozenset(group.members) for group in groups.values()}
    return sorted(found.values(), key=min)


def undivided(nodes: Iterable[Node]) -> bool:
    """Whether nothing keeps any two of the nodes apart, so that any ties make one group of them.

    Intervals of which every two meet have a day that is in all (Helly's theorem on the line).
    """
    all_ = Window()
    sides: set[Side] = set()
    names: set[str] = set()
    foes: set[str] = set()
    for node in nodes:
        all_ = all_.narrowed(node.window)
        sides |= node.sides
        names.add(node.name)
        foes |= node.foes
    parted = any((decision, 1 - side) in sides for decision, side in sides)
    return not (all_.empty or parted or names & foes)


def _common(a: Sequence[Window], b: Sequence[Window]) -> tuple[Window, ...]:
    return tuple(w for x in a for y in b if not (w := x.narrowed(y)).empty)


def translation_ties(links: Collection[Link], facts: Mapping[str, Facts]) -> list[Tie]:
    """The translation links that may join: good enough, and without a rival.

    A rival is a third text that is tied to one end nearly as well and cannot be the same
    statement as the other end: their days exclude each other, or nothing ties the two. Then
    either could be meant, and none is taken.
    """
    tied: dict[str, dict[str, float]] = defaultdict(dict)
    for link in links:
        tied[link.a][link.b] = tied[link.b][link.a] = link.score

    def rivalled(end: str, partner: str) -> bool:
        score = tied[end][partner]
        return any(
            near >= score - MARGIN and _strangers(other, partner, tied, facts)
            for other, near in tied[end].items()
            if other != partner
        )

    return [
        Tie(link.a, link.b, link.score)
        for link in links
        if link.score >= SCORE and not rivalled(link.a, link.b) and not rivalled(link.b, link.a)
    ]


def _strangers(
    a: str, b: str, tied: Mapping[str, Mapping[str, float]], facts: Mapping[str, Facts]
) -> bool:
    return b not in tied[a] or not facts[a].window.meets(facts[b].window)
