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
from unicodedata import normalize

from chancery.model import Mention

# Weights are in bits, rounded: how much less likely a token of this sort is in another statement
# of the same parties than in a translation. Counted in the statements of the sample and in real
# ones of 1962–2025: an instrument or event named in one stands in one in eight of the others, a
# place or person in one in four, a body in every second one, the UN in nearly all.
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
    placed = [(m.start, m.end, _sort(m), m.id) for m in mentions if _tells(m, own)]
    placed += list(_numbers(text, mentions))
    placed.sort()
    found = [(sort, id_) for _, _, sort, id_ in placed]
    kept = [pair for n, pair in enumerate(found) if not n or pair != found[n - 1]]
    often = Counter(id_ for _, id_ in kept)
    return tuple(Token(id_, _WEIGHTS[sort] / sqrt(often[id_])) for sort, id_ in kept)


def rare(found: Sequence[Token]) -> frozenset[str]:
    """The ids that may be looked up to find translations: mentions, but not years and numbers."""
    return frozenset(t.id for t in found if ":" in t.id and not t.id.startswith("number:"))


def _tells(mention: Mention, own: set[str]) -> bool:
    if mention.type not in (*_WEIGHTS, "date") or mention.id in _COMMON:
        return False
    return mention.id not in own and not _MADE.search(mention.id)


def _sort(mention: Mention) -> str:
    if mention.type != "date":
        return mention.type
    first = mention.id.partition("/")[0]
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
