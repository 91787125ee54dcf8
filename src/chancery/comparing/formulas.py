"""Formulas (提法) found by themselves: wordings that come back in statement after statement.

A repeated wording is a formula if it cannot be made longer without losing statements, and if what
stands before and behind it differs from use to use (accessor variety: Feng, Chen, Deng and Zheng,
*Computational Linguistics* 30, 2004). It is counted by statements, never by copies or uses.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

# Tokens (characters of Chinese, else words) of the shortest and the longest formula.
_SHORTEST = {"zh": 4, "en": 3, "ru": 3}
_LONGEST = 40
# A longer wording takes the place of a shorter one if it keeps this share of its statements.
_KEEPS = 0.8
# Different neighbours on either side, the edge of a clause counting as one for each use: a part of
# a word (心的国际) has one or two.
_VARIETY = 3
# characters of a Chinese word, or two, that come back in every text and are no formula
_WORD_LENGTH = 3
_CLAUSE = re.compile(r"[^\w\s“”‘’\"'\-/]+|\s{2,}|\n")
_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")

Tokens = tuple[str, ...]
Place = tuple[int, int, int]
"""Text, clause and token at which a wording begins."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A wording and the texts that use it, as indices, each once and in order."""

    words: str
    texts: tuple[int, ...]
    uses: int

    @property
    def weight(self) -> int:
        """What it is listed by: its texts times its characters beyond what a word has."""
        return len(self.texts) * max(1, len(self.words) - _WORD_LENGTH)


def formulas(texts: Sequence[str], language: str, least: int = 3) -> list[Formula]:
    """Wordings that at least `least` texts share: those of many texts and many words first.

    `texts` are in normal form, one for each statement. Every candidate is grown token by token from
    those that are frequent already, so that work grows with what is repeated.
    """
    clauses = [[_tokens(clause, language) for clause in _CLAUSE.split(text)] for text in texts]
    found: list[Formula] = []
    length = _SHORTEST.get(language, 3)
    places = _first(clauses, length, least)
    while places and length <= _LONGEST:
        longer = _grown(clauses, places, length, least)
        found.extend(_closed(clauses, places, longer, length, language))
        places, length = longer, length + 1
    return sorted(found, key=lambda f: (-f.weight, f.words))


Clauses = Sequence[Sequence[Tokens]]
Places = Mapping[Tokens, Sequence[Place]]


def _tokens(clause: str, language: str) -> Tokens:
    return tuple(clause.strip()) if language == "zh" else tuple(_WORD.findall(clause.casefold()))


def _first(clauses: Clauses, length: int, least: int) -> Places:
    found: dict[Tokens, list[Place]] = defaultdict(list)
    for text, parts in enumerate(clauses):
        for clause, tokens in enumerate(parts):
            for at in range(len(tokens) - length + 1):
                found[tokens[at : at + length]].append((text, clause, at))
    return _frequent(found, least)


def _grown(clauses: Clauses, places: Places, length: int, least: int) -> Places:
    found: dict[Tokens, list[Place]] = defaultdict(list)
    for words, uses in places.items():
        for text, clause, at in uses:
            tokens = clauses[text][clause]
            if at + length < len(tokens):
                found[(*words, tokens[at + length])].append((text, clause, at))
    return _frequent(found, least)


def _frequent(found: Mapping[Tokens, list[Place]], least: int) -> Places:
    return {words: uses for words, uses in found.items() if len(_texts(uses)) >= least}


def _closed(
    clauses: Clauses, places: Places, longer: Places, length: int, language: str
) -> Iterator[Formula]:
    most: dict[Tokens, int] = defaultdict(int)
    for words, uses in longer.items():
        for part in (words[:-1], words[1:]):
            most[part] = max(most[part], len(_texts(uses)))
    sign = "" if language == "zh" else " "
    for words, uses in places.items():
        texts = _texts(uses)
        if most[words] < _KEEPS * len(texts) and _varied(clauses, uses, length):
            yield Formula(sign.join(words), tuple(sorted(texts)), len(uses))


def _varied(clauses: Clauses, uses: Sequence[Place], length: int) -> bool:
    """Whether both neighbours differ from use to use, so that the wording stands for itself."""
    sides: tuple[set[object], set[object]] = (set(), set())
    for text, clause, at in uses:
        tokens = clauses[text][clause]
        edge = (text, clause)
        sides[0].add(tokens[at - 1] if at else edge)
        sides[1].add(tokens[at + length] if at + length < len(tokens) else edge)
    return min(map(len, sides)) >= _VARIETY


def _texts(uses: Iterable[Place]) -> set[int]:
    return {text for text, _, _ in uses}
