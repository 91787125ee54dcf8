"""A comparison as a redline, from which both texts come out character by character.

Pairs that stand in order in both texts are diffed in place; whatever else stands between two of
them goes or comes as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Postfix, Prefix

from chancery.comparing.diffs import diff
from chancery.comparing.values import Change
from chancery.model import Span
from chancery.publishing.compared import Compared
from chancery.publishing.facts import titled
from chancery.publishing.redlines import Operation, Passage, Redline, Run, Side
from chancery.publishing.said import Text

_OPERATIONS: dict[str, Operation] = {"equal": "equal", "insert": "insert", "delete": "delete"}


def redlined(found: Compared, moment: str = "") -> Redline:
    """The redline of a comparison; `moment` is that of its tracked changes (ISO 8601, UTC)."""
    counts = {name: number for name, number in found.counts.items() if number}
    return Redline(
        *(_side(found.a), _side(found.b), tuple(_passages(_runs(found)))),
        moment=moment,
        counts=counts,
        notes=tuple(found.notes[1:]),
    )


def _side(text: Text) -> Side:
    identity = text.statement.identity
    title = titled(identity.title, text.text)
    return Side(title, text.statement.name, language=identity.language or "und")


def _runs(found: Compared) -> Iterator[Run]:
    a, b = found.a.text, found.b.text
    at_a = at_b = 0
    for one, two, change in _anchors(found.changes):
        yield from _between(a[at_a : one[0]], b[at_b : two[0]])
        same = change.change in ("verbatim", "moved")
        told = ("", "") if same else (f"{change.change} {change.direction}", "; ".join(change.why))
        for run in diff(a[slice(*one)], b[slice(*two)], found.comparison.a.language):
            yield Run(run.text, _OPERATIONS[run.op], *(told if run.op != "equal" else ("", "")))
        at_a, at_b = one[1], two[1]
    yield from _between(a[at_a:], b[at_b:])


def _anchors(changes: Sequence[Change]) -> Iterator[tuple[Span, Span, Change]]:
    """The pairs that stand in order in both texts, by their first spans."""
    at_a = at_b = 0
    for change in sorted((c for c in changes if c.a and c.b and not c.moved), key=lambda c: c.b[0]):
        one, two = change.a[0], change.b[0]
        if one[0] >= at_a and two[0] >= at_b:
            yield one, two, change
            at_a, at_b = one[1], two[1]


def _between(gone: str, came: str) -> Iterator[Run]:
    """What stands between two pairs: the same at its ends stays."""
    first = int(Prefix.similarity(gone, came))
    rest = gone[first:], came[first:]
    last = int(Postfix.similarity(*rest))
    left, new = (part[: len(part) - last] for part in rest)
    yield Run(gone[:first])
    yield Run(left, "delete", "dropped" if left.strip() else "")
    yield Run(new, "insert", "added" if new.strip() else "")
    yield Run(rest[0][len(left) :])


def _passages(runs: Iterator[Run]) -> Iterator[Passage]:
    line: list[Run] = []
    for run in runs:
        *ended, rest = run.text.split("\n")
        for text in ended:
            line.append(Run(text, run.op, run.change, run.why))
            yield Passage(tuple(part for part in line if part.text), run.op)
            line = []
        line.append(Run(rest, run.op, run.change, run.why))
    yield Passage(tuple(part for part in line if part.text))
