"""Commitments followed: what later statements of a series say of what was promised.

A later statement repeats a commitment, extends it, changes it, has it under way, reports it as
done, or is silent. Silence is not breach: it is noted of each statement that does not speak of the
commitment, which is then looked for in those behind it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from chancery.annotating.classes import FAMILY, is_commitment
from chancery.comparing.changes import compare
from chancery.comparing.history import restricted
from chancery.comparing.values import Change, Side, Unit
from chancery.lexicon import Lexicon

STATES = ("repeated", "extended", "changed", "under way", "reported as done", "not repeated")
"""What a later statement does with a commitment."""


@dataclass(frozen=True, slots=True)
class Step:
    """What one later text says of a commitment: its index, the state, the change that shows it."""

    text: int
    state: str
    change: Change | None = None


@dataclass(slots=True)
class Followed:
    """A commitment, as a unit of one text, and what became of it in each later one, in order."""

    text: int
    unit: Unit
    steps: list[Step] = field(default_factory=list)

    @property
    def state(self) -> str:
        """The last thing that is said of it; `not repeated` only where nothing is."""
        said = [step.state for step in self.steps if step.state != "not repeated"]
        return said[-1] if said else ("not repeated" if self.steps else "open")


Chain = dict[int, Followed]
"""The commitments of the last text, by the index of the unit that has them."""

Silent = list[tuple[Followed, Side, int]]
"""Commitments that the last text is silent about, with the text and unit that last had them."""


def follow(sides: Sequence[Side], lexicon: Lexicon) -> list[Followed]:
    """Every commitment of these texts, in order of time, with what later ones say of it.

    What a text repeats of an earlier one is the same commitment, and listed once.
    """
    every: list[Followed] = []
    chain: Chain = {}
    silent: Silent = []
    for text, side in enumerate(sides):
        sources = list(_sources(sides[text - 1] if text else None, chain, silent))
        chain, silent = _step(text, side, sources, lexicon)
        for unit in side.units:
            if unit.index not in chain and _binds(unit):
                chain[unit.index] = Followed(text, unit)
                every.append(chain[unit.index])
    return every


def _binds(unit: Unit) -> bool:
    return unit.act is not None and is_commitment(unit.act.act, unit.act.aspect)


def _sources(last: Side | None, chain: Chain, silent: Silent) -> Iterator[tuple[Side, Chain]]:
    """The text before with its commitments, then older ones that were left out since."""
    if last and chain:
        yield last, chain
    for before in {id(side): side for _, side, _ in silent}.values():
        mine = {index: followed for followed, side, index in silent if side is before}
        small, numbers = restricted(before, mine)
        yield small, {new: mine[old] for new, old in enumerate(numbers)}


def _step(
    text: int, side: Side, sources: Iterable[tuple[Side, Chain]], lexicon: Lexicon
) -> tuple[Chain, Silent]:
    """The chain in this text, and the commitments that it is silent about."""
    chain: Chain = {}
    silent: Silent = []
    for before, commitments in sources:
        changes = compare(before, side, lexicon).changes
        found = {index: change for change in changes for index in change.units.a}
        for index, followed in commitments.items():
            change = found[index]
            if change.b:
                followed.steps.append(Step(text, state(change, side), change))
                chain.setdefault(change.units.b[0], followed)
            else:
                followed.steps.append(Step(text, "not repeated"))
                silent.append((followed, before, index))
    return chain, silent


def state(change: Change, later: Side) -> str:
    """What a change does with a commitment; `later` is the text that it leads to."""
    act = later.units[change.units.b[0]].act
    if act is None:
        return "changed"
    if act.aspect == "past" or FAMILY.get(act.act) == "positive":
        return "reported as done"
    if not is_commitment(act.act, act.aspect):
        return "under way" if act.act in ("PRACTISE", "ASSERT", "STATE") else "changed"
    if change.change in ("verbatim", "moved", "minor"):
        return "repeated"
    return "extended" if any(why.startswith(_MORE) for why in change.why) else "changed"


# reasons that say that more is promised, or the same for a later day
_MORE = ("due:", "was due", "now due", "also:", "now names")
