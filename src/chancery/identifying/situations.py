"""Wordings that hold only from or until a day, found without trying every pattern on every text.

Each branch of a pattern has words that must stand in the text; one pass of an automaton over all
of them, and over the names of things that have dates, says which few branches are worth trying.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from chancery.identifying.names import Hit, Name, Sweep
from chancery.lexicon import Lexicon, Situation
from chancery.reading.required import alternatives_of, choices_of

# A match's gaps are bounded (the tables' own rule), so that it lies around its words; where they
# are too frequent for windows the whole text is searched.
_BEFORE, _AFTER = 100, 160
_FEW = 40


# The names that are found in the same pass: of things that have dates, and of those from which
# anniversaries count.
_DATED = ("instrument", "initiative", "event", "body")
_ORIGINS = ("origin", "event", "instrument", "initiative", "body")


class _Branch(NamedTuple):
    """A branch of a pattern, and further words one of which stands in every match."""

    pattern: re.Pattern[str]
    situation: Situation
    also: tuple[str, ...]


def dated_names(text: str, lexicon: Lexicon) -> tuple[list[Name], list[Hit]]:
    """All names of things that have dates, longest first, in order; and the words of situations."""
    return _sweep(lexicon).find(text, 0)


def origin_names(text: str, lexicon: Lexicon) -> list[Name]:
    """All names of what an anniversary can count from, with a first day or without."""
    return _sweep(lexicon).find(text, 1)[0]


def find_situations(
    text: str, lexicon: Lexicon, hits: list[Hit] | None = None
) -> Iterator[tuple[re.Match[str], Situation]]:
    """The first place found of each situation that a text (normal form) speaks of.

    `hits` are its words in the text, as `dated_names` finds them.
    """
    branches, _, owners, always = _prepared(lexicon)
    places: dict[int, list[Hit]] = {which: [] for which in always}
    for hit in dated_names(text, lexicon)[1] if hits is None else hits:
        places.setdefault(owners[hit[0]], []).append(hit)
    seen: set[str] = set()
    for which, found in sorted(places.items()):
        branch = branches[which]
        match = None if branch.situation.id in seen else _match(text, branch, found)
        if match:
            seen.add(branch.situation.id)
            yield match, branch.situation


def _match(text: str, branch: _Branch, hits: list[Hit]) -> re.Match[str] | None:
    if not hits or len(hits) > _FEW:
        return branch.pattern.search(text)
    reached = 0
    for _, start, end in hits:
        if end > reached:
            low, high = max(0, start - _BEFORE), end + _AFTER
            reached = high - _BEFORE
            match = _search(text, branch, low, high)
            if match:
                return match
    return None


def _search(text: str, branch: _Branch, low: int, high: int) -> re.Match[str] | None:
    """The place of a branch in `[low, high)`, which must have its further words as well."""
    found = [word for word in branch.also if text.find(word, low, high) >= 0]
    return branch.pattern.search(text, low, high) if found or not branch.also else None


@cache
def _sweep(lexicon: Lexicon) -> Sweep:
    return Sweep(lexicon, ((_DATED, True), (_ORIGINS, False)), _prepared(lexicon)[1])


@cache
def _prepared(
    lexicon: Lexicon,
) -> tuple[list[_Branch], list[str], list[int], list[int]]:
    """All branches, their words, whose branch each of these is, and the wordless branches."""
    branches: list[_Branch] = []
    words: list[str] = []
    owners: list[int] = []
    always: list[int] = []
    for situation in lexicon.situations:
        for part in alternatives_of(situation.pattern):
            sure = [words for words in choices_of(part) if len(min(words, key=len)) > 1]
            required, *others = sure or [()]
            words += required
            owners += [len(branches)] * len(required)
            if not required:
                always.append(len(branches))
            branches.append(_Branch(re.compile(part), situation, others[0] if others else ()))
    return branches, words, owners, always
