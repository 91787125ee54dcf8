"""Where a formula (提法) is used: in the same words, or in words near to them.

An exact use is one of the normal form, so that script and width make no difference. A near use is
the part of a sentence whose edit distance to the formula is least, if they are alike enough (ratio
of RapidFuzz: twice the matching characters over both lengths).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from chancery.model import Layer, Span

# Likeness (0 to 1) from which words are a variant: of ten characters two may be others.
NEAR = 0.8
# a formula of fewer characters has no variants: too much is near it
_SHORTEST = 4
# so many more characters than the formula are looked at for a variant
_WINDOW = 3


@dataclass(frozen=True, slots=True)
class Use:
    """One use: its printed span, whether it is exact, and how alike it is (0 to 1)."""

    span: Span
    exact: bool
    likeness: float = 1.0


def uses(formula: str, normal: Layer, sentences: Iterator[Span] | list[Span]) -> list[Use]:
    """The uses of a formula, itself in normal form, in a text, in order.

    `sentences` are printed spans; in each that has no exact use one near use is looked for.
    """
    found: list[Use] = []
    for start, end in sentences:
        words = normal.part(start, end)
        if formula in words:
            found.extend(_exact(formula, normal, start, words))
        elif near := _near(formula, normal, start, words):
            found.append(near)
    return found


def _exact(formula: str, normal: Layer, start: int, words: str) -> Iterator[Use]:
    first = normal.place(start)
    at = words.find(formula)
    while at >= 0:
        yield Use(normal.back(first + at, first + at + len(formula)), True)
        at = words.find(formula, at + len(formula))


def _near(formula: str, normal: Layer, start: int, words: str) -> Use | None:
    if len(formula) < _SHORTEST or not _shares(formula, words):
        return None
    best = fuzz.partial_ratio_alignment(formula, words, score_cutoff=100 * (NEAR - 0.2))
    if best is None:
        return None
    first = max(0, best.dest_start - _WINDOW)
    begin, end, likeness = max(
        (
            (b, e, fuzz.ratio(formula, words[b:e]) / 100)
            for b in range(first, min(len(words), best.dest_start + _WINDOW) + 1)
            for e in range(max(b + 1, best.dest_end - _WINDOW), best.dest_end + _WINDOW + 1)
            if e <= len(words)
        ),
        key=lambda window: (window[2], window[0] - window[1]),
        default=(0, 0, 0.0),
    )
    if likeness < NEAR:
        return None
    place = normal.place(start)
    return Use(normal.back(place + begin, place + end), False, round(likeness, 3))


def _shares(formula: str, words: str) -> bool:
    """Whether enough pairs of characters of the formula stand in a sentence at all."""
    pairs = [formula[at : at + 2] for at in range(len(formula) - 1)]
    return 2 * sum(pair in words for pair in pairs) >= len(pairs)
