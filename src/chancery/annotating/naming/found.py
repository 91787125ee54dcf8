"""What a finder of names gives, and which of two that overlap is kept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Found(NamedTuple):
    """A name at `[start, end)` of the normal form, before overlaps are settled."""

    start: int
    end: int
    type: str
    id: str
    rule: str


def fold(form: str) -> str:
    """The normal form with one dash and one apostrophe, each character in its old place."""
    return form.replace("—", "-").replace("’", "'")


def longest(found: Iterable[Found]) -> list[Found]:
    """Those that do not overlap: the first to begin, of these the longest, then the first given."""
    kept: list[Found] = []
    end = 0
    for one in sorted(found, key=lambda f: (f.start, -f.end)):
        if one.start >= end:
            kept.append(one)
            end = one.end
    return kept


def apart(found: Iterable[Found], others: Iterable[Found]) -> list[Found]:
    """Those of `found` that overlap none of `others`; both in order and without overlaps."""
    rest = iter(others)
    other = next(rest, None)
    kept = []
    for one in found:
        while other and other.end <= one.start:
            other = next(rest, None)
        if other is None or other.start >= one.end:
            kept.append(one)
    return kept
