"""What a translation cannot change: names, dates and numbers, in the order in which they stand.

Each is a token that no language has a part in: the id of a mention (`instrument:un-charter`), a
date in ISO 8601, a number. Their sequence ties a text to its translation where no five characters
are the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple
from unicodedata import normalize

from chancery.model import Mention

# Weights are in bits: how much less likely a token of this sort is in another statement of the same
# parties than in a translation. They are set by judgement, not counted: that an instrument or event
# named in one stands in about one in eight of the others, a place or person in one in four, a body
# in every second one, the UN in nearly all. SCORE and RIVAL (`translations`) were chosen with them,
# by what bench/collate.py finds.
_WEIGHTS: Mapping[str, float] = {
    "instrument": 3.0,
    "initiative": 3.0,
    "event": 3.0,
    "person": 2.0,
    "place": 2.0,
    "body": 1.0,
    "state": 1.0,
    "day": 3.0,
    "month": 2.5,
    "year": 1.5,
    "number": 1.5,
}
# what every statement names says nothing
_COMMON = frozenset({"body:UN", "body:UNSC", "body:UNGA", "instrument:un-charter"})
# an id whose words no table knows ends in six figures: it is made of one language's words
_MADE = re.compile(r"-[0-9a-f]{6}$")
# numbers under ten are items of lists and words of set phrases
_NUMBER = re.compile(r"(?<![\d.,])\d{2,}(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Token:
    """One token: what it is, what it weighs."""

    id: str
    weight: float


def tokens(text: str, mentions: Sequence[Mention], parties: Iterable[str]) -> tuple[Token, ...]:
    """The tokens of a text in order.

    The parties themselves are none, nor is what every statement names. A token that comes again
    and again weighs less each time: by the square root of how often.
    """
    own = {f"state:{party}" for party in parties}
    told = (m for m in mentions if _tells(m.type, m.id, own))
    placed = [(m.start, m.end, _sort(m.type, m.id), m.id) for m in told]
    placed += list(_numbers(text, mentions))
    placed.sort()
    found = [(sort, id_) for _, _, sort, id_ in placed]
    kept = [pair for n, pair in enumerate(found) if not n or pair != found[n - 1]]
    often = Counter(id_ for _, id_ in kept)
    return tuple(Token(id_, _WEIGHTS[sort] / sqrt(often[id_])) for sort, id_ in kept)


class Names(NamedTuple):
    """What a text names, each once, with its weight; and the sum of these."""

    weights: Mapping[str, float]
    total: float


def names(pairs: Iterable[tuple[str, str]], parties: Iterable[str]) -> Names:
    """What is named in a text, each once, with its weight: by this translations are looked for.

    `pairs` are the type and id of each mention. Numbers and years are left out: all texts of a
    time have the same ones.
    """
    own = {f"state:{party}" for party in parties}
    sorts = {id_: _sort(type_, id_) for type_, id_ in pairs if _tells(type_, id_, own)}
    weights = {id_: _WEIGHTS[sort] for id_, sort in sorts.items() if sort != "year"}
    return Names(weights, sum(weights.values()))


def _tells(type_: str, id_: str, own: set[str]) -> bool:
    if type_ not in (*_WEIGHTS, "date") or id_ in _COMMON:
        return False
    return id_ not in own and not _MADE.search(id_)


def _sort(type_: str, id_: str) -> str:
    if type_ != "date":
        return type_
    first = id_.partition("/")[0]
    return {4: "year", 7: "month"}.get(len(first), "day")


def _numbers(text: str, mentions: Iterable[Mention]) -> Iterable[tuple[int, int, str, str]]:
    taken = sorted((m.start, m.end) for m in mentions)
    at = 0
    for match in _NUMBER.finditer(text):
        while at < len(taken) and taken[at][1] <= match.start():
            at += 1
        if at < len(taken) and taken[at][0] <= match.start():
            continue
        value = normalize("NFKC", match[0]).replace(",", "")
        yield match.start(), match.end(), "number", f"number:{value}"
