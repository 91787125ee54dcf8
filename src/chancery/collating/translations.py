"""Is one text a translation of another? By what both name, in the same order.

Tokens are aligned by their heaviest common subsequence (Hunt and Szymanski 1977, with weights and
a Fenwick tree: r log n for r pairs of equal tokens), and its weight is taken over that of the
poorer text, as translations are abridged more often than they are added to.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from chancery.collating.tokens import Names, Token
from chancery.collating.values import Facts, Link

# Share of the poorer text's evidence found in the other, in order. Measured on generated series
# (bench/collate.py) and the sample: translations 0.7 and more, other statements of the same
# parties under 0.4.
SCORE = 0.55
# share from which on another text is a rival: whatever is nearer than this to the best is doubt
RIVAL = 0.35
MARGIN = 0.15
# bits in common; six instruments or events, a dozen places
BITS = 18.0
# sums of the same weights in another order differ in their last bits
_ROUNDING = 1e-6
# names in common from which two texts are aligned: 18 bits are six at least, one of them a number
_NAMED = 5
# tokens are looked at up to so many times each: what comes more often weighs next to nothing
_OFTEN = 24


@dataclass(frozen=True)
class Outline:
    """A text as translations are looked for: its facts and its tokens."""

    facts: Facts
    tokens: tuple[Token, ...] = field(repr=False)

    @cached_property
    def weight(self) -> float:
        """The sum of its tokens' weights, in bits."""
        return sum(token.weight for token in self.tokens)

    @cached_property
    def bag(self) -> Mapping[str, float]:
        """What each of its tokens weighs in all."""
        found: dict[str, float] = defaultdict(float)
        for token in self.tokens:
            found[token.id] += token.weight
        return dict(found)


def translation(a: Outline, b: Outline) -> Link | None:
    """The link of two texts that say the same things in the same order; None below RIVAL.

    Only one that reaches SCORE, and is not rivalled, may merge: see `grouping`.
    """
    if not comparable(a.facts, b.facts):
        return None
    poorer = min(a.weight, b.weight)
    least = max(BITS, RIVAL * poorer)
    if _common(a.bag, b.bag) < least - _ROUNDING:
        return None
    shared = _aligned(a.tokens, b.tokens)
    weight = sum(token.weight for token in shared)
    if weight < BITS or weight < RIVAL * poorer:
        return None
    first, second = sorted((a, b), key=lambda o: o.facts.sha256)
    ends = (first.facts.sha256, second.facts.sha256)
    score = round(weight / poorer, 4)
    return Link(*ends, "translation", score, _evidence(shared, a, b))


def namesakes(a: Names, b: Names) -> bool:
    """Whether what two texts name is enough the same for them to be aligned."""
    both = a.weights.keys() & b.weights.keys()
    if len(both) < _NAMED:
        return False
    return sum(map(a.weights.__getitem__, both)) >= RIVAL * min(a.total, b.total)


def comparable(a: Facts, b: Facts) -> bool:
    """Whether one may be a translation of the other: two statements of the same parties.

    Readouts of two sides name the same people and things without being one text; they are never
    taken for translations. Days proved must not exclude each other.
    """
    both = a.sort == b.sort == "statement"
    return both and a.parties == b.parties != () and a.window.meets(b.window)


def _common(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """What two texts have in common in any order, in bits: in one order it is never more."""
    return sum(min(a[id_], b[id_]) for id_ in a.keys() & b.keys())


def _evidence(shared: Sequence[Token], a: Outline, b: Outline) -> tuple[str, ...]:
    sorts = Counter(_noun(token.id) for token in shared)
    all_ = [Counter(_noun(token.id) for token in outline.tokens) for outline in (a, b)]
    said = [
        f"{number} of {min(counts[noun] for counts in all_)} {noun} in the same order"
        for noun, number in sorts.most_common()
    ]
    days = sorted({token.id for token in shared if _noun(token.id) == "dates"})
    days = [day for day in days if len(day) >= 10]
    if days:
        said.append("dates " + ", ".join(days[:6]) + (" …" if len(days) > 6 else ""))
    said.append(_parties(a.facts, b.facts))
    return tuple(said)


def _parties(a: Facts, b: Facts) -> str:
    between = a.window.narrowed(b.window)
    when = f"; both allow {between.first} … {between.last}" if between.first > "0001" else ""
    return f"the same parties ({' '.join(a.parties)}){when}"


_NOUNS = {
    "instrument": "named instruments",
    "initiative": "named initiatives",
    "event": "named events",
    "person": "persons",
    "place": "places",
    "body": "bodies",
    "state": "states",
    "number": "numbers",
}


def _noun(id_: str) -> str:
    return _NOUNS.get(id_.partition(":")[0], "dates")


def _aligned(a: Sequence[Token], b: Sequence[Token]) -> list[Token]:
    """The heaviest sequence of tokens that both have in order; a token weighs its lighter side."""
    places: dict[str, list[int]] = defaultdict(list)
    for n, token in enumerate(b):
        if len(places[token.id]) < _OFTEN:
            places[token.id].append(n)
    tree = _Best(len(b))
    nodes: list[tuple[Token, int]] = []
    seen: Counter[str] = Counter()
    for token in a:
        seen[token.id] += 1
        if seen[token.id] > _OFTEN:
            continue
        made = []
        for place in reversed(places.get(token.id, ())):
            weight = min(token.weight, b[place].weight)
            total, before = tree.until(place)
            nodes.append((Token(token.id, weight), before))
            made.append((place, total + weight, len(nodes) - 1))
        for place, total, node in made:
            tree.put(place, total, node)
    chain = []
    _, node = tree.until(len(b))
    while node >= 0:
        token, node = nodes[node]
        chain.append(token)
    return chain[::-1]


class _Best:
    """The heaviest chain that ends before a place (Fenwick tree of maxima)."""

    def __init__(self, size: int) -> None:
        self._tree: list[tuple[float, int]] = [(0.0, -1)] * (size + 1)

    def until(self, place: int) -> tuple[float, int]:
        best = (0.0, -1)
        while place > 0:
            best = max(best, self._tree[place])
            place -= place & -place
        return best

    def put(self, place: int, total: float, node: int) -> None:
        place += 1
        while place < len(self._tree):
            self._tree[place] = max(self._tree[place], (total, node))
            place += place & -place
