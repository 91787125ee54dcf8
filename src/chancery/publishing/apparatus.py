"""The apparatus of an edition: where its copies differ from the base text, and how.

    Apparatus(
        (Copy("A", "8d36a334", base=True), Copy("B", "515f36a3")),
        (Variant((4, 6), "反对", ("B",), "wording"), Variant((9, 9), "将", ("B",), "addition")),
    )

It is a small value of its own, so that whatever groups copies can fill it. Offsets are code points
into the base text. Variants may come in any order and may overlap between copies: `loci` brings
those that touch the same words together, as an apparatus has one entry for one place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from chancery.model import Span


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy of the statement: its siglum, how it is cited, what it is and where it was found."""

    siglum: str
    reference: str
    title: str = ""
    url: str | None = None
    sha256: str = ""
    base: bool = False


@dataclass(frozen=True, slots=True)
class Variant:
    """What copies have in place of `span` of the base text.

    An empty `reading` says that the words are missing there, an empty `span` that `reading` is
    added at that place. `witnesses` are sigla; `kind` is a word or two in print (`omission`,
    `script`, `punctuation` …). Variants of one copy must not overlap.
    """

    span: Span
    reading: str
    witnesses: tuple[str, ...]
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Apparatus:
    """The copies, the base first, and the variants of the others; both may be empty."""

    copies: tuple[Copy, ...] = ()
    variants: tuple[Variant, ...] = ()


@dataclass(frozen=True, slots=True)
class VariantReading:
    """What one or more copies have at a locus."""

    text: str
    witnesses: tuple[str, ...]
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Locus:
    """One entry of the apparatus: a span of the base text, and the readings of other copies."""

    span: Span
    readings: tuple[VariantReading, ...]


NOTHING = Apparatus()


def loci(text: str, apparatus: Apparatus) -> list[Locus]:
    """The entries in order of the text, none overlapping another.

    Raises ValueError for a span outside the text, and where the variants of one copy overlap.
    """
    ordered = sorted(apparatus.variants, key=lambda variant: variant.span)
    for variant in ordered:
        if not 0 <= variant.span[0] <= variant.span[1] <= len(text):
            raise ValueError(f"variant {variant.span} is outside the text of {len(text)}")
    return [_locus(text, group) for group in _together(ordered)]


def wording(text: str, found: Iterable[Locus], siglum: str) -> str:
    """The whole text as a copy has it: the base text with that copy's readings."""
    parts, at = [], 0
    for locus in found:
        own = [each.text for each in locus.readings if siglum in each.witnesses]
        parts += [text[at : locus.span[0]], own[0] if own else text[slice(*locus.span)]]
        at = locus.span[1]
    return "".join((*parts, text[at:]))


def divided(locus: Locus, cuts: Sequence[int]) -> list[Locus]:
    """The locus cut at offsets inside it: the readings go with the first piece.

    The pieces behind it are read as empty in those copies, so that the copies' wording stays.
    """
    start, end = locus.span
    bounds = [start, *(cut for cut in cuts if start < cut < end), end]
    empty = tuple(VariantReading("", each.witnesses, each.kinds) for each in locus.readings)
    pieces = [Locus(span, empty) for span in pairwise(bounds)]
    return [Locus(pieces[0].span, locus.readings), *pieces[1:]]


def _together(ordered: Sequence[Variant]) -> Iterator[list[Variant]]:
    """Variants that touch the same words, or are added at the same place."""
    group: list[Variant] = []
    reach = 0
    for variant in ordered:
        start, end = variant.span
        if group and start >= reach and start != group[0].span[0]:
            yield group
            group = []
        reach = max(reach, end) if group else end
        group.append(variant)
    if group:
        yield group


def _locus(text: str, group: Sequence[Variant]) -> Locus:
    span = (group[0].span[0], max(variant.span[1] for variant in group))
    own: dict[str, list[Variant]] = {}
    for variant in group:
        for siglum in variant.witnesses:
            own.setdefault(siglum, []).append(variant)
    readings: dict[str, tuple[list[str], dict[str, None]]] = {}
    for siglum in sorted(own):
        sigla, kinds = readings.setdefault(_reading(text, span, own[siglum], siglum), ([], {}))
        sigla.append(siglum)
        kinds |= dict.fromkeys(variant.kind for variant in own[siglum] if variant.kind)
    return Locus(
        span,
        tuple(VariantReading(r, tuple(s), tuple(k)) for r, (s, k) in readings.items()),
    )


def _reading(text: str, span: Span, variants: Sequence[Variant], siglum: str) -> str:
    """What one copy has in place of a span."""
    parts, at = [], span[0]
    for variant in variants:
        if variant.span[0] < at:
            raise ValueError(f"variants of {siglum} overlap at {variant.span[0]}")
        parts += [text[at : variant.span[0]], variant.reading]
        at = variant.span[1]
    return "".join((*parts, text[at : span[1]]))
