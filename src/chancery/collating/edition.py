"""The apparatus of an edition: where the witnesses of one language differ from the base.

Compared are the forms (`forms`): a gloss, another script, width or punctuation is no variant. What
a witness lacks at its begin or end, because it is a part, is a gap and no variant either.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from chancery.collating.aligning import Block, blocks
from chancery.collating.forms import Form, form_of
from chancery.collating.values import Variant, VariantKind
from chancery.identifying.numerals import number
from chancery.model import Layer, Span
from chancery.reading.characters import normal

# a run of equal characters between two differences that is shorter than this is chance, and the
# two are one variant: half a word of Chinese, or less than a Latin word
_CHANCE_HAN, _CHANCE_WORD = 2, 4
# missing text of this many letters at the begin or end is a gap, not a reading: the page was cut
# there, if only of its closing line
_GAP = 8


@dataclass(frozen=True)
class Text:
    """A witness's text as it is collated: its siglum, its text and normal form, its form."""

    siglum: str
    text: str
    layer: Layer
    form: Form

    @classmethod
    def of(cls, siglum: str, text: str, layer: Layer | None = None) -> Text:
        """The text of a witness; `layer` is its normal form, if that is at hand."""
        known = layer or normal(text)
        return cls(siglum, text, known, form_of(text, known))

    def span(self, start: int, end: int) -> Span:
        """Where letters of the form stand in the text."""
        return self.layer.back(*self.form.back(start, end))


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of a text that one witness lacks: `span` is its place in the base's text.

    Of a supplement the base lacks it: `span` is empty, and `text` is the witness's.
    """

    span: Span
    witness: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Apparatus:
    """The variants in order of the base, the gaps of witnesses, and what fills gaps of the base."""

    variants: tuple[Variant, ...]
    gaps: tuple[Gap, ...] = ()
    supplements: tuple[Gap, ...] = ()


def apparatus(base: Text, others: Iterable[Text]) -> Apparatus:
    """Collate the other witnesses with the base, each by itself; linear in their number."""
    found: dict[tuple[Span, str], list[str]] = defaultdict(list)
    gaps: list[Gap] = []
    supplements: list[Gap] = []
    same: dict[str, list[str]] = defaultdict(list)
    texts: dict[str, Text] = {}
    for text in others:
        texts.setdefault(text.form.letters, text)
        same[text.form.letters].append(text.siglum)
    for letters, text in texts.items():
        for span, reading in _differences(base.form, text.form):
            where = base.span(*span)
            words = text.text[slice(*text.span(*reading))]
            edge = _edge(span, reading, base.form, text.form)
            if edge == "gap":
                gaps += [Gap(where, siglum) for siglum in same[letters]]
            elif edge == "supplement":
                supplements += [Gap(where, siglum, words) for siglum in same[letters]]
            else:
                found[where, words] += same[letters]
    variants = (_variant(base, key, sigla) for key, sigla in sorted(found.items()))
    return Apparatus(tuple(variants), tuple(gaps), tuple(_longest(supplements)))


def _variant(base: Text, key: tuple[Span, str], sigla: Sequence[str]) -> Variant:
    span, reading = key
    words = base.text[slice(*span)]
    kind: VariantKind = "substituted" if words and reading else "omitted" if words else "added"
    return Variant(span, words, reading, kind, tuple(sorted(sigla, key=by_siglum)))


def _longest(supplements: Iterable[Gap]) -> Iterator[Gap]:
    """Of what several witnesses have before the base's begin or behind its end, the longest."""
    best: dict[Span, Gap] = {}
    for gap in supplements:
        known = best.get(gap.span)
        if known is None or len(gap.text) > len(known.text):
            best[gap.span] = gap
    yield from (best[span] for span in sorted(best))


def _edge(span: Span, reading: Span, base: Form, other: Form) -> str:
    """Whether a difference is a gap of the witness, or of the base, at begin or end."""
    first = span[0] == 0 and reading[0] == 0
    last = span[1] == len(base.letters) and reading[1] == len(other.letters)
    if not (first or last):
        return ""
    missing, extra = span[1] - span[0], reading[1] - reading[0]
    if missing >= _GAP and missing > 4 * extra:
        return "gap"
    return "supplement" if extra >= _GAP and extra > 4 * missing else ""


def _differences(a: Form, b: Form) -> Iterator[tuple[Span, Span]]:
    """Spans of the letters of both that differ, in order; empty where words are added."""
    if a.letters == b.letters:
        return
    chance = _CHANCE_HAN if a.han else _CHANCE_WORD
    found = blocks(a.letters, b.letters, han=a.han)
    kept = _kept(found, chance)
    ends = [Block(0, 0, 0), *kept, Block(len(a.letters), len(b.letters), 0)]
    for left, right in pairwise(ends):
        one = (left.a + left.size, right.a)
        other = (left.b + left.size, right.b)
        if (one[0] < one[1] or other[0] < other[1]) and not _same_number(a, one, b, other):
            yield one, other


def _kept(found: Sequence[Block], chance: int) -> list[Block]:
    """The blocks but those that are chance: shorter than what differs on both their sides."""
    kept: list[Block] = []
    for n, block in enumerate(found):
        before = kept[-1] if kept else Block(0, 0, 0)
        gap = max(block.a - before.a - before.size, block.b - before.b - before.size)
        after = found[n + 1] if n + 1 < len(found) else None
        next_gap = max(after.a - block.a, after.b - block.b) - block.size if after else chance
        if block.size < chance and gap >= chance and next_gap >= chance:
            continue
        kept.append(block)
    return kept


def _same_number(a: Form, one: Span, b: Form, other: Span) -> bool:
    """第二十四届 beside 第24届: the same number, written otherwise."""
    x, y = number_at(a, one), number_at(b, other)
    return x is not None and x == y


def number_at(form: Form, span: Span) -> int | None:
    """The number that stands in a span of a form, or None."""
    letters = form.letters[slice(*span)]
    return number(letters) if letters and len(letters) < 9 else None


def by_siglum(siglum: str) -> tuple[int, str]:
    """Sorts sigla as they are given out: A … Z, AA …"""
    return len(siglum), siglum


def siglum(number: int) -> str:
    """The siglum of a number from 0: A, B … Z, AA, AB …"""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def readings(found: Apparatus) -> Mapping[str, int]:
    """How many variants each witness has."""
    counts: dict[str, int] = defaultdict(int)
    for variant in found.variants:
        for name in variant.witnesses:
            counts[name] += 1
    return counts
