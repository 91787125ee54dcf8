"""What people decided about groups, as the grouping needs it: later decisions over earlier ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from chancery.collating.grouping import Side, Tie
from chancery.collating.values import GroupDecision


@dataclass(frozen=True)
class Decided:
    """Decisions in force: the sides that each page stands on, and the sets that were joined."""

    sides: Mapping[str, frozenset[Side]] = field(default_factory=dict)
    joined: tuple[frozenset[str], ...] = ()

    def ties(self, names: Mapping[str, str]) -> list[Tie]:
        """A tie from each joined page to the first of its set; `names` gives a page's node."""
        found = []
        for pages in self.joined:
            first, *rest = sorted({names[page] for page in pages if page in names}) or [""]
            found += [Tie(first, name, 1.0, decided=True) for name in rest]
        return found


def decided(decisions: Iterable[GroupDecision]) -> Decided:
    """What is in force: withdrawn decisions are not, and a later one undoes what it contradicts."""
    given = sorted((d for d in decisions if not d.withdrawn), key=lambda d: (d.decided, d.id))
    sides: dict[str, set[Side]] = defaultdict(set)
    joined: list[frozenset[str]] = []
    for n, decision in enumerate(given):
        pages, others = frozenset(decision.pages), frozenset(decision.others)
        later = given[n + 1 :]
        if decision.verdict == "split":
            pages = pages.difference(*(_joined_again(later, others)))
            for side, members in enumerate((pages, others)):
                for page in members:
                    sides[page].add((decision.id, side))
        else:
            joined.append((pages | others).difference(*_split_again(later, pages | others)))
    return Decided({page: frozenset(all_) for page, all_ in sides.items()}, tuple(joined))


def _joined_again(later: Iterable[GroupDecision], others: frozenset[str]) -> list[frozenset[str]]:
    """The pages that a later join put together with some of the others."""
    sets = (frozenset(d.pages + d.others) for d in later if d.verdict == "join")
    return [members for members in sets if members & others]


def _split_again(later: Iterable[GroupDecision], joined: frozenset[str]) -> list[frozenset[str]]:
    """The pages that a later split took out of the joined set."""
    splits = (d for d in later if d.verdict == "split")
    return [frozenset(d.pages) for d in splits if joined & frozenset(d.others)]
