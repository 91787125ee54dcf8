"""An act in the making: clauses and conjuncts are added until its sentence or list ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from chancery.model import Act, Span

STRONGEST = 5
Ids = tuple[str, ...]
Back = Callable[[Span], Span]
"""The way from spans of the normal form to those of the print."""


def as_it_is(span: Span) -> Span:
    """The way back where nothing was left out."""
    return span


@dataclass(slots=True)
class Draft:
    """`takes` says what a bare predicate behind it is: `conjuncts`, `extend` or `practise`.

    `hungry` is an act whose verb is still to come: 双方将以……为基础,……;
    `aims` one whose last clause says what for: 以便……
    """

    act: str
    trigger: Span | None
    start: int
    end: int
    strength: int
    holder: Ids
    takes: str
    addressee: Ids = ()
    target: Ids = ()
    nest: str | None = None
    aspect: str = "present"
    time: str | None = None
    rule: str = ""
    why: tuple[str, ...] = ()
    hungry: bool = False
    aims: bool = False
    conjuncts: list[Span] = field(default_factory=list)

    def done(self, topics: tuple[str, ...] = (), back: Back = as_it_is) -> Act:
        """The act as it stands, with its topics; `back` leads to its places in the print."""
        return Act(
            self.trigger and back(self.trigger),
            back((self.start, self.end)),
            self.act,
            min(STRONGEST, self.strength),
            tuple(sorted(self.holder)),
            tuple(sorted(set(self.addressee))) if self.addressee else (),
            tuple(sorted(set(self.target))) if self.target else (),
            tuple(map(back, self.conjuncts)),
            self.nest,
            self.aspect,
            self.time,
            topics,
            self.rule,
            self.why,
        )
