"""A redline: how one text becomes another, in the one form that its writers take.

A comparison gives a `Redline`, `redline_html` and `redline_docx` write it. It is a sequence of
paragraphs, each a sequence of runs of characters:

    Redline(
        Side("2031-05-12 联合声明", "8d36a334"),
        Side("2032-11-08 联合声明", "515f36a3"),
        (
            Passage((Run("双方"), Run("坚决", "insert", "degree", "stronger"), Run("反对"))),
            Passage((Run("一段旧文。", "delete", "dropped"),), "delete"),
        ),
    )

Rules that make the two texts come out exactly, character by character (`wording`):

- The first text is all runs that are not `insert` or `move-to`, the second all that are not
  `delete` or `move-from`.
- A passage's `mark` is the operation on the line break at its end. A paragraph that only the
  second text has is marked `insert`, one that it lost `delete`; one cut in two is two passages,
  the first marked `insert`; two joined are two passages, the first marked `delete`.
- Words moved are two runs with one `move` name, `move-from` and `move-to`; several runs may share
  the name. What was changed besides being moved is `insert` and `delete` beside or between them.
  A move of which only one side is given is written as a deletion or an insertion.
- `change` is the class of change (`degree`, `substantive`, `minor` …) and `why` the words that say
  why; both are shown, neither is interpreted. Neighbouring runs of one change have the same
  `change` and `why` and share one note; a passage's own `change` and `why` are of all of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

from chancery.publishing.fitting import fit

Operation = Literal["equal", "insert", "delete", "move-from", "move-to"]
OPERATIONS: tuple[Operation, ...] = ("equal", "insert", "delete", "move-from", "move-to")
# the side on which the words of an operation do not stand
_ABSENT = {"first": ("insert", "move-to"), "second": ("delete", "move-from")}


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one operation; `move` joins what was moved with where it went."""

    text: str
    op: Operation = "equal"
    change: str = ""
    why: str = ""
    move: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, or what stands of it up to a line break that one text has.

    `role` is that of the record's paragraphs (`heading`, `body`, `closing` …); `first` and
    `second` name its place in the two texts (`s5.p3`), shown beside it.
    """

    runs: tuple[Run, ...]
    mark: Operation = "equal"
    role: str = "body"
    first: str = ""
    second: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the texts: what it is called, how it is cited, its address, its language tag."""

    title: str
    reference: str = ""
    url: str | None = None
    language: str = "zh-Hans"


@dataclass(frozen=True, slots=True)
class Redline:
    """Two texts, and the passages that lead from the first to the second.

    `author` and `moment` (ISO 8601 in UTC, `2033-05-01T00:00:00Z`; it may be empty) are those of
    the tracked changes. `counts` are shown above the text in their order (`{"dropped": 3}`),
    `notes` below it.
    """

    first: Side
    second: Side
    passages: tuple[Passage, ...]
    author: str = "Chancery"
    moment: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """Neighbouring runs of a passage that share one note; `number` counts the notes, from 1.

    Runs that need no note are changes of number 0.
    """

    runs: tuple[Run, ...]
    number: int = 0

    @property
    def note(self) -> str:
        """`degree: stronger …`: the class and the words that say why."""
        return ": ".join(filter(None, (self.runs[0].change, self.runs[0].why)))


def wording(redline: Redline, side: Literal["first", "second"]) -> str:
    """The text of one side, paragraphs joined by line feeds, as its writers have it (`fitting`)."""
    absent, parts = _ABSENT[side], []
    for passage in redline.passages:
        parts += [fit(run.text) for run in passage.runs if run.op not in absent]
        parts += ["\n"] if passage.mark not in absent else []
    whole = "".join(parts)
    return whole.removesuffix("\n")


def settled(redline: Redline) -> list[Passage]:
    """The passages without empty runs; a move of one side only is a deletion or an insertion."""
    sides: dict[str, set[str]] = {}
    for run in (run for passage in redline.passages for run in passage.runs):
        if run.text:
            sides.setdefault(run.move, set()).add(run.op)
    whole = {move for move, ops in sides.items() if move and {"move-from", "move-to"} <= ops}
    return [_settled(passage, whole) for passage in redline.passages]


def changes(passage: Passage, after: int = 0) -> Iterator[Change]:
    """The runs of a settled passage, grouped by note; `after` is the last number given before."""
    number = after
    for key, runs in groupby(passage.runs, lambda run: (run.change, run.why)):
        number += 1 if any(key) else 0
        yield Change(tuple(runs), number if any(key) else 0)


def _settled(passage: Passage, whole: set[str]) -> Passage:
    runs = tuple(_plain(run, whole) for run in passage.runs if run.text)
    mark = passage.mark
    if mark in _PLAIN and not any(run.op == mark for run in runs):
        mark = _PLAIN[mark]
    return Passage(runs, mark, passage.role, passage.first, passage.second)


_PLAIN: dict[Operation, Operation] = {"move-from": "delete", "move-to": "insert"}


def _plain(run: Run, whole: set[str]) -> Run:
    if run.op not in _PLAIN or run.move in whole:
        return run
    return Run(run.text, _PLAIN[run.op], run.change, run.why)
