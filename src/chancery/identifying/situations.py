"""Wordings that hold only from or until a day, found without trying every pattern on every text.

Each branch of a pattern has words that must stand in the text; one pass of an automaton over all
of them says which few branches are worth trying.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from chancery.lexicon import Lexicon, Situation

# A match's gaps are bounded (the tables' own rule), so that it lies around its words; where they
# are too frequent for windows the whole text is searched.
_BEFORE, _AFTER = 100, 160
_FEW = 40
_SPECIAL = frozenset(".^$*+?{}[]\\|()")
_OPTIONAL = ("?", "*", "{")
_SIGN = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|\{[^}]*\}|\(\?<?[:=!]|.", re.DOTALL)


class _Branch(NamedTuple):
    pattern: re.Pattern[str]
    situation: Situation


def find_situations(text: str, lexicon: Lexicon) -> Iterator[tuple[re.Match[str], Situation]]:
    """The first place found of each situation that a text (normal form) speaks of."""
    automaton, branches, owners, always = _prepared(lexicon)
    places: dict[int, list[tuple[int, int]]] = {which: [] for which in always}
    for which, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
        places.setdefault(owners[which], []).append((start, end))
    seen: set[str] = set()
    for which, hits in sorted(places.items()):
        branch = branches[which]
        match = None if branch.situation.id in seen else _match(text, branch.pattern, hits)
        if match:
            seen.add(branch.situation.id)
            yield match, branch.situation


def _match(
    text: str, pattern: re.Pattern[str], hits: list[tuple[int, int]]
) -> re.Match[str] | None:
    if not hits or len(hits) > _FEW:
        return pattern.search(text)
    end = 0
    for a, b in hits:
        if b > end:
            match = pattern.search(text, max(0, a - _BEFORE), b + _AFTER)
            end = b + _AFTER - _BEFORE
            if match:
                return match
    return None


@cache
def _prepared(lexicon: Lexicon) -> tuple[Any, list[_Branch], list[int], list[int]]:
    """The automaton, all branches, whose branch each of its words is, and the wordless branches."""
    import ahocorasick_rs

    branches: list[_Branch] = []
    words: list[str] = []
    owners: list[int] = []
    always: list[int] = []
    for situation in lexicon.situations:
        for part in branches_of(situation.pattern):
            required = words_of(part)
            words += required
            owners += [len(branches)] * len(required)
            if not required:
                always.append(len(branches))
            branches.append(_Branch(re.compile(part), situation))
    # few words, so that the fastest automaton is small: half the time of the default one
    kind = ahocorasick_rs.Implementation.DFA
    automaton = ahocorasick_rs.AhoCorasick(words or ["\0"], implementation=kind)
    return automaton, branches, owners, always


def branches_of(pattern: str) -> list[str]:
    """A pattern's alternatives at its outermost level."""
    parts, depth, part = [], 0, ""
    for sign in _SIGN.findall(pattern):
        depth += {"(": 1, ")": -1}.get(sign[0], 0)
        if sign == "|" and not depth:
            parts.append(part)
            part = ""
        else:
            part += sign
    return [*parts, part]


def words_of(branch: str) -> tuple[str, ...]:
    """Words of which every match of a branch has at least one; none where no two letters are sure.

    The choice is between its plain runs and its groups, each of whose alternatives must have one;
    the longest, by the shortest of its words, is taken.
    """
    choices: list[tuple[str, ...]] = []
    run = ""
    parts = [*_parts(branch), ""]
    for part, following in zip(parts, [*parts[1:], ""], strict=True):
        optional = following[:1] in _OPTIONAL and following[:1] != ""
        plain = len(part) == 1 and part not in _SPECIAL
        if plain and not optional:
            run += part
            continue
        choices.append((run,))
        run = ""
        if part.startswith("(?:") and not optional:
            choices.append(_any_of(part[3:-1]))
    best = max(choices, key=lambda words: min(map(len, words), default=0), default=())
    return best if min(map(len, best), default=0) > 1 else ()


def _any_of(inside: str) -> tuple[str, ...]:
    required = [words_of(part) for part in branches_of(inside)]
    return tuple(word for words in required for word in words) if all(required) else ()


def _parts(branch: str) -> list[str]:
    """The signs of a branch, each group as one."""
    parts: list[str] = []
    depth = 0
    for sign in _SIGN.findall(branch):
        if depth:
            parts[-1] += sign
        else:
            parts.append(sign)
        depth += {"(": 1, ")": -1}.get(sign[0], 0)
    return parts
