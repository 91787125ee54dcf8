"""Are two witnesses copies of one text, in one language? Exact, near, part, or neither.

The answer is a plain function of the two witnesses: it does not depend on what else is in a
corpus, so that any order of adding gives the same groups.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from chancery.collating.aligning import Block, blocks
from chancery.collating.forms import Form
from chancery.collating.prints import containment, spread
from chancery.collating.values import Facts, Link
from chancery.identifying.numerals import number
from chancery.model import Span

# Share of the smaller sample below which no two texts are looked at. A copy spun so that every
# fourth word differs keeps a quarter of its five-character runs; two statements of a series with
# a fifth of their sentences in common share as much, and are told apart by the rest.
FLOOR = 0.15
# Share of stretches of some thirty characters that must have a shingle in common, before two texts
# are aligned, in order: of a copy spun at every fourth word two of three have one, of statements of
# one series with a third of their sentences word for word, shuffled, hardly one of three.
SPREAD = 0.5
# sampled runs in common below which a share says nothing
LEAST = 2
# A sentence is found in the other text if half of its characters are: a spun one keeps more, and
# of another sentence about the same thing less than a third is found in order.
_FOUND = 0.5
# share of the shorter text's characters that stand in sentences found; measured on generated
# series (bench/collate.py): copies 0.9 and more, statements of one series under 0.7
COVERED = 0.8
# the shorter text has less than this of the longer: a part of it
_WHOLE = 0.75
# share of numbers in common among those that the aligned text has: dates and numbers survive
# glossing, spinning and conversion, and are what a yearly communiqué changes
_NUMBERS = 0.75
# and among all of the text that has fewer, before two texts are aligned: three quarters of the
# numbers of four fifths of a text are more than half of all
AT_HAND = 0.5
# share of a part's stretch in the whole that the part covers: it stands there as one piece
_DENSE = 0.8
# a page of another kind is a copy all the same if the two texts are the same to so much
_SAME = 0.9
Parties = tuple[str, ...]
_NUMBER = re.compile(r"\d+|[〇一二三四五六七八九十百千零两]{2,}")


@dataclass(frozen=True)
class Copy:
    """A witness as it is compared: its facts, its form, and its sampled shingles."""

    facts: Facts
    form: Form = field(repr=False)
    shingles: Mapping[int, int] = field(repr=False)

    @cached_property
    def numbers(self) -> Counter[int | str]:
        """The numbers of the text (`numbers`)."""
        return numbers(self.form.letters)


def likeness(a: Copy, b: Copy, measure: Measure | None = None) -> Link | None:
    """How the two are tied as copies of one text, with the evidence; None if they are not.

    A link of kind `joined` says that the part is a whole statement inside a page that holds more
    than it: it does not merge. `measure` stands for `shared`, if that remembers what it measured.
    """
    if excluded(a.facts, b.facts):
        return None
    if a.form.letters == b.form.letters:
        return same(a.facts, b.facts)
    lengths = len(a.form.letters), len(b.form.letters)
    if a.facts.sort != b.facts.sort and too_long(*lengths):
        return None
    if not (promising(a.shingles, b.shingles) and agreeing(a.numbers, b.numbers)):
        return None
    return alike(a, b, measure)


def alike(a: Copy, b: Copy, measure: Measure | None = None) -> Link | None:
    """`likeness` of two texts of different letters that nothing excludes, by their alignment."""
    first, second = sorted((a, b), key=lambda c: (len(c.form.letters), c.facts.sha256))
    return _plain(first, second) or _measured(first, second, measure or shared)


def same(a: Facts, b: Facts) -> Link:
    """The link of two witnesses of the same letters."""
    one, other = sorted((a.sha256, b.sha256))
    return Link(one, other, "exact", 1.0, ("same wording",))


def _plain(a: Copy, b: Copy) -> Link | None:
    """The link of two texts of one length that share nearly all shingles, all over, and numbers.

    It needs no alignment: nothing else than a copy is so like.
    """
    share = containment(a.shingles, b.shingles)
    if share < _SAME or spread(a.shingles, b.shingles) < _SAME:
        return None
    one, other = a.numbers, b.numbers
    held, all_ = (one & other).total(), max(one.total(), other.total())
    if len(a.form.letters) < _SAME * len(b.form.letters) or held < _SAME * all_:
        return None
    evidence = (
        f"{share:.0%} of the sampled runs of the shorter text ({len(a.form.letters):,} letters) "
        "stand in the other",
        f"{held} of {all_} numbers the same",
    )
    return Link(a.facts.sha256, b.facts.sha256, "near", round(share, 4), evidence)


def promising(a: Mapping[int, int], b: Mapping[int, int]) -> bool:
    """Whether two samples share enough, all over the shorter text, for them to be aligned."""
    if len(a.keys() & b.keys()) < LEAST:
        return False
    return containment(a, b) >= FLOOR and spread(a, b) >= SPREAD


def numbers(letters: str) -> Counter[int | str]:
    """The numbers of a text by value, with how often each stands: 二十四 and 24 are one."""
    return Counter(number(match[0]) or match[0] for match in _NUMBER.finditer(letters))


def agreeing(a: Mapping[int | str, int], b: Mapping[int | str, int]) -> bool:
    """Whether the numbers of two texts allow a copy: asked before they are aligned."""
    few, many = sorted((a, b), key=len)
    same = sum(min(n, many[value]) for value, n in few.items() if value in many)
    return same >= AT_HAND * min(sum(a.values()), sum(b.values()))


def too_long(a: int, b: int) -> bool:
    """Whether one text has too many letters for the other to be the same to _SAME, and no part.

    Of a sentence found half of the letters are: more than twice a text cannot be found of another.
    """
    return 2 * min(a, b) < _SAME * max(a, b)


def excluded(a: Facts, b: Facts) -> bool:
    """Whether what is known of two witnesses forbids that they are copies of one statement.

    Days proved by both texts that have none in common; parties of which neither has all of the
    other's (a name may be cut out of a copy, not put into it); another language's letters.
    """
    return strangers(a.parties, b.parties) or not a.window.meets(b.window)


def strangers(a: Parties, b: Parties) -> bool:
    """Whether neither of two sets of parties has all of the other's."""
    one, other = set(a), set(b)
    return not (one <= other or other <= one)


@dataclass(frozen=True)
class Shared:
    """What two aligned texts share; `a` is the shorter. Shares are 0 to 1."""

    blocks: Sequence[Block]
    covered: float
    back: float
    numbers: tuple[int, int]
    stretch: Span
    dense: float


Measure = Callable[[Form, Form], Shared]


def shared(a: Form, b: Form) -> Shared:
    """Align two forms, the shorter first, and measure what they share."""
    found = blocks(a.letters, b.letters, han=a.han)
    solid = _solid(found, a.han)
    covered = _covered(a, [(x, x + n) for x, _, n in found])
    stretch = (solid[0].b, solid[-1].b + solid[-1].size) if solid else (0, 0)
    inside = [(y, y + n) for _, y, n in found]
    held = sum(n for _, y, n in found if stretch[0] <= y < stretch[1])
    dense = held / (stretch[1] - stretch[0]) if solid else 0.0
    return Shared(found, covered, _covered(b, inside), _numbers(a, b, solid), stretch, dense)


def _measured(a: Copy, b: Copy, measure: Measure) -> Link | None:
    found = measure(a.form, b.form)
    same, all_ = found.numbers
    if found.covered < COVERED or same < _NUMBERS * all_:
        return None
    whole = len(a.form.letters) >= _WHOLE * len(b.form.letters)
    if a.facts.sort != b.facts.sort and found.back < _SAME:
        return None
    evidence = [_said(found.covered, "the shorter text", a.form)]
    if all_:
        evidence.append(f"{same} of {all_} numbers the same where the texts are aligned")
    ends = (a.facts.sha256, b.facts.sha256)
    if whole:
        return Link(*ends, "near", found.covered, tuple(evidence))
    start, end = found.stretch
    evidence.append(
        f"it stands in the longer text at {start}–{end} of {len(b.form.letters)} letters"
    )
    if _joined(a, b, found):
        evidence.append("a whole statement inside a page that holds more than it")
        return Link(*ends, "joined", found.covered, tuple(evidence))
    return Link(*ends, "part", found.covered, tuple(evidence))


def _joined(a: Copy, b: Copy, found: Shared) -> bool:
    """The shorter one has opening and closing, and stands in one piece in the longer."""
    start, end = found.stretch
    outside = 1 - (end - start) / len(b.form.letters)
    return a.facts.complete and found.dense >= _DENSE and outside > 1 - _WHOLE


def _said(share: float, of: str, form: Form) -> str:
    return f"{share:.0%} of {of} ({len(form.letters):,} letters) stands in the other, in order"


def _solid(found: Sequence[Block], han: bool) -> list[Block]:
    """The runs long enough not to be chance."""
    least = 6 if han else 16
    return [block for block in found if block.size >= least]


def _covered(form: Form, spans: Sequence[Span]) -> float:
    """The share of a form's letters that stand in sentences of which enough is in the spans."""
    total = found = 0
    at = 0
    for start, end in form.sentences():
        inside = 0
        while at < len(spans) and spans[at][0] < end:
            inside += max(0, min(end, spans[at][1]) - max(start, spans[at][0]))
            if spans[at][1] > end:
                break
            at += 1
        total += end - start
        found += (end - start) * (inside >= _FOUND * (end - start))
    return found / total if total else 0.0


def _numbers(a: Form, b: Form, solid: Sequence[Block]) -> tuple[int, int]:
    """How many numbers of the aligned stretches are the same, of how many."""
    if not solid:
        return 0, 0
    same = all_ = 0
    first, last = solid[0], solid[-1]
    one = numbers(a.letters[first.a : last.a + last.size])
    # gaps of the longer text that nothing of the shorter stands for are not compared
    pieces = [b.letters[first.b : first.b + first.size]]
    for left, right in pairwise(solid):
        gap = (left.b + left.size, right.b)
        wide = gap[1] - gap[0] > 4 * (right.a - left.a - left.size) + 40
        pieces.append(" " if wide else b.letters[gap[0] : gap[1]])
        pieces.append(b.letters[right.b : right.b + right.size])
    other = numbers("".join(pieces))
    same = (one & other).total()
    all_ = max(one.total(), other.total())
    return same, all_
